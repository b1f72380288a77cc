-- One script for both databases: {whole} is INTEGER or BIGINT, {bytes} is BLOB or BYTEA.
-- One row an entry. Chained are chain, sequence, recorded_at, kind, body_hash and previous_hash: together they make hash.
-- The rest can be erased by law, and the chain still verifies.
CREATE TABLE entry (
    entry           ${whole} NOT NULL PRIMARY KEY, -- chain * 1000000000000 + sequence
    chain           ${whole} NOT NULL,
    sequence        ${whole} NOT NULL,            -- 1, 2, 3 … within the chain
    recorded_at     ${whole} NOT NULL,            -- microseconds since 1970-01-01T00:00:00Z
    kind            TEXT     NOT NULL,            -- DECISION or ERASURE
    body_hash       ${bytes} NOT NULL,            -- SHA-256 of the canonical body
    previous_hash   ${bytes} NOT NULL,            -- hash of the entry before; 32 zero bytes for the first
    hash            ${bytes} NOT NULL,
    rulebook        TEXT,
    account_id      TEXT,
    as_of           TEXT,
    found           TEXT,                         -- ' stands:STOP_SUPPLY veto:CALL T06 G-US-01 review '
    note            TEXT,                         -- of an erasure: who, why and what, as canonical JSON
    snapshot_hash   ${bytes},
    content_hash    ${bytes},
    snapshot        ${bytes},                     -- as it was sent, Zstandard
    answer          ${bytes}                      -- the canonical decision body, Zstandard
);
CREATE INDEX entry_account ON entry (account_id, recorded_at);
CREATE INDEX entry_recorded ON entry (recorded_at, entry);

CREATE TABLE idempotency (
    idempotency_key TEXT     NOT NULL PRIMARY KEY,
    request_hash    ${bytes} NOT NULL,
    entry           ${whole} NOT NULL,
    expires_at      ${whole} NOT NULL
);

CREATE TABLE checkpoint (
    entry           ${whole} NOT NULL PRIMARY KEY,
    hash            ${bytes} NOT NULL,
    signed_at       ${whole} NOT NULL,
    public_key      ${bytes} NOT NULL,
    signature       ${bytes} NOT NULL             -- Ed25519
);

CREATE TABLE erased (
    entry           ${whole} NOT NULL PRIMARY KEY,
    erasure         ${whole} NOT NULL             -- the entry that says who erased it, when and on what ground
);

CREATE TABLE rulebook (
    hash            TEXT     NOT NULL PRIMARY KEY,
    archived_at     ${whole} NOT NULL,
    engine          TEXT     NOT NULL,
    files           ${bytes} NOT NULL             -- JSON of path → text, Zstandard
);
