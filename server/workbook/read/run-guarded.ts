/** Runs a job on uploaded bytes in a child process with limits of time and memory (trust.md U10, U9). */
import { Buffer } from 'node:buffer';
import { type ChildProcess, spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Turns, TurnsFull } from '../../turns.ts';
import { isProblemCode, WorkbookProblem, type WorkbookProblemCode } from '../problem.ts';
import { WORKBOOK_LIMITS } from './limits.ts';
import { watchChild } from './watch-child.ts';

export interface GuardOptions {
  /** Processor time, default 10,000; by the clock the child has six times as long. */
  milliseconds?: number;
  /** Resident memory of the child, default 512 MiB. */
  memoryBytes?: number;
}

interface GuardedResult {
  head: unknown;
  body: Uint8Array;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** All the child may read: code. No database, no uploaded files, nothing to write, no further processes. */
const READABLE = ['node_modules/', 'shared/', 'server/workbook/', 'package.json'];
const entry = fileURLToPath(new URL('./child-main.ts', import.meta.url));
/** Two parse at a time, some wait, the rest are asked to come back: a burst of uploads never exhausts the machine. */
const SLOTS = 2;
const QUEUE = 30;
const MAX_ANSWER_BYTES = 128 * 1024 * 1024;

const turns = new Turns(SLOTS, QUEUE);

/** Of the memory, for V8's heap: program, buffers and new objects take as much as that leaves, whatever the file. */
const HEAP_SHARE = 0.6;

function start(memoryBytes: number): ChildProcess {
  const heap = Math.max(64, Math.floor((memoryBytes / 1024 / 1024) * HEAP_SHARE));
  const reading = READABLE.flatMap((path) => [root + path, realpathSync(root + path)]).map(
    (path) => `--allow-fs-read=${path.endsWith('.json') ? path : path.replace(/\/?$/, '/')}`,
  );
  const flags = ['--permission', ...reading, `--max-old-space-size=${heap}`, '--no-warnings'];
  // An empty environment: the child sees no secret and no NODE_OPTIONS.
  return spawn(process.execPath, [...flags, entry], { env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
}

function answer(chunks: Buffer[]): GuardedResult {
  const output = Buffer.concat(chunks);
  const cut = output.indexOf(10);
  const head = JSON.parse(output.subarray(0, cut).toString('utf8'));
  if (isProblemCode(head.problem)) throw new WorkbookProblem(head.problem);
  return { head: head.ok, body: new Uint8Array(output.subarray(cut + 1)) };
}

function runChild(job: object, bytes: Uint8Array, options: GuardOptions): Promise<GuardedResult> {
  const memoryBytes = options.memoryBytes ?? WORKBOOK_LIMITS.memoryBytes;
  return new Promise((resolve, reject) => {
    const child = start(memoryBytes);
    const chunks: Buffer[] = [];
    let received = 0;
    let killedFor: WorkbookProblemCode | null = null;
    const kill = (code: WorkbookProblemCode) => {
      killedFor ??= code;
      child.kill('SIGKILL');
    };
    const milliseconds = options.milliseconds ?? WORKBOOK_LIMITS.milliseconds;
    const unwatch = watchChild(child.pid, { memoryBytes, milliseconds }, kill);
    child.stdout?.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received > MAX_ANSWER_BYTES) kill('too_many_cells');
      else chunks.push(chunk);
    });
    // A child that dies while bytes are still being written breaks the pipe; its exit tells the story.
    child.stdin?.on('error', () => {});
    child.on('error', reject);
    child.on('close', (exitCode) => {
      unwatch();
      try {
        // Out of heap V8 aborts by signal: no exit code, nobody killed it.
        if (killedFor || exitCode === null) throw new WorkbookProblem(killedFor ?? 'too_hungry');
        if (exitCode !== 0) throw new WorkbookProblem('broken');
        resolve(answer(chunks));
      } catch (error) {
        reject(error instanceof WorkbookProblem ? error : new WorkbookProblem('broken'));
      }
    });
    child.stdin?.write(`${JSON.stringify(job)}\n`);
    child.stdin?.end(bytes);
  });
}

/** Throws WorkbookProblem whatever the bytes do to the child; the calling process stays untouched. */
export async function runGuarded(
  job: object,
  bytes: Uint8Array,
  options: GuardOptions = {},
): Promise<GuardedResult> {
  try {
    return await turns.take(() => runChild(job, bytes, options));
  } catch (error) {
    throw error instanceof TurnsFull ? new WorkbookProblem('busy') : error;
  }
}
