"""Which part of a page is the article's body, and its HTML made fit to stand alone.

The generic rule is the simplest density rule: paragraphs give their text, less what is in links, to
their parent and half of it to their grandparent; the richest element wins. Lazy images get their
address and relative links their base, before any sanitiser drops the attributes that tell them.
"""

import re
from collections.abc import Sequence

from crawler.document import Document, Node, element_text, first, select
from crawler.urls import join

ALWAYS_REMOVE = (
    "script, style, noscript, template, iframe, object, embed, form, button, input, link, meta"
)
BOILERPLATE = (
    "nav, header, footer, aside, [role=navigation], [role=complementary], [aria-hidden=true]"
)
UNLIKELY = re.compile(
    r"comment|sidebar|footer|related|recommend|share|social|promo|newsletter|cookie|consent|banner|"
    r"breadcrumb|\bmenu|\bnav|advert|sponsor|copyright|popular|trending",
    re.IGNORECASE,
)
SHORTEST_PARAGRAPH = 20  # letters; shorter ones are captions, bylines and buttons
SHARES = (1.0, 0.5, 0.25)  # of a paragraph's score: parent, grandparent, the one above
LAZY_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-echo")


def find_body(
    page: Document, *, selectors: Sequence[str], remove: Sequence[str]
) -> tuple[Node, str] | None:
    """The body's element and where it was found, cleaned of what never belongs to a text."""
    for selector in selectors:
        for node in select(page.tree, selector):
            if element_text(node):
                _clean(node, page.url, [*remove, ALWAYS_REMOVE])
                return node, f"selector {selector}"
    densest = _densest(page)
    if densest is None:
        return None
    _clean(densest, page.url, [*remove, ALWAYS_REMOVE, BOILERPLATE])
    _drop_unlikely(densest)
    return densest, "text density"


def link_density(node: Node) -> float:
    """Share of an element's text that stands in links, 0 to 1."""
    whole = len(element_text(node))
    linked = sum(len(element_text(anchor)) for anchor in select(node, "a"))
    return min(1.0, linked / whole) if whole else 0.0


def _densest(page: Document) -> Node | None:
    scores: dict[int, float] = {}
    nodes: dict[int, Node] = {}
    for paragraph in _paragraphs(page):
        text = element_text(paragraph)
        if len(text) < SHORTEST_PARAGRAPH or _is_unlikely(paragraph):
            continue
        score = len(text) * (1 - link_density(paragraph))
        holder = paragraph.parent
        for share in SHARES:
            if holder is None or holder.tag in {"html", "-undef"}:
                break
            scores[holder.mem_id] = scores.get(holder.mem_id, 0.0) + score * share
            nodes[holder.mem_id] = holder
            holder = holder.parent
    return (
        nodes[max(scores, key=lambda key: scores[key])] if scores else first(page.tree, "article")
    )


def _paragraphs(page: Document) -> list[Node]:
    """Paragraphs, and elements whose lines are parted by line breaks instead."""
    broken = {
        node.parent.mem_id: node.parent
        for node in select(page.tree, "td > br, div > br")
        if node.parent
    }
    return [*select(page.tree, "p, pre, blockquote"), *broken.values()]


def _is_unlikely(node: Node) -> bool:
    up: Node | None = node
    while up is not None and up.tag not in {"body", "html", "-undef"}:
        if up.tag in {"nav", "footer", "aside", "header"} or UNLIKELY.search(_marks(up)):
            return up.tag not in {"article", "main"}
        up = up.parent
    return False


def _marks(node: Node) -> str:
    return f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"


def _clean(node: Node, base: str, remove: Sequence[str]) -> None:
    for selector in remove:
        for unwanted in select(node, selector):
            if unwanted.mem_id != node.mem_id:
                unwanted.decompose()
    for image in select(node, "img"):
        attributes = image.attributes
        lazy = next((attributes[name] for name in LAZY_SOURCES if attributes.get(name)), None)
        for name in LAZY_SOURCES:
            if name in attributes:
                del image.attrs[name]
        if url := join(base, lazy or attributes.get("src") or ""):
            image.attrs["src"] = url
    for anchor in select(node, "a[href]"):
        if url := join(base, anchor.attributes.get("href") or ""):
            anchor.attrs["href"] = url


def _drop_unlikely(node: Node) -> None:
    for inner in select(node, "div, section, ul, ol, table"):
        crowded = link_density(inner) > 0.6  # noqa: PLR2004  # lists of links, not text with links
        if inner.mem_id != node.mem_id and (UNLIKELY.search(_marks(inner)) or crowded):
            inner.decompose()
