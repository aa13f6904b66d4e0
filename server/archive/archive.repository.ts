/** What a period's archive holds: every submission with its rows, decisions and files. Rows go out as they are stored. */
import type { Period } from '#shared/period.ts';
import type { Db } from '../db/open.ts';

/** What is known of a stored file beside its bytes. */
const FILE = [
  'id',
  'organisation',
  'period',
  'name',
  'media_type',
  'byte_size',
  'sha256',
  'uploaded_at',
] as const;

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
    .select(FILE)
    .where('period', '=', period)
    .orderBy('organisation')
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute();
}

/** Every act on past years that brought figures of a period, or took them back, oldest first; with all its figures. */
export async function listArchivedHistory(db: Db, period: Period) {
  const loads = db.selectFrom('history_value').select('act_number').where('period', '=', period);
  const acts = await db
    .selectFrom('history_act')
    .selectAll()
    .where(({ or, eb }) => or([eb('number', 'in', loads), eb('reverses', 'in', loads)]))
    .orderBy('number')
    .execute();
  const numbers = acts.map(({ number }) => number);
  if (numbers.length === 0) return [];
  const decisions = await db
    .selectFrom('history_decision')
    .innerJoin('account', 'account.id', 'history_decision.decided_by')
    .selectAll('history_decision')
    .select('account.display_name as decided_by_name')
    .where('act_number', 'in', numbers)
    .execute();
  const values = await db
    .selectFrom('history_value')
    .selectAll()
    .where('act_number', 'in', numbers)
    .execute();
  return acts.map((act) => ({
    act,
    decision: decisions.find(({ act_number }) => act_number === act.number) ?? null,
    values: values.filter(({ act_number }) => act_number === act.number),
  }));
}

/** Every 会商 about a figure of a period, with all that was said in it. */
export async function listArchivedDiscussions(db: Db, period: Period) {
  const discussions = await db
    .selectFrom('discussion')
    .selectAll()
    .where('period', '=', period)
    .orderBy('number')
    .execute();
  const entries = await db
    .selectFrom('discussion_entry')
    .innerJoin('discussion', 'discussion.number', 'discussion_entry.discussion_number')
    .innerJoin('account', 'account.id', 'discussion_entry.said_by')
    .selectAll('discussion_entry')
    .select('account.display_name as said_by_name')
    .where('discussion.period', '=', period)
    .orderBy('discussion_entry.discussion_number')
    .orderBy('discussion_entry.number')
    .execute();
  return discussions.map((discussion) => ({
    discussion,
    entries: entries.filter(({ discussion_number }) => discussion_number === discussion.number),
  }));
}

/** A stored file without its bytes. */
export function findArchivedFile(db: Db, id: string) {
  return db.selectFrom('stored_file').select(FILE).where('id', '=', id).executeTakeFirst();
}
