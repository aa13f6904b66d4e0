/**
 * `npm run faults`: ends, races and starves a real server and looks for anything acknowledged that was lost, anything
 * half-written and anything done twice. KILLS, RACES, KEYS, STOPS, BACKUPS, DOCUMENTS and SEVERAL (approvals at two servers
 * with a PostgreSQL that restarts RESTARTS times) say how often (0 leaves a part out), SEED which random numbers, TEN_YEARS=on writes ten years of a city and restores them, SMALL_DISK names a folder on a disk of its own (some 200 MB free) that may be filled up. One JSON line for each part.
 */
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '#shared/calc/random.ts';
import { DATABASE_FILE } from '../../server/db/open.ts';
import { type LiveServer, startServer } from '../helpers/live-server.ts';
import { openDesk } from '../server/returns/desk.ts';
import { Crash } from './crash.ts';
import { documentsThroughKills } from './documents.ts';
import { backupsBesideWrites, command, drill } from './keep.ts';
import { raceOnReturn } from './pairs.ts';
import { retriesBetweenKills, SENDS } from './retries.ts';
import { severalServers } from './several.ts';
import { stopsUnderLoad } from './stops.ts';
import { filledDisk, type Stop, sizeLimit } from './storage.ts';
import { refuseApproval, refusePublication } from './storage-acts.ts';
import { writeTenYears } from './ten-years.ts';

const numberOf = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const kills = numberOf('KILLS', 200);
const races = numberOf('RACES', 1000);
const keys = numberOf('KEYS', 10);
const stops = numberOf('STOPS', 50);
const backups = numberOf('BACKUPS', 20);
const documents = numberOf('DOCUMENTS', 10);
const several = numberOf('SEVERAL', 200);
const restarts = numberOf('RESTARTS', 10);
const tenYears = process.env.TEN_YEARS === 'on';
const smallDisk = process.env.SMALL_DISK;
const seed = numberOf('SEED', 20260727);
/** A write takes tens of milliseconds, an upload some hundreds, more on a busy machine: a kill within this time falls before, inside and after each. */
const WITHIN_MS = 2000;
const AFRESH = 25;

const random = seededRandom(seed);
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Whether everything that must be zero is. */
function report(part: string, counts: object, faults: readonly number[]): void {
  say(JSON.stringify({ part, seed, ...counts }));
  if (faults.some((n) => n !== 0)) process.exitCode = 1;
}

/** Every AFRESH kills the work begins again on the seeded database: all of it is checked after every kill, which takes as long as it is. */
async function killAgainAndAgain(server: LiveServer): Promise<void> {
  const crash = await Crash.prepare(server, random);
  const seeded = await keepDatabase(server);
  for (let k = 1; k <= kills; k++) {
    await crash.killDuringWork(random() * WITHIN_MS);
    await crash.verify();
    if (k % AFRESH !== 0) continue;
    say(`${k}/${kills}: ${crash.summary()}`);
    await bringBack(server, seeded);
    await crash.beginAgain();
  }
  report('kills', { kills, ...crash.counts }, [crash.counts.lost, crash.counts.broken]);
}

/** A copy of the database with who is signed in. @returns where it lies */
async function keepDatabase(server: LiveServer): Promise<string> {
  const copy = join(server.dataDir, 'seeded.db');
  await command(server, 'backup', [copy]);
  return copy;
}

async function bringBack(server: LiveServer, copy: string): Promise<void> {
  await server.kill();
  const file = join(server.dataDir, DATABASE_FILE);
  for (const part of ['-wal', '-shm']) rmSync(file + part, { force: true });
  copyFileSync(copy, file);
  await server.restart();
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

/** Either server is killed as often as the database restarts. */
async function workAtTwoServers(): Promise<void> {
  const counts = await severalServers({ approvals: several, restarts, kills: restarts }, random, say);
  const { lost, keptAllTheSame, late, died, broken, unverified } = counts;
  report('several servers', counts, [lost, keptAllTheSame, late, died, broken, unverified]);
}

async function restoreTenYears(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sti-ten-years-'));
  const file = join(folder, 'ten-years.db');
  const submissions = await writeTenYears(file, say);
  const begun = performance.now();
  await command({ env: { ...process.env, DATA_DIR: join(folder, 'data') } }, 'restore', [file]);
  const restoreMs = Math.round(performance.now() - begun);
  report('restore of ten years', { submissions, bytes: statSync(file).size, restoreMs }, []);
  rmSync(folder, { recursive: true });
}

async function withServer(work: (server: LiveServer) => Promise<void>, within?: string): Promise<void> {
  const server = await startServer({ within });
  await work(server).finally(() => server.close());
}

if (races > 0) await race();
if (several > 0) await workAtTwoServers();
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
  if (backups > 0) {
    const counts = await backupsBesideWrites(server, random, backups);
    report('backups beside writes', counts, [counts.failed]);
    const drilled = await drill(server, random);
    report('drill', drilled, [drilled.lostWithProcess]);
  }
  if (documents > 0) {
    const counts = await documentsThroughKills(server, random, documents);
    report('documents', counts, [counts.lost.length, counts.left]);
  }
  if (kills > 0) await killAgainAndAgain(server);
});
if (tenYears) await restoreTenYears();
if (smallDisk)
  await withServer((server) => starve('full disk at every write', server, filledDisk(server)), smallDisk);
