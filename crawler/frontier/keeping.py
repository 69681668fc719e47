"""What is kept of hosts across runs, and times that a wrong clock recorded.

Statements of the SQLite frontier; they run in the connection's thread, inside the transaction of
their caller.
"""

import sqlite3
from datetime import datetime

from crawler.frontier.rows import at, instant, seconds
from crawler.states import HostState

SKEW_S = 60.0  # clocks of machines that share a state may differ so much
# What was recorded after `:late` was recorded by a clock that was ahead: it happened `:now`.
CORRECT_REQUESTS = (
    "UPDATE requests INDEXED BY requests_open"
    " SET not_before = :now + max(0, not_before - finished), finished = :now"
    " WHERE state IN ('queued', 'leased') AND finished > :late",
    "UPDATE requests SET again = :now + max(0, again - finished), finished = :now"
    " WHERE again IS NOT NULL AND finished > :late",
)
CORRECT_HOSTS = (
    "UPDATE hosts SET not_before = :now + max(0, not_before - last_start), last_start = :now"
    " WHERE last_start > :late",
    "DELETE FROM robots WHERE fetched > :late",
)


def load_host(db: sqlite3.Connection, host: str) -> HostState:
    """A host's state."""
    row = db.execute(
        "SELECT last_start, response_s, slowdown_s, failures, not_before FROM hosts WHERE host = ?",
        (host,),
    ).fetchone()
    if row is None:
        return HostState()
    return HostState(
        last_start=instant(row[0]), response_s=row[1], slowdown_s=row[2], failures=row[3],
        held_until=instant(row[4]),
    )  # fmt: skip


def save_host(db: sqlite3.Connection, host: str, state: HostState) -> None:
    """Keep a host's state."""
    values = (
        host, seconds(state.last_start) or 0, state.response_s, state.slowdown_s, state.failures,
        seconds(state.held_until) or 0,
    )  # fmt: skip
    db.execute(
        "INSERT INTO hosts (host, last_start, response_s, slowdown_s, failures, not_before)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (host) DO UPDATE SET"
        " last_start = excluded.last_start, response_s = excluded.response_s,"
        " slowdown_s = excluded.slowdown_s, failures = excluded.failures,"
        " not_before = excluded.not_before",
        values,
    )


def load_robots(db: sqlite3.Connection, origin: str) -> tuple[datetime, int | None, bytes] | None:
    """Stored robots.txt."""
    row = db.execute(
        "SELECT fetched, status, body FROM robots WHERE origin = ?", (origin,)
    ).fetchone()
    return (at(row[0]), row[1], row[2]) if row else None


def save_robots(
    db: sqlite3.Connection, origin: str, *, fetched: datetime, status: int | None, body: bytes
) -> None:
    """Keep a robots.txt."""
    db.execute(
        "INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?)",
        (origin, fetched.timestamp(), status, body),
    )


def correct_times(db: sqlite3.Connection, *, now: datetime) -> int:
    """Bring back what was recorded in the future; how much.

    Requests are looked through only when one was ever finished so late: there may be millions.
    """
    values = {"now": now.timestamp(), "late": now.timestamp() + SKEW_S}
    (latest,) = db.execute("SELECT value FROM counters WHERE name = 'latest'").fetchone()
    is_ahead = latest > values["late"]
    if is_ahead:
        db.execute("UPDATE counters SET value = :now WHERE name = 'latest'", values)
    return sum(
        db.execute(statement, values).rowcount
        for statement in (*CORRECT_HOSTS, *(CORRECT_REQUESTS if is_ahead else ()))
    )
