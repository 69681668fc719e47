"""What a run did, counted while it goes on."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from crawler.discovery.health import ArticleFacts, Drift, Pulse, PulseBuilder
from crawler.engine.stopping import Stop
from crawler.errors import MachineError
from crawler.model import Finished, OutcomeKind, PageKind, Request, Response, RunReport

MOST_PROBLEMS = 1000  # of a run of millions the rest is in the frontier; a report stays readable
REFUSALS = frozenset({"challenge", "forbidden", "login"})
TROUBLES = (OutcomeKind.FAILED, OutcomeKind.DEFERRED)
UNREADABLE = frozenset({"no_items", "not_json", "no_text", "no_title", "shell"})  # by the rules
FEWEST_UNREADABLE = 5  # a page or two without a title is the page's oddity, not the site's
STATUS = {
    0: "done", 3: "some_failed", 4: "nothing_fetched", 5: "rules_broken", 6: "refused",
    73: "cannot_write", 75: "disk_low", 130: "interrupted", 143: "interrupted",
}  # fmt: skip
COUNTED_BY_FAIL_ON = {
    "any": frozenset({3, 4, 5}),
    "drift": frozenset({5}),
    "none": frozenset[int](),
}


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
        self._sites: dict[str, Counter[str]] = defaultdict(Counter)
        self._saved: list[str] = []
        self._problems: list[Mapping[str, str]] = []
        self._reasons: Counter[str] = Counter()
        self._unreadable: dict[str, Counter[PageKind]] = defaultdict(Counter)
        self._pulses: dict[str, PulseBuilder] = defaultdict(PulseBuilder)
        self._drift: dict[str, Sequence[Drift]] = {}
        self._fetched = 0
        self._bytes = 0

    def answered(self, response: Response) -> None:
        """A server answered."""
        self.answered_elsewhere(response.wire_bytes)

    def answered_elsewhere(self, wire_bytes: int) -> None:
        """A server answered another process of the run."""
        self._fetched += 1
        self._bytes += wire_bytes

    def read(self, site: str, facts: ArticleFacts) -> None:
        """An article of a site was read; where its fields were found counts."""
        self._pulses[site].add_article(facts)

    def listed(self, request: Request, links: int) -> None:
        """A page of a listing gave so many links."""
        if request.site and request.listing:
            self._pulses[request.site].add_listing(request.listing, links)

    def pulses(self, *, at: datetime) -> dict[str, Pulse]:
        """What this run saw of each site."""
        return {site: it.build(run=self._run, at=at) for site, it in self._pulses.items()}

    def drifted(self, site: str, drift: Sequence[Drift]) -> None:
        """A site's rules no longer find what they used to: one message for all of it."""
        self._drift[site] = drift
        told = "; ".join(str(item) for item in drift)
        self.problem(
            site, kind="drift", reason="rules_broken", detail=f"{told}. See: crawler doctor {site}"
        )

    def finished(self, item: Finished) -> None:
        """Count one visit."""
        outcome, site = item.outcome, item.request.site or ""
        self._outcomes[outcome.kind] += 1
        self._sites[site][outcome.kind] += 1
        self._reasons[outcome.reason] += 1
        if site and outcome.reason in UNREADABLE:
            self._unreadable[site][item.request.kind] += 1
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

    def not_due(self, listings: int) -> None:
        """So many listings were left alone because their interval has not passed."""
        if listings:
            self._outcomes["not_due"] += listings

    def build(
        self, *, ended: datetime, one_off: bool, fail_on: str = "any", stop: Stop | None = None,
        failure: MachineError | None = None,
    ) -> RunReport:  # fmt: skip
        """The report, with the exit code of DESIGN §7; `one_off` for `archive URL`.

        What stopped the run or broke it names status and code; else the pages do, as far as
        `fail_on` (any, drift, none) lets them.
        """
        code = self._exit_code(one_off=one_off)
        forced = failure.exit_code if failure else stop.exit_code if stop else None
        status = STATUS[code if forced is None else forced]
        if forced is None and not one_off and code not in COUNTED_BY_FAIL_ON[fail_on]:
            code = 0
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
            status=status,
            stopped=stop.reason if stop else None,
            broken_sites=tuple(self._broken_sites()),
            exit_code=code if forced is None else forced,
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
        elif self._broken_sites():
            return 5
        return 3 if troubles else 0

    def _broken_sites(self) -> list[str]:
        """Sites that drifted, with a listing the rules cannot read, or mostly unreadable pages."""
        broken = list(self._drift)
        for site, unreadable in self._unreadable.items():
            articles = unreadable[PageKind.ARTICLE]
            read = self._sites[site][OutcomeKind.FILED] + self._sites[site][OutcomeKind.UNCHANGED]
            if unreadable[PageKind.LISTING] or articles >= max(FEWEST_UNREADABLE, read):
                broken.append(site)
        return sorted(set(broken))
