"""How state files of earlier versions become those of this one.

`schema.sql` is version 7. Each text of `EARLIER` takes an older file one version further; what
comes after 7 goes into `LATER`, for new files as for old ones: no form is written down twice.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from crawler.frontier.rows import key_digest, packed

SCHEMA_VERSION = 7
LATER = (
    # 7 to 8: which hosts have something queued of which sites, so that a run of one site passes
    # over the hosts of all others without a look at what they have queued
    """
    CREATE TABLE queued (
        host TEXT NOT NULL,
        site TEXT NOT NULL,
        n INTEGER NOT NULL,
        PRIMARY KEY (host, site)
    ) WITHOUT ROWID;
    INSERT INTO queued SELECT host, site, count(*) FROM requests INDEXED BY requests_open
        WHERE state IN ('queued', 'leased') GROUP BY 1, 2;
    CREATE TRIGGER queued_added AFTER INSERT ON requests
    WHEN new.state IN ('queued', 'leased') BEGIN
        INSERT INTO queued VALUES (new.host, new.site, 1) ON CONFLICT DO UPDATE SET n = n + 1;
    END;
    CREATE TRIGGER queued_moved AFTER UPDATE OF host, site, state ON requests
    WHEN old.host <> new.host OR old.site <> new.site
        OR (old.state IN ('queued', 'leased')) <> (new.state IN ('queued', 'leased')) BEGIN
        UPDATE queued SET n = n - 1 WHERE host = old.host AND site = old.site
            AND old.state IN ('queued', 'leased');
        INSERT INTO queued SELECT new.host, new.site, 1 WHERE new.state IN ('queued', 'leased')
            ON CONFLICT DO UPDATE SET n = n + 1;
    END;
    """,
)
NEWEST = SCHEMA_VERSION + len(LATER)
EARLIER = (
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
        WHERE state IN ('failed', 'parked');
    """,
    # 2 to 3: what pacing remembers of hosts
    """
    ALTER TABLE hosts ADD COLUMN last_start REAL NOT NULL DEFAULT 0;
    ALTER TABLE hosts ADD COLUMN response_s REAL NOT NULL DEFAULT 0;
    ALTER TABLE hosts ADD COLUMN slowdown_s REAL NOT NULL DEFAULT 0;
    ALTER TABLE hosts ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
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
    CREATE INDEX hosts_oldest ON hosts (oldest) WHERE oldest IS NOT NULL;
    """,
    # 4 to 5: whether other workers are at work
    "CREATE INDEX hosts_held ON hosts (until) WHERE until > 0;",
    # 5 to 6: under how many addresses of a site one text stands
    "CREATE INDEX requests_content ON requests (site, content) WHERE content IS NOT NULL;",
)
# 6 to 7: rows half as large, counts that are kept. Everything is made anew beside the old tables.
INDEXES = ("open", "counts", "path", "content", "again", "trouble")
MAKE_WAY = (
    *(f"DROP INDEX requests_{name}" for name in INDEXES),
    "DROP INDEX hosts_oldest",
    "DROP INDEX hosts_held",
    *(f"ALTER TABLE {it} RENAME TO old_{it}" for it in ("requests", "hosts", "robots", "counters")),
)
HOST = (
    "host, token, worker, until, not_before, last_start, response_s, slowdown_s, failures, oldest"
)
SAME = (
    "host, site, listing, kind, depth, known_before, state, ord, token, attempts, added,"
    " not_before, again, finished, etag, last_modified, outcome, reason, detail, path, captured"
)
TAKE_OVER = (
    f"INSERT INTO hosts ({HOST}) SELECT {HOST} FROM old_hosts",  # noqa: S608  # constants only
    "INSERT INTO robots SELECT * FROM old_robots",
    "INSERT OR REPLACE INTO counters SELECT * FROM old_counters",
    "INSERT OR REPLACE INTO counters SELECT 'latest', coalesce(max(finished), 0) FROM old_requests",
    f"INSERT INTO requests (digest, key, url, page_url, fields, sha256, file_sha256, content, {SAME})"  # noqa: S608, E501  # constants only
    " SELECT key_digest(key), nullif(key, url), url,"
    " CASE WHEN page_url = url THEN '' ELSE page_url END, nullif(fields, '{}'),"
    f" packed(sha256), packed(file_sha256), packed(content), {SAME}"
    " FROM old_requests ORDER BY ord",
    *(f"DROP TABLE old_{name}" for name in ("requests", "hosts", "robots", "counters")),
)


def bring_up_to_date(db: sqlite3.Connection, version: int) -> None:
    """Take a file of a version, 0 being empty, to `NEWEST`; inside the caller's transaction."""
    for script in EARLIER[version - 1 :] if version else ():
        _run(db, _statements(script))
    if version < SCHEMA_VERSION:
        schema = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
        if version:
            _run(db, MAKE_WAY)
        _run(db, _statements(schema))
        if version:
            db.create_function("key_digest", 1, key_digest, deterministic=True)
            db.create_function("packed", 1, packed, deterministic=True)
            _run(db, TAKE_OVER)
    for script in LATER[max(0, version - SCHEMA_VERSION) :]:
        _run(db, _statements(script))
    db.execute(f"PRAGMA user_version = {NEWEST}")


def _run(db: sqlite3.Connection, statements: Iterator[str] | tuple[str, ...]) -> None:
    for statement in statements:
        db.execute(statement)


def _statements(script: str) -> Iterator[str]:
    """One statement after the other; a trigger holds semicolons of its own."""
    begun = ""
    for piece in script.split(";")[:-1]:
        begun += f"{piece};"
        if sqlite3.complete_statement(begun):
            yield begun
            begun = ""
