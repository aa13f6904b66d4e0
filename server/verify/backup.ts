/**
 * `npm run backup -- <新文件>`: a consistent copy of the running installation's database, verified before it is called done;
 * encrypted when BACKUP_KEY names a key, and then what was written is opened again and compared.
 * `npm run restore -- <备份文件>` brings it back.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { appendAudit } from '../audit/audit.repository.ts';
import { loadConfig } from '../config.ts';
import { copyDatabase, storageFaults } from '../db/backup.ts';
import { DATABASE_FILE, type Database, openDatabase, openSqlite } from '../db/open.ts';
import { readBackupKey } from './backup-key.ts';
import { fileHash, sealedContentHash, sealFile } from './sealed-file.ts';
import { verifyDatabase } from './verify.service.ts';

/** Folders with a copy that is not encrypted yet. */
const OPEN = 'backup-';
const DAY_MS = 86_400_000;

async function main(): Promise<void> {
  const [target, ...more] = process.argv.slice(2);
  if (!target || more.length > 0) throw new Error('用法：npm run backup -- <新文件>');
  const file = resolve(target);
  const config = loadConfig();
  const key = readBackupKey(config);
  const database = openDatabase({ ...config, mustExist: true });
  if (existsSync(file)) throw new Error(`文件 ${file} 已存在，备份不覆盖任何文件；请换一个文件名。`);
  // What is not encrypted yet never leaves the data folder.
  removeStale(config.dataDir);
  const open = key ? mkdtempSync(join(config.dataDir, OPEN)) : null;
  const plain = open ? join(open, DATABASE_FILE) : file;
  try {
    await copyDatabase(database, plain);
    const copy = openSqlite(plain);
    const result = await verifyDatabase(copy.db);
    const faults = [...(await storageFaults(copy)), ...result.faults];
    await copy.db.destroy();
    if (key) faults.push(...sealChecked(key, plain, file));
    await record(database, result, faults);
    if (faults.length > 0) throw new Error(`备份已写入 ${file}，但核验不通过：\n${faults.join('\n')}`);
    console.log(
      `已${key ? '加密' : ''}备份到 ${file}：报送${result.submissions}次、原始文件${result.files}个，核验相符；审计记录末条 ${result.head.seq}:${result.head.hash}`,
    );
  } finally {
    if (open) rmSync(open, { recursive: true });
    await database.db.destroy();
  }
}

/** A copy in the clear that a killed backup left; one of today may be another backup's that is still running. */
function removeStale(dataDir: string): void {
  for (const name of readdirSync(dataDir).filter((one) => one.startsWith(OPEN))) {
    const folder = join(dataDir, name);
    if (Date.now() - statSync(folder).mtimeMs > DAY_MS) rmSync(folder, { recursive: true });
  }
}

/** Writes the encrypted copy and opens it again. @returns what is wrong with it */
function sealChecked(key: Buffer, plain: string, file: string): string[] {
  mkdirSync(dirname(file), { recursive: true });
  sealFile(key, plain, file);
  return sealedContentHash(key, file) === fileHash(plain) ? [] : ['加密后的文件与数据库不一致'];
}

async function record(
  { db }: Database,
  result: Awaited<ReturnType<typeof verifyDatabase>>,
  faults: readonly string[],
): Promise<void> {
  await db.transaction().execute((trx) =>
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
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
