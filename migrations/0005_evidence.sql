-- 盖章扫描件 and 佐证材料 that go with a submission, and who filled it in and checked it. The files are rows of stored_file
-- like uploaded originals; removing one from a draft leaves its row there. Both are covered by the submission's digest
-- where they are given, so that the digests of earlier submissions stay as they were.
CREATE TABLE submission_evidence (
  submission_id TEXT NOT NULL REFERENCES submission (id),
  ordinal INTEGER NOT NULL,
  -- scan · evidence
  kind TEXT NOT NULL,
  file_id TEXT NOT NULL REFERENCES stored_file (id),
  PRIMARY KEY (submission_id, ordinal)
);
CREATE INDEX submission_evidence_file ON submission_evidence (file_id);

-- 填报人, 审核人, 联系电话 as the file or the page gives them; null in rows of earlier versions.
ALTER TABLE submission ADD COLUMN prepared_by TEXT;
ALTER TABLE submission ADD COLUMN checked_by TEXT;
ALTER TABLE submission ADD COLUMN telephone TEXT;
