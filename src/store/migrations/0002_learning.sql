-- Version 2: lessons read and items answered in practice. Times are milliseconds since 1970-01-01 UTC.

-- One row an answer, never changed: what is shown of a topic is counted from them.
CREATE TABLE practice_answer (
    id        INTEGER PRIMARY KEY,
    candidate TEXT NOT NULL REFERENCES candidate (id),
    item      TEXT NOT NULL,
    is_right  INTEGER NOT NULL CHECK (is_right IN (0, 1)),
    wall      INTEGER NOT NULL
) STRICT;
CREATE INDEX practice_answer_candidate ON practice_answer (candidate);

CREATE TABLE lesson_read (
    candidate TEXT NOT NULL REFERENCES candidate (id),
    topic     TEXT NOT NULL,
    wall      INTEGER NOT NULL,
    PRIMARY KEY (candidate, topic)
) STRICT, WITHOUT ROWID;
