/**
 * `npm run create-admin`: the first accounts of a real installation, the three administrators (系统、安全、审计), each with
 * a password that works once and for 72 hours. Refuses when any account exists, so it cannot be used to get in later.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { appendAudit, systemEntry } from '../audit/audit.repository.ts';
import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import { loadConfig } from '../config.ts';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { insertAccount, listAccounts, nameKey } from './account.repository.ts';
import { issuePassword } from './initial-password.ts';

const ADMINS = [
  { name: 'xitong', displayName: '系统管理员', role: 'system_admin' },
  { name: 'anquan', displayName: '安全管理员', role: 'security_admin' },
  { name: 'shenji', displayName: '审计管理员', role: 'audit_admin' },
] as const;

async function main(): Promise<void> {
  const config = loadConfig();
  if (config.demo) throw new Error('演示方式已有演示账号；正式运行请设 DEMO=off 后再执行。');
  const catalogue = loadCatalogue(join(config.seedDir, config.city));
  const database = openDatabase(config);
  const at = new Date();
  await migrate(database, at);
  if ((await listAccounts(database.db)).length > 0)
    throw new Error('已有账号，不能再次生成首批管理员；请由系统管理员在页面中办理。');
  const organisation = catalogue.organisations.find((o) => o.kind === 'office')?.code ?? '';
  const issued: string[] = [];
  const rows = await Promise.all(
    ADMINS.map(async (admin) => {
      const { password, columns } = await issuePassword(at);
      issued.push(`  ${admin.name}  ${admin.displayName}  初始密码 ${password}`);
      return { ...admin, columns };
    }),
  );
  await database.db.transaction().execute(async (trx) => {
    for (const row of rows) {
      await insertAccount(trx, {
        id: randomUUID(),
        name: row.name,
        name_key: nameKey(row.name),
        display_name: row.displayName,
        role: row.role,
        organisation,
        ...row.columns,
        disabled_at: null,
        created_at: at.toISOString(),
        created_by: null,
      });
    }
    const detail = { accounts: ADMINS.map((a) => a.name) };
    await appendAudit(trx, systemEntry(at, 'create-account', 'account/*', detail, '命令行'));
  });
  await database.db.destroy();
  process.stdout.write(
    `已生成三员账号，初始密码只显示这一次，72小时内有效，首次登录须修改：\n${issued.sort().join('\n')}\n`,
  );
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
