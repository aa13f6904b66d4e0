-- 移交: an account whose work another takes over. The old one is disabled when the new one is enabled; what it did keeps its
-- name. Append only.
CREATE TABLE account_handover (
  to_account TEXT PRIMARY KEY REFERENCES account (id),
  from_account TEXT NOT NULL REFERENCES account (id),
  reason TEXT NOT NULL,
  asked_by TEXT NOT NULL REFERENCES account (id),
  asked_at TEXT NOT NULL
);
CREATE INDEX account_handover_from ON account_handover (from_account);
