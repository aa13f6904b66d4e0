/**
 * `npm run faults`: kills the server in the middle of uploads, drafts, submissions and approvals, again and again, and
 * looks for anything acknowledged that was lost and anything half-written. KILLS=200 by default; one JSON line at the end.
 */
import { seededRandom } from '#shared/calc/random.ts';
import { startServer } from '../helpers/live-server.ts';
import { Crash } from './crash.ts';

const kills = Number(process.env.KILLS ?? 200);
const seed = Number(process.env.SEED ?? 20260727);
/** A write takes tens of milliseconds, an upload some hundreds: a kill within this time falls before, inside and after each. */
const WITHIN_MS = 900;

const random = seededRandom(seed);
const server = await startServer();
const crash = await Crash.prepare(server, random);
for (let k = 1; k <= kills; k++) {
  await crash.killDuringWork(random() * WITHIN_MS);
  await crash.verify();
  if (k % 20 === 0) process.stdout.write(`${k}/${kills}: ${crash.summary()}\n`);
}
process.stdout.write(`${JSON.stringify({ kills, seed, ...crash.counts })}\n`);
await server.close();
process.exitCode = crash.counts.lost + crash.counts.broken > 0 ? 1 : 0;
