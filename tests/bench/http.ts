/** What an answer costs beside an empty Fastify route, each in turn, so that a busy minute slows all alike (issue: as fast as bytes). */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { monitoringApi } from '#shared/contract/monitoring.ts';
import { programmeApi } from '#shared/contract/programme.ts';
import { targetsApi } from '#shared/contract/targets.ts';
import { countAnswers } from './connections.ts';
import { median, type Outcome } from './measure.ts';

const CONNECTIONS = 16;
const TURN_MS = 400;
const ROUNDS = 9;

interface Target {
  name: string;
  url: string;
  headers: Record<string, string>;
  expected?: number;
  /** Of the empty route's answers. */
  atLeast: number;
}

export async function httpAnswers(): Promise<Outcome[]> {
  const child = fork(join(import.meta.dirname, 'http-server.ts'), { execArgv: ['--no-warnings'] });
  try {
    const [{ emptyUrl, url, cookie, pages }] = await once(child, 'message');
    const headers = { cookie, 'accept-encoding': 'gzip' };
    const ranking = `${url}${monitoringApi.ranking.path}?indicator=sti_total`;
    const etag = (await fetch(ranking, { headers })).headers.get('etag') ?? '';
    const targets: Target[] = [
      { name: '排名', url: ranking, headers, atLeast: 0.5 },
      {
        name: '排名(304)',
        url: ranking,
        headers: { ...headers, 'if-none-match': etag },
        expected: 304,
        atLeast: 0.7,
      },
      { name: '目标', url: `${url}${targetsApi.overview.path}`, headers, atLeast: 0.3 },
      { name: '监测制度', url: `${url}${programmeApi.programme.path}`, headers, atLeast: 0.3 },
      { name: '健康检查', url: `${url}/api/health`, headers: {}, atLeast: 0.1 },
      ...(pages ? [{ name: '领导首页(HTML)', url: `${url}/targets`, headers, atLeast: 0.1 }] : []),
    ];
    return await besideEmpty(child, `${emptyUrl}/`, targets);
  } finally {
    child.kill();
  }
}

async function besideEmpty(
  server: ChildProcess,
  empty: string,
  targets: readonly Target[],
): Promise<Outcome[]> {
  const ratios = targets.map((): number[] => []);
  const costs = targets.map((): number[] => []);
  for (let round = -2; round < ROUNDS; round++) {
    for (const [i, { url, headers, expected = 200 }] of targets.entries()) {
      const base = await costOf(server, empty, {}, 200);
      const cost = await costOf(server, url, headers, expected);
      if (round < 0) continue;
      ratios[i]?.push(base / cost);
      costs[i]?.push(cost);
    }
  }
  const load = loadavg()[0]?.toFixed(1);
  return targets.map(({ name, atLeast }, i) => {
    const ratio = median(ratios[i] ?? []);
    const measured = `每次 ${median(costs[i] ?? []).toFixed(0)} 微秒处理器时间，是空路由的 1/${(1 / ratio).toFixed(2)}（比值 ${ratio.toFixed(2)}，负载 ${load}）`;
    return { name, measured, limit: `比值不低于 ${atLeast}`, holds: ratio >= atLeast };
  });
}

/**
 * Microseconds of the server's processor time for one answer: what bounds the answers a second of a machine of its own, and
 * does not depend on who else works on this one.
 */
async function costOf(
  server: ChildProcess,
  url: string,
  headers: Record<string, string>,
  expected: number,
): Promise<number> {
  const before = await processorTime(server);
  const answers = await countAnswers(url, headers, { connections: CONNECTIONS, ms: TURN_MS, expected });
  return ((await processorTime(server)) - before) / answers;
}

async function processorTime(server: ChildProcess): Promise<number> {
  server.send('processor time');
  const [time] = await once(server, 'message');
  return Number(time);
}
