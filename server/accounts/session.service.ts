/** Signing in and out. */
import { atNode } from '#shared/as-of.ts';
import { findOrganisation } from '#shared/catalogue.ts';
import type { ChangePasswordBody, LoginBody, SessionState } from '#shared/contract/session.ts';
import { areasUnder } from '#shared/tree/areas.ts';
import { type AuditEntry, appendAudit } from '../audit/audit.repository.ts';
import type { AccountTable } from '../db/account-tables.ts';
import type { Trx } from '../db/open.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { badRequest, loginRefused, notSignedIn, ProblemError } from '../http/problem.ts';
import { toPerson } from '../http/session.ts';
import type { World } from '../world.ts';
import {
  findAccount,
  findAccountByName,
  hasAccounts,
  insertAccountPassword,
  listAccounts,
  listRecentPasswords,
  nameKey,
  updateAccount,
} from './account.repository.ts';
import { checkPassword } from './check-password.ts';
import { DEMO_PASSWORD } from './demo-accounts.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { passwordFault } from './password-rules.ts';
import { findSecondFactor } from './second-factor.repository.ts';
import { insertSession, refreshSession, revokeSession, revokeSessionsOf } from './session.repository.ts';

const REMEMBERED_PASSWORDS = 5;

/**
 * Checks a name and password and starts a session.
 * @returns the session token. @throws loginRefused for an unknown name, a wrong password or a disabled account alike;
 * accountLocked for 30 minutes after five failures; tooMany where an address keeps failing.
 */
export async function signIn(world: World, body: LoginBody, address: string): Promise<string> {
  const at = world.now();
  const account = await findAccountByName(world.db, body.name);
  const who = account ?? { id: null, display_name: body.name, role: '' };
  const expired = account?.initial_password_until && account.initial_password_until <= at.toISOString();
  const right = await checkPassword(world, {
    nameKey: nameKey(body.name),
    stored: account?.password_hash ?? null,
    usable: account !== undefined && !account.disabled_at && !expired,
    password: body.password,
    address,
    at,
  }).catch(async (refusal: unknown) => {
    if (refusal instanceof ProblemError && refusal.problem.type === 'account-locked')
      await recordSignIn(world, loginEntry(who, address, at, 'denied'));
    throw refusal;
  });
  if (!account || !right) {
    await recordSignIn(world, loginEntry(who, address, at, 'failed'));
    throw loginRefused();
  }
  return world.db.transaction().execute(async (trx) => {
    // An initial password works once: using it ends its validity.
    if (account.initial_password_until) await spendInitialPassword(trx, account, at);
    await appendAudit(trx, loginEntry(account, address, at, 'ok'));
    return insertSession(trx, account.id, address, at);
  });
}

/** @throws loginRefused when another sign-in with the same initial password was first. */
async function spendInitialPassword(trx: Trx, account: AccountTable, at: Date): Promise<void> {
  const now = await findAccount(trx, account.id);
  if (now?.initial_password_until !== account.initial_password_until) throw loginRefused();
  await updateAccount(trx, account.id, { initial_password_until: at.toISOString() });
}

async function recordSignIn(world: World, entry: AuditEntry): Promise<void> {
  await world.db.transaction().execute((trx) => appendAudit(trx, entry));
}

function loginEntry(
  account: { id: string | null; display_name: string; role: string },
  address: string,
  at: Date,
  outcome: AuditEntry['outcome'],
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
  secondFactorAt: Date | null,
  { current, next }: ChangePasswordBody,
): Promise<string> {
  const account = await findAccount(world.db, actor.person.account);
  if (!account) throw notSignedIn();
  if (!(await checkAgain(world, actor, account, current, 'change-password'))) {
    throw badRequest('原密码不正确', [{ pointer: 'current', rule: 'password', detail: '原密码不正确。' }]);
  }
  const fault = passwordFault(next, ownWords(world, account)) ?? (await reuseFault(world, account, next));
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
    return insertSession(trx, account.id, actor.address, actor.at, secondFactorAt);
  });
}

function ownWords({ catalogue }: World, account: AccountTable): string[] {
  const organisation = findOrganisation(catalogue, account.organisation);
  const place = [organisation?.name, organisation?.shortName, catalogue.city.code, catalogue.city.name];
  return [account.name, account.display_name, ...place].filter((word) => word !== undefined);
}

/** The password of somebody who is signed in, given again; a wrong one is recorded and counts like a wrong sign-in. */
async function checkAgain(
  world: World,
  actor: Actor,
  account: AccountTable,
  password: string,
  action: 'confirm-password' | 'change-password',
): Promise<boolean> {
  const right = await checkPassword(world, {
    nameKey: account.name_key,
    stored: account.password_hash,
    usable: true,
    password,
    address: actor.address,
    at: actor.at,
  });
  if (!right) {
    const entry = { ...entryOf(actor, action, `account/${account.name}`), outcome: 'failed' as const };
    await world.db.transaction().execute((trx) => appendAudit(trx, entry));
  }
  return right;
}

/** Gives the password again, for acts that publish, undo or grant. @returns whether it was right. */
export async function confirmPassword(
  world: World,
  actor: Actor,
  tokenHash: string,
  password: string,
): Promise<boolean> {
  const account = await findAccount(world.db, actor.person.account);
  if (!account || !(await checkAgain(world, actor, account, password, 'confirm-password'))) return false;
  await world.db.transaction().execute(async (trx) => {
    await refreshSession(trx, tokenHash, actor.at);
    await appendAudit(trx, entryOf(actor, 'confirm-password', 'session'));
  });
  return true;
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
  const accounts = world.demo && !person ? await demoPeople(world) : [];
  return {
    person,
    demo: world.demo,
    demoAccounts: accounts.map((a) => ({
      name: a.name,
      displayName: a.display_name,
      role: a.role,
      organisationName: findOrganisation(world.catalogue, a.organisation)?.name ?? a.organisation,
    })),
    demoPassword: world.demo && !person ? DEMO_PASSWORD : null,
    empty: person === null && !(await hasAccounts(world.db)),
    singleSignOn: world.singleSignOn !== null,
    system: world.catalogue.city.system,
    city: world.catalogue.city.name,
    now: world.now().toISOString(),
  };
}

/** Of a programme of more than one level those of the root, and the offices directly below it: a nation has thousands. */
async function demoPeople({ db, catalogue }: World) {
  const root = catalogue.city.unit;
  const near = atNode(catalogue, root);
  const accounts = await listAccounts(db);
  if (near === catalogue) return accounts;
  const areas = new Set(areasUnder(catalogue, root).map(({ code }) => code));
  const offices = catalogue.organisations.filter(({ node = '' }) => areas.has(node));
  const shown = new Set([...near.organisations, ...offices].map(({ code }) => code));
  return accounts.filter(({ organisation }) => shown.has(organisation));
}

/** Who has just signed in with a password alone. */
export async function personOf(world: World, accountName: string): Promise<SessionState['person']> {
  const account = await findAccountByName(world.db, accountName);
  if (!account) return null;
  const factor = await findSecondFactor(world.db, account.id);
  return toPerson(account, world, { bound: Boolean(factor?.bound_at), secondFactorAt: null });
}
