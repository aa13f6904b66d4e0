-- Which findings of a period are shown in a meeting and in which order. Append only: the newest of a publication is in force; a
-- publication without one keeps the newest that was there when it was published.
CREATE TABLE meeting_choice (
  number INTEGER PRIMARY KEY,
  period TEXT NOT NULL,
  -- Version of the publication; null while the period is a draft.
  publication INTEGER,
  -- Ids of the findings in their order (JSON).
  findings TEXT NOT NULL,
  chosen_by TEXT NOT NULL REFERENCES account (id),
  chosen_at TEXT NOT NULL
);
CREATE INDEX meeting_choice_period ON meeting_choice (period);
