"""A post's bytes back to front matter and body."""

import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from crawler.formats.flow_yaml import parse_front_matter

FENCE = "---\n"
STAMPS = ("%Y-%m-%d %H:%M:%S %z", "%Y-%m-%dT%H:%M:%S%z")  # Jekyll's, RFC 3339
# As we write it; `strptime` takes ten times as long, which a reindex would feel.
WRITTEN = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:]{8}| [\d:]{8} )[+-]\d\d:?\d\d")


@dataclass(frozen=True, slots=True)
class ParsedPost:
    """What stands in a post: front matter in file order, and the body with lead and footer."""

    meta: dict[str, Any]
    body: str

    @property
    def title(self) -> str:
        """The title, empty when there is none."""
        return str(self.meta.get("title") or "")

    def fact(self, name: str) -> Any:
        """A value of full front matter: Hugo's layout keeps most of them under `params`."""
        params = self.meta.get("params")
        return self.meta.get(name, params.get(name) if isinstance(params, dict) else None)

    def text_fact(self, name: str) -> str | None:
        """A value that is text, or None."""
        value = self.fact(name)
        return value if isinstance(value, str) and value else None

    def instant(self, name: str) -> datetime | None:
        """A value that is a time, in UTC."""
        text = self.text_fact(name) or ""
        with suppress(ValueError, OverflowError):
            if WRITTEN.fullmatch(text):
                exact = text.replace(" +", "+").replace(" -", "-")
                return datetime.fromisoformat(exact).astimezone(UTC)
        for stamp in STAMPS:
            with suppress(ValueError, OverflowError):
                return datetime.strptime(text, stamp).astimezone(UTC)
        return None

    @property
    def is_vouched_for(self) -> bool | None:
        """Whether the body is the one its front matter has the digest of; None when it has none."""
        digest = self.text_fact("sha256")
        return None if digest is None else digest == hashlib.sha256(self.body.encode()).hexdigest()


def parse_post(data: bytes) -> ParsedPost:
    """Front matter and body; a file without front matter is all body."""
    text = data.decode("utf-8", "replace")
    if not text.startswith(FENCE):
        return ParsedPost({}, text)
    front, fence, body = text[len(FENCE) :].partition(f"\n{FENCE}")
    if not fence:
        return ParsedPost({}, text)
    return ParsedPost(parse_front_matter(front), body)
