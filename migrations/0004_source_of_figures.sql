-- A figure keeps where and in what it stood in the reporter's file, and whether the page changed it; a submission keeps
-- how its file was read. Null in rows of earlier versions. No digest covers these columns: they say where a figure came
-- from, not what was reported.
ALTER TABLE submission_value ADD COLUMN sheet TEXT;
-- Unit of measure in the file, and 1 of it in the form's unit as an exact decimal.
ALTER TABLE submission_value ADD COLUMN source_unit TEXT;
ALTER TABLE submission_value ADD COLUMN factor TEXT;
-- 1 when the person typed another figure in the page than the file gives, or there was no file.
ALTER TABLE submission_value ADD COLUMN typed INTEGER;
-- JSON, shared/contract/understood.ts.
ALTER TABLE submission ADD COLUMN understood TEXT;
