/** Reading returns; the workflow writes them. Objections are this feature's own. */

import { randomUUID } from 'node:crypto';
import type { Period } from '#shared/period.ts';
import type { Db, Trx } from '../db/open.ts';
import type { StatisticalReturnTable } from '../db/return-tables.ts';

export function listReturnsOf(db: Db, organisation: string): Promise<StatisticalReturnTable[]> {
  return db.selectFrom('statistical_return').selectAll().where('organisation', '=', organisation).execute();
}

/** Submissions of a return with their submitters, oldest first. */
export function listSubmissionSteps(db: Db, returnId: string) {
  return db
    .selectFrom('submission as s')
    .innerJoin('account as a', 'a.id', 's.submitted_by')
    .select([
      's.id',
      's.revision',
      's.submitted_at as at',
      's.comment',
      's.late',
      's.digest',
      's.prepared_by',
      's.checked_by',
      's.telephone',
      'a.display_name as by',
    ])
    .where('s.return_id', '=', returnId)
    .orderBy('s.revision')
    .execute();
}

/** Whether the first submission of a return came after its deadline. */
export async function isFirstLate(db: Db, returnId: string): Promise<boolean> {
  const first = await db
    .selectFrom('submission')
    .select('late')
    .where('return_id', '=', returnId)
    .orderBy('revision')
    .limit(1)
    .executeTakeFirst();
  return first?.late === 1;
}

/** Decisions on a return's submissions with who decided, oldest first. */
export function listDecisionSteps(db: Db, returnId: string) {
  return db
    .selectFrom('decision as d')
    .innerJoin('submission as s', 's.id', 'd.submission_id')
    .innerJoin('account as a', 'a.id', 'd.decided_by')
    .select(['d.kind', 's.revision', 'd.decided_at as at', 'd.comment', 'a.display_name as by'])
    .where('s.return_id', '=', returnId)
    .orderBy('d.decided_at')
    .execute();
}

/** Values of every submission of a return. */
export function listReturnValues(db: Db, returnId: string) {
  return db
    .selectFrom('submission_value as v')
    .innerJoin('submission as s', 's.id', 'v.submission_id')
    .select(['s.revision', 'v.unit', 'v.indicator', 'v.mark', 'v.amount'])
    .where('s.return_id', '=', returnId)
    .execute();
}

export async function countValues(db: Db, submission: string): Promise<number> {
  const row = await db
    .selectFrom('submission_value')
    .select(db.fn.countAll<number>().as('n'))
    .where('submission_id', '=', submission)
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

/** The audit row of a submission: the anchor printed on its receipt. */
export function findSubmissionAudit(db: Db, submission: string) {
  return db
    .selectFrom('audit_event')
    .select(['seq', 'hash'])
    .where('action', '=', 'submit')
    .where('object', '=', `submission/${submission}`)
    .executeTakeFirst();
}

/** Values of a submission for one unit. */
export function listUnitValues(db: Db, submission: string, unit: string) {
  return db
    .selectFrom('submission_value')
    .select(['indicator', 'mark', 'amount'])
    .where('submission_id', '=', submission)
    .where('unit', '=', unit)
    .execute();
}

export function findSubmittedAt(db: Db, submission: string): Promise<{ submitted_at: string } | undefined> {
  return db.selectFrom('submission').select('submitted_at').where('id', '=', submission).executeTakeFirst();
}

/** A stored original, only when it belongs to this very return. */
export function findFile(db: Db, period: Period, organisation: string, id: string) {
  return db
    .selectFrom('stored_file')
    .selectAll()
    .where('id', '=', id)
    .where('period', '=', period)
    .where('organisation', '=', organisation)
    .executeTakeFirst();
}

export function findAccountName(db: Db, id: string): Promise<{ display_name: string } | undefined> {
  return db.selectFrom('account').select('display_name').where('id', '=', id).executeTakeFirst();
}

/** Objections raised by an organisation to figures of a period. */
export function listObjections(db: Db, period: Period, organisation: string) {
  return db
    .selectFrom('objection as o')
    .innerJoin('account as a', 'a.id', 'o.raised_by')
    .select(['o.unit', 'o.indicator', 'o.text', 'o.raised_at as at', 'a.display_name as by'])
    .where('o.period', '=', period)
    .where('o.organisation', '=', organisation)
    .orderBy('o.raised_at')
    .execute();
}

export async function insertObjection(
  trx: Trx,
  objection: {
    organisation: string;
    period: Period;
    unit: string;
    indicator: string;
    text: string;
    by: string;
    at: string;
  },
): Promise<void> {
  const { by, at, ...rest } = objection;
  await trx
    .insertInto('objection')
    .values({ id: randomUUID(), ...rest, raised_by: by, raised_at: at })
    .execute();
}
