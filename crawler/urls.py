"""Which URL spellings mean the same page?

Pure. Canonical form after RFC 3986 §6.2 and the WHATWG URL standard where they agree: scheme and
host in lower case, IDN in punycode, default port and dot segments away, percent-escapes in upper
case and undone for unreserved characters, query sorted, tracking parameters and the fragment
dropped, sessions among them, which would make a new page of each visit. It changes no path on
taste: `//` and a trailing slash mean what the server says they mean, and stay.
"""

import hashlib
import re
from collections.abc import Collection
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import SplitResult, quote, unquote_to_bytes, urljoin, urlsplit, urlunsplit

DEFAULT_PORTS = {"http": 80, "https": 443}
UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
ESCAPED_DOT = re.compile("%2e", re.IGNORECASE)
ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
PATH_SAFE = "/:@!$&'()*+,;=~%"
QUERY_SAFE = "/?:@!$'()*+,;=~%"

# URLs taken apart lately: a visit asks for the parts of its URL ten times over.
RECENT = 256

# Parameters that name the way a reader came, never the page. Prefixes first, then whole names.
TRACKING_PREFIXES = ("utm_", "mc_", "hsa_", "pk_", "mtm_", "vero_", "oly_", "__hs")
# fmt: off
TRACKING_NAMES = frozenset({
    "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid",
    "igshid", "igsh", "_ga", "_gl", "ref_src", "ref_url", "spm", "scm", "wfr", "isappinstalled",
    "share_token", "share_source", "sharefrom", "nsukey", "cmpid", "ncid", "smid", "srnd",
    "ocid", "taid", "s_cid", "mkt_tok", "guccounter", "guce_referrer", "guce_referrer_sig", "xtor",
    "at_medium", "at_campaign", "phpsessid", "jsessionid", "aspsessionid", "sessionid", "cftoken",
})
# fmt: on
# Sessions of servers that met no cookie: Servlet ;jsessionid=…, ASP.NET /(S(…))/.
SESSION = re.compile(r";jsessionid=[^/;]*|/\([A-Z]\([0-9a-z]{16,}\)\)(?=/)", re.IGNORECASE)
# Only with these values: the same name with another value can select the page.
TRACKING_VALUES = {
    "from": frozenset({"singlemessage", "groupmessage", "timeline", "rss", "twitter", "wechat"}),
    "ref": frozenset({"rss", "twitter", "facebook", "homepage"}),
}


LONGEST_HOST = 253  # characters, RFC 1035; the idna codec is slow on long ones
NO_HOST_CHARACTER = re.compile(r"[\x00-\x20\x7f\"#%/<>?@\\^`{|}]")
NUMBER = re.compile(r"0[xX][0-9A-Fa-f]*|[0-9]+")


class BadUrl(ValueError):  # noqa: N818  # a claim about the value, as in ports
    """The text is not an http or https URL with a host."""


def is_tracking(name: str, value: str, *, extra: Collection[str] = ()) -> bool:
    """True when a query parameter tells how the reader came and not which page is meant."""
    low = name.lower()
    return (
        low.startswith(TRACKING_PREFIXES)
        or low in TRACKING_NAMES
        or value.lower() in TRACKING_VALUES.get(low, ())
        or name in extra
    )


@lru_cache(RECENT)
def split_http(url: str) -> SplitResult:
    """Parts of an http(s) URL; raises `BadUrl` for anything else."""
    cleaned = _cleaned(url)
    try:
        parts = urlsplit(cleaned)
        host, _ = parts.hostname, parts.port
    except ValueError as exc:
        raise BadUrl(f"not a URL: {url!r} ({exc})") from exc
    if parts.scheme.lower() not in DEFAULT_PORTS:
        raise BadUrl(f"not an http or https URL: {url!r}")
    if not host:
        raise BadUrl(f"no host in URL: {url!r}")
    if "\\" in parts.netloc:  # browsers end the host there, urllib does not
        raise BadUrl(f"a backslash in the host: {url!r}")
    return parts


@lru_cache(RECENT)
def host_key(url: str) -> str:
    """`host` or `host:port` in lower case, default port left out: the unit of lease and pacing."""
    parts = split_http(url)
    host = ascii_host(parts.hostname or "")
    if ":" in host:
        host = f"[{host}]"
    default = DEFAULT_PORTS[parts.scheme.lower()]
    return host if parts.port in (None, default) else f"{host}:{parts.port}"


