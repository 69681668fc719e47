"""Does an element stand in a side column, among related articles, comments or pictures?"""

from crawler.document import Node
from crawler.extraction.hints import Hint, hint_of
from crawler.extraction.visible import HEADING_MARK

MOST_MARKED = 200  # elements; an article's own stand among the first
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
        is_byline = HEADING_MARK.search(marks) is not None
        if up.tag == "figcaption" or (up.tag == "figure" and not is_byline):
            return True  # who took the picture
        if (up.tag in {"aside", "nav"} or hint is Hint.STRONG) and not is_byline:
            return up.tag not in {"article", "main"} or "comment" in marks.split()
        up = up.parent
    return False
