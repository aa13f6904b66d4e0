/** The row of an account as it begins. */
import { randomUUID } from 'node:crypto';
import type { CreateAccountBody } from '#shared/contract/accounts.ts';
import type { AccountTable } from '../db/account-tables.ts';
import { nameKey } from './account.repository.ts';
import type { Issued } from './initial-password.ts';

interface Beginning {
  at: Date;
  /** The account of who opens it; null at the server itself. */
  by: string | null;
  /** Usable at once; otherwise it waits for its enabling. */
  enabled: boolean;
}

/** @param password of an initial password, or of one that nobody knows. */
export function newAccountRow(
  { name, displayName, role, organisation }: CreateAccountBody,
  password: Issued['columns'],
  { at, by, enabled }: Beginning,
): AccountTable {
  return {
    id: randomUUID(),
    name,
    name_key: nameKey(name),
    display_name: displayName,
    role,
    organisation,
    ...password,
    disabled_at: enabled ? null : at.toISOString(),
    created_at: at.toISOString(),
    created_by: by,
  };
}

/** Opened by a person, who is not the one to enable it. */
export const opened = (actor: { at: Date; person: { account: string } }): Beginning => ({
  at: actor.at,
  by: actor.person.account,
  enabled: false,
});
