"""What a page offers a crawler: feeds, addresses of APIs, links to articles and to sections."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from crawler.discovery.shapes import Shape, is_slug, kind_of, merged, shape_of
from crawler.document import Document, Node, element_text, first, fold_blanks, select
from crawler.publisher_domain import publisher_domain
from crawler.urls import host_key, join

FEED_TYPES = ("rss", "atom", "feed+json", "rdf")
QUOTED = r"[^\"'()\s<>\\]"
API = re.compile(
    rf"[\"'(]((?={QUOTED}*(?:/api/|/ajax|\.json|/v\d/|/graphql|/rest/))(?:https?:)?/{QUOTED}+)[\"')]"
)
STATIC = re.compile(
    r"\.(?:js|css|png|jpe?g|gif|svg|webp|ico|woff2?|pdf|mp[34]|zip|xml|rss|atom)$", re.I
)
# A part of a path; of a slug, which is a headline's words, only its whole.
SERVICE_SLUG = re.compile(
    r"(?:terms|conditions)-(?:of|and)-[a-z-]{3,20}|(?:about|contact|advertise|privacy|cookie|newsletter|"
    r"subscription|how-to-subscribe)(?:-[a-z]+){2}",
    re.IGNORECASE,
)
SERVICE = re.compile(
    r"about|imprint|impressum|privacy|contact|login|log-in|signin|register|account|subscribe|terms|"
    r"cookie|help|faq|advert|careers|jobs|newsletter|/author|/tags?/|/user|search|rss|feed|sitemap|"
    r"wp-|cart|shop|donate|关于|联系|登录|注册|广告|招聘|隐私",
    re.IGNORECASE,
)
LONG_TITLE, LONG_CHINESE_TITLE = 18, 7  # characters: words of a headline, not of a menu
FEWEST_ARTICLES = 3
LONGEST_SECTION = 30


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link as it stands on a page; `url` is absolute and without its fragment."""

    url: str
    text: str
    node: Node

    @property
    def shape(self) -> Shape:
        """Shape of its address."""
        return shape_of(self.url)

    @property
    def is_headline(self) -> bool:
        """True when the text is as long as titles are."""
        wide = sum(ch > "\u2e80" for ch in self.text)
        return len(self.text) >= LONG_TITLE or wide >= LONG_CHINESE_TITLE


def anchors(page: Document, *, with_siblings: bool = False) -> list[Anchor]:
    """Links of a page to its own host and hosts below it, in page order.

    With siblings also to other hosts of its domain: portals keep each section on one of its own.
    """
    base_node = first(page.tree, "base[href]")
    base = join(page.url, (base_node.attributes.get("href") or "") if base_node else "") or page.url
    host = publisher_domain(host_key(page.url)) if with_siblings else host_key(page.url)
    found = []
    for node in select(page.tree, "a[href]"):
        href = node.attributes.get("href") or ""
        url = None if href.startswith(("#", "javascript:")) else join(base, href)
        if url and _is_same_site(host_key(url), host) and not STATIC.search(urlsplit(url).path):
            found.append(Anchor(url.partition("#")[0], _words_of(node), node))
    return found


def _words_of(link: Node) -> str:
    """What a link says; one that lies over a card says it to screen readers only."""
    attributes = link.attributes
    told = element_text(link) or attributes.get("aria-label") or attributes.get("title") or ""
    return fold_blanks(told)


def feed_urls(page: Document) -> list[str]:
    """Feeds that a page names in its head, then those it links to."""
    named = [
        node.attributes.get("href") or ""
        for node in select(page.tree, "link[rel~=alternate][href]")
        if any(kind in (node.attributes.get("type") or "").lower() for kind in FEED_TYPES)
    ]
    linked = [
        node.attributes.get("href") or ""
        for node in select(page.tree, "a[href]")
        if re.search(
            r"(?:^|[/.?=])(?:rss|feed|atom)(?:[/.?]|$)", node.attributes.get("href") or "", re.I
        )
    ]
    urls = [url for href in (*named, *linked) if (url := join(page.url, href))]
    return list(dict.fromkeys(url for url in urls if "comment" not in url.lower()))


