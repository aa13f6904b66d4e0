-- Portable between SQLite and PostgreSQL: text ids made by the program, times as ISO 8601 UTC text, amounts as exact
-- decimal text, booleans as 0/1. Rows of the tables marked "append only" are never updated or deleted; the triggers that
-- refuse it differ by database and live in server/db/guards.ts.

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- One immutable copy of the statistical programme per change. Append only.
CREATE TABLE catalogue_version (
  number INTEGER PRIMARY KEY,
  city TEXT NOT NULL,
  digest TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL,
  loaded_at TEXT NOT NULL
);

CREATE TABLE account (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  -- The name folded for comparison (case, width): no two accounts may look alike.
  name_key TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  role TEXT NOT NULL,
  organisation TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  password_changed_at TEXT NOT NULL,
  must_change_password INTEGER NOT NULL,
  -- An initial password works once and until this time.
  initial_password_until TEXT,
  failed_logins INTEGER NOT NULL,
  locked_until TEXT,
  disabled_at TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT
);

-- Earlier passwords, so that the last five are not used again. Append only.
CREATE TABLE account_password (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  password_hash TEXT NOT NULL,
  set_at TEXT NOT NULL
);

CREATE TABLE session (
  -- SHA-256 of the token; the token itself is only in the person's cookie.
  token_hash TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  created_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  authenticated_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  revoked_at TEXT,
  address TEXT NOT NULL
);
CREATE INDEX session_account ON session (account_id);

-- An uploaded original, kept as it came. Append only.
CREATE TABLE stored_file (
  id TEXT PRIMARY KEY,
  organisation TEXT NOT NULL,
  period TEXT NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  byte_size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  content BYTEA NOT NULL,
  uploaded_by TEXT NOT NULL REFERENCES account (id),
  uploaded_at TEXT NOT NULL
);
CREATE INDEX stored_file_return ON stored_file (organisation, period);

-- One return (报表) per organisation and period. `state` and `version` are its present; its past is in the tables below.
CREATE TABLE statistical_return (
  id TEXT PRIMARY KEY,
  organisation TEXT NOT NULL,
  period TEXT NOT NULL,
  form TEXT NOT NULL,
  -- draft · submitted · returned · approved
  state TEXT NOT NULL,
  -- Grows by one with every change: the second of two people at once gets 409.
  version INTEGER NOT NULL,
  -- The working copy (JSON: cells, reasons, answers), saved by itself; history begins at submission.
  draft TEXT NOT NULL,
  draft_file_id TEXT REFERENCES stored_file (id),
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL REFERENCES account (id),
  -- Latest submission and latest approved submission, for the matrix.
  submission_id TEXT,
  approved_submission_id TEXT,
  UNIQUE (organisation, period)
);

-- Append only.
CREATE TABLE submission (
  id TEXT PRIMARY KEY,
  return_id TEXT NOT NULL REFERENCES statistical_return (id),
  revision INTEGER NOT NULL,
  catalogue_version INTEGER NOT NULL REFERENCES catalogue_version (number),
  file_id TEXT REFERENCES stored_file (id),
  submitted_by TEXT NOT NULL REFERENCES account (id),
  submitted_at TEXT NOT NULL,
  late INTEGER NOT NULL,
  simulated INTEGER NOT NULL,
  comment TEXT NOT NULL,
  -- SHA-256 of the canonical JSON of what was submitted; printed on the receipt.
  digest TEXT NOT NULL,
  UNIQUE (return_id, revision)
);

-- Append only. `amount` is a canonical decimal in the indicator's stored unit, null exactly when `mark` is not 'value'.
CREATE TABLE submission_value (
  submission_id TEXT NOT NULL REFERENCES submission (id),
  unit TEXT NOT NULL,
  indicator TEXT NOT NULL,
  mark TEXT NOT NULL,
  amount TEXT,
  -- Where it stood in the reporter's file and what stood there.
  cell TEXT,
  raw TEXT,
  note TEXT NOT NULL,
  origin TEXT NOT NULL,
  release TEXT NOT NULL,
  citation TEXT NOT NULL,
  PRIMARY KEY (submission_id, unit, indicator)
);
CREATE INDEX submission_value_cell ON submission_value (unit, indicator);

-- What the checks found at submission, with the reporter's reason. Append only.
CREATE TABLE submission_finding (
  submission_id TEXT NOT NULL REFERENCES submission (id),
  ordinal INTEGER NOT NULL,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  unit TEXT NOT NULL,
  indicator TEXT NOT NULL,
  message TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (submission_id, ordinal)
);

-- approve · return · withdraw · reopen (un-approve). Append only.
CREATE TABLE decision (
  id TEXT PRIMARY KEY,
  submission_id TEXT NOT NULL REFERENCES submission (id),
  kind TEXT NOT NULL,
  decided_by TEXT NOT NULL REFERENCES account (id),
  decided_at TEXT NOT NULL,
  comment TEXT NOT NULL
);
CREATE INDEX decision_submission ON decision (submission_id);

-- A reviewer's remark pinned to a cell of the return. Append only.
CREATE TABLE decision_cell (
  decision_id TEXT NOT NULL REFERENCES decision (id),
  unit TEXT NOT NULL,
  indicator TEXT NOT NULL,
  remark TEXT NOT NULL,
  PRIMARY KEY (decision_id, unit, indicator)
);

-- The reporter's answer to a pinned remark, given with the next submission. Append only.
CREATE TABLE submission_answer (
  submission_id TEXT NOT NULL REFERENCES submission (id),
  decision_id TEXT NOT NULL REFERENCES decision (id),
  unit TEXT NOT NULL,
  indicator TEXT NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (submission_id, decision_id, unit, indicator)
);

-- A reporter's objection to a figure that another organisation supplied (有异议). Append only.
CREATE TABLE objection (
  id TEXT PRIMARY KEY,
  organisation TEXT NOT NULL,
  period TEXT NOT NULL,
  unit TEXT NOT NULL,
  indicator TEXT NOT NULL,
  text TEXT NOT NULL,
  raised_by TEXT NOT NULL REFERENCES account (id),
  raised_at TEXT NOT NULL
);

-- Every change of the effective values makes the next data version. Append only.
CREATE TABLE data_version (
  number INTEGER PRIMARY KEY,
  decision_id TEXT NOT NULL REFERENCES decision (id),
  created_at TEXT NOT NULL
);

-- The reply to a write that carried an idempotency key: a repeated request gets the same reply. Append only.
CREATE TABLE idempotent_reply (
  account_id TEXT NOT NULL,
  key TEXT NOT NULL,
  request TEXT NOT NULL,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (account_id, key)
);

-- Hash-chained. Append only.
CREATE TABLE audit_event (
  seq INTEGER PRIMARY KEY,
  alg TEXT NOT NULL,
  at TEXT NOT NULL,
  account_id TEXT,
  account_name TEXT NOT NULL,
  role TEXT NOT NULL,
  address TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  outcome TEXT NOT NULL,
  detail TEXT NOT NULL,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL
);
