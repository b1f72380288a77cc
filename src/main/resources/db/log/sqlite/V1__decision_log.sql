-- One row an entry. Chained are chain, sequence, recorded_at, kind, body_hash and previous_hash: together they make hash.
-- The rest can be erased by law, and the chain still verifies.
CREATE TABLE entry (
    entry         INTEGER NOT NULL PRIMARY KEY,   -- chain * 1000000000000 + sequence
    chain         INTEGER NOT NULL,
    sequence      INTEGER NOT NULL,               -- 1, 2, 3 … within the chain
    recorded_at   INTEGER NOT NULL,               -- microseconds since 1970-01-01T00:00:00Z
    kind          TEXT    NOT NULL,               -- DECISION or ERASURE
    body_hash     BLOB    NOT NULL,               -- SHA-256 of the canonical body
    previous_hash BLOB    NOT NULL,               -- hash of the entry before; 32 zero bytes for the first
    hash          BLOB    NOT NULL,
    rulebook      TEXT,
    account_id    TEXT,
    as_of         TEXT,
    found         TEXT,                           -- ' stands:STOP_SUPPLY veto:CALL T06 G-US-01 review '
    note          TEXT,                           -- of an erasure: who, why and what, as canonical JSON
    snapshot_hash BLOB,
    content_hash  BLOB,
    snapshot      BLOB,                           -- as it was sent, Zstandard
    answer        BLOB                            -- the canonical decision body, Zstandard
);
CREATE INDEX entry_account ON entry (account_id, recorded_at);
CREATE INDEX entry_recorded ON entry (recorded_at, entry);

CREATE TABLE idempotency (
    idempotency_key TEXT    NOT NULL PRIMARY KEY,
    request_hash    BLOB    NOT NULL,
    entry           INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL
);

CREATE TABLE checkpoint (
    entry      INTEGER NOT NULL PRIMARY KEY,
    hash       BLOB    NOT NULL,
    signed_at  INTEGER NOT NULL,
    public_key BLOB    NOT NULL,
    signature  BLOB    NOT NULL                   -- Ed25519
);

CREATE TABLE erased (
    entry   INTEGER NOT NULL PRIMARY KEY,
    erasure INTEGER NOT NULL                      -- the entry that says who erased it, when and on what ground
);

CREATE TABLE rulebook (
    hash        TEXT    NOT NULL PRIMARY KEY,
    archived_at INTEGER NOT NULL,
    engine      TEXT    NOT NULL,
    files       BLOB    NOT NULL                  -- JSON of path → text, Zstandard
);
