"""Decisions over a robots.txt (RFC 9309), parsed by protego.

Pure. No rules (4xx) allow everything, an unreachable file (5xx, no answer) nothing. At most 500 KiB
count (§2.5), and only the product token of the User-Agent is matched (§2.2.1).
"""

import re
from dataclasses import dataclass

from protego import Protego

MOST_BYTES = 500 * 1024
TOKEN = re.compile(r"[A-Za-z_-]+")


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """What one origin allows; `parser` is None when `everything` decides."""

    parser: Protego | None
    everything: bool
    why: str

    @classmethod
    def parse(cls, body: bytes, status: int | None) -> "RobotsRules":
        """Rules from an answer; `status` None stands for no answer at all."""
        if status is None or status >= 500:  # noqa: PLR2004  # RFC 9309 §2.3.1.4
            return cls(
                None, everything=False, why=f"robots.txt unreachable ({status or 'no answer'})"
            )
        if status >= 300:  # noqa: PLR2004  # RFC 9309 §2.3.1.3
            return cls(None, everything=True, why=f"no robots.txt ({status})")
        text = body[:MOST_BYTES].decode("utf-8-sig", "replace").replace("\r\n", "\n")
        return cls(Protego.parse(text.replace("\r", "\n")), everything=True, why="robots.txt")

    @property
    def is_unreachable(self) -> bool:
        """True when nothing is allowed because the file could not be had."""
        return not self.everything

    def is_allowed(self, url: str, agent: str) -> bool:
        """True when the agent may fetch the URL."""
        if self.parser is None:
            return self.everything
        return bool(self.parser.can_fetch(url, product_token(agent)))

    def crawl_delay_s(self, agent: str) -> float | None:
        """Seconds asked for between requests, or None."""
        delay = self.parser.crawl_delay(product_token(agent)) if self.parser else None
        return None if delay is None else float(delay)


def product_token(agent: str) -> str:
    """`crawler` of `crawler/1.0 (+https://…)`."""
    found = TOKEN.match(agent.strip())
    return found.group() if found else agent
