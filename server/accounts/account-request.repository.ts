/** What one administrator asks to be done to an account, and what another decided. Written once each. */

import type { AccountDecisionTable, AccountRequestTable } from '../db/account-tables.ts';
import type { Db, Trx } from '../db/open.ts';

export async function insertAccountRequest(trx: Trx, row: AccountRequestTable): Promise<void> {
  await trx.insertInto('account_request').values(row).execute();
}

export async function insertAccountDecision(trx: Trx, row: AccountDecisionTable): Promise<void> {
  await trx.insertInto('account_decision').values(row).execute();
}

/** Requests that nobody has decided, oldest first. */
export function listOpenRequests(db: Db): Promise<AccountRequestTable[]> {
  return db
    .selectFrom('account_request')
    .leftJoin('account_decision', 'account_decision.request_id', 'account_request.id')
    .selectAll('account_request')
    .where('account_decision.request_id', 'is', null)
    .orderBy('account_request.asked_at')
    .orderBy('account_request.id')
    .execute();
}
