"""What a run did, counted while it goes on."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from crawler.model import Finished, OutcomeKind, Response, RunReport

MOST_PROBLEMS = 1000  # of a run of millions the rest is in the frontier; a report stays readable
REFUSALS = frozenset({"challenge", "forbidden", "login"})
TROUBLES = (OutcomeKind.FAILED, OutcomeKind.DEFERRED)


class Observer(Protocol):
    """Who wants to see progress."""

    def finished(self, item: Finished) -> None:
        """One visit ended."""
        ...

    def queued(self, site: str, n: int) -> None:
        """So many requests were added to the frontier."""
        ...


class SilentObserver:
    """Sees nothing."""

    def finished(self, item: Finished) -> None:
        """Do nothing."""

    def queued(self, site: str, n: int) -> None:
        """Do nothing."""


class ReportBuilder:
    """Collects outcomes into a `RunReport`."""

    def __init__(self, *, run: str, command: str, started: datetime) -> None:
        self._run = run
        self._command = command
        self._started = started
        self._outcomes: Counter[str] = Counter()
        self._sites: dict[str, Counter[str]] = {}
        self._saved: list[str] = []
        self._problems: list[Mapping[str, str]] = []
        self._reasons: Counter[str] = Counter()
        self._fetched = 0
        self._bytes = 0

    def answered(self, response: Response) -> None:
        """A server answered."""
        self._fetched += 1
        self._bytes += response.wire_bytes

    def finished(self, item: Finished) -> None:
        """Count one visit."""
        outcome, site = item.outcome, item.request.site or ""
        self._outcomes[outcome.kind] += 1
        self._sites.setdefault(site, Counter())[outcome.kind] += 1
        self._reasons[outcome.reason] += 1
        if outcome.kind is OutcomeKind.FILED and outcome.path:
            self._saved.append(outcome.path)
        if outcome.kind in {*TROUBLES, OutcomeKind.PARKED, OutcomeKind.REFUSED}:
            url = item.request.page_url or item.request.url
            self.problem(url, kind=outcome.kind, reason=outcome.reason, detail=outcome.detail)

    def problem(self, url: str, *, kind: str, reason: str, detail: str | None) -> None:
        """Note what a person may want to see."""
        if len(self._problems) < MOST_PROBLEMS:
            facts = {"url": url, "kind": str(kind), "reason": reason, "detail": detail}
            self._problems.append({key: value for key, value in facts.items() if value})

    def skipped(self, url: str, why: str) -> None:
        """An item of a listing that cannot become a request."""
        self._outcomes["skipped"] += 1
        self.problem(url, kind="skipped", reason="incomplete_item", detail=why)

    def build(self, *, ended: datetime, one_off: bool, interrupted: bool = False) -> RunReport:
        """The report, with the exit code of DESIGN §7; `one_off` for `archive URL`."""
        code = self._exit_code(one_off=one_off)
        status = {0: "done", 3: "some_failed", 4: "nothing_fetched", 6: "refused"}[code]
        return RunReport(
            run=self._run,
            command=self._command,
            started=self._started,
            ended=ended,
            outcomes=dict(self._outcomes),
            sites={site: dict(counts) for site, counts in self._sites.items()},
            fetched=self._fetched,
            bytes=self._bytes,
            saved=tuple(self._saved),
            problems=tuple(self._problems),
            status="interrupted" if interrupted else status,
            exit_code=code,
        )

    def _exit_code(self, *, one_off: bool) -> int:
        troubles = sum(self._outcomes[kind] for kind in TROUBLES)
        if troubles and self._fetched == 0:
            return 4
        if one_off:
            refused = self._outcomes[OutcomeKind.REFUSED]
            if refused or any(self._reasons[reason] for reason in REFUSALS):
                return 6
            troubles += self._outcomes[OutcomeKind.PARKED]
        return 3 if troubles else 0
