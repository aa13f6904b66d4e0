/** 单位审签: which organisations have it, and what became of each return between its reporter and the approver. */
import { nextNumber } from '../db/next-number.ts';
import type { Db, Trx } from '../db/open.ts';
import type { ReturnSigningTable, SigningActTable } from '../db/signing-tables.ts';

/** Every decision, oldest first; the last of an organisation holds. */
export function listSigningActs(db: Db) {
  return db
    .selectFrom('signing_act as s')
    .innerJoin('account as a', 'a.id', 's.decided_by')
    .selectAll('s')
    .select('a.display_name as decider')
    .orderBy('s.number')
    .execute();
}

/** Whether the returns of an organisation are signed inside it. */
export async function isSigned(db: Db, organisation: string): Promise<boolean> {
  const row = await db
    .selectFrom('signing_act')
    .select('required')
    .where('organisation', '=', organisation)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.required === 1;
}

/** @returns the act's number. */
export async function insertSigningAct(trx: Trx, row: Omit<SigningActTable, 'number'>): Promise<number> {
  const number = await nextNumber(trx, 'signing_act');
  await trx
    .insertInto('signing_act')
    .values({ number, ...row })
    .execute();
  return number;
}

/** Accounts that may sign at present, by organisation. */
export async function listApprovers(db: Db): Promise<{ organisation: string; name: string }[]> {
  return db
    .selectFrom('account')
    .select(['organisation', 'display_name as name'])
    .where('role', '=', 'unit_approver')
    .where('disabled_at', 'is', null)
    .orderBy('name_key')
    .execute();
}

export async function insertReturnSigning(trx: Trx, row: Omit<ReturnSigningTable, 'number'>): Promise<void> {
  const number = await nextNumber(trx, 'return_signing');
  await trx
    .insertInto('return_signing')
    .values({ number, ...row })
    .execute();
}

/** The steps of one return, oldest first, with who took them. */
export function listReturnSignings(db: Db, returnId: string) {
  return db
    .selectFrom('return_signing as s')
    .innerJoin('account as a', 'a.id', 's.acted_by')
    .leftJoin('submission as m', 'm.id', 's.submission_id')
    .select([
      's.number',
      's.kind',
      's.from_state',
      's.comment',
      's.submission_id',
      's.acted_by',
      's.acted_at as at',
      'a.display_name as by',
      'm.revision',
    ])
    .where('s.return_id', '=', returnId)
    .orderBy('s.number')
    .execute();
}
