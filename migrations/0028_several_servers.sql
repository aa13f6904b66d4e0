-- Several servers on one database: what each has counted of a caller's requests, and which of them makes a document.
CREATE TABLE request_count (
  -- Beginning of the window, milliseconds since 1970.
  starts_at BIGINT NOT NULL,
  caller TEXT NOT NULL,
  server TEXT NOT NULL,
  requests INTEGER NOT NULL,
  PRIMARY KEY (starts_at, caller, server)
);
-- What became of a transaction whose connection broke while it was committed: its mark is there, or it is not. Kept for an hour.
CREATE TABLE commit_mark (
  id TEXT PRIMARY KEY,
  -- Milliseconds since 1970.
  made_at BIGINT NOT NULL
);
ALTER TABLE document_job ADD COLUMN claimed_by TEXT;
-- Until when the one that makes it need not be heard of; afterwards another may begin anew.
ALTER TABLE document_job ADD COLUMN claimed_until TEXT;
