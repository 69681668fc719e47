"""The frontier in one SQLite file: WAL, synchronous=FULL, one transaction for verbs asked together.

One thread owns the connection, so that the event loop never waits for the disk. Several processes
may share the file: `BEGIN IMMEDIATE` serialises their leases and tokens fence them. The file must
not lie on a network disk.
"""

import json
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from crawler.errors import LeaseLost
from crawler.frontier.counting import read_stats
from crawler.frontier.database import CORRECTIONS
from crawler.frontier.following import pages_to_follow
from crawler.frontier.rows import (
    ALL_COLUMNS,
    COLUMNS,
    KEY,
    OUTCOME_COLUMNS,
    REQUEST_COLUMNS,
    Row,
    at,
    instant,
    outcome_values,
    record_of,
    record_values,
    request_of,
    request_values,
)
from crawler.frontier.transactions import Transactions
from crawler.model import (
    STATE_AFTER,
    Finished,
    FrontierStats,
    HostState,
    Lease,
    PageKind,
    Record,
    Request,
    State,
)

OPEN = "state IN ('queued', 'leased')"
WANTED = "(:sites IS NULL OR site IN (SELECT value FROM json_each(:sites)))"
# In the order of `hosts.oldest`, so that the search ends with the n-th host that has something due.
FREE_HOSTS = (
    "SELECT h.host FROM hosts h INDEXED BY hosts_oldest WHERE h.oldest IS NOT NULL"  # noqa: S608  # constants only
    " AND h.until <= :now AND h.not_before <= :now"
    " AND h.host NOT IN (SELECT value FROM json_each(:but))"
    f" AND EXISTS (SELECT 1 FROM requests WHERE host = h.host AND {OPEN}"
    f" AND not_before <= :now AND {WANTED}) ORDER BY h.oldest LIMIT :n"
)
# The oldest open request of a host; told anew when the host is given back, as it is lent by nobody
# until then. A crash leaves an older one: the host comes a little early once.
OLDEST = (
    "min(coalesce((SELECT min(ord) FROM requests r WHERE r.host = hosts.host"  # noqa: S608  # constants only
    f" AND r.kind = 'listing' AND r.{OPEN}), 9e18), coalesce((SELECT min(ord) FROM requests r"
    f" WHERE r.host = hosts.host AND r.kind = 'article' AND r.{OPEN}), 9e18))"
)
POST = ("path", "sha256", "file_sha256", "content", "captured")
OUTCOME = ", ".join(
    f"{name} = CASE WHEN :path IS NULL THEN {name} ELSE :{name} END"
    if name in POST
    else f"{name} = :{name}"
    for name in OUTCOME_COLUMNS
)


SKEW_S = 60.0  # clocks of machines that share a state may differ so much


