"""Requests queued, ended, revived and restored: statements of the SQLite frontier.

Every function runs in the connection's thread, inside the transaction of its caller. Counts and
what hosts have queued follow by themselves: triggers of `schema.sql` keep them.
"""

import sqlite3
from collections.abc import Collection, Sequence
from datetime import datetime

from crawler.frontier.following import pages_to_follow
from crawler.frontier.lending import check
from crawler.frontier.rows import (
    COLUMNS,
    KEY_COLUMNS,
    OUTCOME_COLUMNS,
    REQUEST_COLUMNS,
    WRITTEN_COLUMNS,
    key_digest,
    key_values,
    listed,
    outcome_values,
    record_of,
    record_values,
    request_values,
)
from crawler.model import Finished, PageKind, Request
from crawler.states import STATE_AFTER, Lease, Record, State

LOOK_UP = f"SELECT {COLUMNS} FROM requests WHERE digest = ?"  # noqa: S608  # constants only
ADD = (
    f"INSERT INTO requests ({', '.join((*REQUEST_COLUMNS, *KEY_COLUMNS))}, ord, state, added)"  # noqa: S608  # constants only
    f" VALUES ({'?, ' * len((*REQUEST_COLUMNS, *KEY_COLUMNS))} ?, 'queued', ?)"
    " ON CONFLICT (digest) DO NOTHING"
)
ADD_AGAIN = (
    f"UPDATE requests SET {' = ?, '.join((*REQUEST_COLUMNS, 'key'))} = ?, ord = ?,"  # noqa: S608  # constants only
    " state = 'queued', attempts = 0, not_before = 0, again = NULL"
    " WHERE digest = ? AND state IN ('done', 'parked', 'failed')"
)
POST = ("path", "sha256", "file_sha256", "content", "captured")
OUTCOME = ", ".join(
    f"{name} = CASE WHEN :path IS NULL THEN {name} ELSE :{name} END"
    if name in POST
    else f"{name} = :{name}"
    for name in OUTCOME_COLUMNS
)
FINISH = (
    f"UPDATE requests SET state = :state, finished = :now, {OUTCOME},"  # noqa: S608  # constants only
    " attempts = CASE WHEN :ended THEN 0 ELSE attempts + 1 END WHERE digest = :digest"
)
RESTORE = (
    f"INSERT INTO requests ({', '.join(WRITTEN_COLUMNS)}, ord)"  # noqa: S608  # constants only
    f" VALUES ({'?, ' * len(WRITTEN_COLUMNS)} ?) ON CONFLICT (digest) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in (*WRITTEN_COLUMNS, "ord"))
)
# Site by site, as the index goes; the sites with something to come are few and counted.
REVIVED = (
    "FROM (SELECT DISTINCT site FROM counts WHERE waiting > 0"
    " AND (:sites IS NULL OR site IN (SELECT value FROM json_each(:sites)))) s"
    " CROSS JOIN requests r INDEXED BY requests_again ON r.site = s.site"
    " AND r.state IN ('done', 'failed', 'parked') AND r.again IS NOT NULL AND r.again <= :now"
)
REVIVE = (
    "UPDATE requests SET state = 'queued', not_before = 0, again = NULL, ord = :order + found.n"  # noqa: S608  # constants only
    " FROM (SELECT r.id, row_number() OVER (ORDER BY r.again, r.ord) - 1 AS n"
    f" {REVIVED}) found WHERE requests.id = found.id"
)


def add(
    db: sqlite3.Connection, requests: Collection[Request], *, now: datetime, again: bool
) -> list[bool]:
    """Whether each request was queued."""
    changes = []
    order = _take_order(db, len(requests))
    for place, request in enumerate(requests, order):
        values, keys = request_values(request), key_values(request)
        changed = db.execute(ADD, (*values, *keys, place, now.timestamp())).rowcount
        if not changed and again:
            digest, key = keys
            changed = db.execute(ADD_AGAIN, (*values, key, place, digest)).rowcount
        changes.append(changed > 0)
    return changes


def finish(
    db: sqlite3.Connection, lease: Lease, finished: Sequence[Finished], *, now: datetime
) -> int:
    """Record outcomes and queue what was discovered; how much of it was new."""
    check(db, lease)
    for item in finished:
        state = STATE_AFTER[item.outcome.kind]
        values: dict[str, object] = {
            "state": state, "now": now.timestamp(), "digest": key_digest(item.request.key),
            "ended": state is State.DONE,
            **dict(zip(OUTCOME_COLUMNS, outcome_values(item.outcome), strict=True)),
        }  # fmt: skip
        db.execute(FINISH, values)
    _note_latest(db, now.timestamp())
    return sum(_add_discovered(db, item, now) for item in finished if item.discovered)


def revive(db: sqlite3.Connection, *, now: datetime, sites: Collection[str] | None) -> int:
    """Queue what is to be visited once more."""
    values: dict[str, object] = {"now": now.timestamp(), "sites": listed(sites)}
    (n,) = db.execute(f"SELECT count(*) {REVIVED}", values).fetchone()  # constants only
    if n:
        db.execute(REVIVE, {**values, "order": _take_order(db, n)})
    return int(n)


def restore(db: sqlite3.Connection, records: Collection[Record]) -> None:
    """Put records in place of what was known under their keys."""
    order = _take_order(db, len(records))
    db.executemany(RESTORE, [(*record_values(it), n) for n, it in enumerate(records, order)])
    _note_latest(db, max((it.finished.timestamp() for it in records if it.finished), default=0))


def look_up(db: sqlite3.Connection, keys: Collection[str]) -> dict[str, Record]:
    """What is known under the keys."""
    rows = (db.execute(LOOK_UP, (key_digest(key),)).fetchone() for key in keys)
    records = (record_of(row) for row in rows if row)
    return {it.request.key: it for it in records}


def _add_discovered(db: sqlite3.Connection, item: Finished, now: datetime) -> int:
    articles = [it for it in item.discovered if it.kind is not PageKind.LISTING]
    are_new = add(db, articles, now=now, again=False)
    pages, again = pages_to_follow(item, are_new)
    return sum(are_new) + sum(add(db, pages, now=now, again=again))


def _take_order(db: sqlite3.Connection, n: int) -> int:
    """The first of `n` numbers that nothing has yet."""
    (end,) = db.execute(
        "UPDATE counters SET value = value + ? WHERE name = 'order' RETURNING value", (n,)
    ).fetchone()
    return int(end) - n + 1


def _note_latest(db: sqlite3.Connection, finished: float) -> None:
    """Keep the latest time recorded: while it is past, no clock ran ahead (`correct_times`)."""
    db.execute(
        "UPDATE counters SET value = ? WHERE name = 'latest' AND value < ?", (finished, finished)
    )
