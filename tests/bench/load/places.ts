/** Where the load goes: the city's demonstration or a province of 90 counties; one server, or several on one PostgreSQL. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { ensurePostgres, startCluster } from '../../../server/launch/postgres.mjs';
import { Visitor } from '../../faults/visitor.ts';
import { openOn } from '../../helpers/cluster.ts';
import { type LiveServer, startServer } from '../../helpers/live-server.ts';
import { newSchema } from '../../helpers/test-database.ts';
import { areasOf, reports } from '../../nation/programme.ts';
import { parentOf } from './processor.ts';

export interface LoadPlace {
  servers: readonly LiveServer[];
  /** The open period, in which reporters save drafts. */
  period: string;
  reporters: readonly string[];
  /** Process whose children are the database's; null where the server itself is the database. */
  database: number | null;
  close(): Promise<void>;
}

const CITY = ['330402', '330411', '330421', '330482', '330424', '330481', '330483', 'jxjk', 'jxgq'];
const PERIOD = '2026-S1';
type Env = Record<string, string>;

/** @param root code of a province, empty for the city @param several servers on one PostgreSQL; 0: one on SQLite */
export async function openPlace(root: string, several: number): Promise<LoadPlace> {
  const folder = mkdtempSync(join(tmpdir(), 'load-'));
  const database = several > 0 ? await ownDatabase() : null;
  const env: Env = {
    ...(database ? { DATABASE_URL: database.url } : {}),
    ...(root ? province(folder, root, database?.url) : {}),
  };
  const servers = [await startServer({ env })];
  // The key that seals secrets lies in the data folder: all have the same.
  const shared = { ...env, DATA_DIR: servers[0]?.env.DATA_DIR ?? '' };
  while (servers.length < several) servers.push(await startServer({ env: shared }));
  if (root) await openPeriod(servers[0]?.url ?? '');
  return {
    servers,
    period: PERIOD,
    reporters: root
      ? areasOf(root)
          .filter(reports)
          .map(({ code }) => code)
      : CITY,
    database: database?.process ?? null,
    close: async () => {
      for (const server of servers.reverse()) await server.close();
      await database?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A folder and a filled database of a province. */
function province(folder: string, root: string, databaseUrl: string | undefined): Env {
  const env = { ...process.env, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) };
  execFileSync(process.execPath, ['--no-warnings', 'tests/nation/make.ts', folder, root], {
    env,
    stdio: 'ignore',
  });
  return { DATA_DIR: join(folder, 'data'), SEED_DIR: join(folder, 'seed'), CITY: 'tree' };
}

async function ownDatabase() {
  const cluster = await startCluster(await ensurePostgres());
  const { url } = await newSchema(cluster.url);
  const { db } = openOn(url);
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  const backend = parentOf(Number(rows[0]?.pid));
  await db.destroy();
  return { url, process: backend, close: () => cluster.close() };
}

async function openPeriod(url: string): Promise<void> {
  const office = await Visitor.signIn(url, 'analyst');
  const { seen, periods } = await office.read<{
    seen: unknown;
    periods: { period: string; opens: string; due: string }[];
  }>('/api/periods');
  const plan = periods.find(({ period }) => period === PERIOD);
  const act = { kind: 'open', organisation: null, opens: plan?.opens, due: plan?.due, reason: '', seen };
  const reply = await office.post(`/api/periods/${PERIOD}`, { ...act, notice: '请按时报送。' });
  if (!reply.ok) throw new Error(`${PERIOD} was not opened: ${reply.status} ${await reply.text()}`);
}
