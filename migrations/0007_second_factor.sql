-- The second factor of an account: a shared secret for time-based codes (RFC 6238), sealed with a key that is not in the
-- database. `pending_secret` waits for its first code. Not part of the record: who bound, used or lost it is in the trail.
CREATE TABLE second_factor (
  account_id TEXT PRIMARY KEY REFERENCES account (id),
  secret TEXT,
  pending_secret TEXT,
  -- The latest 30-second step whose code was taken: a code works once.
  last_step INTEGER NOT NULL,
  bound_at TEXT
);
-- Codes for the day the telephone is lost, each good once; only hashes.
CREATE TABLE recovery_code (
  account_id TEXT NOT NULL REFERENCES account (id),
  code_hash TEXT NOT NULL,
  used_at TEXT,
  PRIMARY KEY (account_id, code_hash)
);
-- When this session gave its second factor; null before, and where none is asked for.
ALTER TABLE session ADD COLUMN second_factor_at TEXT;
