-- 分县任务: the parts of the city's targets that a document sets for the units. Every table is append only: a later
-- document is a further load, a mistake a withdrawal.
CREATE TABLE target_split (
  number INTEGER PRIMARY KEY,
  -- load · withdraw
  kind TEXT NOT NULL,
  -- The document: empty for a withdrawal.
  title TEXT NOT NULL,
  document_number TEXT NOT NULL,
  clause TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  -- Why the parts add up to less than the city's target; empty when they do not.
  shortfall_reason TEXT NOT NULL,
  file_id TEXT REFERENCES stored_file (id),
  organisation TEXT NOT NULL,
  created_by TEXT NOT NULL REFERENCES account (id),
  created_at TEXT NOT NULL
);

-- The targets that a load sets or a withdrawal takes back: the last row of a target decides.
CREATE TABLE target_split_target (
  split_number INTEGER NOT NULL REFERENCES target_split (number),
  target TEXT NOT NULL,
  PRIMARY KEY (split_number, target)
);

-- `amount` is a canonical decimal in the target's own unit of measure.
CREATE TABLE target_split_value (
  split_number INTEGER NOT NULL,
  target TEXT NOT NULL,
  unit TEXT NOT NULL,
  amount TEXT NOT NULL,
  PRIMARY KEY (split_number, target, unit),
  FOREIGN KEY (split_number, target) REFERENCES target_split_target (split_number, target)
);

-- A data version now follows from a decision on a submission or from a split, so that a pinned link shows neither early.
CREATE TABLE data_version_next (
  number INTEGER PRIMARY KEY,
  decision_id TEXT REFERENCES decision (id),
  split_number INTEGER REFERENCES target_split (number),
  created_at TEXT NOT NULL,
  CHECK ((decision_id IS NULL) <> (split_number IS NULL))
);
INSERT INTO data_version_next (number, decision_id, split_number, created_at)
  SELECT number, decision_id, NULL, created_at FROM data_version;
DROP TABLE data_version;
ALTER TABLE data_version_next RENAME TO data_version;
