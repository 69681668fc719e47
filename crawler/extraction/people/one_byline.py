"""Of the elements that are marked as names, those of the article's own byline.

The plainest mark wins; what stands near the first of them, alike or as a list, is of the same
byline. Further off stand the authors of other articles.
"""

from collections.abc import Sequence
from typing import NamedTuple

from crawler.document import Node, first, select
from crawler.extraction.dates.days import FULL_DATE
from crawler.extraction.people.labels import label_end
from crawler.extraction.people.persons import is_personal, read_people

MOST_NAMES = 12  # elements of one kind
NEAR, FAR = 3, 5  # parents that the names of one byline may be apart, further in a small box
LONGEST_BOX = 200  # characters of such a box
HIGHEST = 6  # parents of a name that may hold the headline, too
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
    everybody, marked = marked, list(filter(_names_person, marked)) or marked
    if house := _house_above(everybody, marked):
        return [house]
    best = min((one.rank for one in marked), default=0)
    chosen = [one for one in marked if one.rank == best]
    around = {up for one in chosen for up in _box_of(one.node) if up != one.node.mem_id}
    # Of a name within a byline within a box, all marked alike, the innermost says least else.
    chosen = [one for one in chosen if one.node.mem_id not in around] or chosen
    chosen = [one for one in chosen if not FULL_DATE.search(one.text)] or chosen
    if not chosen:
        return []
    plainest = chosen[0]
    alike_all = [one for one in everybody if one.rank == best]
    if len(alike_all) > MOST_NAMES and not _is_headlines(plainest, alike_all):
        return []  # a list of the house's authors, or of other articles
    near = _box_of(plainest.node)
    chosen += [one for one in marked if one.is_list and one.node.mem_id in near]
    # Who has no page of his own stands beside, in an element like that around the first name.
    alike = {one.marks for one in marked if one.node.mem_id in near}
    beside = [one for one in marked if one.marks in alike and one.marks]
    chosen += [one for one in beside if one.node.mem_id not in around | near]
    alike.add(plainest.marks)
    return [
        one
        for one in chosen
        if (one.rank < PLAIN or one.marks in alike or one.is_list)
        and _label_of(one) in {"", _label_of(plainest)}
        and not near.isdisjoint(_box_of(one.node))
    ]


def _house_above(everybody: Sequence[Marked], persons: Sequence[Marked]) -> Marked | None:
    """The first element, where it names an agency and no person stands near it."""
    first_one = min(everybody, key=lambda one: one.rank, default=None)
    if first_one is None or not read_people([first_one.text]).agencies:
        return None
    near = _box_of(first_one.node)
    is_apart = all(near.isdisjoint(_box_of(one.node)) for one in persons)
    return first_one if is_apart else None


def _names_person(one: Marked) -> bool:
    return any(map(is_personal, read_people([one.text]).authors))


def _label_of(one: Marked) -> str:
    """The words before the name: behind others than the first name's stands who did other work."""
    return one.text[: label_end(one.text)].strip(" :：").casefold()


def _is_headlines(own: Marked, others: Sequence[Marked]) -> bool:
    """True where a name stands with the page's headline, apart from the others."""
    up = own.node.parent
    for _ in range(HIGHEST):
        if up is None or up.tag in {"body", "html"}:
            break
        if first(up, "h1") is not None:
            inside = {node.mem_id for node in select(up, "*")}
            return sum(one.node.mem_id in inside for one in others) <= MOST_NAMES
        up = up.parent
    return False


def _box_of(node: Node) -> set[int]:
    """The element and its nearest holders: others of the same byline share one."""
    box = {node.mem_id}
    up = node.parent
    while up is not None and up.tag not in {"body", "main", "article"}:
        if len(box) > NEAR and (len(box) > FAR or len(up.text()) > LONGEST_BOX):
            break
        box.add(up.mem_id)
        up = up.parent
    return box
