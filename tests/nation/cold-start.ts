/**
 * How long a server takes from its start to the first ranking, on a database that `make.ts` filled:
 * `node tests/nation/make.ts DIR nation ten`, then `node tests/nation/cold-start.ts DIR`. The first start adds up all figures
 * and writes them down; the others go on from there. Exit 1 when one takes too long or too much.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_PASSWORD } from '../../server/accounts/demo-accounts.ts';
import { SNAPSHOT_FILE } from '../../server/figures/panel-snapshot.ts';
import { databaseBytes, serverFlags } from '../../server/launch/node.mjs';
import { median } from '../bench/measure.ts';

const STARTS = 5;
const MOST_MS = 3_000;
const MOST_BYTES = 1.5 * 1024 ** 3;
const PORT = process.env.PORT ?? '3977';
const origin = `http://127.0.0.1:${PORT}`;
const root = join(import.meta.dirname, '../..');

const [dir] = process.argv.slice(2);
if (!dir) throw new Error('node tests/nation/cold-start.ts DIR');
const settings = { DATA_DIR: join(dir, 'data'), SEED_DIR: join(dir, 'seed'), CITY: 'tree', PORT };

async function firstRanking(): Promise<void> {
  const asked = () => fetch(`${origin}/api/health`).catch(() => null);
  while (!(await asked())?.ok) await new Promise((resolve) => setTimeout(resolve, 10));
  const session = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'leader', password: DEMO_PASSWORD }),
  });
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const ranking = await fetch(`${origin}/api/monitoring/regions`, { headers: { cookie } });
  if (!ranking.ok) throw new Error(`ranking: ${ranking.status}`);
  await ranking.text();
}

/** The most memory that the process ever had, where the system tells (Linux). */
function peakBytes({ pid }: ChildProcess): number {
  const status = existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'latin1') : '';
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
}

async function start(): Promise<{ ms: number; bytes: number }> {
  const env = { NODE_COMPILE_CACHE: join(root, '.build', 'compiled'), ...process.env, ...settings };
  const begun = performance.now();
  const flags = serverFlags(databaseBytes(root, settings));
  const child = spawn(process.execPath, [...flags, 'server/main.ts'], { cwd: root, env, stdio: 'ignore' });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('the server stopped')));
  await Promise.race([firstRanking(), ended]);
  const ms = performance.now() - begun;
  ended.catch(() => {});
  // A stop waits for what is being written down.
  child.kill('SIGTERM');
  const bytes = peakBytes(child);
  await once(child, 'exit');
  return { ms, bytes };
}

const say = (what: string, ms: number, bytes: number) =>
  process.stdout.write(
    `${what}：${(ms / 1000).toFixed(1)} 秒，内存最高 ${Math.round(bytes / 1024 ** 2)} MB\n`,
  );
const kept = existsSync(join(settings.DATA_DIR, SNAPSHOT_FILE));
const first = await start();
say(kept ? '第一次启动' : '第一次启动（没有留存的数据快照）', first.ms, first.bytes);
const starts = [];
for (let round = 0; round < STARTS; round++) starts.push(await start());
const ms = median(starts.map((one) => one.ms));
const bytes = Math.max(first.bytes, ...starts.map((one) => one.bytes));
say(`${STARTS} 次启动到第一个排名（中位数，不超过 ${MOST_MS / 1000} 秒、1.5 GB）`, ms, bytes);
process.exitCode = ms <= MOST_MS && bytes <= MOST_BYTES ? 0 : 1;
