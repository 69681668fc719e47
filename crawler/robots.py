"""Decisions over a robots.txt (RFC 9309), and the directives of X-Robots-Tag and meta robots.

Pure. No rules (4xx) allow everything, an unreachable file (5xx, 429, no answer) nothing. Where the
RFC is silent, Google's published parser decides: spelling slips count, `Crawl-delay` and `Sitemap`
lines end no group. Matching takes time linear in pattern and path, whatever the number of stars.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes, urlsplit

MOST_BYTES = 500 * 1024  # RFC 9309 §2.5; what follows is not read
TOKEN = re.compile(r"[A-Za-z_-]+")
ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
AGENT_KEYS = frozenset({"user-agent", "useragent", "user agent"})
ALLOW_KEYS = frozenset({"allow"})
DISALLOW_KEYS = frozenset(
    {"disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"}  # as Google reads them
)
DELAY_KEYS = frozenset({"crawl-delay", "crawl delay"})
BLANKS = " \t"  # §2.2: no other character is a blank
TOO_MANY_REQUESTS, SERVER_ERROR, REDIRECT = 429, 500, 300
# Directives whose own value follows a colon, so that the name before it is no agent.
VALUED = frozenset({"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One allow or disallow line; `forms` are its pattern's normal forms (see `_forms`)."""

    allows: bool
    line: str
    forms: tuple[str, ...]

    def matches(self, forms: tuple[str, ...]) -> bool:
        """True when the pattern matches the path in either normal form."""
        return any(_matches(pattern, path) for pattern in self.forms for path in forms)


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsRules:
    """What one origin allows one agent; `why` tells for answers that hold no rules."""

    rules: tuple[Rule, ...] = ()
    crawl_delay_s: float | None = None  # asked for between requests; the longest of merged groups
    is_unreachable: bool = False
    why: str = "robots.txt"

    @classmethod
    def parse(cls, body: bytes, status: int | None, *, agent: str) -> "RobotsRules":
        """Rules from an answer; `status` None stands for no answer at all."""
        # 429 asks to come back later, as a 5xx does (RFC 9309 §2.3.1.4 names only the latter).
        if status is None or status >= SERVER_ERROR or status == TOO_MANY_REQUESTS:
            told = status or "no answer"
            return cls(is_unreachable=True, why=f"robots.txt unreachable ({told})")
        if status >= REDIRECT:  # §2.3.1.3: unavailable, so anything may be fetched
            return cls(why=f"no robots.txt ({status})")
        groups = list(_read_groups(body))
        token = product_token(agent).lower()
        # §2.2.1: all groups of the agent are one; without any, those of `*` count.
        own = [it for it in groups if token in it.agents] or [
            it for it in groups if "*" in it.agents
        ]
        delays = [group.delay_s for group in own if group.delay_s is not None]
        lines = dict.fromkeys(line for group in own for line in group.lines)
        return cls(
            rules=tuple(
                Rule(key in ALLOW_KEYS, f"{key}: {value}", _forms(value, url=False))
                for key, value in lines
            ),
            crawl_delay_s=max(delays, default=None),
        )

    def is_allowed(self, url: str) -> bool:
        """True when the agent may fetch the URL."""
        return self.refusing_rule(url) is None

    def refusing_rule(self, url: str) -> str | None:
        """The line or state that forbids the URL, or None when the agent may fetch it."""
        if self.is_unreachable:
            return self.why
        parts = urlsplit(url)
        if parts.path == "/robots.txt":
            return None
        forms = _forms((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), url=True)
        found = [rule for rule in self.rules if rule.matches(forms)]
        best = max(found, key=lambda rule: (len(rule.forms[0]), rule.allows), default=None)
        return None if best is None or best.allows else f"robots.txt: {best.line}"


@dataclass(frozen=True, slots=True)
class _Group:
    """The lines for some agents, named by their product tokens in lower case; `*` for all."""

    agents: frozenset[str]
    lines: tuple[tuple[str, str], ...]
    delay_s: float | None


def product_token(agent: str) -> str:
    """`crawler` of `crawler/1.0 (+https://…)`."""
    found = TOKEN.match(agent.strip())
    return found.group() if found else agent


