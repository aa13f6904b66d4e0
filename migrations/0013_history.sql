-- Figures of past years that an analyst loads as one batch, and what a second one decided. A batch is taken back by a further
-- act that names it; nothing is changed or removed. All append only.
CREATE TABLE history_act (
  number INTEGER PRIMARY KEY,
  -- load · reverse
  kind TEXT NOT NULL,
  -- The load that a reversal takes back; null for a load.
  reverses INTEGER REFERENCES history_act (number),
  title TEXT NOT NULL,
  reason TEXT NOT NULL,
  file_id TEXT REFERENCES stored_file (id),
  -- SHA-256 of the values in the order of their cells; of a load only, else empty.
  digest TEXT NOT NULL,
  proposed_by TEXT NOT NULL REFERENCES account (id),
  proposed_at TEXT NOT NULL
);
-- `amount` is a decimal in the stored unit (money: 万元); `reason` answers what the checks asked.
CREATE TABLE history_value (
  act_number INTEGER NOT NULL REFERENCES history_act (number),
  period TEXT NOT NULL,
  unit TEXT NOT NULL,
  indicator TEXT NOT NULL,
  mark TEXT NOT NULL,
  amount TEXT,
  origin TEXT NOT NULL,
  release TEXT NOT NULL,
  citation TEXT NOT NULL,
  sheet TEXT NOT NULL,
  cell TEXT NOT NULL,
  raw TEXT NOT NULL,
  source_unit TEXT,
  reason TEXT NOT NULL,
  PRIMARY KEY (act_number, period, unit, indicator)
);
CREATE INDEX history_value_cell ON history_value (unit, indicator);
CREATE TABLE history_decision (
  act_number INTEGER PRIMARY KEY REFERENCES history_act (number),
  -- confirm · refuse · withdraw
  kind TEXT NOT NULL,
  comment TEXT NOT NULL,
  decided_by TEXT NOT NULL REFERENCES account (id),
  decided_at TEXT NOT NULL
);

-- A data version follows from a decision on a submission, from an allocation or from a confirmed act of history.
CREATE TABLE data_version_next (
  number INTEGER PRIMARY KEY,
  decision_id TEXT REFERENCES decision (id),
  split_number INTEGER REFERENCES target_split (number),
  history_number INTEGER REFERENCES history_act (number),
  created_at TEXT NOT NULL,
  CHECK (
    CASE WHEN decision_id IS NULL THEN 0 ELSE 1 END
    + CASE WHEN split_number IS NULL THEN 0 ELSE 1 END
    + CASE WHEN history_number IS NULL THEN 0 ELSE 1 END = 1
  )
);
INSERT INTO data_version_next (number, decision_id, split_number, history_number, created_at)
  SELECT number, decision_id, split_number, NULL, created_at FROM data_version;
DROP TABLE data_version;
ALTER TABLE data_version_next RENAME TO data_version;
