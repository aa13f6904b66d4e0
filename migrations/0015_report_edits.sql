-- Paragraphs of a document that somebody wrote anew. Append only: the newest of a paragraph is in force, a null text takes the
-- computed one back.
CREATE TABLE report_edit (
  number INTEGER PRIMARY KEY,
  period TEXT NOT NULL,
  -- report · notice · sheet
  kind TEXT NOT NULL,
  -- Of a sheet; empty otherwise.
  unit TEXT NOT NULL,
  paragraph TEXT NOT NULL,
  text TEXT,
  -- The computed paragraph that the writer saw, with its numbers as records (JSON: shared/report/said.ts).
  computed TEXT NOT NULL,
  edited_by TEXT NOT NULL REFERENCES account (id),
  edited_at TEXT NOT NULL
);
CREATE INDEX report_edit_document ON report_edit (period, kind, unit);
