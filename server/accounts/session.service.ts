/** Signing in and out. */
import { findOrganisation } from '#shared/catalogue.ts';
import type { Role } from '#shared/contract/roles.ts';
import type { LoginBody, SessionState } from '#shared/contract/session.ts';
import { type AuditEntry, appendAudit } from '../audit/audit.repository.ts';
import type { AccountTable } from '../db/tables.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { accountLocked, badRequest, loginRefused } from '../http/problem.ts';
import { toPerson } from '../http/session.ts';
import type { World } from '../world.ts';
import {
  findAccount,
  findAccountByName,
  insertAccountPassword,
  listAccounts,
  listRecentPasswords,
  updateAccount,
} from './account.repository.ts';
import { DEMO_PASSWORD } from './demo-accounts.ts';
import { hashPassword, passwordFault, verifyNothing, verifyPassword } from './password.ts';
import { insertSession, revokeSession, revokeSessionsOf } from './session.repository.ts';

const MAX_FAILURES = 5;
const LOCK_MS = 30 * 60_000;
const REMEMBERED_PASSWORDS = 5;

/**
 * Checks a name and password and starts a session.
 * @returns the session token. @throws loginRefused for an unknown name, a wrong password or a disabled account alike;
 * accountLocked for 30 minutes after five failures.
 */
export async function signIn(world: World, body: LoginBody, address: string): Promise<string> {
  const at = world.now();
  const account = await findAccountByName(world.db, body.name);
  if (account?.locked_until && account.locked_until > at.toISOString())
    throw accountLocked(localTime(world, account.locked_until));
  const right = account
    ? await verifyPassword(account.password_hash, body.password)
    : await verifyNothing(body.password);
  const expired = account?.initial_password_until && account.initial_password_until <= at.toISOString();
  if (!account || !right || account.disabled_at || expired) {
    await recordFailure(world, account, body.name, address, at);
    throw loginRefused();
  }
  return world.db.transaction().execute(async (trx) => {
    // An initial password works once: using it ends its validity.
    const used = account.initial_password_until ? { initial_password_until: at.toISOString() } : {};
    await updateAccount(trx, account.id, { failed_logins: 0, locked_until: null, ...used });
    await appendAudit(trx, loginEntry(account, address, at, 'ok'));
    return insertSession(trx, account.id, address, at);
  });
}

async function recordFailure(
  world: World,
  account: AccountTable | undefined,
  name: string,
  address: string,
  at: Date,
): Promise<void> {
  await world.db.transaction().execute(async (trx) => {
    if (account) {
      const failures = account.failed_logins + 1;
      const locked = failures >= MAX_FAILURES;
      await updateAccount(trx, account.id, {
        failed_logins: locked ? 0 : failures,
        locked_until: locked ? new Date(at.getTime() + LOCK_MS).toISOString() : null,
      });
    }
    const who = account ?? { id: null, display_name: name, role: '' };
    await appendAudit(trx, loginEntry(who, address, at, 'failed'));
  });
}

function loginEntry(
  account: { id: string | null; display_name: string; role: string },
  address: string,
  at: Date,
  outcome: 'ok' | 'failed',
): AuditEntry {
  return {
    at,
    accountId: account.id,
    accountName: account.display_name,
    role: account.role,
    address,
    action: 'login',
    object: 'session',
    outcome,
    detail: {},
  };
}

export async function signOut(world: World, actor: Actor, tokenHash: string): Promise<void> {
  await world.db.transaction().execute(async (trx) => {
    await revokeSession(trx, tokenHash, actor.at);
    await appendAudit(trx, entryOf(actor, 'logout', 'session'));
  });
}

/** Changes the caller's password, ends all sessions and starts a new one. @returns the new token. */
export async function changePassword(
  world: World,
  actor: Actor,
  current: string,
  next: string,
): Promise<string> {
  const account = await findAccount(world.db, actor.person.account);
  if (!account || !(await verifyPassword(account.password_hash, current))) {
    throw badRequest('原密码不正确', [{ pointer: 'current', rule: 'password', detail: '原密码不正确。' }]);
  }
  const fault = passwordFault(next, account.name) ?? (await reuseFault(world, account, next));
  if (fault) throw badRequest('新密码不符合要求', [{ pointer: 'next', rule: 'password', detail: fault }]);
  const password_hash = await hashPassword(next);
  return world.db.transaction().execute(async (trx) => {
    await insertAccountPassword(trx, account.id, account.password_hash, actor.at);
    await updateAccount(trx, account.id, {
      password_hash,
      password_changed_at: actor.at.toISOString(),
      must_change_password: 0,
      initial_password_until: null,
    });
    await revokeSessionsOf(trx, account.id, actor.at);
    await appendAudit(trx, entryOf(actor, 'change-password', `account/${account.name}`));
    return insertSession(trx, account.id, actor.address, actor.at);
  });
}

async function reuseFault(world: World, account: AccountTable, next: string): Promise<string | null> {
  const earlier = [
    account.password_hash,
    ...(await listRecentPasswords(world.db, account.id, REMEMBERED_PASSWORDS - 1)),
  ];
  for (const stored of earlier) if (await verifyPassword(stored, next)) return '不能使用最近五次用过的密码。';
  return null;
}

/** What a page needs to know before anything else; demonstration accounts only in demonstration mode. */
export async function describeSession(world: World, person: SessionState['person']): Promise<SessionState> {
  const accounts = world.demo && !person ? await listAccounts(world.db) : [];
  return {
    person,
    demo: world.demo,
    demoAccounts: accounts.map((a) => ({
      name: a.name,
      displayName: a.display_name,
      role: a.role as Role,
      organisationName: findOrganisation(world.catalogue, a.organisation)?.name ?? a.organisation,
    })),
    demoPassword: world.demo && !person ? DEMO_PASSWORD : null,
    system: world.catalogue.city.system,
    city: world.catalogue.city.name,
    now: world.now().toISOString(),
  };
}

export async function personOf(world: World, accountName: string): Promise<SessionState['person']> {
  const account = await findAccountByName(world.db, accountName);
  return account ? toPerson(account, world) : null;
}

/** A UTC time in the city's civil time, `2026-07-27 09:30`. */
function localTime(world: World, iso: string): string {
  const shifted = new Date(Date.parse(iso) + world.catalogue.city.utcOffsetMinutes * 60_000);
  return shifted.toISOString().slice(0, 16).replace('T', ' ');
}
