"""Does an element stand in a side column, among related articles, comments or pictures?"""

from crawler.document import Node, first, fold_blanks, select
from crawler.extraction.hints import Hint, hint_of, names_gallery
from crawler.extraction.visible import HEADING_MARK
from crawler.patterns import pattern_of

MOST_MARKED = 200  # elements; an article's own stand among the first
BYLINE_MARK = pattern_of(
    rf"{HEADING_MARK.pattern}|attribution|writer|reporter|autor|auteur|szerzo|yazar|penulis|signature|columnist"
)
LONGEST_FACTS, SHORTEST_TEASER = 160, 36  # characters
HIGHEST = 9  # parents to look at
INSET_LEVELS = 3  # parents of a byline that may be a box in the text
A_PARAGRAPH = 80  # characters


def in_side_matter(node: Node) -> bool:
    """True where a holder's tag or class says so, nearest first."""
    up: Node | None = node
    for _ in range(HIGHEST):
        if up is None or (tag := up.tag) in {"body", "html", "-document"}:
            return False
        if tag == "figcaption":
            return True  # who took the picture
        attributes = up.attributes
        names, ident = attributes.get("class") or "", attributes.get("id") or ""
        is_side = tag == "figure" or _is_side(up, hint_of(names, ident))
        is_side = is_side or names_gallery(names) or names_gallery(ident)
        if is_side and not BYLINE_MARK.search(marks := f"{names} {ident}".lower()):
            return tag == "figure" or "comment" in marks.split() or not _holds_article(up)
        up = up.parent
    return False


def _is_side(node: Node, hint: Hint) -> bool:
    if hint is Hint.STRONG or node.tag == "nav":
        return True
    return node.tag == "aside" and not _is_facts(node)


def _holds_article(node: Node) -> bool:
    return node.tag in {"article", "main"} or first(node, "h1") is not None


def _is_facts(aside: Node) -> bool:
    """True for a few words on the article, its day among them, without a link to another one."""
    if len(fold_blanks(aside.text())) > LONGEST_FACTS or first(aside, "h2, h3, h4") is not None:
        return False
    return all(len(fold_blanks(link.text())) < SHORTEST_TEASER for link in select(aside, "a"))


def in_inset(node: Node) -> bool:
    """True for the byline of a box among the paragraphs of a text that has some of its own."""
    up = node.parent
    for _ in range(INSET_LEVELS):
        if up is None or up.tag in {"body", "article", "main"}:
            break
        if _is_paragraph(_beside(up, "prev")):
            is_within = _is_paragraph(_beside(up, "next")) or _heads(up, node)
            own = sum(map(_is_paragraph, select(up, "p")))
            return is_within and own > 1 and first(up, "h1") is None
        up = up.parent
    return False


def _heads(box: Node, byline: Node) -> bool:
    """True where a heading stands in the box above its byline."""
    above = select(box, f"h2, h3, h4, {byline.tag}")
    at = next((place for place, one in enumerate(above) if one.mem_id == byline.mem_id), 0)
    return any(one.tag != byline.tag for one in above[:at])


def _beside(node: Node, way: str) -> Node | None:
    """The nearest element before or behind this one."""
    beside: Node | None = getattr(node, way)
    while beside is not None and (beside.tag or "-").startswith("-"):
        beside = getattr(beside, way)
    return beside


def _is_paragraph(node: Node | None) -> bool:
    return node is not None and node.tag == "p" and len(node.text()) > A_PARAGRAPH
