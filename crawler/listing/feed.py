"""Feeds: RSS 0.9 to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0, JSON Feed 1.x; broken ones too.

Sources: the RSS 2.0 specification, RFC 4287 (Atom), RFC 5005 §3 (next pages), jsonfeed.org 1.1, and
what publishers really send. The whole text, where a feed gives it, goes along as the field
`content`; whether it or the page is the better source is decided when the article is read.
"""

import re
from html import unescape
from typing import Any

from crawler.charsets import decode
from crawler.document import element_text, fold_blanks, parse
from crawler.errors import ExtractionError
from crawler.json_paths import parse_json, text_at, value_at
from crawler.listing.xml_elements import Element, read_elements
from crawler.model import Link, Listing
from crawler.sites import ListingRules, SiteDefinition
from crawler.urls import join

MOST_ITEMS = 5000  # a feed of more is an archive, and has pages
MOST_CONTENT = 300_000  # characters of one text; longer than any article, and the frontier keeps it
SHORTEST_CONTENT = 200  # characters of text in an element meant for the whole of it
SHORTEST_DESCRIPTION = 600  # a description is a summary, unless it is as long as an article
XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""")
INLINE = re.compile(r"</?(?:a|b|i|u|em|strong|span|sup|sub|font|br|p|small)\b[^>]*>", re.IGNORECASE)
CUT = re.compile(r"(?:\[(?:…|\.\.\.|&#8230;|&hellip;)\]|…|\.\.\.|阅读全文|查看全文|>>)\s*$")
RSS_AUTHOR = re.compile(r"^\S+@\S+\s*\((.+)\)$")
DATES = (
    "pubdate",
    "dc:date",
    "atom:published",
    "published",
    "atom:issued",
    "dcterms:created",
    "date",
)
UPDATES = ("atom:updated", "updated", "atom:modified", "dcterms:modified")


def read_feed(
    body: bytes, *, url: str, content_type: str | None, rules: ListingRules, site: SiteDefinition
) -> Listing:
    """Links of a feed in its order; entries without an address are skipped with a reason."""
    text = xml_text(body, content_type=content_type, language=site.language)
    if text.lstrip("\ufeff \t\r\n")[:1] == "{":
        return _read_json_feed(text, url=url, rules=rules)
    items, whole = read_elements(text, frozenset({"item", "entry", "atom:entry"}), most=MOST_ITEMS)
    if not items and not is_feed(text):
        raise ExtractionError(f"listing {rules.name!r}: no feed", reason="not_a_feed", url=url)
    links: dict[str, Link] = {}
    skipped = [] if whole else ["the feed is not well-formed; what could be read was"]
    for item in items:
        link = _read_item(item, url)
        if link is None:
            skipped.append(f"entry without an address ({_title(item) or 'no title'})"[:120])
        elif not rules.match or rules.match.search(link.url):
            links.setdefault(link.url, link)
    return Listing(
        links=tuple(links.values()), next_url=_next_url(text, url), skipped=tuple(skipped)
    )


def xml_text(body: bytes, *, content_type: str | None, language: str | None) -> str:
    """Text of an XML body: the HTTP header's encoding, the declaration's, then as for pages."""
    declared = XML_ENCODING.match(body[:200])
    label = declared.group(1).decode("ascii") if declared else None
    kind = content_type or ""
    if label and "charset" not in kind.lower():
        kind = f"text/xml; charset={label}"
    return decode(body, content_type=kind or None, language=language)[0]


def is_feed(text: str) -> bool:
    """True when a text begins as a feed does, whatever follows."""
    return bool(re.search(r"<(?:rss|(?:\w+:)?RDF|(?:\w+:)?feed|channel)[\s>]", text[:4000]))


def _read_item(item: Element, base: str) -> Link | None:
    url = _address(item, item.attributes.get("xml:base") or base)
    if url is None:
        return None
    fields = {
        "authors": _author(item),
        "section": _plain(item.child("category", "dc:subject")) or _term(item),
        "source": _plain(item.child("source")),
        "lastmod": _plain(item.child(*UPDATES)),
        "content": _content(item, url),
    }
    return Link(
        url=url,
        title=_title(item),
        date_text=_plain(item.child(*DATES)) or fields["lastmod"],
        fields={name: value for name, value in fields.items() if value},
    )


def _address(item: Element, base: str) -> str | None:
    """The page's own address: what a feed service counts clicks with comes last."""
    guid = item.child("guid")
    candidates = [
        _plain(item.child("feedburner:origlink")),
        *(
            link.attributes.get("href")
            for link in item.children("atom:link", "link")
            if link.attributes.get("rel", "alternate") == "alternate"
        ),
        *(_plain(link) for link in item.children("link")),
        _plain(guid) if guid and guid.attributes.get("ispermalink", "true") != "false" else None,
        _plain(item.child("atom:id", "id")),
        item.attributes.get("rdf:about"),
    ]
    for place, candidate in enumerate(candidates):
        # Only a link may be relative: a guid such as `4711` is no address.
        absolute = candidate and (place < len(candidates) - 3 or "://" in candidate)
        if absolute and candidate and (url := join(base, candidate)):
            return url
    return None


