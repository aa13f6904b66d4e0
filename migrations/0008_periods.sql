-- 报送期: what the office decided about the collection of a period, for everybody (organisation null) or one organisation:
-- open · deadline · close · reopen. A period without an 'open' row is not collected. Append only.
CREATE TABLE period_act (
  number INTEGER PRIMARY KEY,
  period TEXT NOT NULL,
  organisation TEXT,
  kind TEXT NOT NULL,
  -- First civil day of reporting, of 'open' only.
  opens TEXT,
  -- ISO instant; null where the act leaves the deadline.
  due TEXT,
  reason TEXT NOT NULL,
  -- The 通知 as it was sent out.
  notice TEXT NOT NULL,
  -- Null: taken over from a release in which the programme's plan alone decided.
  decided_by TEXT REFERENCES account (id),
  decided_at TEXT NOT NULL
);
CREATE INDEX period_act_period ON period_act (period);
