/** The end of a 移交: the successor's account is enabled. */
import { appendAudit } from '../audit/audit.repository.ts';
import type { AccountRequestTable, AccountTable } from '../db/account-tables.ts';
import type { Trx } from '../db/open.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { updateAccount } from './account.repository.ts';
import { readRoster } from './account-view.ts';
import { revokeSessionsOf } from './session.repository.ts';

/**
 * The successor is let in: who handed over is let out, in the same transaction. Only by the request that the hand-over was made
 * with: a successor who is let in again later puts nobody out.
 */
export async function completeHandOver(
  trx: Trx,
  actor: Actor,
  request: AccountRequestTable,
  to: AccountTable,
): Promise<void> {
  const { handOvers, rows } = await readRoster(trx, actor.at);
  const found = handOvers.get(to.id);
  const from = rows.find((one) => one.id === found?.from_account);
  if (found?.request !== request.id || !from || from.disabled_at !== null) return;
  await updateAccount(trx, from.id, { disabled_at: actor.at.toISOString() });
  await revokeSessionsOf(trx, from.id, actor.at);
  const reason = `工作移交${to.display_name}：${found.reason}`;
  await appendAudit(trx, entryOf(actor, 'disable-account', `account/${from.name}`, { reason }));
}
