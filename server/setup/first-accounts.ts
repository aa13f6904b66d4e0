/** The first accounts of an installation, made at the server by who set it up: enabled at once, each with an initial password. */
import { randomUUID } from 'node:crypto';
import type { CreateAccountBody } from '#shared/contract/accounts.ts';
import { insertAccount, listAccounts, nameKey } from '../accounts/account.repository.ts';
import { issuePassword } from '../accounts/initial-password.ts';
import { appendAudit, systemEntry } from '../audit/audit.repository.ts';
import type { AccountTable } from '../db/account-tables.ts';
import type { Db } from '../db/open.ts';

/** Recorded as who did it. */
export const AT_THE_SERVER = '命令行';

export interface FirstAccount extends CreateAccountBody {
  /** Shown and printed once, good for one sign-in until `until` (ISO). */
  password: string;
  until: string;
}

/**
 * Makes them all in one transaction with one audit row. @param alone true for the administrators, who come before anybody:
 * refused when any account exists, so that nobody gets in this way later.
 */
export async function makeAccounts(
  db: Db,
  at: Date,
  bodies: readonly CreateAccountBody[],
  alone: boolean,
): Promise<FirstAccount[]> {
  const issued = await Promise.all(bodies.map(async (body) => ({ body, ...(await issuePassword(at)) })));
  await db.transaction().execute(async (trx) => {
    if (alone && (await listAccounts(trx)).length > 0)
      throw new Error('已有账号，不能再次生成首批管理员；请由系统管理员在页面中办理。');
    for (const { body, columns } of issued) await insertAccount(trx, rowOf(body, columns, at));
    const detail = { accounts: bodies.map(({ name }) => name) };
    await appendAudit(trx, systemEntry(at, 'create-account', 'account/*', detail, AT_THE_SERVER));
  });
  return issued.map(({ body, password, until }) => ({ ...body, password, until }));
}

function rowOf(
  { name, displayName, role, organisation }: CreateAccountBody,
  password: Awaited<ReturnType<typeof issuePassword>>['columns'],
  at: Date,
): AccountTable {
  return {
    id: randomUUID(),
    name,
    name_key: nameKey(name),
    display_name: displayName,
    role,
    organisation,
    ...password,
    disabled_at: null,
    created_at: at.toISOString(),
    created_by: null,
  };
}
