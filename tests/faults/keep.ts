/** Backups beside writes, and what a lost process and a lost disk cost (trust.md, reliability 11 and 12). */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_FILE } from '../../server/db/open.ts';
import type { LiveServer } from '../helpers/live-server.ts';
import { Crash, type View } from './crash.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Runs one of the operator's commands on a server's data. @returns what it said. @throws Error when it failed */
export async function command(
  server: Pick<LiveServer, 'env'>,
  name: string,
  args: string[],
): Promise<string> {
  const child = spawn(process.execPath, [`server/verify/${name}.ts`, ...args], {
    cwd: ROOT,
    env: server.env,
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${name}: ${said}`);
  return said.trim();
}

export interface BackupCounts {
  backups: number;
  failed: number;
  acknowledged: number;
  slowestMs: number;
}

/** Makes backups one after the other while a county and its office work; each is verified by the command that makes it. */
export async function backupsBesideWrites(
  server: LiveServer,
  random: () => number,
  backups: number,
): Promise<BackupCounts> {
  const crash = await Crash.prepare(server, random);
  const counts: BackupCounts = { backups: 0, failed: 0, acknowledged: 0, slowestMs: 0 };
  let ended = false;
  const work = crash.work(() => ended);
  for (let n = 0; n < backups; n++) {
    const file = join(server.dataDir, `backup-${n}.db`);
    const begun = performance.now();
    await command(server, 'backup', [file]).catch(() => counts.failed++);
    counts.slowestMs = Math.max(counts.slowestMs, Math.round(performance.now() - begun));
    counts.backups++;
    rmSync(file, { force: true });
  }
  ended = true;
  await work;
  counts.acknowledged = crash.counts.acknowledged;
  return counts;
}

export interface DrillResult {
  /** Writes acknowledged before the process was killed and missing after its restart. */
  lostWithProcess: number;
  restartMs: number;
  /** Versions of the return that were acknowledged after the backup and went with the disk. */
  lostWithDisk: number;
  restoreMs: number;
}

/** Kills the process, then loses the disk: works, backs up, works on, deletes the database, restores and starts. */
export async function drill(server: LiveServer, random: () => number): Promise<DrillResult> {
  const crash = await Crash.prepare(server, random);
  await crash.killDuringWork(1500);
  const restarted = performance.now();
  await server.restart();
  const restartMs = Math.round(performance.now() - restarted);
  await crash.verify();
  const copy = join(server.dataDir, 'drill.db');
  await command(server, 'backup', [copy]);
  const atBackup = await crash.county.read<View>(crash.own);
  let ended = false;
  const work = crash.work(() => ended);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  ended = true;
  await work;
  const { version } = await crash.county.read<View>(crash.own);
  await server.kill();
  for (const part of ['', '-wal', '-shm'])
    rmSync(join(server.dataDir, DATABASE_FILE + part), { force: true });
  const begun = performance.now();
  await command(server, 'restore', [copy]);
  await server.restart();
  const restoreMs = Math.round(performance.now() - begun);
  // The sessions of then are in the backup as well.
  const restored = await crash.county.read<View>(crash.own);
  if (restored.version !== atBackup.version) throw new Error('what was restored is not what was backed up');
  return {
    lostWithProcess: crash.counts.lost,
    restartMs,
    lostWithDisk: version - restored.version,
    restoreMs,
  };
}
