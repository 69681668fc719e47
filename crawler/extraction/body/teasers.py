"""Rows of teasers: boxes side by side, each a link to another article with a line or two about it.

A short report is easily outweighed by them, and their classes are often nothing but hashes. A list
article is no such row: its items stand in the article, lead to other sites, or say much more.
"""

from collections.abc import Sequence
from itertools import islice
from urllib.parse import urlsplit

from crawler.document import first
from crawler.extraction.blocks import Block, holders_of_heading, leaves_of

SHORTEST_ROW = 3  # boxes
LONGEST_TEASER = 420  # bytes
SHORTEST_HEADLINE = 10  # bytes
LINES = 3  # a label, a date and the headline
LINKED = 0.6  # share of links in a teaser's headline
INLINE = frozenset(
    {"p", "td", "th", "tr", "dd", "dt"}
)  # a paragraph that begins with a link is none


def rows_of_teasers(blocks: Sequence[Block], *, host: str) -> set[Block]:
    """The boxes of all rows and what is in them."""
    found: set[Block] = set()
    headings = holders_of_heading(blocks)
    for block in blocks:
        if block.parent in found:
            found.add(block)
        elif len(block.children) >= SHORTEST_ROW:
            found.update(_row_in(block, headings, host))
    return found


def _row_in(parent: Block, headings: set[Block], host: str) -> list[Block]:
    groups: dict[tuple[str, str], list[Block]] = {}
    for child in parent.children:
        if child.tag not in INLINE and child.links and 0 < child.size <= LONGEST_TEASER:
            groups.setdefault((child.tag, child.names), []).append(child)
    row = max(groups.values(), key=len, default=[])
    if len(row) < SHORTEST_ROW or _is_in_article(parent, headings):
        return []
    return row if all(_is_teaser(box, host) for box in row) else []


def _is_teaser(box: Block, host: str) -> bool:
    """True where one of the first lines is a link within the site and something else follows."""
    first_lines = islice(leaves_of(box), LINES)
    is_headed = any(
        leaf.own_size >= SHORTEST_HEADLINE and leaf.own_linked >= LINKED * leaf.own_size
        for leaf in first_lines
    )
    if not is_headed or box.link_share > LINKED:
        return False
    link = first(box.node, "a[href]")
    target = urlsplit((link.attributes.get("href") or "") if link else "").hostname or host
    return target.removeprefix("www.") == host.removeprefix("www.")


def _is_in_article(row: Block, headings: set[Block]) -> bool:
    up: Block | None = row
    while up is not None and up.tag not in {"body", "html"}:
        if up.tag == "article" and up in headings:
            return True
        up = up.parent
    return False
