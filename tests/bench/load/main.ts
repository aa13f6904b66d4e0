/**
 * `npm run bench:load`: USERS (500) people with THINK seconds (10) between acts for SECONDS (120), then UPLOADS (100) of
 * 9 MB at once, against a server of its own (`npm run build` first: without the built client every page is a 404). The load is made on the same machine, so the figures are the slower side.
 */
import { startServer } from '../../helpers/live-server.ts';
import { uploadsAtOnce } from './uploads.ts';
import { usersAtWork } from './users.ts';

const numberOf = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const READ_MS = 300;
const WRITE_MS = 1000;
const OTHERS_MS = 1000;
const MEMORY_MIB = 768;

const say = (holds: boolean, words: string) => {
  process.stdout.write(`${holds ? 'holds' : 'FAILS'}  ${words}\n`);
  if (!holds) process.exitCode = 1;
};

const server = await startServer();
try {
  const { reads, writes, stale } = await usersAtWork(
    server.url,
    numberOf('USERS', 500),
    numberOf('THINK', 10) * 1000,
    numberOf('SECONDS', 120) * 1000,
  );
  for (const error of [...reads.errors, ...writes.errors].slice(0, 5)) process.stdout.write(`${error}\n`);
  say(
    reads.within(0.99) <= READ_MS && reads.errors.length === 0,
    `reads (p99 ≤ ${READ_MS} ms): ${reads.words()}`,
  );
  for (const line of reads.byAddress()) process.stdout.write(`       ${line}\n`);
  say(
    writes.within(0.99) <= WRITE_MS && writes.errors.length === 0,
    `writes (p99 ≤ ${WRITE_MS} ms): ${writes.words()}, ${stale} told that somebody was first`,
  );
  const { answers, failed, mostMemory, others } = await uploadsAtOnce(
    server.url,
    server.pid(),
    numberOf('UPLOADS', 100),
  );
  say(
    mostMemory <= MEMORY_MIB && others.p99 <= OTHERS_MS && failed === 0 && others.errors === 0,
    `uploads (≤ ${MEMORY_MIB} MiB, others' p99 ≤ ${OTHERS_MS} ms): ${JSON.stringify(answers)}, ${failed} without answer, ${mostMemory} MiB; a leader's page meanwhile: ${others.words}`,
  );
} finally {
  await server.close();
}
