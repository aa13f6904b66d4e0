-- Read-only keys with which other systems of the city read figures: asked for by one kind of administrator, decided by the
-- other, ended by either. Both append only; of the secret only its SHA-256 is kept.
CREATE TABLE api_key_request (
  id TEXT PRIMARY KEY,
  -- Which system reads.
  name TEXT NOT NULL,
  -- published · approved (shared/contract/api-keys.ts).
  scope TEXT NOT NULL,
  -- Last civil day on which the key opens anything.
  valid_until TEXT NOT NULL,
  reason TEXT NOT NULL,
  asked_by TEXT NOT NULL REFERENCES account (id),
  asked_at TEXT NOT NULL
);
CREATE TABLE api_key_decision (
  request_id TEXT NOT NULL REFERENCES api_key_request (id),
  -- granted · refused · withdrawn · revoked
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  -- Of 'granted' only.
  secret_hash TEXT,
  decided_by TEXT NOT NULL REFERENCES account (id),
  decided_at TEXT NOT NULL,
  PRIMARY KEY (request_id, outcome)
);
