/** What the office reads of returns and submissions. The only writer of these tables is server/workflow. */
import { cellKey } from '#shared/forms.ts';
import type { Period } from '#shared/period.ts';
import type { Db } from '../db/open.ts';
import type { Standing } from './standing.ts';
import type { SubmittedValue } from './submitted-view.ts';

/** A return's present, with the submissions that count. */
export interface ReturnRecord extends Standing {
  id: string;
  version: number;
  /** Latest submission that was not withdrawn: what the office may see. */
  shown: SubmissionRecord | null;
  approvedSubmission: string | null;
}

interface SubmissionRecord {
  id: string;
  return_id: string;
  revision: number;
  submitted_at: string;
  submitted_by: string;
  submitter: string;
  file_id: string | null;
  /** JSON of how the file was read. */
  understood: string | null;
  prepared_by: string | null;
  checked_by: string | null;
  telephone: string | null;
  comment: string;
}

/** Every opened return of a period. */
export async function listReturnRecords(db: Db, period: Period): Promise<ReturnRecord[]> {
  const rows = await db.selectFrom('statistical_return').selectAll().where('period', '=', period).execute();
  const submissions = Map.groupBy(await listSubmissions(db, period), ({ return_id }) => return_id);
  const withdrawn = await listWithdrawn(db, period);
  const warnings = await countWarnings(db, period);
  return rows.map((row) => {
    const own = submissions.get(row.id) ?? [];
    const kept = own.filter((s) => !withdrawn.has(s.id));
    const shown = kept.at(-1) ?? null;
    return {
      id: row.id,
      organisation: row.organisation,
      state: row.state,
      version: row.version,
      shown,
      approvedSubmission: row.approved_submission_id,
      approved: row.approved_submission_id !== null,
      submittedAt: shown?.submitted_at ?? null,
      revision: shown?.revision ?? 0,
      firstSubmittedAt: kept[0]?.submitted_at ?? null,
      warnings: shown ? (warnings.get(shown.id) ?? 0) : 0,
    };
  });
}

function listSubmissions(db: Db, period: Period): Promise<SubmissionRecord[]> {
  return db
    .selectFrom('submission')
    .innerJoin('statistical_return', 'statistical_return.id', 'submission.return_id')
    .innerJoin('account', 'account.id', 'submission.submitted_by')
    .where('statistical_return.period', '=', period)
    .select([
      'submission.id',
      'submission.return_id',
      'submission.revision',
      'submission.submitted_at',
      'submission.submitted_by',
      'account.display_name as submitter',
      'submission.file_id',
      'submission.understood',
      'submission.prepared_by',
      'submission.checked_by',
      'submission.telephone',
      'submission.comment',
    ])
    .orderBy('submission.revision')
    .execute();
}

async function listWithdrawn(db: Db, period: Period): Promise<Set<string>> {
  const rows = await db
    .selectFrom('decision')
    .innerJoin('submission', 'submission.id', 'decision.submission_id')
    .innerJoin('statistical_return', 'statistical_return.id', 'submission.return_id')
    .where('statistical_return.period', '=', period)
    .where('decision.kind', '=', 'withdraw')
    .select('decision.submission_id')
    .execute();
  return new Set(rows.map((r) => r.submission_id));
}

async function countWarnings(db: Db, period: Period): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('submission_finding')
    .innerJoin('submission', 'submission.id', 'submission_finding.submission_id')
    .innerJoin('statistical_return', 'statistical_return.id', 'submission.return_id')
    .where('statistical_return.period', '=', period)
    .groupBy('submission_finding.submission_id')
    .select(['submission_finding.submission_id', db.fn.countAll<number>().as('warnings')])
    .execute();
  return new Map(rows.map((r) => [r.submission_id, Number(r.warnings)]));
}

/** Values of one submission by cell key. */
export async function listSubmittedValues(db: Db, submission: string): Promise<Map<string, SubmittedValue>> {
  return (await listManySubmittedValues(db, [submission])).get(submission) ?? new Map();
}

/** Submissions that one statement names. */
const NAMED = 200;

