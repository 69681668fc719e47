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
    outcome TEXT,
    reason TEXT,
    detail TEXT,
    path TEXT,
    sha256 TEXT,
    file_sha256 TEXT,
    content TEXT,
    captured REAL
) WITHOUT ROWID;
CREATE INDEX requests_open ON requests (host, kind DESC, ord, site, not_before)
    WHERE state IN ('queued', 'leased');
CREATE INDEX requests_counts ON requests (site, kind, state);
CREATE INDEX requests_path ON requests (path) WHERE path IS NOT NULL;
CREATE INDEX requests_content ON requests (site, content) WHERE content IS NOT NULL;
CREATE INDEX requests_again ON requests (again) WHERE again IS NOT NULL;
CREATE INDEX requests_trouble ON requests (host, state, site, reason)
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
    oldest INTEGER
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
INSERT INTO counters VALUES ('order', 0);
INSERT INTO requests (key, url, page_url, host, site, kind, depth, fields, state, ord, added, finished,
    not_before, again, outcome, reason, path, sha256, file_sha256, content, captured)
VALUES
    ('https://news.test/a', 'https://news.test/a', 'https://news.test/a', 'news.test', 'news', 'article', 0, '{}',
     'done', 1, 1700000000, 1700000001, 0, 1800000000, 'filed', 'new', 'a.md',
     '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff', NULL, 'by hand', 1700000001),
    ('news:id:7', 'https://api.test/7', 'https://news.test/7', 'api.test', 'news', 'article', 0, '{"id": "7"}',
     'parked', 2, 1700000000, 1700000002, 0, NULL, 'parked', 'shell', NULL, NULL, NULL, NULL, NULL),
    ('https://news.test/l', 'https://news.test/l', NULL, 'news.test', 'news', 'listing', 0, '{}',
     'queued', 3, 1700000000, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    ('https://news.test/b', 'https://news.test/b', NULL, 'news.test', 'news', 'article', 0, '{}',
     'queued', 4, 1700000000, 1700000003, 1900000000, NULL, 'deferred', 'http_503', NULL, NULL, NULL, NULL, NULL);
INSERT INTO hosts (host, token, slowdown_s, oldest) VALUES ('news.test', 5, 2.5, 3), ('api.test', 1, 0, NULL);
INSERT INTO robots VALUES ('https://news.test', 1700000000, 200, x'41');
UPDATE counters SET value = 4;
PRAGMA user_version = 6;
