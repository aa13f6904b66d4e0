/** The tables of a return's life. Only the workflow writes them. */
import { randomUUID } from 'node:crypto';
import type { Db, Trx } from '../db/open.ts';
import type {
  DecisionCellTable,
  IdempotentReplyTable,
  StatisticalReturnTable,
  StoredFileTable,
  SubmissionAnswerTable,
  SubmissionFindingTable,
  SubmissionTable,
  SubmissionValueTable,
} from '../db/tables.ts';

export function findReturn(
  db: Db,
  period: string,
  organisation: string,
): Promise<StatisticalReturnTable | undefined> {
  return db
    .selectFrom('statistical_return')
    .selectAll()
    .where('period', '=', period)
    .where('organisation', '=', organisation)
    .executeTakeFirst();
}

export async function insertReturn(trx: Trx, row: StatisticalReturnTable): Promise<void> {
  await trx.insertInto('statistical_return').values(row).execute();
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

export async function insertSubmission(
  trx: Trx,
  submission: SubmissionTable,
  values: SubmissionValueTable[],
  findings: SubmissionFindingTable[],
  answers: SubmissionAnswerTable[],
): Promise<void> {
  await trx.insertInto('submission').values(submission).execute();
  const batch = 50;
  for (let i = 0; i < values.length; i += batch)
    await trx
      .insertInto('submission_value')
      .values(values.slice(i, i + batch))
      .execute();
  for (let i = 0; i < findings.length; i += batch)
    await trx
      .insertInto('submission_finding')
      .values(findings.slice(i, i + batch))
      .execute();
  for (let i = 0; i < answers.length; i += batch)
    await trx
      .insertInto('submission_answer')
      .values(answers.slice(i, i + batch))
      .execute();
}

export async function insertDecision(
  trx: Trx,
  decision: { submission: string; kind: string; by: string; at: string; comment: string },
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

/** The effective values change with this decision: the next data version. */
export async function insertDataVersion(trx: Trx, decision: string, at: string): Promise<number> {
  const latest = await trx
    .selectFrom('data_version')
    .select('number')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const number = (latest?.number ?? 0) + 1;
  await trx.insertInto('data_version').values({ number, decision_id: decision, created_at: at }).execute();
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

/** Remarks of the return's latest 退回 that no approval has settled since; the next submission answers them. */
export async function listOpenRemarks(db: Db, returnId: string) {
  const decisions = await db
    .selectFrom('decision')
    .innerJoin('submission', 'submission.id', 'decision.submission_id')
    .innerJoin('account', 'account.id', 'decision.decided_by')
    .select([
      'decision.id',
      'decision.kind',
      'decision.decided_at as at',
      'decision.comment',
      'account.display_name as by',
    ])
    .where('submission.return_id', '=', returnId)
    .where('decision.kind', 'in', ['return', 'approve'])
    .orderBy('decision.decided_at', 'desc')
    .limit(1)
    .execute();
  const latest = decisions[0];
  if (latest?.kind !== 'return') return [];
  const cells = await db
    .selectFrom('decision_cell')
    .selectAll()
    .where('decision_id', '=', latest.id)
    .execute();
  return cells.map((c) => ({
    decision: latest.id,
    unit: c.unit,
    indicator: c.indicator,
    remark: c.remark,
    by: latest.by,
    at: latest.at,
  }));
}
