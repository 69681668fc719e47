"""Rows of the SQLite frontier to values and back. Knows the columns, not the database.

What would be stored twice is stored once, digests of 64 hex digits as bytes: a file of ten million
rows is half as large. A row that cannot be read means a damaged file: `sqlite3.DatabaseError`, as
if SQLite had noticed.
"""

import hashlib
import json
import sqlite3
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

from crawler.model import Outcome, OutcomeKind, PageKind, Request
from crawler.states import Record, State

KEY_COLUMNS = ("digest", "key")
REQUEST_COLUMNS = (
    "url", "page_url", "host", "site", "listing", "kind", "depth", "fields", "known_before",
)  # fmt: skip
OUTCOME_COLUMNS = (
    "outcome", "reason", "detail", "path", "sha256", "file_sha256", "content", "captured",
    "not_before", "again", "etag", "last_modified", "seen",
)  # fmt: skip
STATE_COLUMNS = ("attempts", "state", "added", "finished")
READ_COLUMNS = ("id", "key", *REQUEST_COLUMNS, *OUTCOME_COLUMNS, *STATE_COLUMNS)
WRITTEN_COLUMNS = (*KEY_COLUMNS, *REQUEST_COLUMNS, *OUTCOME_COLUMNS, *STATE_COLUMNS)
COLUMNS = ", ".join(READ_COLUMNS)
LONGEST_SCHEME = len("https://")
SHA256_BYTES = 32
Row = Sequence[Any]


def key_digest(key: str) -> bytes:
    """16 bytes that stand for a key: 4 of what keys of one host share, 12 of the whole.

    Rows of one host then lie together in the index, so that a commit touches few pages of it.
    """
    slash = key.find("/", LONGEST_SCHEME)
    shared = key[:slash] if slash > 0 else key.rpartition(":")[0]
    near = hashlib.blake2b(shared.encode(), digest_size=4).digest()
    return near + hashlib.blake2b(key.encode(), digest_size=12).digest()


def key_values(request: Request) -> tuple[object, ...]:
    """Values of `KEY_COLUMNS`."""
    return key_digest(request.key), None if request.key == request.url else request.key


def request_values(request: Request) -> tuple[object, ...]:
    """Values of `REQUEST_COLUMNS`."""
    fields = json.dumps(dict(request.fields), ensure_ascii=False) if request.fields else None
    return (
        request.url, "" if request.page_url == request.url else request.page_url, request.host,
        request.site or "", request.listing, request.kind, request.depth, fields,
        request.known_before,
    )  # fmt: skip


def outcome_values(outcome: Outcome) -> tuple[object, ...]:
    """Values of `OUTCOME_COLUMNS`."""
    return (
        outcome.kind, outcome.reason, outcome.detail, outcome.path, packed(outcome.sha256),
        packed(outcome.file_sha256), packed(outcome.content), seconds(outcome.captured),
        seconds(outcome.not_before) or 0, seconds(outcome.again), outcome.etag,
        outcome.last_modified, outcome.seen,
    )  # fmt: skip


def record_values(record: Record) -> tuple[object, ...]:
    """Values of `WRITTEN_COLUMNS`."""
    request, outcome = record.request, record.outcome
    ends = outcome_values(outcome) if outcome else (*[None] * 8, 0, *[None] * 4)
    return (
        *key_values(request), *request_values(request), *ends, request.attempts, record.state,
        record.added.timestamp(), seconds(record.finished),
    )  # fmt: skip


def request_of(row: Row) -> Request:
    """The request of a row of `COLUMNS`."""
    try:
        key, url, page_url, host, site, listing, kind, depth, fields, known_before = row[1:11]
        return Request(
            key=url if key is None else key, url=url, page_url=url if page_url == "" else page_url,
            host=host, site=site or None, listing=listing, kind=PageKind(kind), depth=depth,
            known_before=known_before, attempts=row[24], etag=row[21], last_modified=row[22],
            seen=row[23], was_visited=row[11] is not None,
            **({"fields": json.loads(fields)} if fields else {}),
        )  # fmt: skip
    except (ValueError, TypeError) as exc:
        raise sqlite3.DatabaseError(f"a row cannot be read: {exc}") from exc


def record_of(row: Row) -> Record:
    """The record of a row of `COLUMNS`."""
    request = request_of(row)
    try:
        return Record(
            request=request,
            state=State(row[25]),
            added=at(row[26]),
            not_before=instant(row[19]),
            finished=instant(row[27]),
            outcome=_outcome_of(row) if row[11] else None,
        )
    except (ValueError, TypeError) as exc:
        raise sqlite3.DatabaseError(f"a row cannot be read: {exc}") from exc


def _outcome_of(row: Row) -> Outcome:
    kind, reason, detail, path, sha256, file_sha256, content, captured = row[11:19]
    return Outcome(
        kind=OutcomeKind(kind), reason=reason, detail=detail, path=path, sha256=unpacked(sha256),
        file_sha256=unpacked(file_sha256), content=unpacked(content), captured=instant(captured),
        not_before=instant(row[19]), again=instant(row[20]), etag=row[21], last_modified=row[22],
        seen=row[23],
    )  # fmt: skip


def packed(digest: str | None) -> bytes | str | None:
    """A SHA-256 as bytes; other texts, which front matter edited by hand may hold, as they are."""
    try:
        data = bytes.fromhex(digest or "")
    except ValueError:
        return digest
    return data if len(data) == SHA256_BYTES and data.hex() == digest else digest


def unpacked(value: bytes | str | None) -> str | None:
    """What `packed` was given."""
    return value.hex() if isinstance(value, bytes) else value


def listed(names: Collection[str] | None) -> str | None:
    """Names for `json_each`; None stands for all."""
    return None if names is None else json.dumps(sorted(names))


def seconds(moment: datetime | None) -> float | None:
    """Seconds since 1970, or None."""
    return moment.timestamp() if moment else None


def at(value: float) -> datetime:
    """The instant of some seconds since 1970."""
    return datetime.fromtimestamp(value, UTC)


def instant(value: float | None) -> datetime | None:
    """As `at`; nothing and 0 stand for None."""
    return at(value) if value else None