def _title(item: Element) -> str | None:
    element = item.child("title", "atom:title", "dc:title")
    if element is None:
        return None
    if element.attributes.get("type") == "xhtml":
        text = element.text
    else:
        text = INLINE.sub("", unescape(element.text))
    return fold_blanks(text) or None


def _plain(element: Element | None) -> str | None:
    return fold_blanks(element.text) or None if element else None


def _term(item: Element) -> str | None:
    category = item.child("atom:category")
    return category.attributes.get("label") or category.attributes.get("term") if category else None


def _author(item: Element) -> str | None:
    person = item.child("atom:author")
    name = _plain(person.child("atom:name", "name")) if person else None
    name = name or _plain(item.child("dc:creator", "author"))
    found = RSS_AUTHOR.match(name or "")
    name = found.group(1) if found else name
    return None if name and "@" in name else name


def _content(item: Element, base: str) -> str | None:
    """The whole text as HTML, or None when the feed gives a summary."""
    whole = item.child("content:encoded", "atom:content", "content", "xhtml:body")
    if whole is not None and (html := _html(whole, base)):
        return _worthy(html, SHORTEST_CONTENT)
    summary = item.child("description", "atom:summary")
    return _worthy(_html(summary, base), SHORTEST_DESCRIPTION) if summary else None


def _html(element: Element, base: str) -> str:
    kind = element.attributes.get("type", "html")
    if kind in {"text", "text/plain"}:
        return f"<p>{element.markup.strip()}</p>" if element.text.strip() else ""
    nested = any(isinstance(part, Element) for part in element.content)
    # Unescaped markup in RSS is against its rules and common; in Atom it is `xhtml`.
    return (element.markup if nested else element.text).strip()


def _worthy(html: str, shortest: int) -> str | None:
    if not shortest <= len(html) <= MOST_CONTENT:
        return None
    body = parse(html).body
    text = element_text(body) if body else ""
    return html if len(text) >= shortest and not CUT.search(text) else None


def _next_url(text: str, url: str) -> str | None:
    """RFC 5005 §3: `link rel=next` of the feed itself."""
    for found in re.finditer(r"<(?:\w+:)?link\s([^<>]{1,2000})>", text[:20_000]):
        attributes = dict(re.findall(r"""(\w+)\s*=\s*["']([^"']*)["']""", found.group(1)))
        if attributes.get("rel") == "next" and attributes.get("href"):
            return join(url, unescape(attributes["href"]))
    return None


def _read_json_feed(text: str, *, url: str, rules: ListingRules) -> Listing:
    document = parse_json(text, url=url)
    items = value_at(document, "items")
    if not isinstance(items, list):
        raise ExtractionError(
            f"listing {rules.name!r}: no items in the JSON feed", reason="not_a_feed", url=url
        )
    links: dict[str, Link] = {}
    skipped = []
    for item in items[:MOST_ITEMS]:
        address = text_at(item, "url") or text_at(item, "external_url") or text_at(item, "id")
        link = join(url, address) if address and "/" in address else None
        if link is None:
            skipped.append(
                f"entry without an address ({text_at(item, 'title') or 'no title'})"[:120]
            )
        elif not rules.match or rules.match.search(link):
            links.setdefault(link, _json_link(item, link))
    next_url = text_at(document, "next_url")
    return Listing(
        links=tuple(links.values()),
        next_url=join(url, next_url) if next_url else None,
        skipped=tuple(skipped),
    )


def _json_link(item: Any, url: str) -> Link:
    html = text_at(item, "content_html") or ""
    fields = {
        "authors": text_at(item, "authors.0.name") or text_at(item, "author.name"),
        "section": text_at(item, "tags.0"),
        "lastmod": text_at(item, "date_modified"),
        "content": _worthy(html, SHORTEST_CONTENT),
    }
    return Link(
        url=url,
        title=text_at(item, "title"),
        date_text=text_at(item, "date_published") or fields["lastmod"],
        fields={name: value for name, value in fields.items() if value},
    )