def api_urls(page: Document) -> list[str]:
    """Addresses in a page's attributes and scripts that look like those of an API."""
    found = [unescape(match.group(1)) for match in API.finditer(page.html)]
    urls = [url for text in found if (url := join(page.url, text))]
    host = host_key(page.url)
    kept = [
        url for url in urls
        if _is_same_site(host_key(url), host) and not STATIC.search(urlsplit(url).path)
    ]  # fmt: skip
    return list(dict.fromkeys(kept))


def article_links(found: Sequence[Anchor]) -> list[Anchor]:
    """The anchors that lead to articles, as far as addresses and texts tell: one for each address.

    A family of addresses counts when it has several members and most of them carry headlines.
    """
    families: dict[tuple[int, str, tuple[str, ...]], dict[str, Anchor]] = {}
    for anchor in found:
        shape = anchor.shape
        if not shape.may_be_article or _is_service(anchor):
            continue
        key = (len(shape.segments), shape.ending, tuple(name for name, _ in shape.query))
        known = families.setdefault(key, {})
        before = known.get(anchor.url)
        if before is None or len(anchor.text) > len(before.text):
            known[anchor.url] = anchor
    scored: list[tuple[int, list[Anchor]]] = []
    for family in families.values():
        headlines = [anchor for anchor in family.values() if anchor.is_headline]
        if len(headlines) >= FEWEST_ARTICLES and len(headlines) * 2 >= len(family):
            scored.append((sum(len(it.text) for it in headlines), headlines))
    scored.sort(key=lambda item: -item[0])
    best = scored[0][0] if scored else 0
    kinds = {kind_of(family[0].shape) for score, family in scored if score * 3 >= best}
    return [
        anchor for _, family in scored if kind_of(family[0].shape) in kinds for anchor in family
    ]


def _is_service(anchor: Anchor) -> bool:
    names = [name for name in urlsplit(anchor.url).path.split("/") if name]
    return any(
        SERVICE_SLUG.fullmatch(name) if is_slug(name) else SERVICE.search(f"/{name}")
        for name in names
    )


def section_links(found: Sequence[Anchor], articles: Sequence[str]) -> list[Anchor]:
    """Links to pages that may list articles: short texts, short paths, nothing of service."""
    taken = set(articles)
    counts = Counter(anchor.url for anchor in found)
    kept: dict[str, Anchor] = {}
    for anchor in found:
        parts = urlsplit(anchor.url)
        is_home = parts.path in {"", "/"} and not parts.query
        if (
            is_home
            or anchor.url in taken
            or not anchor.text
            or len(anchor.text) > LONGEST_SECTION
            or SERVICE.search(f"{parts.path}?{parts.query} {anchor.text}")
            or len(anchor.shape.segments) > 4  # noqa: PLR2004  # sections lie near the top
            or anchor.shape.may_be_article
            or anchor.shape.is_dated_listing
            or anchor.shape.is_later_page
        ):
            continue
        kept.setdefault(anchor.url, anchor)
    return sorted(kept.values(), key=lambda it: (_in_navigation(it.node), -counts[it.url]))


def dated_pages(found: Sequence[Anchor]) -> list[str]:
    """Addresses of pages by date."""
    dated: dict[tuple[str, ...], list[str]] = {}
    for anchor in found:
        if anchor.shape.is_dated_listing:
            dated.setdefault(anchor.shape.segments, []).append(anchor.url)
    best = max(dated.values(), key=len, default=[])
    return list(dict.fromkeys(best))


def common_shape(urls: Sequence[str]) -> Shape | None:
    """The shape of all the addresses, words that differ left open."""
    return merged(shape_of(url) for url in urls) if urls else None


def _in_navigation(node: Node) -> int:
    """0 inside a nav or a header, 1 elsewhere: sorts menus first."""
    up: Node | None = node
    while up is not None and up.tag not in {"body", "-undef"}:
        marks = f"{up.attributes.get('class') or ''} {up.attributes.get('id') or ''}".lower()
        if up.tag in {"nav", "header"} or "nav" in marks or "menu" in marks:
            return 0
        up = up.parent
    return 1


def _is_same_site(host: str, own: str) -> bool:
    bare = own.removeprefix("www.").removeprefix("m.")
    return host in {own, bare} or host.endswith(f".{bare}")
