/**
 * Damaged pages are looked for while the server already answers: reading half a gigabyte takes seconds, in a thread of its
 * own on a connection of its own. A PostgreSQL server checks its own pages.
 */
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { DATABASE_FILE } from './open.ts';

/** What the engine finds damaged, at most a few lines of it; an empty list for a sound file. */
export function checkPages(options: {
  dataDir: string;
  databaseUrl?: string | undefined;
}): Promise<string[]> {
  if (options.databaseUrl) return Promise.resolve([]);
  const file = join(options.dataDir, DATABASE_FILE);
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { file } });
    worker.unref();
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

function quickCheck(file: string): string[] {
  try {
    const sqlite = new Sqlite(file, { readonly: true });
    const rows = sqlite.pragma('quick_check(5)') as { quick_check: string }[];
    sqlite.close();
    return rows.map((row) => row.quick_check).filter((words) => words !== 'ok');
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

if (!isMainThread) parentPort?.postMessage(quickCheck(String(workerData.file)));
