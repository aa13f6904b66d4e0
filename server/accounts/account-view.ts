/** An account as the pages and the rules see it. */
import { findOrganisation } from '#shared/catalogue.ts';
import type { Account } from '#shared/contract/accounts.ts';
import { Role } from '#shared/contract/roles.ts';
import type { AccountRequestTable, AccountTable } from '../db/account-tables.ts';
import type { Db } from '../db/open.ts';
import { badRequest, conflict, notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import { listAccounts } from './account.repository.ts';
import { listOpenRequests } from './account-request.repository.ts';
import type { AccountFacts, Refusal } from './account-rules.ts';
import { listHandOvers } from './hand-over.repository.ts';
import { codeKey, listLockedNames } from './password-try.repository.ts';

/** All accounts and open requests, read together so that a decision rests on one moment. */
export interface Roster {
  rows: readonly AccountTable[];
  requests: readonly AccountRequestTable[];
  locked: ReadonlySet<string>;
  handOvers: Awaited<ReturnType<typeof listHandOvers>>;
}

export async function readRoster(db: Db, at: Date): Promise<Roster> {
  const [rows, requests] = [await listAccounts(db), await listOpenRequests(db)];
  return { rows, requests, locked: await listLockedNames(db, at), handOvers: await listHandOvers(db) };
}

/** An account in the words of the rules. */
export function factsOf(
  world: Pick<World, 'catalogue'>,
  { requests }: Pick<Roster, 'requests'>,
  row: AccountTable,
): AccountFacts {
  const asked = requests.some((request) => request.account_id === row.id && request.act === 'enable');
  return {
    id: row.id,
    displayName: row.display_name,
    role: Role.parse(row.role),
    organisation: row.organisation,
    organisationKind: findOrganisation(world.catalogue, row.organisation)?.kind ?? '',
    state: row.disabled_at === null ? 'enabled' : asked ? 'asked' : 'disabled',
  };
}

export function accountView(world: World, roster: Roster, row: AccountTable): Account {
  const { state } = factsOf(world, roster, row);
  const locked = roster.locked.has(row.name_key) || roster.locked.has(codeKey(row.name_key));
  return {
    id: row.id,
    name: row.name,
    displayName: row.display_name,
    role: Role.parse(row.role),
    organisation: row.organisation,
    organisationName: findOrganisation(world.catalogue, row.organisation)?.name ?? row.organisation,
    state: state === 'asked' ? 'pending' : state === 'disabled' ? 'disabled' : locked ? 'locked' : 'active',
    createdAt: row.created_at,
    mustChangePassword: row.must_change_password === 1,
    takesOver: roster.handOvers.get(row.id)?.from_name ?? null,
  };
}

/** @throws the refusal, in the shape that the pages understand. */
export function unlessRefused(refusal: Refusal | null): void {
  if (!refusal) return;
  const { kind, type, title, detail } = refusal;
  if (kind === 'absent') throw notFound(title);
  if (kind === 'conflict') throw conflict(type, title, detail);
  throw badRequest(title, [{ pointer: type, rule: 'kind', detail }]);
}
