/** The first accounts of an installation, made at the server by who set it up: enabled at once, each with an initial password. */
import type { CreateAccountBody } from '#shared/contract/accounts.ts';
import { hasAccounts, insertAccount } from '../accounts/account.repository.ts';
import { issuePassword } from '../accounts/initial-password.ts';
import { newAccountRow } from '../accounts/new-account.ts';
import { appendAudit, systemEntry } from '../audit/audit.repository.ts';
import type { Db } from '../db/open.ts';

/** Recorded as who did it. */
export const AT_THE_SERVER = '命令行';

export interface FirstAccount extends CreateAccountBody {
  /** Shown and printed once, good for one sign-in until `until` (ISO). */
  password: string;
  until: string;
}

/**
 * Makes them all in one transaction, each with an audit row of its own. @param alone true for the administrators, who come
 * before anybody: refused when any account exists, so that nobody gets in this way later.
 */
export async function makeAccounts(
  db: Db,
  at: Date,
  bodies: readonly CreateAccountBody[],
  alone: boolean,
): Promise<FirstAccount[]> {
  const issued = await Promise.all(bodies.map(async (body) => ({ body, ...(await issuePassword(at)) })));
  await db.transaction().execute(async (trx) => {
    if (alone && (await hasAccounts(trx)))
      throw new Error('已有账号，不能再次生成首批管理员；请由系统管理员在页面中办理。');
    for (const { body, columns } of issued) {
      await insertAccount(trx, newAccountRow(body, columns, { at, by: null, enabled: true }));
      const { name, role, organisation } = body;
      const detail = { role, organisation, enabled: true };
      await appendAudit(trx, systemEntry(at, 'create-account', `account/${name}`, detail, AT_THE_SERVER));
    }
  });
  return issued.map(({ body, password, until }) => ({ ...body, password, until }));
}
