-- What an analyst drafts for the statistical programme, or a city's folder says otherwise at start, and what a second person
-- decided. A confirmed change makes the next programme version. Both append only.
CREATE TABLE programme_proposal (
  number INTEGER PRIMARY KEY,
  -- The version that it starts from.
  base_version INTEGER NOT NULL REFERENCES catalogue_version (number),
  -- JSON: the changes in order (shared/programme/change.ts); empty where a folder is proposed.
  changes TEXT NOT NULL,
  -- JSON: the whole programme of a folder, and its digest; null where the changes make it.
  content TEXT,
  digest TEXT,
  reason TEXT NOT NULL,
  -- Null: found in the city's folder at start.
  proposed_by TEXT REFERENCES account (id),
  proposed_at TEXT NOT NULL
);
CREATE TABLE programme_decision (
  proposal_number INTEGER PRIMARY KEY REFERENCES programme_proposal (number),
  -- confirm · refuse · withdraw
  kind TEXT NOT NULL,
  -- The programme version that it put in force; of 'confirm' only.
  version INTEGER REFERENCES catalogue_version (number),
  comment TEXT NOT NULL,
  decided_by TEXT NOT NULL REFERENCES account (id),
  decided_at TEXT NOT NULL
);

-- A data version may now follow from a programme that comes into force, so that a pinned link keeps the programme it had.
CREATE TABLE data_version_next (
  number INTEGER PRIMARY KEY,
  decision_id TEXT REFERENCES decision (id),
  split_number INTEGER REFERENCES target_split (number),
  history_number INTEGER REFERENCES history_act (number),
  catalogue_version INTEGER REFERENCES catalogue_version (number),
  created_at TEXT NOT NULL,
  CHECK (
    (CASE WHEN decision_id IS NULL THEN 0 ELSE 1 END)
    + (CASE WHEN split_number IS NULL THEN 0 ELSE 1 END)
    + (CASE WHEN history_number IS NULL THEN 0 ELSE 1 END)
    + (CASE WHEN catalogue_version IS NULL THEN 0 ELSE 1 END) = 1
  )
);
INSERT INTO data_version_next (number, decision_id, split_number, history_number, catalogue_version, created_at)
  SELECT number, decision_id, split_number, history_number, NULL, created_at FROM data_version;
DROP TABLE data_version;
ALTER TABLE data_version_next RENAME TO data_version;
