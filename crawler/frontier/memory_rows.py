"""Rows of the frontier in memory, and what decides about them."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime

from crawler.model import Outcome, Request
from crawler.states import HostState, Record, State

OPEN = frozenset({State.QUEUED, State.LEASED})


@dataclass(slots=True)
class Row:
    """One request."""

    request: Request
    state: State
    added: datetime
    order: int
    token: int = 0
    not_before: datetime | None = None
    finished: datetime | None = None
    outcome: Outcome | None = None

    @property
    def site(self) -> str:
        """As limits name it."""
        return self.request.site or ""

    @property
    def again(self) -> datetime | None:
        """When it is to be visited once more."""
        return self.outcome.again if self.outcome else None

    def counts(self, sites: Collection[str] | None) -> bool:
        """Whether it is of a wanted site."""
        return sites is None or self.site in sites

    def is_due(self, host: "Host", *, now: datetime, sites: Collection[str] | None) -> bool:
        """Whether it may be given out now, and was not under the host's lease."""
        stale = self.state is State.LEASED and self.token != host.token
        free = (
            self.state is State.QUEUED
            or stale
            or (self.state is State.LEASED and host.until is not None and host.until <= now)
        )
        return free and (self.not_before is None or self.not_before <= now) and self.counts(sites)

    def queue_again(self, request: Request, order: int) -> None:
        """Back into the queue, with the validators of the last outcome."""
        self.request = with_validators(request, self.outcome)
        self.outcome = replace(self.outcome, again=None) if self.outcome else None
        self.state, self.order, self.not_before = State.QUEUED, order, None

    def bring_back(self, *, now: datetime, late: datetime) -> bool:
        """Take what a clock that ran ahead recorded as recorded now; whether there was any."""
        if not self.finished or self.finished <= late or not (self.state in OPEN or self.again):
            return False
        ahead = self.finished - now
        self.finished = now
        self.not_before = max(now, self.not_before - ahead) if self.not_before else None
        if self.outcome and self.again:
            self.outcome = replace(self.outcome, again=max(now, self.again - ahead))
        return True

    def record(self) -> Record:
        """What others are told of it."""
        return Record(
            request=self.request, state=self.state, added=self.added, not_before=self.not_before,
            finished=self.finished, outcome=self.outcome,
        )  # fmt: skip


@dataclass(slots=True)
class Host:
    """One host: who holds it, and what pacing remembers."""

    token: int = 0
    until: datetime | None = None
    worker: str | None = None
    state: HostState = field(default_factory=HostState)

    @property
    def not_before(self) -> datetime | None:
        """Until when it is held."""
        return self.state.held_until

    def is_held(self, now: datetime) -> bool:
        """Whether nothing of it may start now."""
        return self.not_before is not None and self.not_before > now

    def bring_back(self, *, now: datetime, late: datetime) -> bool:
        """As `Row.bring_back`."""
        start, held = self.state.last_start, self.state.held_until
        if not start or start <= late:
            return False
        held = max(now, held - (start - now)) if held else None
        self.state = replace(self.state, last_start=now, held_until=held)
        return True


def kept(before: Outcome | None, after: Outcome) -> Outcome:
    """The new outcome, with the catalogue's entry of the post when it does not tell a new one."""
    if before is None or after.path:
        return after
    return replace(
        after, path=before.path, sha256=before.sha256, file_sha256=before.file_sha256,
        content=before.content, captured=before.captured,
    )  # fmt: skip


def with_validators(request: Request, outcome: Outcome | None) -> Request:
    """The request, with what its last visit left to ask by."""
    if outcome is None:
        return request
    return replace(
        request, etag=outcome.etag, last_modified=outcome.last_modified, seen=outcome.seen
    )
