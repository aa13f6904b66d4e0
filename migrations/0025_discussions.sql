-- 会商: what is said of one figure, or of a difference between two sources of it. Append only: a thread is closed by an entry and
-- reopened by another.
CREATE TABLE discussion (
  number INTEGER PRIMARY KEY,
  period TEXT NOT NULL,
  unit TEXT NOT NULL,
  indicator TEXT NOT NULL,
  -- Of a difference: the organisation whose figure stands beside the responsible one's; null of a figure by itself.
  second TEXT
);
CREATE INDEX discussion_figure ON discussion (period, unit, indicator);

CREATE TABLE discussion_entry (
  discussion_number INTEGER NOT NULL REFERENCES discussion (number),
  number INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('open', 'say', 'close', 'reopen')),
  text TEXT NOT NULL,
  -- Of a difference that is closed: whose figure is right as agreed.
  outcome TEXT CHECK (outcome IN ('first', 'second', 'both')),
  -- Of a difference: what both sources said at that moment, in the form's unit, each a number or the reason why there is none (JSON).
  figures TEXT,
  -- The organisation the person spoke for, and whether it was the office.
  organisation TEXT NOT NULL,
  office INTEGER NOT NULL CHECK (office IN (0, 1)),
  said_by TEXT NOT NULL REFERENCES account (id),
  said_at TEXT NOT NULL,
  PRIMARY KEY (discussion_number, number)
);
