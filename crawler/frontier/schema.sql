-- The state file of version 7, from which `migrations.py` goes on. `digest` stands for the key (see
-- `rows.key_digest`); `key` is NULL where it is the url, `page_url` empty where it is the url;
-- digests of 64 hex digits are 32 bytes.
CREATE TABLE requests (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL,
    key TEXT,
    url TEXT NOT NULL,
    page_url TEXT,
    host TEXT NOT NULL,
    site TEXT NOT NULL,
    listing TEXT,
    kind TEXT NOT NULL,
    depth INTEGER NOT NULL,
    fields TEXT,
    known_before INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL,
    ord INTEGER NOT NULL,
    token INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    added REAL NOT NULL,
    not_before REAL NOT NULL DEFAULT 0,
    again REAL,
    finished REAL,
    etag TEXT,
    last_modified TEXT,
    seen TEXT,
    outcome TEXT,
    reason TEXT,
    detail TEXT,
    path TEXT,
    sha256 BLOB,
    file_sha256 BLOB,
    content BLOB,
    captured REAL,
    why TEXT GENERATED ALWAYS AS (
        CASE WHEN state IN ('failed', 'parked')
            OR (state IN ('queued', 'leased') AND outcome = 'deferred')
        THEN coalesce(reason, '') ELSE '' END) VIRTUAL
);
CREATE UNIQUE INDEX requests_key ON requests (digest);
CREATE INDEX requests_open ON requests (host, kind DESC, ord, site, not_before)
    WHERE state IN ('queued', 'leased');
CREATE INDEX requests_later ON requests (host, not_before, site)
    WHERE state IN ('queued', 'leased') AND not_before > 0;
CREATE INDEX requests_path ON requests (path) WHERE path IS NOT NULL;
CREATE INDEX requests_content ON requests (site, substr(content, 1, 8)) WHERE content IS NOT NULL;
CREATE INDEX requests_again ON requests (site, state, again) WHERE again IS NOT NULL;
CREATE INDEX requests_trouble ON requests (coalesce(finished, added), ord)
    WHERE state IN ('failed', 'parked');
CREATE TABLE hosts (
    host TEXT PRIMARY KEY,
    token INTEGER NOT NULL DEFAULT 0,
    worker TEXT,
    until REAL NOT NULL DEFAULT 0,
    not_before REAL NOT NULL DEFAULT 0,
    last_start REAL NOT NULL DEFAULT 0,
    response_s REAL NOT NULL DEFAULT 0,
    slowdown_s REAL NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    oldest INTEGER,
    queued INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,
    parked INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX hosts_oldest ON hosts (oldest) WHERE oldest IS NOT NULL;
CREATE INDEX hosts_held ON hosts (until) WHERE until > 0;
CREATE TABLE robots (
    origin TEXT PRIMARY KEY,
    fetched REAL NOT NULL,
    status INTEGER,
    body BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO counters VALUES ('order', 0), ('latest', 0);
-- Counts that `crawler status` shows, kept with every change: counting a million rows takes longer
-- than a person waits. `waiting` are those to be visited again.
CREATE TABLE counts (
    site TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    why TEXT NOT NULL,
    n INTEGER NOT NULL,
    waiting INTEGER NOT NULL,
    PRIMARY KEY (site, kind, state, why)
) WITHOUT ROWID;
CREATE TRIGGER requests_added AFTER INSERT ON requests BEGIN
    INSERT INTO counts VALUES (new.site, new.kind, new.state, new.why, 1, new.again IS NOT NULL)
        ON CONFLICT DO UPDATE SET n = n + 1, waiting = waiting + excluded.waiting;
END;
CREATE TRIGGER requests_moved AFTER UPDATE OF site, kind, state, outcome, reason, again ON requests
WHEN old.state <> new.state OR old.why <> new.why OR old.again IS NOT new.again
    OR old.site <> new.site OR old.kind <> new.kind BEGIN
    UPDATE counts SET n = n - 1, waiting = waiting - (old.again IS NOT NULL)
        WHERE site = old.site AND kind = old.kind AND state = old.state AND why = old.why;
    INSERT INTO counts VALUES (new.site, new.kind, new.state, new.why, 1, new.again IS NOT NULL)
        ON CONFLICT DO UPDATE SET n = n + 1, waiting = waiting + excluded.waiting;
END;
-- `oldest` only ever falls here: it rises when the host is given back, as it is lent by nobody until
-- then. A crash leaves an older one: the host comes a little early once.
CREATE TRIGGER hosts_added AFTER INSERT ON requests WHEN new.state <> 'done' BEGIN
    INSERT INTO hosts (host, queued, failed, parked, oldest) VALUES (
        new.host, new.state IN ('queued', 'leased'), new.state = 'failed', new.state = 'parked',
        CASE WHEN new.state IN ('queued', 'leased') THEN new.ord END)
        ON CONFLICT (host) DO UPDATE SET queued = queued + excluded.queued,
        failed = failed + excluded.failed, parked = parked + excluded.parked,
        oldest = min(coalesce(oldest, excluded.oldest), coalesce(excluded.oldest, oldest));
END;
CREATE TRIGGER hosts_moved AFTER UPDATE OF host, state, ord ON requests
WHEN old.host <> new.host OR old.ord <> new.ord OR (old.state <> new.state
    AND NOT (old.state IN ('queued', 'leased') AND new.state IN ('queued', 'leased'))) BEGIN
    UPDATE hosts SET queued = queued - (old.state IN ('queued', 'leased')),
        failed = failed - (old.state = 'failed'), parked = parked - (old.state = 'parked')
        WHERE host = old.host AND old.state <> 'done';
    INSERT INTO hosts (host, queued, failed, parked, oldest) SELECT
        new.host, new.state IN ('queued', 'leased'), new.state = 'failed', new.state = 'parked',
        CASE WHEN new.state IN ('queued', 'leased') THEN new.ord END WHERE new.state <> 'done'
        ON CONFLICT (host) DO UPDATE SET queued = queued + excluded.queued,
        failed = failed + excluded.failed, parked = parked + excluded.parked,
        oldest = min(coalesce(oldest, excluded.oldest), coalesce(excluded.oldest, oldest));
END;
