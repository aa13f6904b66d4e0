/** What gives somebody a way in takes two: asked for by one kind of administrator, decided by the other. */
import { randomUUID } from 'node:crypto';
import type { AccountAct, AccountRequest, DecideBody, Decided } from '#shared/contract/accounts.ts';
import type { AuditAction } from '#shared/contract/audit.ts';
import { ACCOUNT_ADMINISTRATORS, isOneOf, Role } from '#shared/contract/roles.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import type { AccountRequestTable, AccountTable } from '../db/account-tables.ts';
import type { Trx } from '../db/open.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { conflict, notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import { updateAccount } from './account.repository.ts';
import { insertAccountDecision, insertAccountRequest } from './account-request.repository.ts';
import { refuseAsking, refuseDeciding } from './account-rules.ts';
import { accountView, factsOf, type Roster, readRoster, unlessRefused } from './account-view.ts';
import { completeHandOver } from './complete-hand-over.ts';
import { issuePassword } from './initial-password.ts';
import { codeKey, forgetTries } from './password-try.repository.ts';
import { removeSecondFactor } from './second-factor.repository.ts';
import { revokeSessionsOf } from './session.repository.ts';

interface Ask {
  act: AccountAct;
  role?: Role | undefined;
  reason: string;
}

/** Asks for an act on an account. @throws 404; 409 when it is asked for already or not the caller's to ask. */
export function askForAccount(world: World, actor: Actor, id: string, ask: Ask): Promise<AccountRequest> {
  return world.db.transaction().execute(async (trx) => {
    const roster = await readRoster(trx, actor.at);
    const target = accountIn(roster, id);
    const all = roster.rows.map((row) => factsOf(world, roster, row));
    const [self, facts] = [actor.person.account, id].map((wanted) => all.find((one) => one.id === wanted));
    if (!self || !facts) throw notFound('账号');
    unlessRefused(refuseAsking(self, facts, ask.act, ask.role ?? null, all));
    if (roster.requests.some((open) => open.account_id === id && open.act === ask.act))
      throw conflict('already-asked', '已有人提出，待另一人办理', '请在“待办理”中查看。');
    const request = await insertAsk(trx, actor, target, ask);
    return requestView(world, roster, request, actor.person.account);
  });
}

/** Stores a request with its audit row; opening an account asks for its enabling in the same transaction. */
export async function insertAsk(
  trx: Trx,
  actor: Actor,
  target: AccountTable,
  { act, role, reason }: Ask,
): Promise<AccountRequestTable> {
  const request: AccountRequestTable = {
    id: randomUUID(),
    account_id: target.id,
    act,
    role: act === 'role' ? (role ?? null) : null,
    reason,
    asked_by: actor.person.account,
    asked_at: actor.at.toISOString(),
  };
  await insertAccountRequest(trx, request);
  const detail = { act, role: request.role, reason, before: target.role };
  await appendAudit(trx, entryOf(actor, `ask-${act}-account`, `account/${target.name}`, detail));
  return request;
}

