/**
 * `npm run backup -- <新文件>`: a consistent copy of the running installation's database, verified before it is called done.
 * `npm run restore -- <备份文件>` brings it back.
 */
import { resolve } from 'node:path';
import { appendAudit } from '../audit/audit.repository.ts';
import { loadConfig } from '../config.ts';
import { copyDatabase, storageFaults } from '../db/backup.ts';
import { openDatabase, openSqlite } from '../db/open.ts';
import { verifyDatabase } from './verify.service.ts';

async function main(): Promise<void> {
  const [target, ...more] = process.argv.slice(2);
  if (!target || more.length > 0) throw new Error('用法：npm run backup -- <新文件>');
  const file = resolve(target);
  const database = openDatabase({ ...loadConfig(), mustExist: true });
  await copyDatabase(database, file);
  const copy = openSqlite(file);
  const result = await verifyDatabase(copy.db);
  const faults = [...(await storageFaults(copy)), ...result.faults];
  await copy.db.destroy();
  await database.db.transaction().execute((trx) =>
    appendAudit(trx, {
      at: new Date(),
      accountId: null,
      accountName: '命令行',
      role: '',
      address: '本机',
      action: 'backup',
      object: 'database',
      outcome: faults.length === 0 ? 'ok' : 'failed',
      detail: { head: result.head, submissions: result.submissions, faults: faults.length },
    }),
  );
  await database.db.destroy();
  if (faults.length > 0) throw new Error(`备份已写入 ${file}，但核验不通过：\n${faults.join('\n')}`);
  console.log(
    `已备份到 ${file}：报送${result.submissions}次、原始文件${result.files}个，核验相符；审计记录末条 ${result.head.seq}:${result.head.hash}`,
  );
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
