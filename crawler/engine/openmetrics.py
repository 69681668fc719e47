"""A run's figures as OpenMetrics text, for the textfile collector of the node exporter.

Pure. Gauges only: a run is over when its figures are read, and the collector, which reads the older
Prometheus text format, takes gauges and `# EOF` alike. See the OpenMetrics specification 1.0.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from crawler.model import RunReport
from crawler.states import FrontierStats

Sample = tuple[Mapping[str, str], float]
SUCCESS = "crawler_last_success_timestamp_seconds"
SUCCESS_LINE = re.compile(rf"^{SUCCESS} ([0-9.]+)$", re.MULTILINE)


def render_metrics(
    report: RunReport, stats: FrontierStats, *, succeeded: float | None = None
) -> str:
    """The whole file; `succeeded` is when a run last exited 0, in seconds since 1970."""
    if report.exit_code == 0:
        succeeded = report.ended.timestamp()
    lines: list[str] = []
    for name, told, samples in _families(report, stats, succeeded):
        lines += [f"# HELP {name} {told}", f"# TYPE {name} gauge"]
        lines += [f"{name}{_labels(labels)} {value!r}" for labels, value in samples]
    return "\n".join([*lines, "# EOF", ""])


def last_success(text: str) -> float | None:
    """When a run last exited 0, as an earlier file tells."""
    found = SUCCESS_LINE.search(text)
    return float(found[1]) if found else None


def _families(
    report: RunReport, stats: FrontierStats, succeeded: float | None
) -> Iterator[tuple[str, str, Iterable[Sample]]]:
    took = max(0.0, (report.ended - report.started).total_seconds())
    last = "crawler_last_run"
    yield f"{last}_timestamp_seconds", "When the last run ended.", _one(report.ended.timestamp())
    yield f"{last}_duration_seconds", "How long it took.", _one(took)
    yield f"{last}_exit_code", "Its exit code; 0 is well.", _one(report.exit_code)
    if succeeded is not None:
        yield SUCCESS, "When a run last exited 0.", _one(succeeded)
    yield f"{last}_responses", "Answers that servers gave.", _one(report.fetched)
    yield f"{last}_received_bytes", "Body bytes over the wire.", _one(report.bytes)
    yield (
        f"{last}_visits", "Visits by site and how they ended.",
        [
            ({"site": site, "outcome": str(kind)}, count)
            for site, counts in sorted(report.sites.items())
            for kind, count in sorted(counts.items())
        ],
    )  # fmt: skip
    yield (
        f"{last}_broken_sites", "1 for each site that its definition no longer reads.",
        [({"site": site}, 1) for site in report.broken_sites],
    )  # fmt: skip
    yield (
        "crawler_frontier_requests", "Requests known, by site, kind and state.",
        [
            ({"site": site, "kind": str(kind), "state": str(state)}, count)
            for (site, kind, state), count in sorted(stats.requests.items())
        ],
    )  # fmt: skip
    yield (
        "crawler_frontier_unfiled", "Requests failed or parked, by site, state and reason.",
        [
            ({"site": site, "state": str(state), "reason": reason}, count)
            for (site, state, reason), count in sorted(stats.reasons.items())
        ],
    )  # fmt: skip
    yield "crawler_frontier_held_hosts", "Hosts held back.", _one(len(stats.deferred_hosts))


def _one(value: float) -> list[Sample]:
    return [({}, value)]


def _labels(labels: Mapping[str, str]) -> str:
    if not labels:
        return ""
    return "{" + ",".join(f'{name}="{_escaped(value)}"' for name, value in labels.items()) + "}"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
