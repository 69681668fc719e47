"""A frontier in memory: the twin of the SQLite one, gone with its process."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from crawler.errors import LeaseLost
from crawler.frontier.following import pages_to_follow
from crawler.model import (
    STATE_AFTER,
    Finished,
    FrontierStats,
    HostState,
    HostStats,
    Lease,
    Outcome,
    OutcomeKind,
    PageKind,
    Record,
    Request,
    State,
)

EPOCH = datetime.fromtimestamp(0, UTC)
SKEW = timedelta(seconds=60)  # clocks of machines that share a state may differ so much


@dataclass(slots=True)
class _Row:
    request: Request
    state: State
    added: datetime
    order: int
    token: int = 0
    not_before: datetime | None = None
    finished: datetime | None = None
    outcome: Outcome | None = None


@dataclass(slots=True)
class _Host:
    token: int = 0
    until: datetime | None = None
    worker: str | None = None
    state: HostState = field(default_factory=HostState)

    @property
    def not_before(self) -> datetime | None:
        return self.state.held_until

    def is_held(self, now: datetime) -> bool:
        return self.not_before is not None and self.not_before > now


class MemoryFrontier:
    """See `ports.Frontier` for every verb."""

    def __init__(self) -> None:
        self._rows: dict[str, _Row] = {}
        self._hosts: dict[str, _Host] = {}
        self._robots: dict[str, tuple[datetime, int | None, bytes]] = {}
        self._order = 0

    async def add(
        self, requests: Collection[Request], *, now: datetime, again: bool = False
    ) -> int:
        """Queue what is new."""
        return sum(self._add(requests, now, again=again))

    def _add(self, requests: Collection[Request], now: datetime, *, again: bool) -> list[bool]:
        changes = []
        for request in requests:
            row = self._rows.get(request.key)
            if row and (not again or row.state in {State.QUEUED, State.LEASED}):
                changes.append(False)
                continue
            self._order += 1
            if row:
                outcome = row.outcome
                row.request = _with_validators(replace(request, attempts=0), outcome)
                row.outcome = replace(outcome, again=None) if outcome else None
                row.state, row.order, row.not_before = State.QUEUED, self._order, None
            else:
                self._rows[request.key] = _Row(request, State.QUEUED, now, self._order)
            self._hosts.setdefault(request.host, _Host())
            changes.append(True)
        return changes

    async def lease_hosts(
        self,
        worker: str,
        n: int,
        *,
        now: datetime,
        ttl: timedelta,
        sites: Collection[str] | None = None,
        but: Collection[str] = (),
    ) -> list[Lease]:
        """Lend free hosts."""
        leases: list[Lease] = []
        for row in sorted(self._rows.values(), key=lambda row: row.order):
            host = self._hosts[row.request.host]
            free = host.until is None or host.until <= now
            held = host.is_held(now) or row.request.host in but
            if len(leases) < n and free and not held and self._is_due(row, host, now, sites):
                host.token += 1
                host.until, host.worker = now + ttl, worker
                leases.append(
                    Lease(host=row.request.host, worker=worker, token=host.token, until=host.until)
                )
        return leases

    async def due(
        self, lease: Lease, limit: int, *, now: datetime, sites: Collection[str] | None = None
    ) -> list[Request]:
        """Give out due requests of the host."""
        host = self._held(lease)
        if host.is_held(now):
            return []
        rows = [
            row
            for row in self._rows.values()
            if row.request.host == lease.host and self._is_due(row, host, now, sites)
        ]
        rows.sort(key=lambda row: (row.request.kind is not PageKind.LISTING, row.order))
        for row in rows[:limit]:
            row.state, row.token = State.LEASED, lease.token
        return [replace(row.request, was_visited=row.outcome is not None) for row in rows[:limit]]

    async def renew(self, lease: Lease, *, now: datetime, ttl: timedelta) -> Lease:
        """Lengthen a lease."""
        host = self._held(lease)
        host.until = now + ttl
        return replace(lease, until=host.until)

    async def finish(self, lease: Lease, finished: Sequence[Finished], *, now: datetime) -> int:
        """Record outcomes and queue discoveries."""
        self._held(lease)
        count = 0
        for item in finished:
            outcome, row = item.outcome, self._rows[item.request.key]
            row.state = STATE_AFTER[outcome.kind]
            row.finished, row.not_before = now, outcome.not_before
            row.outcome = _kept(row.outcome, outcome)
            attempts = 0 if row.state is State.DONE else row.request.attempts + 1
            row.request = replace(row.request, attempts=attempts)
            articles = [it for it in item.discovered if it.kind is not PageKind.LISTING]
            are_new = self._add(articles, now, again=False)
            pages, again = pages_to_follow(item, are_new)
            count += sum(are_new) + sum(self._add(pages, now, again=again))
        return count

    async def revive(self, *, now: datetime, sites: Collection[str] | None = None) -> int:
        """Queue what is to be visited once more."""
        due = [
            (row.outcome.again, row.request.key, row)
            for row in self._rows.values()
            if row.outcome
            and row.outcome.again
            and row.outcome.again <= now
            and row.state in {State.DONE, State.FAILED, State.PARKED}
            and _counts(row, sites)
        ]
        for _, _, row in sorted(due, key=lambda it: it[:2]):
            self._order += 1
            row.request = _with_validators(row.request, row.outcome)
            assert row.outcome is not None
            row.outcome = replace(row.outcome, again=None)
            row.state, row.order, row.not_before = State.QUEUED, self._order, None
        return len(due)

    async def restore(self, records: Collection[Record]) -> None:
        """Put records in place."""
        for record in records:
            self._order += 1
            self._rows[record.request.key] = _Row(
                _with_validators(record.request, record.outcome), record.state, record.added,
                self._order,
                not_before=record.not_before, finished=record.finished, outcome=record.outcome,
            )  # fmt: skip
            self._hosts.setdefault(record.request.host, _Host())

    async def catalogue(self, *, after: str = "", limit: int = 1000) -> list[Record]:
        """Records with a post."""
        posts = [
            (row.outcome.path, row.request.key, _record(row))
            for row in self._rows.values()
            if row.outcome and row.outcome.path and row.outcome.path > after
        ]
        return [record for _, _, record in sorted(posts, key=lambda it: it[:2])[:limit]]

    async def load_host(self, host: str) -> HostState:
        """A host's state."""
        return self._hosts.get(host, _Host()).state

    async def save_host(self, host: str, state: HostState) -> None:
        """Keep a host's state."""
        self._hosts.setdefault(host, _Host()).state = state

    async def release(self, lease: Lease) -> None:
        """Give a host back."""
        host = self._hosts.get(lease.host)
        if host is None or host.token != lease.token:
            return
        host.until = None
        for row in self._rows.values():
            if row.request.host == lease.host and row.state is State.LEASED:
                row.state = State.QUEUED

    async def expire_leases(self, *, worker: str | None = None) -> int:
        """End leases."""
        ended = [
            host
            for host in self._hosts.values()
            if host.until is not None and worker in {None, host.worker}
        ]
        for host in ended:
            host.until = None
            host.token += 1
        return len(ended)

    async def correct_times(self, *, now: datetime) -> int:
        """Bring back what was recorded in the future."""
        late, count = now + SKEW, 0
        for row in self._rows.values():
            is_open = row.state in {State.QUEUED, State.LEASED}
            again = row.outcome.again if row.outcome else None
            if row.finished and row.finished > late and (is_open or again):
                ahead = row.finished - now
                row.finished = now
                row.not_before = max(now, row.not_before - ahead) if row.not_before else None
                if row.outcome and again:
                    row.outcome = replace(row.outcome, again=max(now, again - ahead))
                count += 1
        for host in self._hosts.values():
            start, held = host.state.last_start, host.state.held_until
            if start and start > late:
                held = max(now, held - (start - now)) if held else None
                host.state = replace(host.state, last_start=now, held_until=held)
                count += 1
        future = [origin for origin, (fetched, _, _) in self._robots.items() if fetched > late]
        for origin in future:
            del self._robots[origin]
        return count + len(future)

    async def held_by_others(self, worker: str, *, now: datetime) -> bool:
        """Whether others are at work."""
        return any(
            host.until is not None and host.until > now and host.worker != worker
            for host in self._hosts.values()
        )

    async def next_due(
        self, *, now: datetime, sites: Collection[str] | None = None, but: Collection[str] = ()
    ) -> datetime | None:
        """Earliest start of what is left."""
        starts = [
            max(
                at
                for at in (
                    now,
                    row.not_before,
                    self._hosts[row.request.host].not_before,
                    self._hosts[row.request.host].until,
                )
                if at is not None
            )
            for row in self._rows.values()
            if row.state in {State.QUEUED, State.LEASED}
            and _counts(row, sites)
            and row.request.host not in but
        ]
        return min(starts, default=None)

    async def lookup(self, key: str) -> Record | None:
        """One request's record."""
        row = self._rows.get(key)
        return _record(row) if row else None

    async def count_content(self, site: str, content: str, *, besides: str) -> int:
        """Count copies."""
        return sum(
            row.outcome is not None
            and row.outcome.content == content
            and (row.request.site or "") == site
            and row.request.key != besides
            for row in self._rows.values()
        )

    async def records(
        self, *, states: Collection[str] | None = None, limit: int = 100
    ) -> list[Record]:
        """Latest records."""
        rows = [row for row in self._rows.values() if states is None or row.state in states]
        rows.sort(key=lambda row: (row.finished or row.added, row.order), reverse=True)
        return [_record(row) for row in rows[:limit]]

    async def stats(self, *, now: datetime) -> FrontierStats:
        """Counts."""
        rows = self._rows.values()
        troubled = [row for row in rows if row.state in {State.FAILED, State.PARKED}]
        waiting: dict[tuple[str, State], list[datetime]] = defaultdict(list)
        for row in rows:
            if row.outcome and row.outcome.again:
                waiting[_site(row), row.state].append(row.outcome.again)
        return FrontierStats(
            requests=dict(Counter((_site(row), row.request.kind, row.state) for row in rows)),
            deferred_hosts={
                name: host.not_before
                for name, host in self._hosts.items()
                if host.not_before and host.is_held(now)
            },
            reasons=dict(
                Counter(
                    (_site(row), row.state, row.outcome.reason if row.outcome else "")
                    for row in troubled
                )
            ),
            again={
                key: (len(times), sum(at <= now for at in times), min(times))
                for key, times in waiting.items()
            },
            hosts={
                host: stats
                for host in sorted(self._hosts)
                if (stats := self._host_stats(host, now)) != HostStats()
            },
            deferred=dict(
                Counter(
                    (_site(row), row.outcome.reason)
                    for row in rows
                    if row.state in {State.QUEUED, State.LEASED}
                    and row.outcome
                    and row.outcome.kind is OutcomeKind.DEFERRED
                )
            ),
        )

    def _host_stats(self, host: str, now: datetime) -> HostStats:
        rows = [row for row in self._rows.values() if row.request.host == host]
        starts = [
            max(row.not_before or EPOCH, self._hosts[host].not_before or EPOCH)
            for row in rows
            if row.state in {State.QUEUED, State.LEASED}
        ]
        first = min(starts, default=EPOCH)
        return HostStats(
            due=sum(start <= now for start in starts),
            queued=len(starts),
            failed=sum(row.state is State.FAILED for row in rows),
            parked=sum(row.state is State.PARKED for row in rows),
            next_start=None if first == EPOCH else first,
        )

    async def load_robots(self, origin: str) -> tuple[datetime, int | None, bytes] | None:
        """Stored robots.txt."""
        return self._robots.get(origin)

    async def save_robots(
        self, origin: str, *, fetched: datetime, status: int | None, body: bytes
    ) -> None:
        """Keep a robots.txt."""
        self._robots[origin] = fetched, status, body

    async def close(self) -> None:
        """Nothing to let go of."""

    def _held(self, lease: Lease) -> _Host:
        host = self._hosts.get(lease.host)
        if host is None or host.token != lease.token:
            raise LeaseLost(f"the lease of {lease.host} is another's", host=lease.host)
        return host

    def _is_due(self, row: _Row, host: _Host, now: datetime, sites: Collection[str] | None) -> bool:
        stale = row.state is State.LEASED and row.token != host.token
        free = (
            row.state is State.QUEUED
            or stale
            or (row.state is State.LEASED and host.until is not None and host.until <= now)
        )
        return free and (row.not_before is None or row.not_before <= now) and _counts(row, sites)


def _counts(row: _Row, sites: Collection[str] | None) -> bool:
    return sites is None or _site(row) in sites


def _kept(before: Outcome | None, after: Outcome) -> Outcome:
    """The new outcome, with the catalogue's entry of the post when it does not tell a new one."""
    if before is None or after.path:
        return after
    return replace(
        after, path=before.path, sha256=before.sha256, file_sha256=before.file_sha256,
        content=before.content, captured=before.captured,
    )  # fmt: skip


def _with_validators(request: Request, outcome: Outcome | None) -> Request:
    if outcome is None:
        return request
    return replace(request, etag=outcome.etag, last_modified=outcome.last_modified)


def _site(row: _Row) -> str:
    return row.request.site or ""


def _record(row: _Row) -> Record:
    return Record(
        request=row.request,
        state=row.state,
        added=row.added,
        not_before=row.not_before,
        finished=row.finished,
        outcome=row.outcome,
    )
