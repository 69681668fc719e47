"""Rows of the SQLite frontier to values and back. Knows the columns, not the database.

A row that cannot be read means a damaged file: `sqlite3.DatabaseError`, as if SQLite had noticed.
"""

import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from crawler.model import Outcome, OutcomeKind, PageKind, Record, Request, State

REQUEST_COLUMNS = (
    "url", "page_url", "host", "site", "listing", "kind", "depth", "fields", "known_before",
)  # fmt: skip
OUTCOME_COLUMNS = (
    "outcome", "reason", "detail", "path", "sha256", "file_sha256", "content", "captured",
    "not_before", "again", "etag", "last_modified",
)  # fmt: skip
STATE_COLUMNS = ("key", "attempts", "state", "added", "finished")
ALL_COLUMNS = (*REQUEST_COLUMNS, *OUTCOME_COLUMNS, *STATE_COLUMNS)
KEY = ALL_COLUMNS.index("key")
COLUMNS = ", ".join(ALL_COLUMNS)
Row = Sequence[Any]


def request_values(request: Request) -> tuple[object, ...]:
    """Values of `REQUEST_COLUMNS`."""
    fields = json.dumps(dict(request.fields), ensure_ascii=False)
    return (
        request.url, request.page_url, request.host, request.site or "", request.listing,
        request.kind, request.depth, fields, request.known_before,
    )  # fmt: skip


def outcome_values(outcome: Outcome) -> tuple[object, ...]:
    """Values of `OUTCOME_COLUMNS`."""
    return (
        outcome.kind, outcome.reason, outcome.detail, outcome.path, outcome.sha256,
        outcome.file_sha256, outcome.content, seconds(outcome.captured),
        seconds(outcome.not_before) or 0, seconds(outcome.again), outcome.etag,
        outcome.last_modified,
    )  # fmt: skip


def record_values(record: Record) -> tuple[object, ...]:
    """Values of `ALL_COLUMNS`."""
    request, outcome = record.request, record.outcome
    ends = outcome_values(outcome) if outcome else (*[None] * 8, 0, *[None] * 3)
    stands = (request.key, request.attempts, record.state)
    return (
        *request_values(request), *ends, *stands, record.added.timestamp(),
        seconds(record.finished),
    )  # fmt: skip


def request_of(row: Row) -> Request:
    """The request of a row of `COLUMNS`."""
    try:
        url, page_url, host, site, listing, kind, depth, fields, known_before = row[:9]
        return Request(
            key=row[21], url=url, page_url=page_url, host=host, site=site or None, listing=listing,
            kind=PageKind(kind), depth=depth, fields=json.loads(fields), known_before=known_before,
            attempts=row[22], etag=row[19], last_modified=row[20], was_visited=row[9] is not None,
        )  # fmt: skip
    except (ValueError, TypeError) as exc:
        raise sqlite3.DatabaseError(f"a row cannot be read: {exc}") from exc


def record_of(row: Row) -> Record:
    """The record of a row of `COLUMNS`."""
    request = request_of(row)
    try:
        return Record(
            request=request,
            state=State(row[23]),
            added=at(row[24]),
            not_before=instant(row[17]),
            finished=instant(row[25]),
            outcome=_outcome_of(row) if row[9] else None,
        )
    except (ValueError, TypeError) as exc:
        raise sqlite3.DatabaseError(f"a row cannot be read: {exc}") from exc


def _outcome_of(row: Row) -> Outcome:
    kind, reason, detail, path, sha256, file_sha256, content, captured = row[9:17]
    return Outcome(
        kind=OutcomeKind(kind), reason=reason, detail=detail, path=path, sha256=sha256,
        file_sha256=file_sha256, content=content, captured=instant(captured),
        not_before=instant(row[17]), again=instant(row[18]), etag=row[19], last_modified=row[20],
    )  # fmt: skip


def seconds(moment: datetime | None) -> float | None:
    """Seconds since 1970, or None."""
    return moment.timestamp() if moment else None


def at(value: float) -> datetime:
    """The instant of some seconds since 1970."""
    return datetime.fromtimestamp(value, UTC)


def instant(value: float | None) -> datetime | None:
    """As `at`; nothing and 0 stand for None."""
    return at(value) if value else None
