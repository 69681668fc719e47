"""Sitemaps: sitemaps.org 0.9 and the news namespace, index files, gzip, and plain lists of URLs.

Streaming: a sitemap may be 50 MiB and have 50,000 entries (the protocol's own limits), and neither
gzip nor XML may make more of it. An index leads on to its parts, newest first where it tells their
`lastmod`; which and how many are followed is decided by `identity`.
"""

import zlib

from crawler.document import fold_blanks
from crawler.errors import ExtractionError
from crawler.listing.feed import xml_text
from crawler.listing.xml_elements import Element, read_elements
from crawler.model import Link, Listing
from crawler.sites import ListingRules, SiteDefinition
from crawler.urls import BadUrl, host_key, join

MOST_BYTES = 50 * 2**20  # sitemaps.org: "no larger than 50MB (52,428,800 bytes)", uncompressed
MOST_ENTRIES = 50_000  # sitemaps.org: "no more than 50,000 URLs"
GZIP = b"\x1f\x8b"
WITH_GZIP_HEADER = 16 + zlib.MAX_WBITS
ENTRIES = frozenset({"url", "sitemap"})


def read_sitemap(
    body: bytes, *, url: str, content_type: str | None, rules: ListingRules, site: SiteDefinition
) -> Listing:
    """Pages of a sitemap as links, maps of an index as parts."""
    data, complete = unpacked(body)
    text = xml_text(data, content_type=None if data is not body else content_type, language=None)
    skipped = [] if complete else ["the sitemap is cut: broken gzip, or more than 50 MiB"]
    if text.lstrip("\ufeff \t\r\n")[:1] != "<":
        return _read_lines(text, url=url, rules=rules, skipped=skipped)
    entries, whole = read_elements(text, ENTRIES, most=MOST_ENTRIES)
    if not entries and not any(name in text[:4000] for name in ("urlset", "sitemapindex")):
        raise ExtractionError(
            f"listing {rules.name!r}: no sitemap", reason="not_a_sitemap", url=url
        )
    if not whole and complete:
        skipped.append("the sitemap is not well-formed; what could be read was")
    links: dict[str, Link] = {}
    parts: dict[str, Link] = {}
    for entry in entries:
        link = _read_entry(entry, url)
        if link is None:
            skipped.append("entry without an address")
        elif entry.name == "sitemap":
            if link.url != url and (not rules.parts or rules.parts.search(link.url)):
                parts.setdefault(link.url, link)
        elif not rules.match or rules.match.search(link.url):
            links.setdefault(link.url, link)
    return Listing(
        links=tuple(links.values()), parts=_newest_first(parts, url), skipped=tuple(skipped)
    )


def unpacked(body: bytes) -> tuple[bytes, bool]:
    """The body out of its gzip, at most 50 MiB; False when that is not all of it."""
    if not body.startswith(GZIP):
        return body, True
    stream = zlib.decompressobj(WITH_GZIP_HEADER)
    try:
        data = stream.decompress(body, MOST_BYTES)
    except zlib.error:
        return _readable_part(body), False
    return data, stream.eof


def _readable_part(body: bytes) -> bytes:
    """What comes before the damage."""
    stream = zlib.decompressobj(WITH_GZIP_HEADER)
    out = bytearray()
    for start in range(0, len(body), 1024):
        try:
            out += stream.decompress(body[start : start + 1024], MOST_BYTES - len(out))
        except zlib.error:
            break
        if len(out) >= MOST_BYTES:
            break
    return bytes(out)


def _read_entry(entry: Element, base: str) -> Link | None:
    location = entry.child("loc")
    url = join(base, location.text) if location else None
    if url is None:
        return None
    news = entry.child("news:news")
    lastmod = _text(entry.child("lastmod"))
    publication = news.child("news:publication") if news else None
    fields = {
        "lastmod": lastmod,
        "source": _text(publication.child("news:name")) if publication else None,
    }
    return Link(
        url=url,
        title=_text(news.child("news:title")) if news else None,
        date_text=_text(news.child("news:publication_date")) if news else None,
        fields={name: value for name, value in fields.items() if value},
    )


def _text(element: Element | None) -> str | None:
    return fold_blanks(element.text) or None if element else None


def _newest_first(parts: dict[str, Link], url: str) -> tuple[Link, ...]:
    """Parts on the index's own host or below its name; by `lastmod` where all tell one.

    The times are compared as text: one index writes them all in one form.
    """
    own = [link for link in parts.values() if _is_near(link.url, url)]
    if all(link.fields.get("lastmod") for link in own):
        own.sort(key=lambda link: link.fields["lastmod"], reverse=True)
    return tuple(own)


def _is_near(url: str, index: str) -> bool:
    try:
        host, own = host_key(url), host_key(index)
    except BadUrl:
        return False
    return host == own or host.endswith("." + own.removeprefix("www."))


def _read_lines(text: str, *, url: str, rules: ListingRules, skipped: list[str]) -> Listing:
    links: dict[str, Link] = {}
    for line in text.split("\n", MOST_ENTRIES)[:MOST_ENTRIES]:
        address = line.strip()
        if not address:
            continue
        if not address.startswith(("http://", "https://")) or (found := join(url, address)) is None:
            skipped.append(f"not an address: {address[:80]}")
        elif not rules.match or rules.match.search(found):
            links.setdefault(found, Link(url=found))
    if not links and skipped:
        raise ExtractionError(
            f"listing {rules.name!r}: no sitemap", reason="not_a_sitemap", url=url
        )
    return Listing(links=tuple(links.values()), skipped=tuple(skipped[:100]))
