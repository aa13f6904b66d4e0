/**
 * 移交: people change. The successor gets an account of their own, with the role and the organisation of the one who leaves;
 * when it is enabled the old one ends, and what it left open (drafts, proposals, reminders) is the successor's. What was
 * done keeps the name of who did it.
 */
import type { Account, HandOverBody } from '#shared/contract/accounts.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { conflict, notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import { isAdministrator, isWithinReach } from './account-rules.ts';
import { accountView, readRoster } from './account-view.ts';
import { openAccount } from './accounts.service.ts';
import { insertHandOver } from './hand-over.repository.ts';
import { issuePassword } from './initial-password.ts';
import { newAccountRow, opened } from './new-account.ts';

/**
 * Opens the successor's account and asks for its enabling. @throws 404 for who is not the caller's to act on; 409 for an
 * administrator, for a disabled account and for one that is being handed over already; 400, 409 as for a new account.
 */
export async function handOver(world: World, actor: Actor, id: string, body: HandOverBody): Promise<Account> {
  const { reason, ...names } = body;
  const unknown = await issuePassword(actor.at);
  return world.db.transaction().execute(async (trx) => {
    const roster = await readRoster(trx, actor.at);
    const from = roster.rows.find((one) => one.id === id);
    if (!from || !isWithinReach(actor.person, from)) throw notFound('账号');
    const { role, organisation } = from;
    if (isAdministrator(role))
      throw conflict('not-handed-over', '管理员账号不移交', '请先为接任者建立并启用账号，再停用原账号。');
    if (from.disabled_at !== null) throw conflict('illegal-transition', '该账号未在启用中', '不能移交。');
    const waiting = [...roster.handOvers.values()].some(
      (one) => one.from_account === id && roster.requests.some((r) => r.account_id === one.to_account),
    );
    if (waiting)
      throw conflict('handed-over', '这个账号正在移交', '接任者的账号还待启用；要改请先撤回那一项申请。');
    const to = newAccountRow({ ...names, role, organisation }, unknown.columns, opened(actor));
    await openAccount(world, trx, actor, to);
    const asked = { asked_by: actor.person.account, asked_at: actor.at.toISOString() };
    await insertHandOver(trx, { to_account: to.id, from_account: id, reason, ...asked });
    const detail = { to: to.name, reason };
    await appendAudit(trx, entryOf(actor, 'hand-over-account', `account/${from.name}`, detail));
    return accountView(world, await readRoster(trx, actor.at), to);
  });
}
