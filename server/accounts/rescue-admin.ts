/**
 * `npm run rescue-admin -- <用户名>`: for whoever stands at the server when no administrator can get in any more. Enables
 * and unlocks one administrator's account and gives it a new initial password; the audit trail keeps that it was done here.
 */
import { Role } from '#shared/contract/roles.ts';
import { appendAudit, systemEntry } from '../audit/audit.repository.ts';
import { loadConfig } from '../config.ts';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { findAccountByName, nameKey, updateAccount } from './account.repository.ts';
import { isOfTheThree } from './account-rules.ts';
import { issuePassword } from './initial-password.ts';
import { codeKey, forgetTries } from './password-try.repository.ts';
import { removeSecondFactor } from './second-factor.repository.ts';
import { revokeSessionsOf } from './session.repository.ts';

async function main(name: string | undefined): Promise<string> {
  if (!name) throw new Error('请写明三员账号的用户名：npm run rescue-admin -- <用户名>');
  const database = openDatabase({ ...loadConfig(), mustExist: true });
  const at = new Date();
  try {
    await migrate(database, at);
    const account = await findAccountByName(database.db, name);
    if (!account) throw new Error(`没有用户名为“${name}”的账号。`);
    if (!isOfTheThree(Role.parse(account.role)))
      throw new Error('只能恢复系统管理员、安全管理员、审计管理员的账号；其他账号请由三员在页面中办理。');
    const { password, columns } = await issuePassword(at);
    await database.db.transaction().execute(async (trx) => {
      await updateAccount(trx, account.id, { ...columns, disabled_at: null });
      await forgetTries(trx, nameKey(account.name));
      await forgetTries(trx, codeKey(nameKey(account.name)));
      await removeSecondFactor(trx, account.id);
      await revokeSessionsOf(trx, account.id, at);
      const detail = { before: { disabled: account.disabled_at !== null } };
      const entry = systemEntry(at, 'rescue-account', `account/${account.name}`, detail, '命令行');
      await appendAudit(trx, entry);
    });
    return `账号 ${account.name}（${account.display_name}）已恢复。初始密码只显示这一次，72小时内有效，首次登录须修改：${password}`;
  } finally {
    await database.db.destroy();
  }
}

try {
  process.stdout.write(`${await main(process.argv[2])}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
