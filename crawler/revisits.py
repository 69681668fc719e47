"""When is a page to be visited again, and how far is a listing followed?

Pure. A listing is due when its interval has passed since its last visit, a filed article at the
ages its site names while it is young, a parked page after growing gaps, and then no more.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

# A timer of the same period as the interval starts now a little sooner, now a little later; without
# this leave it would find every other time that its listing is not due yet.
EARLY = 0.1  # of the interval
PARKED_GAPS = (timedelta(days=1), timedelta(days=3), timedelta(days=9))


def is_due(last_visit: datetime | None, *, interval: timedelta, now: datetime) -> bool:
    """True when a listing's interval has passed, give or take `EARLY`, or it was never visited.

    A last visit that lies ahead, because the clock was set back since, counts for nothing.
    """
    return last_visit is None or not last_visit <= now < last_visit + interval * (1 - EARLY)


def next_revisit(ages: Sequence[timedelta], *, born: datetime, now: datetime) -> datetime | None:
    """The first of an article's ages that lies ahead, or None when it is too old for all."""
    return next((born + age for age in sorted(ages) if born + age > now), None)


def next_look(visits: int, *, now: datetime) -> datetime | None:
    """When a page that was parked `visits` times in a row is tried again; None: given up."""
    return now + PARKED_GAPS[visits - 1] if visits <= len(PARKED_GAPS) else None


def is_followed(
    known: Sequence[bool], *, before: int, stop_after: int | None, is_first: bool
) -> tuple[bool, int]:
    """Whether a listing goes on to its next page, and how many known items led there in a row.

    `known` tells of each item of the page, in page order, whether we knew it; `before` counts the
    known ones in a row at the end of the page before. Without `stop_after` a listing is followed as
    far as each page has news. With it, until so many known items in a row were met. Those that
    head the first page do not count when news follows them there: they are pinned.
    """
    if stop_after is None:
        return not all(known), 0
    is_pinned = is_first and not all(known)
    for item in known:
        if not item:
            is_pinned, before = False, 0
        elif not is_pinned:
            before += 1
        if before >= stop_after:
            return False, before
    return True, before
