/**
 * The child process that touches uploaded bytes. Standard input: one line of JSON naming the job and its arguments,
 * then the bytes. Standard output: `{"ok":…}` or `{"problem":code}`, then the bytes of a result that has any.
 */
import { Buffer } from 'node:buffer';
import { WorkbookProblem, type WorkbookProblemCode } from '../problem.ts';
import { markOriginal } from '../write/mark-original.ts';
import { pack } from './packed.ts';
import { parseWorkbook } from './parse-workbook.ts';

// Libraries print warnings about odd files; the output belongs to the answer alone.
for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) console[method] = () => {};

async function readAll(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function run(): Promise<{ head: unknown; body?: Uint8Array }> {
  const input = await readAll();
  const cut = input.indexOf(10);
  const job = JSON.parse(input.subarray(0, cut).toString('utf8'));
  const bytes = input.subarray(cut + 1);
  if (job.name === 'mark') return { head: { ok: true }, body: await markOriginal(bytes, job.marking) };
  const { head, body } = pack(await parseWorkbook(bytes));
  return { head: { ok: head }, body };
}

function problemOf(error: unknown): WorkbookProblemCode {
  return error instanceof WorkbookProblem ? error.code : 'broken';
}

run()
  .catch((error: unknown) => ({ head: { problem: problemOf(error) }, body: undefined }))
  .then(({ head, body }) => {
    process.stdout.write(JSON.stringify(head));
    process.stdout.write('\n');
    process.stdout.write(body ?? new Uint8Array(), () => process.exit(0));
  });