/** As `listSubmittedValues`, of many submissions, by their ids. */
export async function listManySubmittedValues(
  db: Db,
  submissions: readonly string[],
): Promise<Map<string, Map<string, SubmittedValue>>> {
  const found = new Map<string, Map<string, SubmittedValue>>();
  for (let start = 0; start < submissions.length; start += NAMED) {
    const rows = await db
      .selectFrom('submission_value')
      .selectAll()
      .where('submission_id', 'in', submissions.slice(start, start + NAMED))
      .execute();
    for (const r of rows) {
      const own = found.get(r.submission_id) ?? new Map<string, SubmittedValue>();
      found.set(r.submission_id, own);
      own.set(cellKey(r.unit, r.indicator), {
        ...{ mark: r.mark, amount: r.amount, cell: r.cell, raw: r.raw, sheet: r.sheet },
        ...{ sourceUnit: r.source_unit, factor: r.factor, note: r.note, release: r.release },
      });
    }
  }
  return found;
}

/** What the checks found at submission, with the reporter's reasons, in their order. */
export function listSubmittedFindings(db: Db, submission: string) {
  return db
    .selectFrom('submission_finding')
    .selectAll()
    .where('submission_id', '=', submission)
    .orderBy('ordinal')
    .execute();
}

/** Every remark ever pinned to a cell of a return, oldest first, with the answer that came with a later submission. */
export async function listPinnedRemarks(db: Db, returnId: string) {
  const rows = await db
    .selectFrom('decision_cell')
    .innerJoin('decision', 'decision.id', 'decision_cell.decision_id')
    .innerJoin('submission', 'submission.id', 'decision.submission_id')
    .innerJoin('account', 'account.id', 'decision.decided_by')
    .leftJoin('submission_answer', (join) =>
      join
        .onRef('submission_answer.decision_id', '=', 'decision.id')
        .onRef('submission_answer.unit', '=', 'decision_cell.unit')
        .onRef('submission_answer.indicator', '=', 'decision_cell.indicator'),
    )
    .leftJoin('submission as answering', 'answering.id', 'submission_answer.submission_id')
    .where('submission.return_id', '=', returnId)
    .select([
      'decision.id as decision',
      'decision_cell.unit',
      'decision_cell.indicator',
      'decision_cell.remark',
      'account.display_name as by',
      'decision.decided_at as at',
      'submission_answer.answer',
    ])
    .orderBy('decision.decided_at')
    .orderBy('answering.revision')
    .execute();
  return latestAnswers(rows);
}

/** A submission that was withdrawn and sent again answers twice: the later answer holds. */
function latestAnswers<
  Row extends { decision: string; unit: string; indicator: string; answer: string | null },
>(rows: readonly Row[]): (Omit<Row, 'answer'> & { answer: string })[] {
  const latest = new Map(
    rows.map((r) => [`${r.decision} ${cellKey(r.unit, r.indicator)}`, { ...r, answer: r.answer ?? '' }]),
  );
  return [...latest.values()];
}

/** Approvals of a return, the latest first. */
export function listApprovals(db: Db, returnId: string) {
  return db
    .selectFrom('decision')
    .innerJoin('submission', 'submission.id', 'decision.submission_id')
    .where('submission.return_id', '=', returnId)
    .where('decision.kind', '=', 'approve')
    .select(['decision.submission_id as submission', 'submission.revision', 'decision.decided_at'])
    .orderBy('decision.decided_at', 'desc')
    .orderBy('submission.revision', 'desc')
    .execute();
}

/** Objections of a period, the latest first. */
export function listObjections(db: Db, period: Period) {
  return db
    .selectFrom('objection')
    .innerJoin('account', 'account.id', 'objection.raised_by')
    .where('objection.period', '=', period)
    .select([
      'objection.organisation',
      'objection.unit',
      'objection.indicator',
      'objection.text',
      'account.display_name as by',
      'objection.raised_at as at',
    ])
    .orderBy('objection.raised_at', 'desc')
    .execute();
}

/** Name and size of a kept file, without its bytes. */
export function findFile(db: Db, id: string) {
  return db
    .selectFrom('stored_file')
    .select(['id', 'name', 'byte_size'])
    .where('id', '=', id)
    .executeTakeFirst();
}
