"""The frontier in one SQLite file: WAL, synchronous=FULL, one transaction for verbs asked together.

One thread owns the connection, so that the event loop never waits for the disk. Several processes
may share the file: `BEGIN IMMEDIATE` serialises their leases and tokens fence them. The file must
not lie on a network disk. The statements are in `lending`, `recording`, `keeping` and `counting`.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from crawler.frontier import keeping, lending, recording
from crawler.frontier.counting import read_stats
from crawler.frontier.rows import COLUMNS, Row, key_digest, packed, record_of
from crawler.frontier.transactions import Transactions
from crawler.model import Finished, Request
from crawler.states import FrontierStats, HostState, Lease, Record, State

CATALOGUE = f"SELECT {COLUMNS} FROM requests WHERE path > :after ORDER BY path, id LIMIT :limit"  # noqa: S608  # constants only
# The index holds 8 bytes of the content's digest: enough to find by, a quarter of the room.
COPIES = (
    "SELECT count(*) FROM requests INDEXED BY requests_content WHERE site = :site"
    " AND substr(content, 1, 8) = substr(:content, 1, 8) AND content IS NOT NULL"
    " AND content = :content AND digest <> :besides"
)


class SqliteFrontier:
    """See `ports.frontier` for every verb; make one with `open`."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._db = transactions.db
        self._do = transactions.read
        self._change = transactions.change

    @classmethod
    async def open(cls, path: Path) -> "SqliteFrontier":
        """Open or create the file; raises `FrontierError`."""
        return cls(await Transactions.open(path))

    async def close(self) -> None:
        """Close the file."""
        await self._transactions.close()

    async def add(
        self, requests: Collection[Request], *, now: datetime, again: bool = False
    ) -> int:
        """Queue what is new."""
        return sum(
            await self._change(lambda: recording.add(self._db, requests, now=now, again=again))
        )

    async def lease_hosts(
        self, worker: str, n: int, *, now: datetime, ttl: timedelta,
        sites: Collection[str] | None = None, but: Collection[str] = (),
    ) -> list[Lease]:  # fmt: skip
        """Lend free hosts."""
        if n <= 0:
            return []
        return await self._change(
            lambda: lending.lend(
                self._db, worker, n=n, now=now, until=now + ttl, sites=sites, but=but
            )
        )

    async def due(
        self, lease: Lease, limit: int, *, now: datetime, sites: Collection[str] | None = None
    ) -> list[Request]:
        """Give out due requests of the host."""
        return await self._change(
            lambda: lending.give_out(self._db, lease, limit=limit, now=now, sites=sites)
        )

    async def renew(self, lease: Lease, *, now: datetime, ttl: timedelta) -> Lease:
        """Lengthen a lease."""
        return await self._change(lambda: lending.renew(self._db, lease, now=now, ttl=ttl))

    async def finish(self, lease: Lease, finished: Sequence[Finished], *, now: datetime) -> int:
        """Record outcomes and queue discoveries."""
        return await self._change(lambda: recording.finish(self._db, lease, finished, now=now))

    async def revive(self, *, now: datetime, sites: Collection[str] | None = None) -> int:
        """Queue what is to be visited once more."""
        return await self._change(lambda: recording.revive(self._db, now=now, sites=sites))

    async def restore(self, records: Collection[Record]) -> None:
        """Put records in place."""
        await self._change(lambda: recording.restore(self._db, records))

    async def catalogue(self, *, after: str = "", limit: int = 1000) -> list[Record]:
        """Records with a post."""
        return await self._read_records(CATALOGUE, {"after": after, "limit": limit})

    async def load_host(self, host: str) -> HostState:
        """A host's state."""
        return await self._do(lambda: keeping.load_host(self._db, host))

    async def save_host(self, host: str, state: HostState) -> None:
        """Keep a host's state."""
        await self._change(lambda: keeping.save_host(self._db, host, state))

    async def release(self, lease: Lease) -> None:
        """Give a host back."""
        await self._change(lambda: lending.release(self._db, lease))

    async def expire_leases(self, *, worker: str | None = None) -> int:
        """End leases."""
        return await self._change(lambda: lending.expire(self._db, worker))

    async def correct_times(self, *, now: datetime) -> int:
        """Bring back what was recorded in the future."""
        return await self._change(lambda: keeping.correct_times(self._db, now=now))

    async def held_by_others(self, worker: str, *, now: datetime) -> bool:
        """Whether others are at work."""
        return await self._do(lambda: lending.is_held_by_others(self._db, worker, now=now))

    async def next_due(
        self, *, now: datetime, sites: Collection[str] | None = None, but: Collection[str] = ()
    ) -> datetime | None:
        """Earliest start of what is left."""
        return await self._do(lambda: lending.next_due(self._db, now=now, sites=sites, but=but))

    async def lookup(self, key: str) -> Record | None:
        """One request's record."""
        return (await self.lookup_batch([key])).get(key)

    async def lookup_batch(self, keys: Collection[str]) -> dict[str, Record]:
        """Some requests' records."""
        return await self._do(lambda: recording.look_up(self._db, keys))

    async def count_content(self, site: str, content: str, *, besides: str) -> int:
        """Count copies."""
        values = {"site": site, "content": packed(content), "besides": key_digest(besides)}
        (count,) = await self._do(lambda: self._db.execute(COPIES, values).fetchone())
        return int(count)

    async def records(
        self, *, states: Collection[str] | None = None, limit: int = 100
    ) -> list[Record]:
        """Latest records."""
        # Written out, so that SQLite sees that an index covers them.
        wanted = ", ".join(f"'{State(name)}'" for name in sorted(states or ()))
        where = f"state IN ({wanted})" if states is not None else "true"
        return await self._read_records(
            f"SELECT {COLUMNS} FROM requests WHERE {where}"  # noqa: S608  # constants only
            " ORDER BY coalesce(finished, added) DESC, ord DESC LIMIT :limit",
            {"limit": limit},
        )

    async def stats(self, *, now: datetime) -> FrontierStats:
        """Counts."""

        def ask(query: str) -> list[Row]:
            return self._db.execute(query, {"now": now.timestamp()}).fetchall()

        return await self._do(lambda: read_stats(ask))

    async def load_robots(self, origin: str) -> tuple[datetime, int | None, bytes] | None:
        """Stored robots.txt."""
        return await self._do(lambda: keeping.load_robots(self._db, origin))

    async def save_robots(
        self, origin: str, *, fetched: datetime, status: int | None, body: bytes
    ) -> None:
        """Keep a robots.txt."""
        await self._change(
            lambda: keeping.save_robots(self._db, origin, fetched=fetched, status=status, body=body)
        )

    async def _read_records(self, query: str, values: Mapping[str, object]) -> list[Record]:
        return await self._do(lambda: [record_of(row) for row in self._db.execute(query, values)])
