/**
 * Two servers on one PostgreSQL with a replica: the database restarts and either server is killed in the middle of approvals.
 * What was acknowledged is there, the trail is whole, and whoever reads at the other server sees the new figures within a second.
 */
import { type Database, openDatabase } from '../../server/db/open.ts';
import { type Cluster, ensurePostgres, startCluster } from '../../server/launch/postgres.mjs';
import { median } from '../bench/measure.ts';
import { type LiveServer, startServer } from '../helpers/live-server.ts';
import { newSchema } from '../helpers/test-database.ts';
import { Crash } from './crash.ts';
import { brokenRowsIn } from './invariants.ts';
import { command } from './keep.ts';
import { Desk } from './several-desk.ts';
import { Sight } from './several-sight.ts';

const COUNTIES = ['330402', '330411', '330421', '330482', '330424', '330481'];
const WITHIN_MS = 1_000;

interface Wanted {
  approvals: number;
  restarts: number;
  kills: number;
}

/** All but the first line must be zero. */
export interface SeveralCounts extends Wanted {
  medianMs: number;
  slowestMs: number;
  /** Sights of readers whose server or database was away, and the slowest of them. */
  disturbed: number;
  slowestDisturbedMs: number;
  /** Told "not saved", or that nobody knows. */
  refused: number;
  unknown: number;
  /** Approvals answered with 200 that are not there, and returns behind what was acknowledged. */
  lost: number;
  /** "Not saved" of what was saved. */
  keptAllTheSame: number;
  /** Readers whose server and database were there, and who did not see a version within a second. */
  late: number;
  /** Servers that ended when the database did. */
  died: number;
  broken: number;
  /** Whether `npm run verify` found everything as recorded. */
  unverified: number;
}

export async function severalServers(
  wanted: Wanted,
  random: () => number,
  say: (line: string) => void = () => {},
): Promise<SeveralCounts> {
  const cluster = await startCluster(await ensurePostgres());
  const copy = await cluster.replica();
  const { url } = await newSchema(cluster.url);
  const replicaUrl = new URL(url);
  replicaUrl.port = new URL(copy.url).port;
  const shared = { DATABASE_URL: url, DATABASE_REPLICA_URL: replicaUrl.href };
  const one = await startServer({ env: shared });
  // The key that seals secrets lies in the data folder: both have the same.
  const other = await startServer({ env: { ...shared, DATA_DIR: one.dataDir } });
  const database = openDatabase({ dataDir: '', databaseUrl: url });
  try {
    return await work({ cluster, servers: [one, other], database }, wanted, random, say);
  } finally {
    await database.db.destroy();
    await other.close();
    await one.close();
    await copy.close();
    await cluster.close();
  }
}

interface Place {
  cluster: Cluster;
  servers: readonly [LiveServer, LiveServer];
  database: Database;
}

async function work(
  { cluster, servers, database }: Place,
  wanted: Wanted,
  random: () => number,
  say: (line: string) => void,
): Promise<SeveralCounts> {
  const sight = await Sight.open(servers, database.db, WITHIN_MS);
  const desks: Desk[] = [];
  // One after the other: tries of one name at the same time count as wrong ones until their passwords were looked at.
  for (const code of COUNTIES) {
    const here = await Crash.prepare(servers[0], random, code);
    const there = await Crash.prepare(servers[1], random, code);
    desks.push(new Desk([here, there], random, sight));
  }
  const done = () => desks.reduce((sum, desk) => sum + desk.approved.size, 0);
  let disturbed = false;
  const ended = () => disturbed && done() >= wanted.approvals;
  const working = Promise.all(desks.map((desk) => desk.work(ended)));

  let died = 0;
  const restart = async (n: number) => {
    const before = servers.map((server) => server.pid());
    await cluster.stop(n % 2 === 0 ? 'SIGINT' : 'SIGQUIT');
    await cluster.start();
    died += before.filter((pid) => !isAlive(pid)).length;
  };
  const kill = async (n: number) => {
    const server = servers[n];
    await server?.kill();
    await server?.restart();
  };
  const acts = inTurn(wanted.restarts, wanted.kills);
  for (const [k, [act, n]] of acts.entries()) {
    while (done() < ((k + 1) * wanted.approvals) / (acts.length + 1)) await pause(5);
    await pause(random() * 200);
    if (act === 'restart') await sight.while([0, 1], () => restart(n));
    else await sight.while([n % 2], () => kill(n % 2));
    say(`${k + 1}/${acts.length} ${act}: ${done()} approvals`);
  }
  disturbed = true;
  await working;

  const sum = (of: (desk: Desk) => number) => desks.reduce((all, desk) => all + of(desk), 0);
  const lost = (await Promise.all(desks.map((desk) => desk.lost(database.db)))).reduce((a, b) => a + b, 0);
  const verdict = await command(servers[1], 'main', []).then(
    (said) => ({ unverified: 0, said }),
    (error: unknown) => ({ unverified: 1, said: String(error) }),
  );
  say(verdict.said);
  return {
    ...{ approvals: done(), restarts: wanted.restarts, kills: wanted.kills },
    ...{ medianMs: Math.round(median(sight.seen)), slowestMs: Math.round(Math.max(...sight.seen)) },
    ...{ disturbed: sight.disturbed.length, slowestDisturbedMs: Math.round(Math.max(0, ...sight.disturbed)) },
    ...{ refused: sum((desk) => desk.refused), unknown: sum((desk) => desk.unknown) },
    ...{ lost, keptAllTheSame: sum((desk) => desk.keptAllTheSame), late: sight.late, died },
    ...{ broken: await brokenRowsIn(database.db), unverified: verdict.unverified },
  };
}

/** Restarts and kills one after the other, spread over each other. */
function inTurn(restarts: number, kills: number): ['restart' | 'kill', number][] {
  const acts = [
    ...Array.from({ length: restarts }, (_, n) => ({ act: 'restart' as const, n, at: (n + 0.5) / restarts })),
    ...Array.from({ length: kills }, (_, n) => ({ act: 'kill' as const, n, at: (n + 0.75) / kills })),
  ];
  return acts.sort((a, b) => a.at - b.at).map(({ act, n }) => [act, n]);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
