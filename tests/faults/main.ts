/**
 * `npm run faults`: ends, races and starves a real server and looks for anything acknowledged that was lost, anything
 * half-written and anything done twice. KILLS, RACES, KEYS and STOPS say how often (0 leaves a part out), SEED which
 * random numbers, SMALL_DISK names a folder on a disk of its own (some 200 MB free) that may be filled up. One JSON line for each part.
 */
import { seededRandom } from '#shared/calc/random.ts';
import { type LiveServer, startServer } from '../helpers/live-server.ts';
import { openDesk } from '../server/returns/desk.ts';
import { Crash } from './crash.ts';
import { raceOnReturn } from './pairs.ts';
import { retriesBetweenKills, SENDS } from './retries.ts';
import { stopsUnderLoad } from './stops.ts';
import { filledDisk, type Stop, sizeLimit } from './storage.ts';
import { refuseApproval, refusePublication } from './storage-acts.ts';

const numberOf = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const kills = numberOf('KILLS', 200);
const races = numberOf('RACES', 1000);
const keys = numberOf('KEYS', 10);
const stops = numberOf('STOPS', 50);
const smallDisk = process.env.SMALL_DISK;
const seed = numberOf('SEED', 20260727);
/** A write takes tens of milliseconds, an upload some hundreds: a kill within this time falls before, inside and after each. */
const WITHIN_MS = 900;

const random = seededRandom(seed);
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Whether everything that must be zero is. */
function report(part: string, counts: object, faults: readonly number[]): void {
  say(JSON.stringify({ part, seed, ...counts }));
  if (faults.some((n) => n !== 0)) process.exitCode = 1;
}

async function killAgainAndAgain(server: LiveServer): Promise<void> {
  const crash = await Crash.prepare(server, random);
  for (let k = 1; k <= kills; k++) {
    await crash.killDuringWork(random() * WITHIN_MS);
    await crash.verify();
    if (k % 20 === 0) say(`${k}/${kills}: ${crash.summary()}`);
  }
  report('kills', { kills, ...crash.counts }, [crash.counts.lost, crash.counts.broken]);
}

async function race(): Promise<void> {
  const desk = await openDesk();
  const counts = await raceOnReturn(desk, random, races);
  await desk.t.close();
  report('races', counts, [counts.wrong]);
}

async function starve(part: string, server: LiveServer, stop: Stop): Promise<void> {
  for (const [act, refuse] of [
    ['approval', () => refuseApproval(server, random, stop)],
    ['publication', () => refusePublication(server, stop)],
  ] as const) {
    const counts = await refuse();
    report(`${part}, ${act}`, counts, [counts.otherWords, counts.leftSomething, counts.broken]);
  }
}

async function withServer(work: (server: LiveServer) => Promise<void>, within?: string): Promise<void> {
  const server = await startServer({ within });
  await work(server).finally(() => server.close());
}

if (races > 0) await race();
await withServer(async (server) => {
  await starve('I/O error at every write', server, sizeLimit(server));
  if (keys > 0) {
    const counts = await retriesBetweenKills(server, random, keys);
    report('retries', { sendsPerKey: SENDS, ...counts }, [counts.notOne, counts.differing]);
  }
  if (stops > 0) {
    const counts = await stopsUnderLoad(server, random, stops, say);
    report('stops', counts, [counts.lost, counts.broken, counts.unclean, counts.late]);
  }
  if (kills > 0) await killAgainAndAgain(server);
});
if (smallDisk)
  await withServer((server) => starve('full disk at every write', server, filledDisk(server)), smallDisk);
