/**
 * `npm run restore -- <备份文件>`: puts a verified backup in the place of the installation's database. The server must be
 * stopped; BACKUP_KEY names the key of an encrypted one. What was there stays beside it under another name; a kill at any moment leaves the one or the other, whole.
 */
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { appendAudit, systemEntry } from '../audit/audit.repository.ts';
import { type Config, loadConfig } from '../config.ts';
import { replaceDatabase, storageFaults } from '../db/backup.ts';
import { migrate } from '../db/migrate.ts';
import { DATABASE_FILE, DatabaseProblem, openSqlite } from '../db/open.ts';
import { readBackupKey } from './backup-key.ts';
import { isSealedFile, openSealedFile, SealedFileProblem } from './sealed-file.ts';
import { verifyDatabase } from './verify.service.ts';

async function main(): Promise<string> {
  const [source, ...more] = process.argv.slice(2);
  if (!source || more.length > 0) throw new Error('用法：npm run restore -- <备份文件>（先停止服务）');
  const config = loadConfig();
  if (config.databaseUrl) throw new DatabaseProblem('PostgreSQL 数据库请用 pg_restore 恢复。');
  const backup = resolve(source);
  if (!existsSync(backup)) throw new Error(`没有文件 ${backup}。`);
  const file = join(config.dataDir, DATABASE_FILE);
  const incoming = `${file}.restoring`;
  rmSync(incoming, { force: true });
  const begun = performance.now();
  // Opened on a copy: looking at the backup must not leave a mark on it.
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  if (isSealedFile(backup)) openWithKey(config, backup, incoming);
  else copyFileSync(backup, incoming);
  const copy = openSqlite(incoming);
  const result = await verifyDatabase(copy.db);
  const faults = [...(await storageFaults(copy)), ...result.faults];
  if (faults.length > 0) {
    await copy.db.destroy();
    rmSync(incoming, { force: true });
    throw new Error(`备份核验不通过，没有恢复，原数据库未动：\n${faults.join('\n')}`);
  }
  const at = new Date();
  await migrate(copy, at);
  const detail = { file: basename(backup), head: result.head };
  await copy.db
    .transaction()
    .execute((trx) => appendAudit(trx, systemEntry(at, 'restore', 'database', detail, '命令行')));
  await copy.db.destroy();
  const kept = replaceDatabase(file, incoming, at);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  return `已从 ${backup} 恢复：报送${result.submissions}次、原始文件${result.files}个，核验相符，用时${seconds}秒；备份时审计记录末条 ${result.head.seq}:${result.head.hash}${kept ? `。原数据库保留为 ${kept}` : ''}`;
}

function openWithKey(config: Config, backup: string, incoming: string): void {
  const key = readBackupKey(config);
  if (!key) throw new Error('这份备份是加密的：请用 BACKUP_KEY 指定当时的密钥文件，再恢复；原数据库未动。');
  try {
    openSealedFile(key, backup, incoming);
  } catch (error) {
    rmSync(incoming, { force: true });
    throw error instanceof SealedFileProblem ? new Error(`${error.message}原数据库未动。`) : error;
  }
}

try {
  console.log(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
