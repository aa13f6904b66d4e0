-- Whom a 催报 also goes to outside the product, what became of each, and which were for the unit's responsible person. Append
-- only: of an organisation's contact in one role the last row holds.
CREATE TABLE reminder_contact (
  number INTEGER PRIMARY KEY,
  organisation TEXT NOT NULL,
  -- reporter · responsible
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  -- Empty where there is none.
  email TEXT NOT NULL,
  set_by TEXT NOT NULL REFERENCES account (id),
  set_at TEXT NOT NULL
);
CREATE TABLE reminder_escalation (
  reminder_number INTEGER PRIMARY KEY REFERENCES reminder (number),
  name TEXT NOT NULL
);
CREATE TABLE reminder_sending (
  reminder_number INTEGER NOT NULL REFERENCES reminder (number),
  -- smtp · webhook
  channel TEXT NOT NULL,
  -- An address of mail; empty for the webhook.
  recipient TEXT NOT NULL,
  -- sent · failed
  outcome TEXT NOT NULL,
  detail TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (reminder_number, channel, recipient)
);
