"""What progress tells, by the numbers."""

import pytest

from crawler.model import Finished, Outcome, OutcomeKind
from crawler.progress import PlainObserver, SiteProgress
from tests.support.samples import request

FILED = OutcomeKind.FILED


def ended(site: str, kind: OutcomeKind = FILED) -> Finished:
    return Finished(request=request(site=site), outcome=Outcome(kind=kind, reason="x"))


def test_counts_rate_and_time_left_are_told() -> None:
    site = SiteProgress()
    site.found = 100
    for second in range(11):
        site.finished(FILED, now=float(second))
    for kind in (OutcomeKind.PARKED, OutcomeKind.FAILED, OutcomeKind.LISTED, OutcomeKind.REFUSED):
        site.finished(kind, now=10.0)

    assert site.told() == ("found 100, fetched 13, filed 11, parked 2, failed 1, 1.4/s, 1:01 left")


def test_the_rate_is_that_of_late() -> None:
    site = SiteProgress()
    for now in (0.0, 0.1, 0.2, 100.0, 101.0, 102.0):
        site.finished(FILED, now=now)

    assert site.rate() == 1.0


def test_a_deferred_request_is_not_ended() -> None:
    site = SiteProgress()
    site.found = 1
    site.finished(OutcomeKind.DEFERRED, now=0.0)

    assert (site.ended, site.total) == (0, 1)
    assert "later 1" in site.told()


@pytest.mark.parametrize(
    ("left_s", "told"), [(5, "0:05 left"), (600, "10:00 left"), (7322, "2:02:02 left")]
)
def test_time_left_is_told_as_clocks_do(left_s: int, told: str) -> None:
    site = SiteProgress()
    site.found = left_s + 2
    site.finished(FILED, now=0.0)
    site.finished(FILED, now=1.0)

    assert site.told().endswith(told)


def test_plain_lines_come_every_ten_seconds_and_at_the_end() -> None:
    now, lines = [0.0], list[str]()
    observer = PlainObserver(now=lambda: now[0], write=lines.append)
    observer.queued("news", 3)
    for now[0] in (1.0, 9.9, 10.5, 11.0):
        observer.finished(ended("news"))
    assert len(lines) == 1
    observer.tell()

    assert lines[0].startswith("news: found 3, fetched 3, filed 3")
    assert len(lines) == 2
