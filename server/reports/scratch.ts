/**
 * Folders that a file is made in, named by the process that works in them: a start finds and removes what a server that was killed
 * left, and leaves alone what another server on the machine is at.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAME = /^sti-pdf-(\d+)-/;
/** Holds the group of the processes that work in the folder. */
const GROUP = 'group';

export function newScratch(): Promise<string> {
  return mkdtemp(join(tmpdir(), `sti-pdf-${process.pid}-`));
}

/** Notes which processes work in a folder, to be ended with it. @param group number of the process group. */
export async function noteGroup(folder: string, group: number): Promise<void> {
  await writeFile(join(folder, GROUP), String(group));
}

/** Ends a group of processes, all of it, whether or not it is still there. */
export function endGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // Ended by itself.
  }
}

/** Removes what servers that are not there any more left behind, and ends what still works in it. */
export async function clearScratch(): Promise<void> {
  const names = await readdir(tmpdir());
  for (const name of names) {
    const owner = NAME.exec(name)?.[1];
    const folder = join(tmpdir(), name);
    if (owner === undefined || !(await isLeft(folder, Number(owner)))) continue;
    await endWorkIn(folder);
    // Another user's folder is that user's to remove.
    await removeScratch(folder).catch(() => {});
  }
}

/** Whoever was ended a moment ago may still be writing: a folder that fills up again is emptied again. */
export function removeScratch(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** Of a process that has ended, or of one that had this process's number before it. */
async function isLeft(folder: string, owner: number): Promise<boolean> {
  if (owner !== process.pid) return !isRunning(owner);
  const begun = Date.now() - process.uptime() * 1000;
  return stat(folder).then(
    ({ birthtimeMs }) => birthtimeMs < begun,
    () => false,
  );
}

function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Only where the system tells that the group is still the one that was started for the folder: numbers come again. */
async function endWorkIn(folder: string): Promise<void> {
  const group = Number(await readFile(join(folder, GROUP), 'utf8').catch(() => ''));
  const told = `/proc/${group}/cmdline`;
  if (!(group > 0) || !existsSync(told)) return;
  if ((await readFile(told, 'utf8').catch(() => '')).includes(folder)) endGroup(group);
}
