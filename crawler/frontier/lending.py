"""Hosts lent to workers, and their due requests given out: statements of the SQLite frontier.

Every function runs in the connection's thread, inside the transaction of its caller. Each names its
index: at a million requests SQLite's own choice may be the walk over all of them.
"""

import sqlite3
from collections.abc import Collection
from datetime import datetime, timedelta

from crawler.errors import LeaseLost
from crawler.frontier.rows import COLUMNS, instant, listed, request_of
from crawler.model import Request
from crawler.states import Lease

OPEN = "state IN ('queued', 'leased')"
WANTED = "(:sites IS NULL OR site IN (SELECT value FROM json_each(:sites)))"
# `+`: by the host alone, which has few sites; by both it would seek each wanted site in turn.
HAS_WANTED = (
    "(:sites IS NULL OR EXISTS (SELECT 1 FROM queued q WHERE q.host = h.host AND q.n > 0"
    " AND +q.site IN (SELECT value FROM json_each(:sites))))"
)
# In the order of `hosts.oldest`, so that the search ends with the n-th host that has something due.
FREE_HOSTS = (
    "SELECT h.host FROM hosts h INDEXED BY hosts_oldest WHERE h.oldest IS NOT NULL"  # noqa: S608  # constants only
    " AND h.until <= :now AND h.not_before <= :now"
    f" AND h.host NOT IN (SELECT value FROM json_each(:but)) AND {HAS_WANTED}"
    " AND EXISTS (SELECT 1 FROM requests INDEXED BY requests_open WHERE host = h.host"
    f" AND {OPEN} AND not_before <= :now AND {WANTED}) ORDER BY h.oldest LIMIT :n"
)
DUE = (
    f"SELECT {COLUMNS} FROM requests INDEXED BY requests_open WHERE host = :host AND {OPEN}"  # noqa: S608  # constants only
    " AND not_before <= :now AND (state = 'queued' OR token <> :token)"
    f" AND {WANTED} ORDER BY kind DESC, ord LIMIT :limit"
)
# The oldest open request of a host; told anew when the host is given back.
OLDEST = (
    "min(coalesce((SELECT min(ord) FROM requests INDEXED BY requests_open"  # noqa: S608  # constants only
    f" WHERE host = hosts.host AND kind = 'listing' AND {OPEN}), 9e18),"
    " coalesce((SELECT min(ord) FROM requests INDEXED BY requests_open"
    f" WHERE host = hosts.host AND kind = 'article' AND {OPEN}), 9e18))"
)
RELEASE = (
    "UPDATE requests INDEXED BY requests_open SET state = 'queued'"  # noqa: S608  # constants only
    f" WHERE host = :host AND {OPEN} AND state = 'leased'"
)
# What a host may start as soon as it is free costs one step; only the others are looked through.
HOST_FREE = "max(:now, h.not_before, h.until)"
NEXT_DUE = (
    "SELECT min(CASE WHEN EXISTS (SELECT 1 FROM requests INDEXED BY requests_open"  # noqa: S608  # constants only
    f" WHERE host = h.host AND {OPEN} AND not_before <= {HOST_FREE} AND {WANTED})"
    f" THEN {HOST_FREE} ELSE (SELECT min(not_before) FROM requests INDEXED BY requests_later"
    f" WHERE host = h.host AND {OPEN} AND not_before > 0 AND {WANTED}) END)"
    f" FROM hosts h WHERE h.oldest IS NOT NULL AND {HAS_WANTED}"
    " AND h.host NOT IN (SELECT value FROM json_each(:but))"
)


def lend(
    db: sqlite3.Connection, worker: str, *, n: int, now: datetime, until: datetime,
    sites: Collection[str] | None, but: Collection[str],
) -> list[Lease]:  # fmt: skip
    """Leases of free hosts."""
    values = {"now": now.timestamp(), "sites": listed(sites), "but": listed(but), "n": n}
    leases = []
    for (host,) in db.execute(FREE_HOSTS, values).fetchall():
        ((token,),) = db.execute(
            "UPDATE hosts SET token = token + 1, worker = ?, until = ? WHERE host = ?"
            " RETURNING token",
            (worker, until.timestamp(), host),
        ).fetchall()
        leases.append(Lease(host=host, worker=worker, token=token, until=until))
    return leases


def give_out(
    db: sqlite3.Connection, lease: Lease, *, limit: int, now: datetime,
    sites: Collection[str] | None,
) -> list[Request]:  # fmt: skip
    """Due requests of the lease's host, leased from now on."""
    if check(db, lease) > now.timestamp():
        return []
    values = {
        "host": lease.host, "now": now.timestamp(), "token": lease.token, "sites": listed(sites),
        "limit": limit,
    }  # fmt: skip
    rows = db.execute(DUE, values).fetchall()
    db.executemany(
        "UPDATE requests SET state = 'leased', token = ? WHERE id = ?",
        [(lease.token, row[0]) for row in rows],
    )
    return [request_of(row) for row in rows]


def check(db: sqlite3.Connection, lease: Lease) -> float:
    """Until when the lease's host is held; raises `LeaseLost` for a stale token."""
    row = db.execute("SELECT token, not_before FROM hosts WHERE host = ?", (lease.host,)).fetchone()
    if row is None or row[0] != lease.token:
        raise LeaseLost(f"the lease of {lease.host} is another's", host=lease.host)
    return float(row[1])


def renew(db: sqlite3.Connection, lease: Lease, *, now: datetime, ttl: timedelta) -> Lease:
    """The lease with a later end."""
    check(db, lease)
    until = now + ttl
    db.execute("UPDATE hosts SET until = ? WHERE host = ?", (until.timestamp(), lease.host))
    return Lease(host=lease.host, worker=lease.worker, token=lease.token, until=until)


def release(db: sqlite3.Connection, lease: Lease) -> None:
    """Give host and leased requests back, unless the token is stale."""
    changed = db.execute(
        f"UPDATE hosts SET until = 0, worker = NULL, oldest = nullif({OLDEST}, 9e18)"  # noqa: S608  # constants only
        " WHERE host = ? AND token = ?",
        (lease.host, lease.token),
    ).rowcount
    if changed:
        db.execute(RELEASE, {"host": lease.host})


def expire(db: sqlite3.Connection, worker: str | None) -> int:
    """End every lease, or those of one worker."""
    return db.execute(
        "UPDATE hosts SET until = 0, token = token + 1 WHERE until > 0"
        " AND (? IS NULL OR worker = ?)",
        (worker, worker),
    ).rowcount


def is_held_by_others(db: sqlite3.Connection, worker: str, *, now: datetime) -> bool:
    """Whether another worker holds a host."""
    (found,) = db.execute(
        "SELECT EXISTS (SELECT 1 FROM hosts INDEXED BY hosts_held WHERE until > 0"
        " AND until > ? AND worker <> ?)",
        (now.timestamp(), worker),
    ).fetchone()
    return bool(found)


def next_due(
    db: sqlite3.Connection, *, now: datetime, sites: Collection[str] | None, but: Collection[str]
) -> datetime | None:
    """Earliest start of what is left."""
    values = {"now": now.timestamp(), "sites": listed(sites), "but": listed(but)}
    (soonest,) = db.execute(NEXT_DUE, values).fetchone()
    return instant(soonest)
