/** Managing accounts: the system administrator opens them; what gives a way in takes two (account-requests.service.ts). */
import type { z } from 'zod';
import { findOrganisation } from '#shared/catalogue.ts';
import type { Account, AccountEvent, Accounts, CreateAccountBody } from '#shared/contract/accounts.ts';
import { ACCOUNT_ACTIONS, auditActionName } from '#shared/contract/audit.ts';
import { type PageQuery, pageOf } from '#shared/contract/pages.ts';
import { ACCOUNT_ADMINISTRATORS, isOneOf, ROLE_NAME, Role } from '#shared/contract/roles.ts';
import type { Person } from '#shared/contract/session.ts';
import { nameApart } from '#shared/tree/told-apart.ts';
import { appendAudit, listAuditOfObjects } from '../audit/audit.repository.ts';
import type { AccountTable } from '../db/account-tables.ts';
import type { Trx } from '../db/open.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { conflict, notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import { findAccount, findAccountByName, insertAccount, updateAccount } from './account.repository.ts';
import { insertAsk, requestView } from './account-requests.service.ts';
import { isWithinReach, openableRoles, refuseDisabling, refuseOpening } from './account-rules.ts';
import { accountView, factsOf, readRoster, unlessRefused } from './account-view.ts';
import { issuePassword } from './initial-password.ts';
import { newAccountRow, opened } from './new-account.ts';
import { codeKey, forgetTries } from './password-try.repository.ts';
import { revokeSessionsOf } from './session.repository.ts';

/** Requests that are shown at once: they are worked off from the oldest. */
const WAITING = 100;

export async function describeAccounts(
  world: World,
  actor: Actor,
  asked: PageQuery,
): Promise<z.infer<typeof Accounts>> {
  const roster = await readRoster(world.db, actor.at);
  const { role, organisation, account: self } = actor.person;
  const isOffice = isOneOf(ACCOUNT_ADMINISTRATORS, role);
  const rows = roster.rows.filter((row) => isOffice || row.organisation === organisation);
  const shown = new Set(rows.map(({ id }) => id));
  const requests = roster.requests
    .filter((request) => shown.has(request.account_id))
    .map((request) => requestView(world, roster, request, self))
    // A list asked for at one instant comes by name.
    .sort((a, b) => a.askedAt.localeCompare(b.askedAt) || a.accountName.localeCompare(b.accountName));
  const nameOf = (code: string) => nameApart(world.catalogue, code);
  const page = pageOf(rows, asked, (row) => `${row.name} ${row.display_name} ${nameOf(row.organisation)}`);
  return {
    accounts: page.rows.map((row) => {
      const place = { role: Role.parse(row.role), organisation: row.organisation };
      return {
        ...accountView(world, roster, row),
        organisationName: nameOf(row.organisation),
        mayAct: row.id !== self && isWithinReach(actor.person, place),
      };
    }),
    paging: page.paging,
    requests: requests.slice(0, WAITING),
    requestsInAll: requests.length,
    roles: [...openableRoles(role, withinReach(world, actor.person)[0]?.kind ?? '')],
    history: isOffice ? [] : await historyOf(world, rows),
  };
}

/** Organisations that the caller may open accounts of. */
export function describeOrganisations({ catalogue }: World, person: Person, asked: PageQuery) {
  const rows = withinReach({ catalogue }, person).map(({ code }) => ({
    code,
    name: nameApart(catalogue, code),
  }));
  return pageOf(rows, asked, ({ code, name }) => `${name} ${code}`);
}

function withinReach({ catalogue }: Pick<World, 'catalogue'>, { role, organisation }: Person) {
  const isOffice = isOneOf(ACCOUNT_ADMINISTRATORS, role);
  return catalogue.organisations.filter(({ code }) => isOffice || code === organisation);
}

const REMEMBERED = 100;

/** What was done to an organisation's accounts, the newest first: its own people see who did it. */
async function historyOf({ db }: World, rows: readonly AccountTable[]): Promise<AccountEvent[]> {
  const objects = rows.map(({ name }) => `account/${name}`);
  const events = await listAuditOfObjects(db, objects, ACCOUNT_ACTIONS, REMEMBERED);
  return events.map(({ seq, at, account_name, role, action, object }) => {
    const known = Role.safeParse(role);
    const name = object.slice('account/'.length);
    return {
      seq,
      at,
      who: account_name,
      role: known.success ? ROLE_NAME[known.data] : '',
      what: auditActionName(action),
      name,
    };
  });
}

/** Opens an account that nobody can use until the security administrator enables it. @throws 400, 409. */
export async function createAccount(world: World, actor: Actor, body: CreateAccountBody): Promise<Account> {
  // A password that nobody has seen: enabling issues the one that works.
  const unknown = await issuePassword(actor.at);
  const row = newAccountRow(body, unknown.columns, opened(actor));
  return world.db.transaction().execute(async (trx) => {
    await openAccount(world, trx, actor, row);
    return accountView(world, await readRoster(trx, actor.at), row);
  });
}

/** Stores it and asks for its enabling, in the transaction of the caller. @throws 400, 409. */
export async function openAccount(world: World, trx: Trx, actor: Actor, row: AccountTable): Promise<void> {
  const roster = await readRoster(trx, actor.at);
  const all = roster.rows.map((other) => factsOf(world, roster, other));
  const organisationKind = findOrganisation(world.catalogue, row.organisation)?.kind ?? '';
  const wanted = {
    displayName: row.display_name,
    role: row.role,
    organisation: row.organisation,
    organisationKind,
  };
  unlessRefused(refuseOpening(actor.person, wanted, all, world.catalogue.city.office));
  if (await findAccountByName(trx, row.name))
    throw conflict('name-taken', '用户名已被使用', '大小写、全角半角不同也视为相同。');
  await insertAccount(trx, row);
  const detail = { role: row.role, organisation: row.organisation };
  await appendAudit(trx, entryOf(actor, 'create-account', `account/${row.name}`, detail));
  await insertAsk(trx, actor, row, { act: 'enable', reason: '新建账号' });
}

/** Ends an account's sessions and its use. @throws 409 for oneself and for the last holder of an administrator's role. */
export function disableAccount(world: World, actor: Actor, id: string, reason: string): Promise<Account> {
  return world.db.transaction().execute(async (trx) => {
    const roster = await readRoster(trx, actor.at);
    const row = roster.rows.find((one) => one.id === id);
    if (!row) throw notFound('账号');
    const all = roster.rows.map((other) => factsOf(world, roster, other));
    unlessRefused(
      refuseDisabling({ ...actor.person, id: actor.person.account }, factsOf(world, roster, row), all),
    );
    const change = { disabled_at: actor.at.toISOString() };
    await updateAccount(trx, id, change);
    await revokeSessionsOf(trx, id, actor.at);
    await appendAudit(trx, entryOf(actor, 'disable-account', `account/${row.name}`, { reason }));
    return accountView(world, roster, { ...row, ...change });
  });
}

/** Lets a name be tried again at once. @throws 404; 409 for one's own. */
export function unlockAccount(world: World, actor: Actor, id: string): Promise<Account> {
  return world.db.transaction().execute(async (trx) => {
    const row = await findAccount(trx, id);
    if (!row) throw notFound('账号');
    if (id === actor.person.account) throw conflict('second-person', '不能解除自己的锁定');
    await forgetTries(trx, row.name_key);
    await forgetTries(trx, codeKey(row.name_key));
    await appendAudit(trx, entryOf(actor, 'unlock-account', `account/${row.name}`));
    return accountView(world, await readRoster(trx, actor.at), row);
  });
}
