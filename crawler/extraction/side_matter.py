"""Does an element stand in a side column, among related articles, comments or pictures?"""

import re

from crawler.document import Node, first, fold_blanks, select
from crawler.extraction.hints import Hint, hint_of
from crawler.extraction.visible import HEADING_MARK

MOST_MARKED = 200  # elements; an article's own stand among the first
BYLINE_MARK = re.compile(
    rf"{HEADING_MARK.pattern}|writer|reporter|autor|auteur|szerzo|yazar|penulis|signature|columnist"
)
LONGEST_FACTS, SHORTEST_TEASER = 160, 36  # characters
HIGHEST = 9  # parents to look at


def in_side_matter(node: Node) -> bool:
    """True where a holder's tag or class says so, nearest first."""
    up: Node | None = node
    for _ in range(HIGHEST):
        if up is None or up.tag in {"body", "html", "-document"}:
            return False
        attributes = up.attributes
        hint = hint_of(attributes.get("class") or "", attributes.get("id") or "")
        marks = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
        is_byline = BYLINE_MARK.search(marks) is not None
        if up.tag == "figcaption" or (up.tag == "figure" and not is_byline):
            return True  # who took the picture
        is_side = up.tag == "nav" or (up.tag == "aside" and not _is_facts(up))
        if (is_side or hint is Hint.STRONG) and not is_byline:
            is_comment = "comment" in marks.split()
            return is_comment or (up.tag not in {"article", "main"} and first(up, "h1") is None)
        up = up.parent
    return False


def _is_facts(aside: Node) -> bool:
    """True for a few words on the article, its day among them, without a link to another one."""
    if len(fold_blanks(aside.text())) > LONGEST_FACTS or first(aside, "h2, h3, h4") is not None:
        return False
    return all(len(fold_blanks(link.text())) < SHORTEST_TEASER for link in select(aside, "a"))
