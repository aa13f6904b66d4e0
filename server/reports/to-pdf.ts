/** PDF by the machine's own LibreOffice, where it has one; without it the browser prints the page. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { machineWords } from '../trouble.ts';
import { NOT_MADE, NotMade } from './not-made.words.ts';
import { endGroup, newScratch, noteGroup, removeScratch } from './scratch.ts';

const PLACES = [
  '/usr/bin/soffice',
  '/usr/local/bin/soffice',
  '/usr/lib/libreoffice/program/soffice',
  '/opt/libreoffice/program/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:/Program Files/LibreOffice/program/soffice.exe',
];
/** A report takes seconds; a start on a busy machine a minute. */
const PATIENCE_MS = 180_000;

/** What LibreOffice says stands in this file of the folder; its end goes to the operator. */
const SAID = 'said';
const SAID_LENGTH = 2_000;

let found: string | null | undefined;

function soffice(): string | null {
  found ??= PLACES.find((path) => existsSync(path)) ?? null;
  return found;
}

/** Whether PDF files can be made here. */
export function canMakePdf(): boolean {
  return soffice() !== null;
}

/**
 * The PDF of a .docx or .pptx, made by a process of its own with a profile of its own; nothing of it stays behind.
 * @throws NotMade where LibreOffice is not there, gives up or takes too long; the reason of `signal` where nobody wants it any more.
 */
export async function toPdf(
  bytes: Uint8Array,
  extension: 'docx' | 'pptx',
  signal: AbortSignal,
): Promise<Uint8Array> {
  const program = soffice();
  if (program === null) throw new NotMade(NOT_MADE.noOffice);
  const folder = await newScratch();
  try {
    const source = join(folder, `document.${extension}`);
    await writeFile(source, bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const how = ['--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder, source];
    await convert(program, [profile, ...how], folder, signal);
    return await readFile(join(folder, 'document.pdf'));
  } catch (error) {
    // It may also end in good order and leave no file.
    if (signal.aborted || error instanceof NotMade) throw error;
    throw new NotMade(NOT_MADE.notConverted, { cause: await withWords(folder, error) });
  } finally {
    await removeScratch(folder);
  }
}

/** LibreOffice starts further processes: they are a group of their own, and end together when nobody wants the file any more. */
async function convert(
  program: string,
  how: readonly string[],
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const said = await open(join(folder, SAID), 'w');
  const child = spawn(program, how, { detached: true, stdio: ['ignore', said.fd, said.fd] });
  const ended = once(child, 'exit');
  const group = child.pid;
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const limit = AbortSignal.any([signal, patience]);
  const end = () => {
    if (group !== undefined) endGroup(group);
    child.kill('SIGKILL');
  };
  limit.addEventListener('abort', end);
  try {
    if (group !== undefined) await noteGroup(folder, group);
    await ended;
  } finally {
    limit.removeEventListener('abort', end);
    end();
    await said.close();
  }
  signal.throwIfAborted();
  if (patience.aborted) throw new NotMade(NOT_MADE.tooLong);
  if (child.exitCode !== 0) throw new Error(`LibreOffice ended with ${child.exitCode ?? child.signalCode}`);
}

/** The failure, with what LibreOffice said of it. */
async function withWords(folder: string, error: unknown): Promise<Error> {
  const said = await readFile(join(folder, SAID), 'utf8').catch(() => '');
  return new Error(`${machineWords(error)}: ${said.trim().slice(-SAID_LENGTH)}`);
}
