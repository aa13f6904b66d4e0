-- Tries of passwords, counted before the password is looked at: by the name that was meant, whether it exists or not, and
-- by the address they came from. A row goes when it no longer matters.
CREATE TABLE password_try (
  -- name:<folded name> · address:<IPv4, or the /64 of an IPv6>
  subject TEXT PRIMARY KEY,
  tries INTEGER NOT NULL,
  counted_at TEXT NOT NULL,
  locked_until TEXT
);
ALTER TABLE account DROP COLUMN failed_logins;
ALTER TABLE account DROP COLUMN locked_until;

-- What one administrator asks to be done to an account (启用、变更角色、重置密码); another one decides. Append only.
CREATE TABLE account_request (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  -- enable · role · reset
  act TEXT NOT NULL,
  -- The new role, for act role.
  role TEXT,
  reason TEXT NOT NULL,
  asked_by TEXT NOT NULL REFERENCES account (id),
  asked_at TEXT NOT NULL
);
CREATE INDEX account_request_account ON account_request (account_id);

-- Append only.
CREATE TABLE account_decision (
  request_id TEXT PRIMARY KEY REFERENCES account_request (id),
  -- granted · refused · withdrawn
  outcome TEXT NOT NULL,
  reason TEXT,
  decided_by TEXT NOT NULL REFERENCES account (id),
  decided_at TEXT NOT NULL
);

-- What every audit event says of the tables it answers for (server/db/seals.ts): rows and their sum, brought up to date in
-- the transaction that writes them. Not trusted: verify recomputes them and holds them against the events.
CREATE TABLE table_seal (
  table_name TEXT PRIMARY KEY,
  row_count INTEGER NOT NULL,
  row_sum TEXT NOT NULL
);
-- JSON: table → short form of its seal after this event, for the tables that moved. Null in events of audit-v1.
ALTER TABLE audit_event ADD COLUMN seals TEXT;
