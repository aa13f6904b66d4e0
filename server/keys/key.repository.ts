/** Keys of other systems: what was asked for, and everything that was decided on it. Written once each. */
import type { ApiKeyDecisionTable, ApiKeyRequestTable } from '../db/office-tables.ts';
import type { Db, Trx } from '../db/open.ts';

export type KeyRequestRow = Awaited<ReturnType<typeof listKeyRequests>>[number];
export type KeyDecisionRow = Awaited<ReturnType<typeof listKeyDecisions>>[number];

/** Newest first, with who asked. */
export function listKeyRequests(db: Db) {
  return db
    .selectFrom('api_key_request')
    .innerJoin('account', 'account.id', 'api_key_request.asked_by')
    .selectAll('api_key_request')
    .select(['account.display_name as asked_by_name', 'account.role as asked_by_role'])
    .orderBy('api_key_request.asked_at', 'desc')
    .orderBy('api_key_request.id')
    .execute();
}

/** Oldest first, with who decided; never the secrets' hashes. */
export function listKeyDecisions(db: Db) {
  return db
    .selectFrom('api_key_decision')
    .innerJoin('account', 'account.id', 'api_key_decision.decided_by')
    .select(['request_id', 'outcome', 'reason', 'decided_at', 'account.display_name as decided_by_name'])
    .orderBy('decided_at')
    .execute();
}

export async function insertKeyRequest(trx: Trx, row: ApiKeyRequestTable): Promise<void> {
  await trx.insertInto('api_key_request').values(row).execute();
}

export async function insertKeyDecision(trx: Trx, row: ApiKeyDecisionTable): Promise<void> {
  await trx.insertInto('api_key_decision').values(row).execute();
}

/** A key that was granted and not ended; undefined for any other. */
export function findGrantedKey(db: Db, id: string) {
  return db
    .selectFrom('api_key_request')
    .innerJoin('api_key_decision', 'api_key_decision.request_id', 'api_key_request.id')
    .select(['id', 'name', 'scope', 'valid_until', 'secret_hash'])
    .where('id', '=', id)
    .where('outcome', '=', 'granted')
    .where('id', 'not in', (q) =>
      q.selectFrom('api_key_decision').select('request_id').where('outcome', '=', 'revoked'),
    )
    .executeTakeFirst();
}
