"""Dates in elements that are marked as such, by tag, class or attribute.

What stands in side columns, related articles and comments is passed over. Asked only where no
metadata tell the date.
"""

import re
from collections import Counter
from collections.abc import Sequence

from crawler.casing import small_letters
from crawler.document import Document, Node, element_text, fold_blanks, select
from crawler.extraction.dates.date_labels import NOT_PUBLISHED, PUBLISHED, UPDATED
from crawler.extraction.dates.days import FULL_DATE
from crawler.extraction.evidence import Candidates
from crawler.extraction.side_matter import MOST_MARKED, in_side_matter
from crawler.patterns import pattern_of

PUBLISHED_MARK = pattern_of(r"publi|entry-date|post-date|pub-?date|created|posted")
DATED = (
    "abbr[title], [id]:is([id*=date i], [id*=time i], [id*=datum i]), "
    "[class]:is([class*=date i], [class*=time i], [class*=publish i], [class*=posted i], "
    "[class*=datum i], [class*=fecha i], [class*=tarih i], [class*=meta i], [class*=detail i], "
    "[class*=info i], [class*=created i]), "
    "[data-ptime], [data-pubdate], [data-publish-time], [data-publish-date]"
)
TOLD_BY = ("data-ptime", "data-pubdate", "data-publish-time", "data-publish-date")
EMBEDDED = pattern_of(
    r"instagram|twitter|tweet|tiktok|bluesky|reddit|mastodon|fb-|embed", re.IGNORECASE
)
MOST_ALIKE = 5  # elements of one class
LONGEST_DATE = 90  # characters of a line that is hardly more than a date


def add_time_elements(page: Document, found: Candidates) -> None:
    """Date candidates from `time` elements outside related articles and comments.

    Of many of one class, beside some of another, each is of an entry in a list.
    """
    nodes = page.tagged("time", "relative-time")[:MOST_MARKED]
    nodes = [node for node in nodes if not _in_embedded_post(node)]
    # A mark that only entries below the article's own time bear is none of the article.
    marks_entries = bool(nodes) and "pubdate" not in nodes[0].attributes
    classes = Counter(node.attributes.get("class") or "" for node in nodes)
    listed = {name for name, times in classes.items() if name and times > MOST_ALIKE}
    listed = set() if len(listed) == len(classes) else listed
    for node in nodes:
        attributes = node.attributes
        if (attributes.get("class") or "") in listed:
            continue
        marks = f"{attributes.get('class') or ''} {attributes.get('itemprop') or ''}".lower()
        value = attributes.get("datetime") or fold_blanks(element_text(node))
        if not value or len(value) > 60 or in_side_matter(node):  # noqa: PLR2004  # no date
            continue
        is_marked = "pubdate" in attributes and not marks_entries
        if PUBLISHED_MARK.search(marks) or is_marked:
            found.add("time_date", value, "time element")
        elif "updated" in marks or "modified" in marks:
            found.add("modified", value, "time element")
        else:
            found.add("time_plain", value, "time element")


def _in_embedded_post(node: Node) -> bool:
    """True for the time of a post of a social network that the text quotes."""
    up = node.parent
    while up is not None and up.tag != "blockquote":
        up = up.parent
    return up is not None and EMBEDDED.search(up.attributes.get("class") or "") is not None


def _headline_first(nodes: Sequence[Node]) -> list[Node]:
    """The elements below the headline, then those above it, where pages show what day it is."""
    at = next((index for index, node in enumerate(nodes) if node.tag == "h1"), 0)
    return [*nodes[at:], *nodes[:at]]


def add_marked_dates(page: Document, found: Candidates) -> None:
    """Date candidates from elements whose class says so, and from `abbr`."""
    for node in _headline_first(select(page.tree, f"h1, {DATED}")[:MOST_MARKED]):
        attributes = node.attributes
        by_attribute = next((attributes[name] or "" for name in TOLD_BY if name in attributes), "")
        told = attributes.get("title") or "" if node.tag == "abbr" else by_attribute
        value = told if FULL_DATE.search(told) else fold_blanks(element_text(node))
        if len(value) > LONGEST_DATE or not FULL_DATE.search(value):
            continue
        small = small_letters(value)
        if NOT_PUBLISHED.search(small) or UPDATED.search(small) or in_side_matter(node):
            continue
        field = "late_told" if PUBLISHED.search(small) else "marked_date"
        found.add("time_date" if value == by_attribute else field, value, "marked date")
