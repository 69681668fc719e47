"""How requests and hosts stand in the frontier, and how many: values that its port takes and tells.

Times are aware and in UTC. What is not known is `None`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from crawler.model import Outcome, OutcomeKind, PageKind, Request


class State(StrEnum):
    """Where a request stands in the frontier."""

    QUEUED = "queued"
    LEASED = "leased"
    DONE = "done"
    FAILED = "failed"
    PARKED = "parked"


STATE_AFTER = MappingProxyType(
    {
        OutcomeKind.FILED: State.DONE,
        OutcomeKind.UNCHANGED: State.DONE,
        OutcomeKind.DELETED: State.DONE,
        OutcomeKind.LISTED: State.DONE,
        OutcomeKind.REFUSED: State.PARKED,
        OutcomeKind.PARKED: State.PARKED,
        OutcomeKind.DEFERRED: State.QUEUED,
        OutcomeKind.FAILED: State.FAILED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """Time-limited, fenced right of one worker to a host's due requests."""

    host: str
    worker: str
    token: int  # grows with each lease of the host; an older one is refused
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HostState:
    """What pacing remembers of one host, also across runs; seconds."""

    last_start: datetime | None = None  # of a request
    response_s: float = 0.0  # what the last answer took
    slowdown_s: float = 0.0  # least delay since 429 or 503; grows and decays
    failures: int = 0  # connections in a row that brought no answer
    held_until: datetime | None = None  # nothing is lent or started before


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What the frontier knows of one request; answers `status` and `explain`."""

    request: Request
    state: State
    added: datetime
    not_before: datetime | None = None
    finished: datetime | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HostStats:
    """What one host has before it.

    `next_start` is that of the first queued request, the host's hold counted in; None: at once.
    """

    due: int = 0
    queued: int = 0  # the due ones among them
    failed: int = 0
    parked: int = 0
    next_start: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontierStats:
    """Counts of requests by (site, kind, state), and what is behind them.

    `reasons` counts what failed or was parked by (site, state, reason); `again` tells by (site,
    state) how many are to be visited once more, how many of them now, and when the next is due;
    `deferred` counts by (site, reason) what is queued after a visit that failed.
    """

    requests: Mapping[tuple[str, PageKind, State], int]
    deferred_hosts: Mapping[str, datetime]
    reasons: Mapping[tuple[str, State, str], int]
    again: Mapping[tuple[str, State], tuple[int, int, datetime]]
    hosts: Mapping[str, HostStats]  # only those with something queued, failed or parked
    deferred: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def count(self, state: State) -> int:
        """Number of requests in one state."""
        return sum(n for (_, _, seen), n in self.requests.items() if seen is state)
