-- 单位负责人审签: whether an organisation's returns are signed inside it before they reach the office. The newest row of an
-- organisation holds; without one they are not. Append only.
CREATE TABLE signing_act (
  number INTEGER PRIMARY KEY,
  organisation TEXT NOT NULL,
  required INTEGER NOT NULL,
  reason TEXT NOT NULL,
  decided_by TEXT NOT NULL REFERENCES account (id),
  decided_at TEXT NOT NULL
);

-- ask · sign · refuse · recall: what became of a return between its reporter and the approver of the same organisation.
-- `from_state` is the state in which it was handed over and to which a refusal or a recall leads back; `submission_id` is
-- what was sent to the office by a signature. Append only.
CREATE TABLE return_signing (
  number INTEGER PRIMARY KEY,
  return_id TEXT NOT NULL REFERENCES statistical_return (id),
  kind TEXT NOT NULL,
  from_state TEXT NOT NULL,
  comment TEXT NOT NULL,
  submission_id TEXT REFERENCES submission (id),
  acted_by TEXT NOT NULL REFERENCES account (id),
  acted_at TEXT NOT NULL
);
CREATE INDEX return_signing_return ON return_signing (return_id);

-- 报送研判结果: a department's own run of the institutions of its field, sent to the office (annex 2, note 2). The newest of a
-- department and year holds; earlier ones stay. Append only.
CREATE TABLE result_report (
  number INTEGER PRIMARY KEY,
  year INTEGER NOT NULL,
  organisation TEXT NOT NULL,
  run_number INTEGER NOT NULL REFERENCES assessment_run (number),
  -- Digest of the run as it was sent.
  digest TEXT NOT NULL,
  comment TEXT NOT NULL,
  reported_by TEXT NOT NULL REFERENCES account (id),
  reported_at TEXT NOT NULL
);
