"""The file behind the SQLite frontier: opened, brought up to date, checked.

A file of an earlier version is taken to the newest in the transaction that opens it, so that a kill
leaves the old form or the new one.
"""

import sqlite3
from datetime import datetime
from pathlib import Path

from crawler.errors import FrontierError
from crawler.frontier.migrations import NEWEST, bring_up_to_date

BUSY_S = 30.0  # another worker's transaction lasts milliseconds; a backup's may last seconds
# SQLite's own 2 MB hold the upper pages of no index of a million URLs: four times the system calls.
CACHE_KIB = 16 * 1024
CHECKPOINT_PAGES = 4000  # 16 MB of log: half the checkpoints' work is saved, and a start reads it
WRITING = ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_SHM")  # no room, no rights
DAMAGE = ("no such table", "no such column", "malformed", "disk I/O error")


def open_database(path: Path) -> sqlite3.Connection:
    """A connection to the file in its newest form; made when absent."""
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        db.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
        _bring_up_to_date(db, path)
    except BaseException:
        db.close()
        raise
    return db


def _bring_up_to_date(db: sqlite3.Connection, path: Path) -> None:
    if _version(db) == NEWEST:
        return
    db.execute("BEGIN IMMEDIATE")
    version = _version(db)  # another process may have been first
    if version > NEWEST:
        raise FrontierError(
            f"{path} is of version {version}, this program reads {NEWEST}",
            hint="Use the program that wrote it, or move the file away and run: crawler reindex",
        )
    bring_up_to_date(db, version)
    db.execute("COMMIT")


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def explained(exc: sqlite3.Error | OSError, path: Path) -> FrontierError:
    """What a failure of the file means to the person who runs us, and what to do."""
    if isinstance(exc, OSError):
        return FrontierError(f"{path}: {exc}", hint="Check the folder.")
    is_trouble = isinstance(exc, sqlite3.OperationalError)
    is_writing = getattr(exc, "sqlite_errorname", "").startswith(WRITING)
    if is_trouble and (is_writing or not any(words in str(exc) for words in DAMAGE)):
        hint = "Is the disk full, read-only, or the file used by another program?"
        return FrontierError(f"{path}: {exc}", hint=hint)
    return FrontierError(
        f"{path} is damaged: {exc}",
        hint="Run: crawler reindex (it moves the file aside and reads the posts anew).",
    )


def damage_of(path: Path) -> str | None:
    """What SQLite finds wrong with a file, or None; a file that is not there is not damaged."""
    if not path.exists():
        return None
    try:
        db = open_database(path)
        try:
            (told,) = db.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            db.close()
    except sqlite3.DatabaseError as exc:
        failure = explained(exc, path)
        if "damaged" not in failure.message:
            raise failure from exc
        return str(exc)
    return None if told == "ok" else str(told)


def set_aside(path: Path, *, now: datetime) -> Path:
    """Move a damaged file and its journals out of the way; the new name of the file."""
    mark = f".damaged-{now:%Y%m%dT%H%M%SZ}"
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        if (old := path.with_name(name)).exists():
            old.rename(path.with_name(name + mark))
    return path.with_name(path.name + mark)
