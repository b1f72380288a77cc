-- Every rulebook that was in force, and what brought it.
CREATE TABLE rulebook_in_force (
    since           ${whole} NOT NULL,            -- microseconds since 1970-01-01T00:00:00Z
    hash            TEXT     NOT NULL,
    cause           TEXT     NOT NULL,            -- start, files, confirmation or rollback
    decided_by      TEXT,                         -- who confirmed it or rolled back to it
    why             TEXT,
    held            TEXT,                         -- hash of what lies in the rules directory and is not to come into force
    files           TEXT     NOT NULL,            -- JSON: the files added, changed, removed
    PRIMARY KEY (since, hash)
);
