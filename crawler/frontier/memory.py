"""A frontier in memory: the twin of the SQLite one, gone with its process."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from crawler.errors import LeaseLost
from crawler.frontier.following import pages_to_follow
from crawler.frontier.memory_counting import read_stats
from crawler.frontier.memory_rows import OPEN, Host, Row, kept, with_validators
from crawler.model import Finished, PageKind, Request
from crawler.states import STATE_AFTER, FrontierStats, HostState, Lease, Record, State

SKEW = timedelta(seconds=60)  # clocks of machines that share a state may differ so much


class MemoryFrontier:
    """See `ports.frontier` for every verb."""

    def __init__(self) -> None:
        self._rows: dict[str, Row] = {}
        self._hosts: dict[str, Host] = {}
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
            is_taken = bool(not row or (again and row.state not in OPEN))
            changes.append(is_taken)
            if not is_taken:
                continue
            self._order += 1
            if row:
                row.queue_again(replace(request, attempts=0), self._order)
            else:
                self._rows[request.key] = Row(request, State.QUEUED, now, self._order)
            self._hosts.setdefault(request.host, Host())
        return changes

    async def lease_hosts(
        self, worker: str, n: int, *, now: datetime, ttl: timedelta,
        sites: Collection[str] | None = None, but: Collection[str] = (),
    ) -> list[Lease]:  # fmt: skip
        """Lend free hosts."""
        leases: list[Lease] = []
        for row in sorted(self._rows.values(), key=lambda row: row.order):
            name = row.request.host
            host = self._hosts[name]
            is_free = (host.until is None or host.until <= now) and not host.is_held(now)
            if (
                len(leases) < n
                and is_free
                and name not in but
                and row.is_due(host, now=now, sites=sites)
            ):
                host.token += 1
                host.until, host.worker = now + ttl, worker
                leases.append(Lease(host=name, worker=worker, token=host.token, until=host.until))
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
            if row.request.host == lease.host and row.is_due(host, now=now, sites=sites)
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
            row.outcome = kept(row.outcome, outcome)
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
            (row.again, row.order, row)
            for row in self._rows.values()
            if row.again and row.again <= now and row.state not in OPEN and row.counts(sites)
        ]
        for _, _, row in sorted(due, key=lambda it: it[:2]):
            self._order += 1
            row.queue_again(row.request, self._order)
        return len(due)

    async def restore(self, records: Collection[Record]) -> None:
        """Put records in place."""
        for record in records:
            self._order += 1
            self._rows[record.request.key] = Row(
                with_validators(record.request, record.outcome), record.state, record.added,
                self._order,
                not_before=record.not_before, finished=record.finished, outcome=record.outcome,
            )  # fmt: skip
            self._hosts.setdefault(record.request.host, Host())

    async def catalogue(self, *, after: str = "", limit: int = 1000) -> list[Record]:
        """Records with a post."""
        posts = [
            (row.outcome.path, row.order, row)
            for row in self._rows.values()
            if row.outcome and row.outcome.path and row.outcome.path > after
        ]
        return [row.record() for _, _, row in sorted(posts, key=lambda it: it[:2])[:limit]]

    async def load_host(self, host: str) -> HostState:
        """A host's state."""
        return self._hosts.get(host, Host()).state

    async def save_host(self, host: str, state: HostState) -> None:
        """Keep a host's state."""
        self._hosts.setdefault(host, Host()).state = state

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
        late = now + SKEW
        count = sum(row.bring_back(now=now, late=late) for row in self._rows.values())
        count += sum(host.bring_back(now=now, late=late) for host in self._hosts.values())
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

        def start(row: Row) -> datetime:
            host = self._hosts[row.request.host]
            return max(at or now for at in (now, row.not_before, host.not_before, host.until))

        return min(
            (
                start(row)
                for row in self._rows.values()
                if row.state in OPEN and row.counts(sites) and row.request.host not in but
            ),
            default=None,
        )

    async def lookup(self, key: str) -> Record | None:
        """One request's record."""
        row = self._rows.get(key)
        return row.record() if row else None

    async def lookup_batch(self, keys: Collection[str]) -> dict[str, Record]:
        """Some requests' records."""
        return {key: self._rows[key].record() for key in keys if key in self._rows}

    async def count_content(self, site: str, content: str, *, besides: str) -> int:
        """Count copies."""
        return sum(
            row.outcome is not None
            and row.outcome.content == content
            and row.site == site
            and row.request.key != besides
            for row in self._rows.values()
        )

    async def records(
        self, *, states: Collection[str] | None = None, limit: int = 100
    ) -> list[Record]:
        """Latest records."""
        rows = [row for row in self._rows.values() if states is None or row.state in states]
        rows.sort(key=lambda row: (row.finished or row.added, row.order), reverse=True)
        return [row.record() for row in rows[:limit]]

    async def stats(self, *, now: datetime) -> FrontierStats:
        """Counts."""
        return read_stats(self._rows.values(), self._hosts, now=now)

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

    def _held(self, lease: Lease) -> Host:
        host = self._hosts.get(lease.host)
        if host is None or host.token != lease.token:
            raise LeaseLost(f"the lease of {lease.host} is another's", host=lease.host)
        return host
