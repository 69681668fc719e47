CREATE TABLE requests (
    key TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    page_url TEXT,
    host TEXT NOT NULL,
    site TEXT NOT NULL,
    listing TEXT,
    kind TEXT NOT NULL,
    depth INTEGER NOT NULL,
    fields TEXT NOT NULL,
    state TEXT NOT NULL,
    ord INTEGER NOT NULL,
    token INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    added REAL NOT NULL,
    not_before REAL NOT NULL DEFAULT 0,
    finished REAL,
    etag TEXT,
    last_modified TEXT,
    outcome TEXT,
    reason TEXT,
    detail TEXT,
    path TEXT,
    sha256 TEXT
) WITHOUT ROWID;
CREATE INDEX requests_open ON requests (host, kind DESC, ord) WHERE state IN ('queued', 'leased');
CREATE INDEX requests_order ON requests (ord) WHERE state IN ('queued', 'leased');
CREATE INDEX requests_counts ON requests (site, kind, state);
CREATE TABLE hosts (
    host TEXT PRIMARY KEY,
    token INTEGER NOT NULL DEFAULT 0,
    worker TEXT,
    until REAL NOT NULL DEFAULT 0,
    not_before REAL NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE robots (
    origin TEXT PRIMARY KEY,
    fetched REAL NOT NULL,
    status INTEGER,
    body BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO counters VALUES ('order', 0);
INSERT INTO requests (key, url, host, site, kind, depth, fields, state, ord, added, outcome, reason, path, sha256)
VALUES ('k', 'https://news.test/a', 'news.test', 'news', 'article', 0, '{}', 'done', 1, 1700000000, 'filed', 'new', 'p.md', '0f');
INSERT INTO hosts (host) VALUES ('news.test');
PRAGMA user_version = 1;