class SqliteFrontier:
    """See `ports.Frontier` for every verb; make one with `open`."""

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
        return sum(await self._change(lambda: self._add(requests, now, again=again)))

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
        if n <= 0:
            return []
        until = now + ttl

        def lend() -> list[Lease]:
            rows = self._db.execute(
                FREE_HOSTS,
                {"now": now.timestamp(), "sites": _listed(sites), "but": _listed(but), "n": n},
            ).fetchall()
            leases = []
            for (host,) in rows:
                ((token,),) = self._db.execute(
                    "UPDATE hosts SET token = token + 1, worker = ?, until = ? WHERE host = ?"
                    " RETURNING token",
                    (worker, until.timestamp(), host),
                ).fetchall()
                leases.append(Lease(host=host, worker=worker, token=token, until=until))
            return leases

        return await self._change(lend)

    async def due(
        self, lease: Lease, limit: int, *, now: datetime, sites: Collection[str] | None = None
    ) -> list[Request]:
        """Give out due requests of the host."""

        def give() -> list[Request]:
            if self._check(lease) > now.timestamp():
                return []
            rows = self._db.execute(
                f"SELECT {COLUMNS} FROM requests r WHERE host = :host AND {OPEN}"  # noqa: S608  # constants only
                " AND not_before <= :now AND (state = 'queued' OR token <> :token)"
                " AND (:sites IS NULL OR site IN (SELECT value FROM json_each(:sites)))"
                " ORDER BY kind DESC, ord LIMIT :limit",
                {
                    "host": lease.host, "now": now.timestamp(), "token": lease.token,
                    "sites": _listed(sites), "limit": limit,
                },
            ).fetchall()  # fmt: skip
            self._db.executemany(
                "UPDATE requests SET state = 'leased', token = ? WHERE key = ?",
                [(lease.token, row[KEY]) for row in rows],
            )
            return [request_of(row) for row in rows]

        return await self._change(give)

    async def renew(self, lease: Lease, *, now: datetime, ttl: timedelta) -> Lease:
        """Lengthen a lease."""
        until = now + ttl

        def lengthen() -> Lease:
            self._check(lease)
            self._db.execute(
                "UPDATE hosts SET until = ? WHERE host = ?", (until.timestamp(), lease.host)
            )
            return Lease(host=lease.host, worker=lease.worker, token=lease.token, until=until)

        return await self._change(lengthen)

    async def finish(self, lease: Lease, finished: Sequence[Finished], *, now: datetime) -> int:
        """Record outcomes and queue discoveries."""

        def record() -> int:
            self._check(lease)
            for item in finished:
                state = STATE_AFTER[item.outcome.kind]
                values: dict[str, object] = {
                    "state": state, "now": now.timestamp(), "key": item.request.key,
                    "ended": state is State.DONE,
                    **dict(zip(OUTCOME_COLUMNS, outcome_values(item.outcome), strict=True)),
                }  # fmt: skip
                self._db.execute(
                    f"UPDATE requests SET state = :state, finished = :now, {OUTCOME},"  # noqa: S608  # constants only
                    " attempts = CASE WHEN :ended THEN 0 ELSE attempts + 1 END WHERE key = :key",
                    values,
                )
            return sum(self._add_discovered(item, now) for item in finished if item.discovered)

        return await self._change(record)

    async def revive(self, *, now: datetime, sites: Collection[str] | None = None) -> int:
        """Queue what is to be visited once more."""

        def queue() -> int:
            keys = self._db.execute(
                "SELECT key, host FROM requests WHERE again <= :now"  # noqa: S608  # constants only
                f" AND state IN ('done', 'failed', 'parked') AND {WANTED} ORDER BY again, key",
                {"now": now.timestamp(), "sites": _listed(sites)},
            ).fetchall()
            order = self._take_order(len(keys))
            self._db.executemany(
                "UPDATE requests SET state = 'queued', not_before = 0, again = NULL, ord = ?"
                " WHERE key = ?",
                [(order + n, key) for n, (key, _) in enumerate(keys)],
            )
            self._add_hosts([(host, order + n) for n, (_, host) in enumerate(keys)])
            return len(keys)

        return await self._change(queue)

    async def restore(self, records: Collection[Record]) -> None:
        """Put records in place."""

        def put() -> None:
            order = self._take_order(len(records))
            places = ",".join("?" * (len(ALL_COLUMNS) + 1))
            self._db.executemany(
                f"INSERT OR REPLACE INTO requests ({COLUMNS}, ord) VALUES ({places})",  # noqa: S608  # constants only
                [(*record_values(it), order + n) for n, it in enumerate(records)],
            )
            self._add_hosts(
                [
                    (it.request.host, order + n)
                    for n, it in enumerate(records)
                    if it.state in {State.QUEUED, State.LEASED}
                ]
            )

        await self._change(put)

    async def catalogue(self, *, after: str = "", limit: int = 1000) -> list[Record]:
        """Records with a post."""
        return await self._read_records("path > ? ORDER BY path, key LIMIT ?", (after, limit))

    async def load_host(self, host: str) -> HostState:
        """A host's state."""
        row = await self._do(
            lambda: self._db.execute(
                "SELECT last_start, response_s, slowdown_s, failures, not_before FROM hosts"
                " WHERE host = ?",
                (host,),
            ).fetchone()
        )
        if row is None:
            return HostState()
        return HostState(
            last_start=instant(row[0]), response_s=row[1], slowdown_s=row[2], failures=row[3],
            held_until=instant(row[4]),
        )  # fmt: skip

    async def save_host(self, host: str, state: HostState) -> None:
        """Keep a host's state."""
        values = (
            host, state.last_start.timestamp() if state.last_start else 0, state.response_s,
            state.slowdown_s, state.failures,
            state.held_until.timestamp() if state.held_until else 0,
        )  # fmt: skip
        await self._change(
            lambda: self._db.execute(
                "INSERT INTO hosts (host, last_start, response_s, slowdown_s, failures, not_before)"
                " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (host) DO UPDATE SET"
                " last_start = excluded.last_start, response_s = excluded.response_s,"
                " slowdown_s = excluded.slowdown_s, failures = excluded.failures,"
                " not_before = excluded.not_before",
                values,
            )
        )

    async def release(self, lease: Lease) -> None:
        """Give a host back."""

        def give_back() -> None:
            changed = self._db.execute(
                f"UPDATE hosts SET until = 0, worker = NULL, oldest = nullif({OLDEST}, 9e18)"  # noqa: S608  # constants only
                " WHERE host = ? AND token = ?",
                (lease.host, lease.token),
            ).rowcount
            if changed:
                self._db.execute(
                    "UPDATE requests SET state = 'queued' WHERE host = ? AND state = 'leased'",
                    (lease.host,),
                )

        await self._change(give_back)

    async def expire_leases(self, *, worker: str | None = None) -> int:
        """End leases."""
        return await self._change(
            lambda: (
                self._db.execute(
                    "UPDATE hosts SET until = 0, token = token + 1 WHERE until > 0"
                    " AND (? IS NULL OR worker = ?)",
                    (worker, worker),
                ).rowcount
            )
        )

    async def correct_times(self, *, now: datetime) -> int:
        """Bring back what was recorded in the future."""
        values = {"now": now.timestamp(), "late": now.timestamp() + SKEW_S}
        return await self._change(
            lambda: sum(self._db.execute(statement, values).rowcount for statement in CORRECTIONS)
        )

    async def held_by_others(self, worker: str, *, now: datetime) -> bool:
        """Whether others are at work."""
        return await self._do(
            lambda: bool(
                self._db.execute(
                    "SELECT EXISTS (SELECT 1 FROM hosts INDEXED BY hosts_held WHERE until > 0"
                    " AND until > ? AND worker <> ?)",
                    (now.timestamp(), worker),
                ).fetchone()[0]
            )
        )

    async def next_due(
        self, *, now: datetime, sites: Collection[str] | None = None, but: Collection[str] = ()
    ) -> datetime | None:
        """Earliest start of what is left."""
        soonest = await self._do(
            lambda: self._db.execute(
                "SELECT min(max(:now, r.not_before, h.not_before, h.until)) FROM requests r"  # noqa: S608  # constants only
                f" JOIN hosts h USING (host) WHERE r.{OPEN} AND (:sites IS NULL OR"
                " r.site IN (SELECT value FROM json_each(:sites)))"
                " AND r.host NOT IN (SELECT value FROM json_each(:but))",
                {"now": now.timestamp(), "sites": _listed(sites), "but": _listed(but)},
            ).fetchone()[0]
        )
        return instant(soonest)

    async def lookup(self, key: str) -> Record | None:
        """One request's record."""
        return next(iter(await self._read_records("key = ?", (key,))), None)

    async def count_content(self, site: str, content: str, *, besides: str) -> int:
        """Count copies."""
        (count,) = await self._do(
            lambda: self._db.execute(
                "SELECT count(*) FROM requests INDEXED BY requests_content"
                " WHERE site = ? AND content = ? AND content IS NOT NULL AND key <> ?",
                (site, content, besides),
            ).fetchone()
        )
        return int(count)

    async def records(
        self, *, states: Collection[str] | None = None, limit: int = 100
    ) -> list[Record]:
        """Latest records."""
        # Written out, so that SQLite sees that an index covers them.
        wanted = ", ".join(f"'{State(name)}'" for name in sorted(states or ()))
        return await self._read_records(
            (f"state IN ({wanted})" if states is not None else "true")
            + " ORDER BY coalesce(finished, added) DESC, ord DESC LIMIT ?",
            (limit,),
        )

    async def stats(self, *, now: datetime) -> FrontierStats:
        """Counts."""

        def ask(query: str) -> list[Row]:
            return self._db.execute(query, {"now": now.timestamp()}).fetchall()

        return await self._do(lambda: read_stats(ask))

    async def load_robots(self, origin: str) -> tuple[datetime, int | None, bytes] | None:
        """Stored robots.txt."""
        row = await self._do(
            lambda: self._db.execute(
                "SELECT fetched, status, body FROM robots WHERE origin = ?", (origin,)
            ).fetchone()
        )
        return (at(row[0]), row[1], row[2]) if row else None

    async def save_robots(
        self, origin: str, *, fetched: datetime, status: int | None, body: bytes
    ) -> None:
        """Keep a robots.txt."""
        await self._change(
            lambda: self._db.execute(
                "INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?)",
                (origin, fetched.timestamp(), status, body),
            )
        )

    def _add(self, requests: Collection[Request], now: datetime, *, again: bool) -> list[bool]:
        """Whether each request was queued."""
        changes = []
        order = self._take_order(len(requests))
        for request in requests:
            values = (*request_values(request), order, request.key)
            changed = self._db.execute(
                f"INSERT OR IGNORE INTO requests ({', '.join(REQUEST_COLUMNS)}, ord, key, state,"  # noqa: S608  # constants only
                f" added) VALUES ({'?,' * len(values)} 'queued', ?)",
                (*values, now.timestamp()),
            ).rowcount
            if not changed and again:
                changed = self._db.execute(
                    f"UPDATE requests SET {' = ?, '.join(REQUEST_COLUMNS)} = ?, ord = ?,"  # noqa: S608  # constants only
                    " state = 'queued', attempts = 0, not_before = 0, again = NULL"
                    " WHERE key = ? AND state IN ('done', 'parked', 'failed')",
                    values,
                ).rowcount
            changes.append(changed > 0)
            order += 1
        first = order - len(changes)
        self._add_hosts([(it.host, first + n) for n, it in enumerate(requests) if changes[n]])
        return changes

    def _add_discovered(self, item: Finished, now: datetime) -> int:
        articles = [it for it in item.discovered if it.kind is not PageKind.LISTING]
        are_new = self._add(articles, now, again=False)
        pages, again = pages_to_follow(item, are_new)
        return sum(are_new) + sum(self._add(pages, now, again=again))

    def _take_order(self, n: int) -> int:
        """The first of `n` numbers that nothing has yet."""
        (end,) = self._db.execute(
            "UPDATE counters SET value = value + ? WHERE name = 'order' RETURNING value", (n,)
        ).fetchone()
        return int(end) - n + 1

    def _add_hosts(self, places: Sequence[tuple[str, int]]) -> None:
        """Make hosts known that have something queued, and where in the order their first is."""
        firsts = dict(reversed(places))
        self._db.executemany(
            "INSERT INTO hosts (host, oldest) VALUES (?, ?) ON CONFLICT (host) DO UPDATE"
            " SET oldest = min(coalesce(oldest, excluded.oldest), excluded.oldest)",
            list(firsts.items()),
        )

    def _check(self, lease: Lease) -> float:
        """Until when the lease's host is held; raises `LeaseLost` for a stale token."""
        row = self._db.execute(
            "SELECT token, not_before FROM hosts WHERE host = ?", (lease.host,)
        ).fetchone()
        if row is None or row[0] != lease.token:
            raise LeaseLost(f"the lease of {lease.host} is another's", host=lease.host)
        return float(row[1])

    async def _read_records(self, condition: str, values: Sequence[object]) -> list[Record]:
        query = f"SELECT {COLUMNS} FROM requests WHERE {condition}"  # noqa: S608  # constants only

        def read() -> list[Record]:
            return [record_of(row) for row in self._db.execute(query, values)]

        return await self._do(read)


def _listed(names: Collection[str] | None) -> str | None:
    return None if names is None else json.dumps(sorted(names))
