/** One verified backup a day, made while the server answers, by the very command that an operator would give. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const NAME = /^monitor-\d{4}-\d{2}-\d{2}\.db(\.sealed)?$/;
const COMMAND = join(import.meta.dirname, 'backup.ts');

interface BackupPlan {
  dir: string;
  /** Days kept; older ones go, but never before a newer one has been verified. */
  keep: number;
  /** With a key (BACKUP_KEY); the name says so. */
  encrypted: boolean;
}

/** Backups to remove once the newest has been verified: all but the latest `keep`, by the day in their names. */
function surplusBackups(names: readonly string[], keep: number): string[] {
  return names
    .filter((name) => NAME.test(name))
    .sort()
    .slice(0, -keep);
}

/**
 * Makes the day's backup unless it is there. @param day civil day, `2026-11-27`.
 * @returns null when there was nothing to do, else what the command said. @throws Error with its words when it failed.
 */
export async function backUpDay({ dir, keep, encrypted }: BackupPlan, day: string): Promise<string | null> {
  const file = join(dir, `monitor-${day}.db${encrypted ? '.sealed' : ''}`);
  if (existsSync(file)) return null;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  // Written under another name: a day's file is there only once it has been verified.
  const unverified = `${file}.unverified`;
  rmSync(unverified, { force: true });
  const said = await run([COMMAND, unverified]);
  renameSync(unverified, file);
  for (const name of surplusBackups(readdirSync(dir), keep)) rmSync(join(dir, name));
  return said;
}

async function run(args: string[]): Promise<string> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(said.trim());
  return said.trim();
}
