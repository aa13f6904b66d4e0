/** Managing accounts: the system administrator opens them, the security administrator grants; no one does both. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { findOrganisation } from '#shared/catalogue.ts';
import type { Account, CreateAccountBody, IssuedPassword } from '#shared/contract/accounts.ts';
import type { AuditAction } from '#shared/contract/audit.ts';
import type { Role } from '#shared/contract/roles.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import type { Trx } from '../db/open.ts';
import type { AccountTable } from '../db/tables.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { badRequest, conflict, notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import {
  findAccount,
  findAccountByName,
  insertAccount,
  listAccounts,
  nameKey,
  updateAccount,
} from './account.repository.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { refreshSession, revokeSessionsOf } from './session.repository.ts';

const INITIAL_PASSWORD_MS = 72 * 3_600_000;
/** Organisation kind that each role belongs to. */
const ROLE_KIND: Partial<Record<Role, string>> = {
  county_reporter: 'unit',
  department_reporter: 'department',
};

export async function describeAccounts(world: World) {
  const rows = await listAccounts(world.db);
  return {
    accounts: rows.map((row) => toAccount(world, row)),
    organisations: world.catalogue.organisations.map(({ code, name }) => ({ code, name })),
  };
}

/** Opens an account that works only after the security administrator enables it. */
export async function createAccount(
  world: World,
  actor: Actor,
  body: z.infer<typeof CreateAccountBody>,
): Promise<z.infer<typeof IssuedPassword>> {
  const organisation = findOrganisation(world.catalogue, body.organisation);
  const kind = ROLE_KIND[body.role] ?? 'office';
  if (!organisation || organisation.kind !== kind) {
    throw badRequest('单位与角色不符', [
      {
        pointer: 'organisation',
        rule: 'kind',
        detail: `县级填报员须属于县(市、区)，部门填报员须属于市级部门，其余角色属于${world.catalogue.city.office}。`,
      },
    ]);
  }
  if (await findAccountByName(world.db, body.name))
    throw conflict('name-taken', '用户名已被使用', '大小写、全角半角不同也视为相同。');
  const { password, password_hash, until } = await issuePassword(actor.at);
  const row: AccountTable = {
    id: randomUUID(),
    name: body.name,
    name_key: nameKey(body.name),
    display_name: body.displayName,
    role: body.role,
    organisation: body.organisation,
    password_hash,
    password_changed_at: actor.at.toISOString(),
    must_change_password: 1,
    initial_password_until: until,
    failed_logins: 0,
    locked_until: null,
    disabled_at: actor.at.toISOString(),
    created_at: actor.at.toISOString(),
    created_by: actor.person.account,
  };
  await world.db.transaction().execute(async (trx) => {
    await insertAccount(trx, row);
    await appendAudit(
      trx,
      entryOf(actor, 'create-account', `account/${row.name}`, {
        role: row.role,
        organisation: row.organisation,
      }),
    );
  });
  return { account: toAccount(world, row), initialPassword: password, validUntil: until };
}

async function issuePassword(at: Date) {
  // Three classes by construction: a letter pair, digits and a sign around 72 random bits.
  const password = `Kj-${randomBytes(9).toString('base64url')}7`;
  return {
    password,
    password_hash: await hashPassword(password),
    until: new Date(at.getTime() + INITIAL_PASSWORD_MS).toISOString(),
  };
}

export function enableAccount(world: World, actor: Actor, id: string) {
  return change(world, actor, id, 'enable-account', { disabled_at: null }, {}, (row) => {
    if (row.created_by === actor.person.account) throw conflict('second-person', '启用须由另一人办理');
  });
}

export function disableAccount(world: World, actor: Actor, id: string, reason: string) {
  return change(
    world,
    actor,
    id,
    'disable-account',
    { disabled_at: actor.at.toISOString() },
    { reason },
    () => {},
    revokeSessionsOf,
  );
}

export function unlockAccount(world: World, actor: Actor, id: string) {
  return change(world, actor, id, 'unlock-account', { locked_until: null, failed_logins: 0 }, {}, () => {});
}

/** Changes a role; ends the account's sessions. Administrators are never combined with business: one role an account. */
export function changeRole(world: World, actor: Actor, id: string, role: Role, reason: string) {
  return change(
    world,
    actor,
    id,
    'change-role',
    { role },
    { role, reason },
    (row) => {
      const kind = findOrganisation(world.catalogue, row.organisation)?.kind;
      if (kind !== (ROLE_KIND[role] ?? 'office'))
        throw badRequest('单位与角色不符', [
          { pointer: 'role', rule: 'kind', detail: '该账号所属单位不能担任此角色。' },
        ]);
      if (row.id === actor.person.account) throw conflict('second-person', '不能修改自己的角色');
    },
    revokeSessionsOf,
  );
}

/** Issues a new single-use password and ends the account's sessions. */
export async function resetPassword(
  world: World,
  actor: Actor,
  id: string,
): Promise<z.infer<typeof IssuedPassword>> {
  const { password, password_hash, until } = await issuePassword(actor.at);
  const account = await change(
    world,
    actor,
    id,
    'reset-password',
    {
      password_hash,
      password_changed_at: actor.at.toISOString(),
      must_change_password: 1,
      initial_password_until: until,
      locked_until: null,
      failed_logins: 0,
    },
    {},
    () => {},
    revokeSessionsOf,
  );
  return { account, initialPassword: password, validUntil: until };
}

async function change(
  world: World,
  actor: Actor,
  id: string,
  action: AuditAction,
  to: Partial<AccountTable>,
  detail: Record<string, unknown>,
  check: (row: AccountTable) => void,
  after: (trx: Trx, id: string, at: Date) => Promise<void> = async () => {},
): Promise<Account> {
  return world.db.transaction().execute(async (trx) => {
    const row = await findAccount(trx, id);
    if (!row) throw notFound('账号');
    check(row);
    await updateAccount(trx, id, to);
    await after(trx, id, actor.at);
    await appendAudit(
      trx,
      entryOf(actor, action, `account/${row.name}`, {
        ...detail,
        before: { role: row.role, disabled: row.disabled_at !== null },
      }),
    );
    return toAccount(world, { ...row, ...to });
  });
}

/** Gives the password again, for acts that publish or undo. @throws 401 when it is wrong. */
export async function confirmPassword(
  world: World,
  actor: Actor,
  tokenHash: string,
  password: string,
): Promise<boolean> {
  const row = await findAccount(world.db, actor.person.account);
  if (!row || !(await verifyPassword(row.password_hash, password))) return false;
  await world.db.transaction().execute(async (trx) => {
    await refreshSession(trx, tokenHash, actor.at);
    await appendAudit(trx, entryOf(actor, 'confirm-password', 'session'));
  });
  return true;
}

function toAccount(world: World, row: AccountTable): Account {
  const locked = row.locked_until !== null && row.locked_until > world.now().toISOString();
  const pending = row.disabled_at !== null && row.disabled_at === row.created_at;
  return {
    id: row.id,
    name: row.name,
    displayName: row.display_name,
    role: row.role as Role,
    organisation: row.organisation,
    organisationName: findOrganisation(world.catalogue, row.organisation)?.name ?? row.organisation,
    state: pending ? 'pending' : row.disabled_at ? 'disabled' : locked ? 'locked' : 'active',
    createdAt: row.created_at,
    mustChangePassword: row.must_change_password === 1,
  };
}