def parse_robots_tag(values: Iterable[str], agent: str) -> frozenset[str]:
    """Directives in lower case, without their values, that X-Robots-Tag headers give an agent.

    A name before a colon limits what follows in its value to that agent. Reads the content of a
    meta robots element too. `none` stands for `noindex` and `nofollow` and is kept beside them.
    """
    token, found = product_token(agent).lower(), set[str]()
    for value in values:
        is_ours = True
        for piece in value.lower().split(","):
            name, colon, rest = (part.strip() for part in piece.partition(":"))
            if colon and TOKEN.fullmatch(name) and name not in VALUED:
                is_ours, name = name == token, rest.partition(":")[0].strip()
            if is_ours and TOKEN.fullmatch(name):
                found.add(name)
    return frozenset(found | {"noindex", "nofollow"} if "none" in found else found)


def _read_groups(body: bytes) -> Iterator[_Group]:
    agents, lines, delay = set[str](), list[tuple[str, str]](), None
    for key, value in _lines(body):
        if key in AGENT_KEYS:
            if lines:
                yield _Group(frozenset(agents), tuple(lines), delay)
                agents, lines, delay = set(), [], None
            agents.add(_agent(value))
        elif agents and key in DELAY_KEYS:
            delay = max(filter(None, (delay, _seconds(value))), default=delay)
        elif agents and (key in ALLOW_KEYS or key in DISALLOW_KEYS):
            # An empty pattern matches nothing, but it ends the list of agents as any rule does.
            lines.append((key, value))
    if agents:
        yield _Group(frozenset(agents), tuple(lines), delay)


def _lines(body: bytes) -> Iterator[tuple[str, str]]:
    whole = body[:MOST_BYTES]
    if len(body) > MOST_BYTES:  # half a line could forbid far more than the whole one
        whole = whole[: max(whole.rfind(b"\n"), whole.rfind(b"\r")) + 1]
    text = whole.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    for line in re.split(r"[\r\n]+", text):
        plain = line.partition("#")[0].strip(BLANKS)
        key, colon, value = plain.partition(":")
        if not colon and len(words := plain.split()) == 2:  # noqa: PLR2004  # `Disallow /path`
            key, value = words
        yield key.strip(BLANKS).lower(), value.strip(BLANKS)


def _agent(value: str) -> str:
    if value == "*" or value[:2].split() == ["*"]:
        return "*"
    return product_token(value).lower()


def _seconds(value: str) -> float | None:
    try:
        seconds = float(value)
    except ValueError:
        return None
    return seconds if 0 <= seconds < float("inf") else None


def _forms(text: str, *, url: bool) -> tuple[str, ...]:
    """Normal forms (§2.2.2): as in paths, and with what is reserved in a query escaped.

    The RFC wants `?u=https://a` and `?u=https%3A%2F%2Fa` to be one, yet `/a/b` and `/a%2Fb` two.
    In a URL `*` and `$` stand for themselves, which patterns write as `%2A` and `%24` (§2.2.3).
    """
    special = "" if url else "*$"
    if not url:  # a dollar is special at the end only
        text = text[:-1].replace("$", "%24") + text[-1:]

    def tidy(found: re.Match[str]) -> str:
        byte = unquote_to_bytes(found.group())[0]
        return chr(byte) if byte in UNRESERVED else found.group().upper()

    path = quote(text.encode("utf-8", "surrogateescape"), safe="/:?@!&'()+,;=%[]" + special)
    path = ESCAPE.sub(tidy, path)
    before, mark, query = path.partition("?")
    escaped = before + mark + quote(query, safe="&=+%" + special)
    return (path,) if escaped == path else (path, escaped)


def _matches(pattern: str, path: str) -> bool:
    if not pattern.startswith(("/", "*")):
        return False
    anchored = pattern.endswith("$")
    first, *others = (pattern[:-1] if anchored else pattern).split("*")
    if not path.startswith(first):
        return False
    if not others:
        return not anchored or path == first
    at, last = len(first), others.pop() if anchored else ""
    for piece in others:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return path.endswith(last) and len(path) - len(last) >= at
