-- What an analyst proposes to add to or end in the policy library, and what a second one decided. The library of a version
-- is the folder's with every confirmed change applied. Both append only.
CREATE TABLE policy_proposal (
  number INTEGER PRIMARY KEY,
  -- JSON: shared/policies/changes.ts.
  content TEXT NOT NULL,
  reason TEXT NOT NULL,
  proposed_by TEXT NOT NULL REFERENCES account (id),
  proposed_at TEXT NOT NULL
);
CREATE TABLE policy_decision (
  proposal_number INTEGER PRIMARY KEY REFERENCES policy_proposal (number),
  -- confirm · refuse · withdraw
  kind TEXT NOT NULL,
  -- The library's version that it made; of 'confirm' only.
  version INTEGER UNIQUE,
  comment TEXT NOT NULL,
  decided_by TEXT NOT NULL REFERENCES account (id),
  decided_at TEXT NOT NULL
);
-- A pasted paper while its sentences are being completed: one for each analyst, nobody's word yet.
CREATE TABLE policy_draft (
  account_id TEXT PRIMARY KEY REFERENCES account (id),
  content TEXT NOT NULL,
  updated_at TEXT NOT NULL
);
