"""A section page of a site that nobody configured: which of its links are articles.

Addresses are grouped by their shape, and a group counts when most of its links carry headlines
(`discovery.survey`); links in navigation, footers and side matter are left out when enough others
stand in the page's middle. A page that says it is an article, or whose address has an article's
shape, is none, however many links it holds.
"""

import re

from crawler.discovery.shapes import Shape, kind_of, shape_of
from crawler.discovery.survey import Anchor, anchors, article_links
from crawler.document import Document, Node, select
from crawler.extraction.body.text_block import choose_block
from crawler.extraction.hints import Hint, hint_of
from crawler.extraction.outline import read_outline
from crawler.model import Link

FEWEST_LINKS = 5  # articles side by side; related ones below a text are three or four
LITTLE_TEXT = 400  # bytes of text beside the links
A_TEXT, FEW_LINKS = 1500, 0.1  # bytes, and share of it in links: no list of teasers has so few
SIGNS = (
    'meta[property="og:type"][content=article], meta[property="article:published_time"], '
    "[itemprop=articleBody]"
)
LD_ARTICLE = re.compile(r'"@type"\s*:\s*\[?\s*"(?:\w*Article|BlogPosting)"')
HIGHEST = 8  # parents to look at
CARD_TAGS = frozenset({"article", "li", "main"})
ASIDE_TAGS = frozenset({"nav", "footer", "aside", "header"})


def section_links(page: Document) -> tuple[Link, ...]:
    """Links to the articles that a section page lists, in page order; none for any other page."""
    if _says_article(page):
        return ()
    every = anchors(page, with_siblings=True)
    found = article_links(every)
    own = shape_of(page.url)
    is_one_of_them = own.may_be_article and any(_are_alike(own, it.shape) for it in found)
    if len(found) < FEWEST_LINKS or is_one_of_them or _is_text_with_links(page, found):
        return ()
    kept = _central(found)
    order = {anchor.url: place for place, anchor in enumerate(every)}
    kept.sort(key=lambda anchor: order.get(anchor.url, 0))
    return tuple(Link(url=anchor.url, title=anchor.text or None) for anchor in kept)


def _central(found: list[Anchor]) -> list[Anchor]:
    """The links outside navigation and side matter; marks that speak against most are not asked.

    What a class calls a list of news is side matter beside a text, and the matter itself here.
    """
    for has_marks in (True, False):
        central = [it for it in found if not _stands_aside(it.node, has_marks=has_marks)]
        if len(central) >= FEWEST_LINKS and 2 * len(central) > len(found):
            return central
    return found


def _are_alike(one: Shape, other: Shape) -> bool:
    return len(one.segments) == len(other.segments) and kind_of(one) == kind_of(other)


def _says_article(page: Document) -> bool:
    if select(page.tree, SIGNS):
        return True
    scripts = select(page.tree, 'script[type*="ld+json"]')
    return any(
        LD_ARTICLE.search(text) and "ItemList" not in text and "CollectionPage" not in text
        for text in (script.text() or "" for script in scripts)
    )


def _is_text_with_links(page: Document, found: list[Anchor]) -> bool:
    """True when the block that holds the text holds few of the links: they stand around it."""
    root = page.tree.body
    choice = choose_block(read_outline(root)) if root is not None else None
    if choice is None or choice.block.good < LITTLE_TEXT:
        return False
    if choice.block.good > A_TEXT and choice.block.link_share < FEW_LINKS:
        return True  # what else is in it was told to be comments
    inside = {node.mem_id for node in select(choice.block.node, "a[href]")}
    return sum(anchor.node.mem_id in inside for anchor in found) < FEWEST_LINKS


def _stands_aside(node: Node, *, has_marks: bool) -> bool:
    up: Node | None = node.parent
    for _ in range(HIGHEST):
        if up is None or up.tag in {"body", "html", "-document"}:
            return False
        attributes = up.attributes
        hint = hint_of(attributes.get("class") or "", attributes.get("id") or "")
        if up.tag in ASIDE_TAGS or (has_marks and hint is Hint.STRONG):
            return not (up.tag == "header" and _is_in_card(up))
        up = up.parent
    return False


def _is_in_card(node: Node) -> bool:
    """True for the head of one entry of a list, not of the page."""
    up = node.parent
    while up is not None and up.tag not in CARD_TAGS:
        up = up.parent
    return up is not None
