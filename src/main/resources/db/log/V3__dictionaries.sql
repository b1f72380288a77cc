-- What bodies are packed with. Each row is needed for as long as a body names its id, so none is ever removed.
CREATE TABLE dictionary (
    id              ${whole} NOT NULL PRIMARY KEY, -- as the Zstandard frame of a body names it
    content         ${bytes} NOT NULL              -- for `zstd -D`
);
