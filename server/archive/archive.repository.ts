/** What a period's archive holds: every submission with its rows, decisions and files. Rows go out as they are stored. */
import type { Period } from '#shared/period.ts';
import type { Db } from '../db/open.ts';

/** Submissions of a period in the order of their organisations and revisions. */
export function listArchivedSubmissions(db: Db, period: Period) {
  return db
    .selectFrom('submission')
    .innerJoin('statistical_return', 'statistical_return.id', 'submission.return_id')
    .innerJoin('account', 'account.id', 'submission.submitted_by')
    .selectAll('submission')
    .select(['statistical_return.period', 'statistical_return.organisation'])
    .select('account.display_name as submitted_by_name')
    .where('statistical_return.period', '=', period)
    .orderBy('statistical_return.organisation')
    .orderBy('submission.revision')
    .execute();
}

/** What was decided on a submission, oldest first, with the remarks pinned to its cells. */
export async function listArchivedDecisions(db: Db, submission: string) {
  const decisions = await db
    .selectFrom('decision')
    .innerJoin('account', 'account.id', 'decision.decided_by')
    .selectAll('decision')
    .select('account.display_name as decided_by_name')
    .where('submission_id', '=', submission)
    .orderBy('decided_at')
    .execute();
  const cells = await db
    .selectFrom('decision_cell')
    .innerJoin('decision', 'decision.id', 'decision_cell.decision_id')
    .selectAll('decision_cell')
    .where('decision.submission_id', '=', submission)
    .execute();
  return decisions.map((row) => ({
    ...row,
    cells: cells.filter(({ decision_id }) => decision_id === row.id),
  }));
}

/** Every file that was uploaded for a period: originals and evidence, drafts' too; without their bytes. */
export function listArchivedFiles(db: Db, period: Period) {
  return db
    .selectFrom('stored_file')
    .select(['id', 'organisation', 'period', 'name', 'media_type', 'byte_size', 'sha256', 'uploaded_at'])
    .where('period', '=', period)
    .orderBy('organisation')
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute();
}

/** The programme that a publication was made under, as stored. */
export async function findProgrammeContent(db: Db, number: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('catalogue_version')
    .select('content')
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.content;
}
