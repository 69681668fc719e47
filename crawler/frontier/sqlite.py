"""The frontier in one SQLite file: WAL, synchronous=FULL, one transaction for each verb.

One thread owns the connection, so that the event loop never waits for the disk. Several processes
may share the file: `BEGIN IMMEDIATE` serialises their leases and tokens fence them. The file must
not lie on a network disk.
"""

import asyncio
import json
import sqlite3
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from crawler.errors import FrontierError, LeaseLost
from crawler.model import (
    STATE_AFTER,
    Finished,
    FrontierStats,
    Lease,
    Outcome,
    OutcomeKind,
    PageKind,
    Record,
    Request,
    State,
)

VERSION = 1
BUSY_S = 30.0  # another worker's transaction lasts milliseconds; a backup's may last seconds
Result = TypeVar("Result")
OPEN = "state IN ('queued', 'leased')"
DUE = (
    f"r.{OPEN} AND r.not_before <= :now"
    " AND (r.state = 'queued' OR r.token <> h.token OR h.until <= :now)"
)
COLUMNS = (
    "key, url, page_url, host, site, listing, kind, depth, fields, attempts, etag, last_modified, "
    "state, added, not_before, finished, outcome, reason, detail, path, sha256"
)


class SqliteFrontier:
    """See `ports.Frontier` for every verb; make one with `open`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="frontier")
        self._db: sqlite3.Connection

    @classmethod
    async def open(cls, path: Path) -> "SqliteFrontier":
        """Open or create the file; raises `FrontierError`."""
        frontier = cls(path)
        try:
            await frontier._do(frontier._open)
        except BaseException:
            frontier._thread.shutdown(wait=False)
            raise
        return frontier

    async def close(self) -> None:
        """Close the file."""
        await self._do(self._db.close)
        self._thread.shutdown()

    async def add(
        self, requests: Collection[Request], *, now: datetime, again: bool = False
    ) -> int:
        """Queue what is new."""
        return await self._change(lambda: self._add(requests, now, again=again))

    async def lease_hosts(
        self,
        worker: str,
        n: int,
        *,
        now: datetime,
        ttl: timedelta,
        sites: Collection[str] | None = None,
    ) -> list[Lease]:
        """Lend free hosts."""
        if n <= 0:
            return []
        until = now + ttl

        def lend() -> list[Lease]:
            rows = self._db.execute(
                f"SELECT r.host FROM requests r JOIN hosts h USING (host) WHERE {DUE}"  # noqa: S608  # constants only
                " AND h.until <= :now AND h.not_before <= :now AND (:sites IS NULL OR r.site IN"
                " (SELECT value FROM json_each(:sites)))"
                " GROUP BY r.host ORDER BY min(r.ord) LIMIT :n",
                {"now": now.timestamp(), "sites": _listed(sites), "n": n},
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
            self._check(lease)
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
                [(lease.token, row[0]) for row in rows],
            )
            return [_request(row) for row in rows]

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
                outcome = item.outcome
                deferred = outcome.kind is OutcomeKind.DEFERRED
                self._db.execute(
                    "UPDATE requests SET state = ?, finished = ?, not_before = ?, etag = ?,"
                    " last_modified = ?, outcome = ?, reason = ?, detail = ?,"
                    " path = coalesce(?, path), sha256 = coalesce(?, sha256),"
                    " attempts = CASE WHEN ? THEN attempts + 1 ELSE 0 END WHERE key = ?",
                    (
                        STATE_AFTER[outcome.kind], now.timestamp(),
                        _seconds(outcome.not_before) or 0, outcome.etag, outcome.last_modified,
                        outcome.kind, outcome.reason, outcome.detail, outcome.path, outcome.sha256,
                        deferred, item.request.key,
                    ),
                )  # fmt: skip
            return sum(self._add_discovered(item, now) for item in finished if item.discovered)

        return await self._change(record)

    async def defer(self, host: str, until: datetime) -> None:
        """Hold a host back."""
        await self._change(
            lambda: self._db.execute(
                "INSERT INTO hosts (host, not_before) VALUES (?, ?) ON CONFLICT (host) DO UPDATE"
                " SET not_before = max(not_before, excluded.not_before)",
                (host, until.timestamp()),
            )
        )

    async def release(self, lease: Lease) -> None:
        """Give a host back."""

        def give_back() -> None:
            changed = self._db.execute(
                "UPDATE hosts SET until = 0, worker = NULL WHERE host = ? AND token = ?",
                (lease.host, lease.token),
            ).rowcount
            if changed:
                self._db.execute(
                    "UPDATE requests SET state = 'queued' WHERE host = ? AND state = 'leased'",
                    (lease.host,),
                )

        await self._change(give_back)

    async def expire_leases(self) -> int:
        """End every lease."""
        return await self._change(
            lambda: (
                self._db.execute(
                    "UPDATE hosts SET until = 0, token = token + 1 WHERE until > 0"
                ).rowcount
            )
        )

    async def next_due(
        self, *, now: datetime, sites: Collection[str] | None = None
    ) -> datetime | None:
        """Earliest start of what is left."""
        at = await self._do(
            lambda: self._db.execute(
                "SELECT min(max(:now, r.not_before, h.not_before, h.until)) FROM requests r"  # noqa: S608  # constants only
                f" JOIN hosts h USING (host) WHERE r.{OPEN} AND (:sites IS NULL OR"
                " r.site IN (SELECT value FROM json_each(:sites)))",
                {"now": now.timestamp(), "sites": _listed(sites)},
            ).fetchone()[0]
        )
        return _instant(at)

    async def lookup(self, key: str) -> Record | None:
        """One request's record."""
        row = await self._do(
            lambda: self._db.execute(
                f"SELECT {COLUMNS} FROM requests WHERE key = ?",  # noqa: S608  # constants only
                (key,),
            ).fetchone()
        )
        return _record(row) if row else None

    async def records(
        self, *, states: Collection[str] | None = None, limit: int = 100
    ) -> list[Record]:
        """Latest records."""
        rows = await self._do(
            lambda: self._db.execute(
                f"SELECT {COLUMNS} FROM requests WHERE ? IS NULL OR state IN"  # noqa: S608  # constants only
                " (SELECT value FROM json_each(?))"
                " ORDER BY coalesce(finished, added) DESC, ord DESC LIMIT ?",
                (_listed(states), _listed(states), limit),
            ).fetchall()
        )
        return [_record(row) for row in rows]

    async def stats(self) -> FrontierStats:
        """Counts."""

        def count() -> FrontierStats:
            counts = self._db.execute(
                "SELECT site, kind, state, count(*) FROM requests GROUP BY 1, 2, 3"
            ).fetchall()
            held = self._db.execute(
                "SELECT host, not_before FROM hosts WHERE not_before > 0"
            ).fetchall()
            return FrontierStats(
                requests={(s, PageKind(k), State(state)): n for s, k, state, n in counts},
                deferred_hosts={host: _at(until) for host, until in held},
            )

        return await self._do(count)

    async def load_robots(self, origin: str) -> tuple[datetime, int | None, bytes] | None:
        """Stored robots.txt."""
        row = await self._do(
            lambda: self._db.execute(
                "SELECT fetched, status, body FROM robots WHERE origin = ?", (origin,)
            ).fetchone()
        )
        return (_at(row[0]), row[1], row[2]) if row else None

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

    def _open(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(self._path, timeout=BUSY_S, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("BEGIN IMMEDIATE")
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version not in {0, VERSION}:
            raise FrontierError(
                f"{self._path} is of version {version}, this program reads {VERSION}",
                hint="Use the program that wrote it, or move the file away to start afresh.",
            )
        if version == 0:
            schema = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
            for statement in schema.split(";"):
                self._db.execute(statement)
            self._db.execute(f"PRAGMA user_version = {VERSION}")
        self._db.execute("COMMIT")

    def _add(self, requests: Collection[Request], now: datetime, *, again: bool) -> int:
        count = 0
        order = self._db.execute(
            "UPDATE counters SET value = value + ? WHERE name = 'order' RETURNING value",
            (len(requests),),
        ).fetchone()[0] - len(requests)
        for request in requests:
            order += 1
            values = (
                request.url, request.page_url, request.host, request.site or "", request.listing,
                request.kind, request.depth, json.dumps(dict(request.fields), ensure_ascii=False),
                order,
            )  # fmt: skip
            changed = self._db.execute(
                "INSERT OR IGNORE INTO requests (url, page_url, host, site, listing, kind, depth,"
                " fields, ord, key, state, added) VALUES (?,?,?,?,?,?,?,?,?,?,'queued',?)",
                (*values, request.key, now.timestamp()),
            ).rowcount
            if not changed and again:
                changed = self._db.execute(
                    "UPDATE requests SET url=?, page_url=?, host=?, site=?, listing=?, kind=?,"
                    " depth=?, fields=?, ord=?, state='queued', attempts=0, not_before=0"
                    " WHERE key = ? AND state IN ('done', 'parked', 'failed')",
                    (*values, request.key),
                ).rowcount
            if changed:
                self._db.execute("INSERT OR IGNORE INTO hosts (host) VALUES (?)", (request.host,))
            count += changed
        return count

    def _add_discovered(self, item: Finished, now: datetime) -> int:
        pages = [it for it in item.discovered if it.kind is PageKind.LISTING]
        articles = [it for it in item.discovered if it.kind is not PageKind.LISTING]
        new = self._add(articles, now, again=False)
        return new + self._add(pages, now, again=new > 0)

    def _check(self, lease: Lease) -> None:
        row = self._db.execute("SELECT token FROM hosts WHERE host = ?", (lease.host,)).fetchone()
        if row is None or row[0] != lease.token:
            raise LeaseLost(f"the lease of {lease.host} is another's", host=lease.host)

    async def _change(self, verb: Callable[[], Result]) -> Result:
        def transaction() -> Result:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                result = verb()
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
            return result

        return await self._do(transaction)

    async def _do(self, verb: Callable[[], Result]) -> Result:
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._thread, verb)
        except sqlite3.OperationalError as exc:
            hint = "Is the disk full, read-only, or the file used by another program?"
            raise FrontierError(f"{self._path}: {exc}", hint=hint) from exc
        except sqlite3.DatabaseError as exc:
            hint = "Move the file away and run again: the posts themselves are not in it."
            raise FrontierError(f"{self._path} is damaged: {exc}", hint=hint) from exc
        except OSError as exc:
            raise FrontierError(f"{self._path}: {exc}", hint="Check the folder.") from exc


def _listed(names: Collection[str] | None) -> str | None:
    return None if names is None else json.dumps(sorted(names))


def _seconds(at: datetime | None) -> float | None:
    return at.timestamp() if at else None


def _at(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _instant(seconds: float | None) -> datetime | None:
    return _at(seconds) if seconds else None


def _request(row: Sequence[object]) -> Request:
    key, url, page_url, host, site, listing, kind, depth, fields, attempts, etag, modified = row[
        :12
    ]
    return Request(
        key=str(key), url=str(url), page_url=page_url, host=str(host), site=site or None,  # type: ignore[arg-type]  # columns of text
        listing=listing, kind=PageKind(kind), depth=depth, fields=json.loads(str(fields)),  # type: ignore[arg-type]  # as the schema says
        attempts=attempts, etag=etag, last_modified=modified,  # type: ignore[arg-type]  # as the schema says
    )  # fmt: skip


def _record(row: Sequence[object]) -> Record:
    state, added, not_before, finished, outcome, reason, detail, path, sha256 = row[12:]
    return Record(
        request=_request(row),
        state=State(str(state)),
        added=_at(added),  # type: ignore[arg-type]  # REAL NOT NULL
        not_before=_instant(not_before),  # type: ignore[arg-type]  # REAL
        finished=_instant(finished),  # type: ignore[arg-type]  # REAL
        outcome=Outcome(
            kind=OutcomeKind(outcome), reason=str(reason), detail=detail, path=path, sha256=sha256,  # type: ignore[arg-type]  # TEXT
            not_before=_instant(not_before), etag=row[10], last_modified=row[11],  # type: ignore[arg-type]  # TEXT
        )
        if outcome
        else None,
    )  # fmt: skip
