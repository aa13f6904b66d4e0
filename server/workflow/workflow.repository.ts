/** The tables of a return's life. Only the workflow writes them. */

import { randomUUID } from 'node:crypto';
import type { ReturnId } from '#shared/contract/return-state.ts';
import type { Period } from '#shared/period.ts';
import { insertRows } from '../db/many-rows.ts';
import { nextNumber } from '../db/next-number.ts';
import type { Db, Trx } from '../db/open.ts';
import type {
  DecisionCellTable,
  StatisticalReturnTable,
  StoredFileTable,
  SubmissionAnswerTable,
  SubmissionEvidenceTable,
  SubmissionFindingTable,
  SubmissionTable,
  SubmissionValueTable,
} from '../db/return-tables.ts';
import type { IdempotentReplyTable } from '../db/tables.ts';

export function findReturn(
  db: Db,
  period: Period,
  organisation: string,
): Promise<StatisticalReturnTable | undefined> {
  return db
    .selectFrom('statistical_return')
    .selectAll()
    .where('period', '=', period)
    .where('organisation', '=', organisation)
    .executeTakeFirst();
}

/** Makes a return that is not there yet. @returns false when someone was first. */
export async function insertReturn(trx: Trx, row: StatisticalReturnTable): Promise<boolean> {
  const result = await trx
    .insertInto('statistical_return')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organisation', 'period']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows) === 1;
}

/** Moves a return on when its version is still the one the caller saw. @returns false when someone was first. */
export async function updateReturn(
  trx: Trx,
  id: string,
  version: number,
  change: Partial<StatisticalReturnTable>,
): Promise<boolean> {
  const result = await trx
    .updateTable('statistical_return')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

interface SubmissionParts {
  submission: SubmissionTable;
  values: SubmissionValueTable[];
  findings: SubmissionFindingTable[];
  answers: SubmissionAnswerTable[];
  evidence: SubmissionEvidenceTable[];
}

export async function insertSubmission(
  trx: Trx,
  { submission, values, findings, answers, evidence }: SubmissionParts,
): Promise<void> {
  await trx.insertInto('submission').values(submission).execute();
  await insertRows(trx, values, (some) => trx.insertInto('submission_value').values(some));
  await insertRows(trx, findings, (some) => trx.insertInto('submission_finding').values(some));
  await insertRows(trx, answers, (some) => trx.insertInto('submission_answer').values(some));
  if (evidence.length > 0) await trx.insertInto('submission_evidence').values(evidence).execute();
}

/** Steps of a return's life after its submission; 'correction' is the reporter's own and stands on the approved one. */
type DecisionKind = 'approve' | 'return' | 'reopen' | 'withdraw' | 'correction';

export async function insertDecision(
  trx: Trx,
  decision: { submission: string; kind: DecisionKind; by: string; at: string; comment: string },
  cells: Omit<DecisionCellTable, 'decision_id'>[],
): Promise<string> {
  const id = randomUUID();
  await trx
    .insertInto('decision')
    .values({
      id,
      submission_id: decision.submission,
      kind: decision.kind,
      decided_by: decision.by,
      decided_at: decision.at,
      comment: decision.comment,
    })
    .execute();
  if (cells.length > 0)
    await trx
      .insertInto('decision_cell')
      .values(cells.map((c) => ({ ...c, decision_id: id })))
      .execute();
  return id;
}

/** What a page may show changes with this decision, allocation, programme or past years: the next data version. */
export async function insertDataVersion(
  trx: Trx,
  cause: { decision: string } | { allocation: number } | { history: number } | { programme: number },
  at: string,
): Promise<number> {
  const number = await nextNumber(trx, 'data_version');
  await trx
    .insertInto('data_version')
    .values({
      number,
      decision_id: 'decision' in cause ? cause.decision : null,
      split_number: 'allocation' in cause ? cause.allocation : null,
      history_number: 'history' in cause ? cause.history : null,
      catalogue_version: 'programme' in cause ? cause.programme : null,
      created_at: at,
    })
    .execute();
  return number;
}

export function findReply(db: Db, accountId: string, key: string) {
  return db
    .selectFrom('idempotent_reply')
    .select(['request', 'body'])
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirst();
}

export async function insertReply(trx: Trx, row: IdempotentReplyTable): Promise<void> {
  await trx.insertInto('idempotent_reply').values(row).execute();
}

/** Bytes of the files that came to a return since it was last submitted. */
export async function countDraftBytes(trx: Trx, { period, organisation }: ReturnId): Promise<number> {
  const last = await trx
    .selectFrom('submission as s')
    .innerJoin('statistical_return as r', 'r.id', 's.return_id')
    .where('r.period', '=', period)
    .where('r.organisation', '=', organisation)
    .select(({ fn }) => fn.max('s.submitted_at').as('at'))
    .executeTakeFirst();
  const files = await trx
    .selectFrom('stored_file')
    .where('period', '=', period)
    .where('organisation', '=', organisation)
    .where('uploaded_at', '>', last?.at ?? '')
    .select(({ fn }) => fn.sum<number | string | null>('byte_size').as('bytes'))
    .executeTakeFirst();
  return Number(files?.bytes ?? 0);
}

export async function insertFile(trx: Trx, row: StoredFileTable): Promise<void> {
  await trx.insertInto('stored_file').values(row).execute();
}

export async function countSubmissions(db: Db, returnId: string): Promise<number> {
  const row = await db
    .selectFrom('submission')
    .select(db.fn.countAll<number>().as('n'))
    .where('return_id', '=', returnId)
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

export function findSubmission(db: Db, id: string): Promise<SubmissionTable | undefined> {
  return db.selectFrom('submission').selectAll().where('id', '=', id).executeTakeFirst();
}

export function findAccountName(db: Db, id: string): Promise<{ display_name: string } | undefined> {
  return db.selectFrom('account').select('display_name').where('id', '=', id).executeTakeFirst();
}

/** Figures of a submission as they are stored. */
export function listSubmittedValues(db: Db, submission: string): Promise<SubmissionValueTable[]> {
  return db.selectFrom('submission_value').selectAll().where('submission_id', '=', submission).execute();
}

/**
 * Remarks of the return's latest 退回, until a later submission is approved; the next submission answers them.
 * Judged by revisions, not by times: a clock that was set back reorders nothing.
 */
export async function listOpenRemarks(db: Db, returnId: string) {
  const latest = await findLatestRefusal(db, returnId);
  if (!latest || latest.revision <= (await findApprovedRevision(db, returnId))) return [];
  const { id, by, at } = latest;
  const cells = await db.selectFrom('decision_cell').selectAll().where('decision_id', '=', id).execute();
  return cells.map(({ unit, indicator, remark }) => ({ decision: id, unit, indicator, remark, by, at }));
}

function findLatestRefusal(db: Db, returnId: string) {
  return db
    .selectFrom('decision as d')
    .innerJoin('submission as s', 's.id', 'd.submission_id')
    .innerJoin('account as a', 'a.id', 'd.decided_by')
    .select(['d.id', 's.revision', 'd.decided_at as at', 'a.display_name as by'])
    .where('s.return_id', '=', returnId)
    .where('d.kind', '=', 'return')
    .orderBy('s.revision', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Revision of the submission in force; 0 when there is none. */
async function findApprovedRevision(db: Db, returnId: string): Promise<number> {
  const row = await db
    .selectFrom('statistical_return as r')
    .innerJoin('submission as s', 's.id', 'r.approved_submission_id')
    .select('s.revision')
    .where('r.id', '=', returnId)
    .executeTakeFirst();
  return row?.revision ?? 0;
}
