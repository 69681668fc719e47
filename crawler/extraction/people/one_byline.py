"""Of the elements that are marked as names, those of the article's own byline.

The plainest mark wins; what stands near the first of them, alike or as a list, is of the same
byline. Further off stand the authors of other articles.
"""

from collections.abc import Sequence
from typing import NamedTuple

from crawler.document import Node
from crawler.extraction.dates.marked_dates import FULL_DATE

MOST_NAMES = 12  # elements of one kind
NEAR = 3  # parents that the names of one byline may be apart
PLAIN = 2  # the first rank that does not say "author" or "name"


class Marked(NamedTuple):
    """An element that may name an author; of two the lower rank says so more plainly."""

    rank: int
    text: str
    marks: str  # its class and id, in small letters
    node: Node
    is_list: bool  # of names and nothing else


def of_one_byline(marked: Sequence[Marked]) -> list[Marked]:
    """Those that name the article's authors, the plainest first; none for a list of the house's."""
    best = min((one.rank for one in marked), default=0)
    chosen = [one for one in marked if one.rank == best]
    around = {up for one in chosen for up in _holders(one.node) if up != one.node.mem_id}
    # Of a name within a byline within a box, all marked alike, the innermost says least else.
    chosen = [one for one in chosen if one.node.mem_id not in around] or chosen
    chosen = [one for one in chosen if not FULL_DATE.search(one.text)] or chosen
    if not 0 < len(chosen) <= MOST_NAMES:
        return []
    first = chosen[0]
    near = _holders(first.node)
    chosen += [one for one in marked if one.is_list and one.node.mem_id in near]
    # Who has no page of his own stands beside, in an element like that around the first name.
    alike = {one.marks for one in marked if one.rank > best and one.node.mem_id in near}
    beside = [one for one in marked if one.marks in alike and one.marks]
    chosen += [one for one in beside if one.node.mem_id not in around | near]
    alike.add(first.marks)
    return [
        one
        for one in chosen
        if (one.rank < PLAIN or one.marks in alike or one.is_list)
        and not near.isdisjoint(_holders(one.node))
    ]


def _holders(node: Node) -> set[int]:
    """The nearest holders of a name: others of the same byline share one."""
    holders = {node.mem_id}
    up = node.parent
    while up is not None and len(holders) <= NEAR and up.tag not in {"body", "main", "article"}:
        holders.add(up.mem_id)
        up = up.parent
    return holders
