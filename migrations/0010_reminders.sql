-- 催报: what the office told an organisation that owes a return, and who of it read that when. Both append only.
CREATE TABLE reminder (
  number INTEGER PRIMARY KEY,
  period TEXT NOT NULL,
  organisation TEXT NOT NULL,
  text TEXT NOT NULL,
  -- The deadline that it named.
  due TEXT NOT NULL,
  sent_by TEXT NOT NULL REFERENCES account (id),
  sent_at TEXT NOT NULL
);
CREATE INDEX reminder_return ON reminder (organisation, period);
CREATE TABLE reminder_reading (
  reminder_number INTEGER NOT NULL REFERENCES reminder (number),
  account_id TEXT NOT NULL REFERENCES account (id),
  read_at TEXT NOT NULL,
  PRIMARY KEY (reminder_number, account_id)
);
