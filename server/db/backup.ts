/** The stored file as a whole: is it sound, and a copy of it while the server writes. Knows which database runs. */
import { chmodSync, existsSync, linkSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { type Database, DatabaseProblem } from './open.ts';
import { storageFaultOf } from './storage-fault.ts';

/** What the database engine itself finds damaged, in sentences; a PostgreSQL server checks its own pages. */
export async function storageFaults({ db, dialect }: Database): Promise<string[]> {
  if (dialect !== 'sqlite') return [];
  const { rows } = await sql<{ integrity_check: string }>`PRAGMA integrity_check`.execute(db);
  const orphans = await sql<{ table: string; parent: string }>`PRAGMA foreign_key_check`.execute(db);
  return [
    ...rows.map((r) => r.integrity_check).filter((words) => words !== 'ok'),
    ...orphans.rows.map((r) => `表 ${r.table} 中有记录指向 ${r.parent} 中不存在的记录`),
  ].map((words) => `数据库文件损坏：${words}`);
}

/**
 * Writes a consistent copy to a new file while others go on writing. VACUUM INTO, since the online backup starts anew
 * with every write beside it and need not end.
 * @throws DatabaseProblem when the file exists or the database is a PostgreSQL server (pg_dump does that).
 */
export async function copyDatabase({ db, dialect }: Omit<Database, 'changes'>, file: string): Promise<void> {
  if (dialect !== 'sqlite') throw new DatabaseProblem('PostgreSQL 数据库请用 pg_dump 备份。');
  if (existsSync(file))
    throw new DatabaseProblem(`文件 ${file} 已存在，备份不覆盖任何文件；请换一个文件名。`);
  mkdirSync(dirname(file), { recursive: true });
  await sql`VACUUM INTO ${file}`.execute(db);
  chmodSync(file, 0o600);
}

/**
 * Puts `incoming` in the place of `file` in one step; what stood there is kept beside it. @returns its new name, if there
 * was one. @throws DatabaseProblem while a server has the file open.
 */
export function replaceDatabase(file: string, incoming: string, at: Date): string | null {
  if (!existsSync(file)) {
    renameSync(incoming, file);
    return null;
  }
  assertUnused(file);
  const kept = `${file}.replaced-${at.toISOString().replace(/[:.]/g, '-')}`;
  linkSync(file, kept);
  for (const journal of ['-wal', '-shm'])
    if (existsSync(file + journal)) renameSync(file + journal, kept + journal);
  renameSync(incoming, file);
  return kept;
}

/** A server holds its file open, so nobody else gets it alone. A file too damaged to be opened is nobody's. */
function assertUnused(file: string): void {
  try {
    const sqlite = new Sqlite(file, { timeout: 0 });
    sqlite.pragma('locking_mode = EXCLUSIVE');
    sqlite.exec('BEGIN EXCLUSIVE; COMMIT');
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
    sqlite.close();
  } catch (error) {
    if (storageFaultOf(error) === 'damaged') return;
    throw new DatabaseProblem(`数据库 ${file} 正在使用，请先停止服务再恢复；数据未作任何改动。`);
  }
}
