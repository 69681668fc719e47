"""When pages are visited again."""

from datetime import timedelta

import pytest

from crawler.revisits import PARKED_GAPS, is_due, is_followed, next_look, next_revisit
from tests.support.samples import NOW

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_a_listing_is_due_after_its_interval_give_or_take_a_tenth() -> None:
    assert is_due(None, interval=DAY, now=NOW)
    assert not is_due(NOW, interval=HOUR, now=NOW + HOUR * 0.8)
    assert is_due(NOW, interval=HOUR, now=NOW + HOUR * 0.95)


def test_a_clock_that_was_set_back_does_not_stop_a_listing_for_ever() -> None:
    assert is_due(NOW + DAY, interval=HOUR, now=NOW)


def test_an_article_is_visited_again_at_its_next_age_and_then_no_more() -> None:
    ages = (DAY, HOUR)

    assert next_revisit(ages, born=NOW, now=NOW) == NOW + HOUR
    assert next_revisit(ages, born=NOW, now=NOW + HOUR) == NOW + DAY
    assert next_revisit(ages, born=NOW, now=NOW + DAY) is None
    assert next_revisit((), born=NOW, now=NOW) is None


def test_a_parked_page_is_tried_after_growing_gaps_and_then_given_up() -> None:
    looks = [next_look(visits, now=NOW) for visits in (1, 2, 3, 4)]

    assert looks == [*(NOW + gap for gap in PARKED_GAPS), None]
    assert list(PARKED_GAPS) == sorted(PARKED_GAPS)


@pytest.mark.parametrize(
    ("items", "before", "stop_after", "is_first", "expected"),
    [
        ("nk", 0, None, True, (True, 0)),
        ("kk", 0, None, True, (False, 0)),
        ("kkkn", 0, 2, True, (True, 0)),  # pinned items head the page
        ("kkkn", 0, 2, False, (False, 2)),  # a later page has no pinned head
        ("kkk", 0, 2, True, (False, 2)),  # no news at all: they are not pinned
        ("nkk", 0, 2, True, (False, 2)),
        ("nkk", 0, 3, True, (True, 2)),
        ("k", 2, 3, False, (False, 3)),  # counted across pages
        ("nk", 2, 3, False, (True, 1)),
        ("", 2, 3, False, (True, 2)),
    ],
)
def test_a_listing_stops_after_so_many_known_items_in_a_row(
    items: str, before: int, stop_after: int | None, expected: tuple[bool, int], *, is_first: bool
) -> None:
    known = [item == "k" for item in items]

    assert is_followed(known, before=before, stop_after=stop_after, is_first=is_first) == expected
