/**
 * `npm run bench:load`: USERS (500) people with THINK seconds (10) between acts for SECONDS (120), then UPLOADS (100) of
 * 9 MB at once, against a server of its own (`npm run build` first: without the built client every page is a 404).
 * PROVINCE=330000 is a province of 11 cities and 90 counties, SERVERS=2 two servers on one PostgreSQL. The load is made on the
 * same machine: times are the slower side, processor time an act is not.
 */
import { openPlace } from './places.ts';
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

const place = await openPlace(process.env.PROVINCE ?? '', numberOf('SERVERS', 0));
try {
  const { reads, writes, empty, stale, acts, serverSeconds, databaseSeconds } = await usersAtWork(
    place,
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
  process.stdout.write(`       an empty route meanwhile, asked by the same sender: ${empty.words()}\n`);
  const [server, database] = [serverSeconds, databaseSeconds].map((seconds) => (1000 * seconds) / acts);
  process.stdout.write(
    `       processor time an act: ${server?.toFixed(1)} ms of the servers, ${database?.toFixed(1)} ms of the database\n`,
  );
  const [first] = place.servers;
  const uploads = numberOf('UPLOADS', 100);
  if (first && uploads > 0) {
    const { answers, failed, mostMemory, others } = await uploadsAtOnce(
      first.url,
      first.pid(),
      place.reporters.slice(0, 9),
      uploads,
    );
    say(
      mostMemory <= MEMORY_MIB && others.p99 <= OTHERS_MS && failed === 0 && others.errors === 0,
      `uploads (≤ ${MEMORY_MIB} MiB, others' p99 ≤ ${OTHERS_MS} ms): ${JSON.stringify(answers)}, ${failed} without answer, ${mostMemory} MiB; a leader's page meanwhile: ${others.words}`,
    );
  }
} finally {
  await place.close();
}
