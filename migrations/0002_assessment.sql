-- 年度研判 and 发布. Every table is append only: a changed scheme is a new version, a changed figure a new run, a
-- correction a new publication.

CREATE TABLE scheme_version (
  -- units · institutions
  subject TEXT NOT NULL,
  number INTEGER NOT NULL,
  based_on INTEGER,
  -- JSON: shared/contract/assessment.ts Scheme.
  content TEXT NOT NULL,
  digest TEXT NOT NULL,
  reason TEXT NOT NULL,
  -- Null for the programme's own scheme.
  created_by TEXT REFERENCES account (id),
  created_at TEXT NOT NULL,
  PRIMARY KEY (subject, number)
);

CREATE TABLE assessment_run (
  number INTEGER PRIMARY KEY,
  subject TEXT NOT NULL,
  year INTEGER NOT NULL,
  scheme_number INTEGER NOT NULL,
  catalogue_version INTEGER NOT NULL REFERENCES catalogue_version (number),
  data_version INTEGER NOT NULL,
  note TEXT NOT NULL,
  organisation TEXT NOT NULL,
  created_by TEXT NOT NULL REFERENCES account (id),
  created_at TEXT NOT NULL,
  digest TEXT NOT NULL,
  -- JSON: AssessmentRun, with its digest.
  content TEXT NOT NULL,
  FOREIGN KEY (subject, scheme_number) REFERENCES scheme_version (subject, number)
);
CREATE INDEX assessment_run_year ON assessment_run (subject, year);

-- What one analyst proposes to publish; a second one confirms or refuses it.
CREATE TABLE publication_proposal (
  id TEXT PRIMARY KEY,
  period TEXT NOT NULL,
  version INTEGER NOT NULL,
  data_version INTEGER NOT NULL,
  unit_run INTEGER REFERENCES assessment_run (number),
  institution_run INTEGER REFERENCES assessment_run (number),
  reason TEXT NOT NULL,
  proposed_by TEXT NOT NULL REFERENCES account (id),
  proposed_at TEXT NOT NULL
);
CREATE INDEX publication_proposal_period ON publication_proposal (period);

-- refuse · confirm
CREATE TABLE publication_decision (
  proposal_id TEXT PRIMARY KEY REFERENCES publication_proposal (id),
  kind TEXT NOT NULL,
  comment TEXT NOT NULL,
  decided_by TEXT NOT NULL REFERENCES account (id),
  decided_at TEXT NOT NULL
);

CREATE TABLE publication (
  period TEXT NOT NULL,
  version INTEGER NOT NULL,
  proposal_id TEXT NOT NULL UNIQUE REFERENCES publication_proposal (id),
  data_version INTEGER NOT NULL,
  published_at TEXT NOT NULL,
  digest TEXT NOT NULL,
  -- JSON: shared/contract/publications.ts PublicationDocument, with its digest.
  content TEXT NOT NULL,
  PRIMARY KEY (period, version)
);
