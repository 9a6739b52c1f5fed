-- Version 1: settings, the office's key, exams on offer, candidates, sittings with their journals, results, certificates.
-- Times are milliseconds since 1970-01-01 UTC; marks are hundredths; JSON columns hold the domain's own types.

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE office_key (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    secret BLOB NOT NULL CHECK (length(secret) = 32)
) STRICT;

CREATE TABLE exam (
    id        TEXT PRIMARY KEY,
    title     TEXT NOT NULL,
    position  INTEGER NOT NULL,
    is_open   INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    secret    BLOB NOT NULL CHECK (length(secret) = 32),
    blueprint TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE candidate (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    identity   TEXT NOT NULL UNIQUE,
    is_citizen INTEGER NOT NULL CHECK (is_citizen IN (0, 1)),
    unit       TEXT NOT NULL,
    department TEXT NOT NULL,
    post       TEXT NOT NULL,
    track      TEXT
) STRICT, WITHOUT ROWID;

-- Every version of an item that a form has used, so that a later bank cannot change what was sat.
CREATE TABLE item_version (
    item    TEXT NOT NULL,
    version TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (item, version)
) STRICT, WITHOUT ROWID;

-- Its rows are large and every event's reference to one is looked up: with a rowid the lookup reads a small index, and
-- not the form.
CREATE TABLE sitting (
    id           TEXT NOT NULL PRIMARY KEY,
    exam         TEXT NOT NULL REFERENCES exam (id),
    candidate    TEXT NOT NULL REFERENCES candidate (id),
    attempt      INTEGER NOT NULL,
    started_at   INTEGER NOT NULL,
    is_handed_in INTEGER NOT NULL DEFAULT 0 CHECK (is_handed_in IN (0, 1)),
    form         TEXT NOT NULL,
    settings     TEXT NOT NULL,
    UNIQUE (candidate, exam, attempt)
) STRICT;
CREATE INDEX sitting_exam ON sitting (exam);
CREATE INDEX sitting_running ON sitting (candidate) WHERE is_handed_in = 0;

CREATE TABLE sitting_event (
    sitting  TEXT NOT NULL REFERENCES sitting (id),
    sequence INTEGER NOT NULL,
    content  TEXT NOT NULL,
    hash     BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (sitting, sequence)
) STRICT, WITHOUT ROWID;

-- The last time used that was recorded between two events: after a power cut at most a few seconds are given back.
CREATE TABLE sitting_clock (
    sitting TEXT PRIMARY KEY REFERENCES sitting (id),
    used    INTEGER NOT NULL,
    wall    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE result (
    sitting      TEXT PRIMARY KEY REFERENCES sitting (id),
    revision     INTEGER NOT NULL,
    handed_in_at INTEGER NOT NULL,
    used         INTEGER NOT NULL,
    total        INTEGER NOT NULL,
    is_passed    INTEGER NOT NULL CHECK (is_passed IN (0, 1)),
    score        TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX result_order ON result (handed_in_at, sitting);

CREATE TABLE certificate (
    number    TEXT PRIMARY KEY,
    sitting   TEXT NOT NULL UNIQUE REFERENCES sitting (id),
    year      INTEGER NOT NULL,
    running   INTEGER NOT NULL,
    content   TEXT NOT NULL,
    token     TEXT NOT NULL,
    UNIQUE (year, running)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    id      INTEGER PRIMARY KEY,
    wall    INTEGER NOT NULL,
    act     TEXT NOT NULL,
    subject TEXT NOT NULL
) STRICT;
