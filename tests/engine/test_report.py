"""A run's report: status and exit code, from pages, stops and failures."""

import pytest

from crawler.engine.report import ReportBuilder
from crawler.engine.stopping import Stop
from crawler.errors import StoreError
from crawler.model import Finished, Outcome, OutcomeKind, PageKind, Response, RunReport
from tests.support.samples import NOW, request

FILED = (OutcomeKind.FILED, "new")
FAILED = (OutcomeKind.FAILED, "http_500")
NO_TITLE = (OutcomeKind.PARKED, "no_title")


def builder(*outcomes: tuple[OutcomeKind, str], kind: PageKind = PageKind.ARTICLE) -> ReportBuilder:
    report = ReportBuilder(run="r", command="run", started=NOW)
    answer = Response(
        url="u", final_url="u", status=200, headers=(), body=b"", wire_bytes=1, started=NOW,
        ended=NOW,
    )  # fmt: skip
    for outcome, reason in outcomes:
        report.answered(answer)
        ended = Outcome(kind=outcome, reason=reason)
        report.finished(Finished(request=request(kind=kind), outcome=ended))
    return report


def built(
    *outcomes: tuple[OutcomeKind, str], fail_on: str = "any", kind: PageKind = PageKind.ARTICLE
) -> RunReport:
    return builder(*outcomes, kind=kind).build(ended=NOW, one_off=False, fail_on=fail_on)


@pytest.mark.parametrize(("fail_on", "code"), [("any", 3), ("drift", 0), ("none", 0)])
def test_failed_pages_count_only_where_asked(fail_on: str, code: int) -> None:
    report = built(FILED, FAILED, fail_on=fail_on)

    assert (report.exit_code, report.status) == (code, "some_failed")


@pytest.mark.parametrize(("fail_on", "code"), [("any", 5), ("drift", 5), ("none", 0)])
def test_a_listing_that_the_rules_cannot_read_is_drift(fail_on: str, code: int) -> None:
    report = built((OutcomeKind.FAILED, "no_items"), fail_on=fail_on, kind=PageKind.LISTING)

    assert (report.exit_code, report.broken_sites) == (code, ("news",))


def test_mostly_unreadable_articles_are_drift() -> None:
    assert built(*[NO_TITLE] * 5, *[FILED] * 4).status == "rules_broken"
    assert built(*[NO_TITLE] * 5, *[FILED] * 6).status == "done"
    assert built(*[NO_TITLE] * 4).status == "done"


def test_a_signal_names_status_and_code_and_keeps_the_counts() -> None:
    stop = Stop()
    stop.ask("SIGTERM", exit_code=143)
    report = builder(FILED, FAILED).build(ended=NOW, one_off=False, stop=stop)

    assert (report.status, report.exit_code, report.stopped) == ("interrupted", 143, "SIGTERM")
    assert report.outcomes == {"filed": 1, "failed": 1}


def test_a_time_limit_is_told_and_does_not_fail_the_run() -> None:
    stop = Stop()
    stop.ask("max_time")
    report = builder(FILED).build(ended=NOW, one_off=False, stop=stop)

    assert (report.status, report.exit_code, report.stopped) == ("done", 0, "max_time")


def test_the_first_reason_to_stop_counts() -> None:
    stop = Stop()
    stop.ask("disk_low", exit_code=75)
    stop.ask("SIGINT", exit_code=130)

    assert (stop.reason, stop.exit_code) == ("disk_low", 75)


def test_a_failure_of_the_machine_names_the_status() -> None:
    report = builder(FILED).build(ended=NOW, one_off=False, failure=StoreError("full"))

    assert (report.status, report.exit_code) == ("cannot_write", 73)