/** Grants, refuses or takes back a request. @throws 404 unless it is open; 409 when it is not the caller's to decide. */
export async function decideAccountRequest(
  world: World,
  actor: Actor,
  id: string,
  decision: DecideBody,
): Promise<Decided> {
  // Hashing takes a while and must not hold the one writing transaction.
  const issued = decision.outcome === 'granted' ? await issuePassword(actor.at) : null;
  return world.db.transaction().execute(async (trx) => {
    const roster = await readRoster(trx, actor.at);
    const request = roster.requests.find((open) => open.id === id);
    if (!request) throw notFound('待办事项');
    const target = accountIn(roster, request.account_id);
    if (
      !isOneOf(ACCOUNT_ADMINISTRATORS, actor.person.role) &&
      target.organisation !== actor.person.organisation
    )
      throw notFound('待办事项');
    refuseDecision(world, roster, request, actor, decision.outcome);
    const granted = decision.outcome === 'granted';
    const change = granted ? changeOf(request, issued) : {};
    if (granted) {
      await updateAccount(trx, target.id, change);
      await revokeSessionsOf(trx, target.id, actor.at);
      if (request.act === 'reset') await letInAnew(trx, target);
      if (request.act === 'enable') await completeHandOver(trx, actor, request, target);
    }
    await insertAccountDecision(trx, {
      request_id: id,
      outcome: decision.outcome,
      reason: decision.reason ?? null,
      decided_by: actor.person.account,
      decided_at: actor.at.toISOString(),
    });
    const detail = { request: id, act: request.act, role: request.role, reason: decision.reason ?? null };
    await appendAudit(trx, entryOf(actor, auditWord(request, decision), `account/${target.name}`, detail));
    const shown = granted && request.act !== 'role' ? issued : null;
    return {
      account: accountView(world, await readRoster(trx, actor.at), { ...target, ...change }),
      initialPassword: shown?.password ?? null,
      validUntil: shown?.until ?? null,
    };
  });
}

/** After a new password nothing of the old way in counts: a lost telephone is bound anew. */
async function letInAnew(trx: Trx, { id, name_key }: AccountTable): Promise<void> {
  await forgetTries(trx, name_key);
  await forgetTries(trx, codeKey(name_key));
  await removeSecondFactor(trx, id);
}

const GRANTED = { enable: 'enable-account', role: 'change-role', reset: 'reset-password' } as const;

const auditWord = ({ act }: AccountRequestTable, { outcome }: DecideBody): AuditAction =>
  outcome === 'granted' ? GRANTED[act] : `${outcome}-account-request`;

function changeOf(
  { act, role }: AccountRequestTable,
  issued: Awaited<ReturnType<typeof issuePassword>> | null,
): Partial<AccountTable> {
  if (act === 'role') return role === null ? {} : { role };
  return { ...issued?.columns, ...(act === 'enable' ? { disabled_at: null } : {}) };
}

function refuseDecision(
  world: World,
  roster: Roster,
  request: AccountRequestTable,
  actor: Actor,
  outcome: DecideBody['outcome'],
): void {
  if (outcome === 'withdrawn') {
    if (request.asked_by === actor.person.account) return;
    throw conflict('second-person', '只有提出人可以撤回', '不同意的，请选择“不同意”。');
  }
  const facts = (id: string) => factsOf(world, roster, accountIn(roster, id));
  const [self, target] = [facts(actor.person.account), facts(request.account_id)];
  unlessRefused(refuseDeciding(self, { askedBy: facts(request.asked_by), target }));
  if (outcome === 'refused') return;
  // What was fit to be asked for may no longer be: another account of the same person, another organisation.
  const all = roster.rows.map((row) => factsOf(world, roster, row));
  const role = request.role === null ? null : Role.parse(request.role);
  unlessRefused(refuseAsking(facts(request.asked_by), target, request.act, role, all));
}

function accountIn({ rows }: Roster, id: string): AccountTable {
  const row = rows.find((one) => one.id === id);
  if (!row) throw notFound('账号');
  return row;
}

export function requestView(
  world: World,
  roster: Roster,
  request: AccountRequestTable,
  caller: string,
): AccountRequest {
  const target = accountIn(roster, request.account_id);
  const facts = (id: string) => factsOf(world, roster, accountIn(roster, id));
  const decidable = { askedBy: facts(request.asked_by), target: facts(target.id) };
  return {
    id: request.id,
    account: target.id,
    accountName: target.name,
    displayName: target.display_name,
    act: request.act,
    role: request.role === null ? null : Role.parse(request.role),
    reason: request.reason,
    askedBy: accountIn(roster, request.asked_by).display_name,
    askedAt: request.asked_at,
    mine: request.asked_by === caller,
    mayDecide: refuseDeciding(facts(caller), decidable) === null,
  };
}
