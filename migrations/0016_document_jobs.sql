-- Documents being made, and the files that were: nobody's word, and gone when cancelled or a month old.
CREATE TABLE document_job (
  id TEXT PRIMARY KEY,
  period TEXT NOT NULL,
  kind TEXT NOT NULL,
  format TEXT NOT NULL,
  unit TEXT NOT NULL,
  publication INTEGER,
  -- queued · running · done · failed
  state TEXT NOT NULL,
  step TEXT NOT NULL,
  steps_done INTEGER NOT NULL,
  steps_total INTEGER NOT NULL,
  -- How often it was begun: a document that stops the server is not begun for ever.
  attempts INTEGER NOT NULL,
  asked_by TEXT NOT NULL REFERENCES account (id),
  asked_at TEXT NOT NULL,
  ended_at TEXT,
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  byte_size INTEGER,
  content BYTEA
);
CREATE INDEX document_job_asked ON document_job (asked_by, asked_at);
