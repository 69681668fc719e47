"""The metrics file, read by the reference parsers of OpenMetrics and of the Prometheus text."""

from collections.abc import Callable, Iterable
from datetime import timedelta

import pytest
from prometheus_client.metrics_core import Metric
from prometheus_client.openmetrics.parser import text_string_to_metric_families as openmetrics
from prometheus_client.parser import text_string_to_metric_families as prometheus

from crawler.engine.openmetrics import last_success, render_metrics
from crawler.model import PageKind, RunReport
from crawler.states import FrontierStats, State
from tests.support.samples import NOW

ODD = 'a "site"\\with\nlines'
STATS = FrontierStats(
    requests={(ODD, PageKind.ARTICLE, State.DONE): 7},
    deferred_hosts={"a.test": NOW},
    reasons={(ODD, State.FAILED, "http_500"): 2},
    again={(ODD, State.DONE): (5, 3, NOW)},
    hosts={},
)
Parse = Callable[[str], Iterable[Metric]]


def report(exit_code: int = 0) -> RunReport:
    return RunReport(
        run="r", command="run", started=NOW, ended=NOW + timedelta(seconds=90), fetched=12,
        outcomes={"filed": 3}, sites={ODD: {"filed": 3}}, bytes=4_000_000_000,
        broken_sites=("b",), exit_code=exit_code,
    )  # fmt: skip


@pytest.mark.parametrize("parse", [openmetrics, prometheus])
def test_both_parsers_read_what_was_meant(parse: Parse) -> None:
    samples = [
        sample for family in parse(render_metrics(report(), STATS)) for sample in family.samples
    ]
    found = {(it.name, tuple(it.labels.values())): it.value for it in samples}

    assert found["crawler_last_run_visits", (ODD, "filed")] == 3
    assert found["crawler_frontier_requests", (ODD, "article", "done")] == 7
    assert found["crawler_frontier_unfiled", (ODD, "failed", "http_500")] == 2
    assert found["crawler_last_run_duration_seconds", ()] == 90
    assert found["crawler_last_run_received_bytes", ()] == 4e9
    assert found["crawler_last_run_broken_sites", ("b",)] == 1
    assert found["crawler_last_success_timestamp_seconds", ()] == NOW.timestamp() + 90


def test_a_failed_run_keeps_the_time_of_the_last_success() -> None:
    first = render_metrics(report(), STATS)
    second = render_metrics(report(exit_code=4), STATS, succeeded=last_success(first))

    assert last_success(second) == NOW.timestamp() + 90


def test_before_any_success_none_is_claimed() -> None:
    assert last_success(render_metrics(report(exit_code=3), STATS)) is None


def test_a_clock_set_back_gives_no_negative_duration() -> None:
    odd = RunReport(
        run="r", command="run", started=NOW, ended=NOW - timedelta(days=1), outcomes={}, sites={},
        fetched=0, bytes=0,
    )  # fmt: skip

    assert "crawler_last_run_duration_seconds 0.0\n" in render_metrics(odd, STATS)
