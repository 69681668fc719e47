"""The file behind the SQLite frontier: opened, brought up to date, checked.

`schema.sql` is the newest form; each entry of `MIGRATIONS` takes a file one version further, in the
transaction that opens it, so that a kill leaves the old form or the new one.
"""

import sqlite3
from datetime import datetime
from pathlib import Path

from crawler.errors import FrontierError

BUSY_S = 30.0  # another worker's transaction lasts milliseconds; a backup's may last seconds
# SQLite's own 2 MB hold the upper pages of no index of a million URLs: four times the system calls.
CACHE_KIB = 16 * 1024
CHECKPOINT_PAGES = 4000  # 16 MB of log: half the checkpoints' work is saved, and a start reads it
MIGRATIONS = (
    # 1 to 2: the catalogue of posts, later visits, known items that led to a listing's page
    """
    ALTER TABLE requests ADD COLUMN known_before INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE requests ADD COLUMN again REAL;
    ALTER TABLE requests ADD COLUMN file_sha256 TEXT;
    ALTER TABLE requests ADD COLUMN content TEXT;
    ALTER TABLE requests ADD COLUMN captured REAL;
    CREATE INDEX requests_path ON requests (path) WHERE path IS NOT NULL;
    CREATE INDEX requests_again ON requests (again) WHERE again IS NOT NULL;
    CREATE INDEX requests_trouble ON requests (host, state, site, reason)
        WHERE state IN ('failed', 'parked')
    """,
    # 2 to 3: what pacing remembers of hosts
    """
    ALTER TABLE hosts ADD COLUMN last_start REAL NOT NULL DEFAULT 0;
    ALTER TABLE hosts ADD COLUMN response_s REAL NOT NULL DEFAULT 0;
    ALTER TABLE hosts ADD COLUMN slowdown_s REAL NOT NULL DEFAULT 0;
    ALTER TABLE hosts ADD COLUMN failures INTEGER NOT NULL DEFAULT 0
    """,
    # 3 to 4: which free host comes first, without a look at every queued request
    """
    DROP INDEX requests_open;
    DROP INDEX requests_order;
    CREATE INDEX requests_open ON requests (host, kind DESC, ord, site, not_before)
        WHERE state IN ('queued', 'leased');
    ALTER TABLE hosts ADD COLUMN oldest INTEGER;
    UPDATE hosts SET oldest = (SELECT min(ord) FROM requests r
        WHERE r.host = hosts.host AND r.state IN ('queued', 'leased'));
    CREATE INDEX hosts_oldest ON hosts (oldest) WHERE oldest IS NOT NULL
    """,
    # 4 to 5: whether other workers are at work
    "CREATE INDEX hosts_held ON hosts (until) WHERE until > 0",
    # 5 to 6: under how many addresses of a site one text stands
    "CREATE INDEX requests_content ON requests (site, content) WHERE content IS NOT NULL",
)
VERSION = len(MIGRATIONS) + 1
# What was recorded after `:late` was recorded by a clock that was ahead: it happened `:now`.
CORRECTIONS = (
    "UPDATE requests INDEXED BY requests_open"
    " SET not_before = :now + max(0, not_before - finished), finished = :now"
    " WHERE state IN ('queued', 'leased') AND finished > :late",
    "UPDATE requests INDEXED BY requests_again"
    " SET again = :now + max(0, again - finished), finished = :now"
    " WHERE again IS NOT NULL AND finished > :late",
    "UPDATE hosts SET not_before = :now + max(0, not_before - last_start), last_start = :now"
    " WHERE last_start > :late",
    "DELETE FROM robots WHERE fetched > :late",
)
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
    db.execute("BEGIN IMMEDIATE")
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise FrontierError(
            f"{path} is of version {version}, this program reads {VERSION}",
            hint="Use the program that wrote it, or move the file away and run: crawler reindex",
        )
    if version == 0:
        scripts = [Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")]
    else:
        scripts = list(MIGRATIONS[version - 1 :])
    for script in scripts:
        for statement in script.split(";"):
            db.execute(statement)
    db.execute(f"PRAGMA user_version = {VERSION}")
    db.execute("COMMIT")


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