@lru_cache(RECENT)
def ascii_host(host: str) -> str:
    """Host in lower-case ASCII: punycode for international names, no trailing dot.

    Numbers that resolvers read as IPv4 (`2130706433`, `0177.1`, `0x7f.1`) become its usual form, as
    in the WHATWG URL standard, so that spellings of an address are one host.
    """
    if len(host) > LONGEST_HOST or NO_HOST_CHARACTER.search(host):
        raise BadUrl(f"no host name: {host[:LONGEST_HOST]!r}")
    low = host.lower()
    if not low.isascii():
        try:
            low = low.encode("idna").decode("ascii").lower()
        except UnicodeError as exc:
            raise BadUrl(f"host cannot be encoded: {host!r}") from exc
    low = low.removesuffix(".")
    labels = low.split(".")
    if not all(labels) or NO_HOST_CHARACTER.search(low):  # some letters become such characters
        raise BadUrl(f"no host name: {host!r}")
    try:
        if ":" in low:
            return str(IPv6Address(low))
        return _ipv4(labels) if NUMBER.fullmatch(labels[-1]) else low
    except (ValueError, OverflowError) as exc:
        raise BadUrl(f"neither a name nor an address: {host!r}") from exc


def _ipv4(labels: list[str]) -> str:
    """The dotted form of up to four numbers, the last of which fills the bytes that are left."""
    *first, last = (_number(label) for label in labels)
    value = bytes(first)
    return str(IPv4Address(value + last.to_bytes(4 - len(first), "big")))


def _number(label: str) -> int:
    if not NUMBER.fullmatch(label):
        raise ValueError(f"no number: {label!r}")
    if label[:2].lower() == "0x":
        return int(label[2:] or "0", 16)
    return int(label, 8 if label.startswith("0") else 10)


def has_credentials(url: str) -> bool:
    """True when the URL carries a user name or a password, which are never sent."""
    try:
        return "@" in urlsplit(url).netloc
    except ValueError:
        return False


def canonical_url(url: str, *, tracking: Collection[str] = ()) -> str:
    """The one spelling of a URL; `tracking` names further parameters to drop. Raises `BadUrl`."""
    parts = split_http(url)
    query = _canonical_query(parts.query, tracking)
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    path = _escape(_without_dots(SESSION.sub("", parts.path) or "/"), PATH_SAFE)
    return urlunsplit((parts.scheme.lower(), host_key(url), path, query, fragment))


def fetchable_url(url: str) -> str:
    """The URL as it is sent: escaped, without credentials and fragment, else as it was."""
    parts = split_http(url)
    path = _escape(parts.path or "/", PATH_SAFE, undo=False)
    query = _escape(parts.query, QUERY_SAFE + "&", undo=False)
    return urlunsplit((parts.scheme.lower(), host_key(url), path, query, ""))


def url_key(url: str, *, tracking: Collection[str] = (), https_is_http: bool = False) -> str:
    """Identity of a URL: its canonical form, with the scheme made equal where the site says so."""
    canonical = canonical_url(url, tracking=tracking)
    if https_is_http and canonical.startswith("http:"):
        return "https" + canonical[4:]
    return canonical


def key_digest(key: str) -> str:
    """First 8 hex digits of the key's SHA-256: short, and enough for a day's folder."""
    return hashlib.sha256(key.encode()).hexdigest()[:8]


def join(base: str, reference: str) -> str | None:
    """Absolute http(s) URL of a reference on a page, or None when it is none."""
    cleaned = _cleaned(reference)
    if not cleaned:
        return None
    try:
        joined = urljoin(base, cleaned)
        host_key(joined)
    except ValueError:
        return None
    return joined


def _cleaned(url: str) -> str:
    return url.strip().replace("\t", "").replace("\r", "").replace("\n", "")


def _canonical_query(query: str, tracking: Collection[str]) -> str:
    kept = []
    for pair in query.split("&"):
        name, _, value = pair.partition("=")
        if pair and not is_tracking(name, value, extra=tracking):
            kept.append(_escape(pair, QUERY_SAFE))
    return "&".join(sorted(kept))


def _without_dots(path: str) -> str:
    """RFC 3986 §5.2.4 on an absolute path; escaped dots count as dots, as browsers read them."""
    out: list[str] = []
    segments = path.split("/")[1:] if path.startswith("/") else path.split("/")
    for place, segment in enumerate(segments):
        plain = ESCAPED_DOT.sub(".", segment) if "%" in segment else segment
        last = place == len(segments) - 1
        if plain == "..":
            out = out[:-1]
        if plain not in {".", ".."}:
            out.append(segment)
        elif last:
            out.append("")
    return "/" + "/".join(out)


def _escape(text: str, safe: str, *, undo: bool = True) -> str:
    if "%" in text:
        text = LONE_PERCENT.sub("%25", text)
    quoted = quote(text, safe=safe, errors="replace")
    if not undo or "%" not in quoted:
        return quoted

    def tidy(match: re.Match[str]) -> str:
        byte = unquote_to_bytes(match.group())[0]
        return chr(byte) if byte in UNRESERVED else match.group().upper()

    return ESCAPE.sub(tidy, quoted)
