"""A list of facts on the article, one a line: `Date 19.01.2020`, `Author Ada Rivers`.

Some broadcasters set it below the text, with each label in an element of its own and no mark
between. A list counts that tells both, as one on a book or a film names no day of its own.
"""

from collections import defaultdict
from typing import NamedTuple

from crawler.casing import small_letters
from crawler.document import Document, Node, element_text, fold_blanks
from crawler.extraction.dates.date_labels import PUBLISHED
from crawler.extraction.dates.days import FULL_DATE
from crawler.extraction.evidence import Candidates
from crawler.extraction.people.persons import is_personal, read_people
from crawler.extraction.people.shown_names import is_label
from crawler.extraction.side_matter import in_side_matter

DAY_LABELS = frozenset(
    {"date", "fecha", "data", "dato", "datum", "tanggal", "ngày", "дата", "التاريخ", "تاریخ"}
)
LONGEST_LABEL, LONGEST_FACT = 24, 120  # characters
MOST_LABELS = 60  # elements; a page with more of them is a table of something else
WHERE = "fact list"


class _Fact(NamedTuple):
    label: str
    value: str


def add_facts(page: Document, found: Candidates) -> None:
    """Candidates for the date and the authors from lists that name both."""
    lists: dict[int, list[_Fact]] = defaultdict(list)
    labels = [node for tag in ("dt", "th", "strong", "b") for node in page.tagged(tag)]
    for node in labels[:MOST_LABELS]:
        if fact := _fact(node):
            holder, told = fact
            lists[holder.mem_id].append(told)
    for facts in lists.values():
        days = [fact.value for fact in facts if _is_day(fact)]
        names = [fact.value for fact in facts if is_label(fact.label)]
        names = [name for name in names if any(map(is_personal, read_people([name]).authors))]
        if days and names:
            found.add("time_date", days[0], WHERE)
            found.add_all("shown_authors_marked", names, WHERE)
            return


def _fact(label: Node) -> tuple[Node, _Fact] | None:
    """The list, and what a label in it announces; None where an element is no such label."""
    text = fold_blanks(element_text(label)).rstrip(" :：")
    item = label.parent
    if not 0 < len(text) <= LONGEST_LABEL or item is None:
        return None
    holder = item if label.tag == "dt" else item.parent
    value = label.next if label.tag in {"dt", "th"} else item
    while value is not None and value.tag not in {"dd", "td", item.tag}:
        value = value.next
    if holder is None or value is None or holder.tag not in {"ul", "dl", "table", "tbody"}:
        return None
    told = fold_blanks(element_text(value)).removeprefix(text).lstrip(" :：")
    if not 0 < len(told) <= LONGEST_FACT or in_side_matter(holder):
        return None
    return holder, _Fact(text, told)


def _is_day(fact: _Fact) -> bool:
    small = small_letters(fact.label)
    is_label_of_day = small in DAY_LABELS or PUBLISHED.search(small) is not None
    return is_label_of_day and FULL_DATE.search(fact.value) is not None
