/** What a step of the demonstration (a submission or a decision, with all its checks) costs with 102 reporters beside eight. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { replayDemo } from '../../server/demo/replay.ts';
import { testApp } from '../helpers/app.ts';
import { simulatedFigures } from '../nation/figures.ts';
import { writeNationFolder } from '../nation/folder.ts';
import { PROVINCE } from '../nation/open.ts';
import type { Outcome } from './measure.ts';

const NOW = '2026-07-20T02:00:00.000Z';
const CITY = '330400';
const LIMIT = 1.3;
const HEAD = 'organisation,period,revision,unit,indicator,value,origin,release,citation,note';
/** Simulated in 万元, asked for in 亿元. */
const IN_YI = new Set(['gdp', 'revenue_all']);

/** In processor time, which does not depend on who else works on the machine; the city once before, to warm up. */
export async function replaySteps(): Promise<Outcome[]> {
  await stepMs(CITY);
  const few = await stepMs(CITY);
  const many = await stepMs(PROVINCE);
  const ratio = many.ms / few.ms;
  return [
    {
      name: `载入演示数据，${many.reporters} 个填报单位时的每一步，对比 ${few.reporters} 个`,
      measured: `${many.ms.toFixed(1)} ms（${many.steps} 步）÷ ${few.ms.toFixed(1)} ms（${few.steps} 步）= ${ratio.toFixed(2)} 倍（处理器时间，负载 ${loadavg()[0]?.toFixed(1)}）`,
      limit: `≤ ${LIMIT} 倍`,
      holds: ratio <= LIMIT,
    },
  ];
}

async function stepMs(root: string): Promise<{ ms: number; steps: number; reporters: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'sti-replay-'));
  const figures = [...simulatedFigures(writeNationFolder(folder, root))];
  const reporters = [...new Set(figures.map(({ organisation }) => organisation))];
  const lines = figures.map(({ organisation, period, unit, indicator, value }) => {
    const amount =
      IN_YI.has(indicator) && value !== 'not_applicable' ? (Number(value) / 1e4).toFixed(2) : value;
    return [organisation, period, 1, unit, indicator, amount, 'simulated', '', '', ''].join(',');
  });
  const telephones = Object.fromEntries(reporters.map((code) => [code, '0573-0000 0001']));
  const events = { now: NOW, open: '2025-S2', returns: [], corrections: [], telephones };
  mkdirSync(join(folder, 'demo'));
  writeFileSync(join(folder, 'demo/figures.csv'), `${[HEAD, ...lines].join('\n')}\n`);
  writeFileSync(join(folder, 'demo/events.json'), JSON.stringify(events));
  const { world, close } = await testApp({ folder, now: NOW, people: false });
  const begun = process.cpuUsage();
  await replayDemo(world, join(folder, 'demo'), () => {});
  const { user, system } = process.cpuUsage(begun);
  const { n } = await world.db
    .selectFrom('audit_event')
    .where('action', 'in', ['submit', 'approve'])
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  await close();
  rmSync(folder, { recursive: true });
  return { ms: (user + system) / 1000 / Number(n), steps: Number(n), reporters: reporters.length };
}
