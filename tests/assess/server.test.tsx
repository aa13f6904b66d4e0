/** The open cases through the whole server: approved figures → run → API, page and files say the same. */
import { gunzipSync } from 'node:zlib';
import { read, utils } from '@e965/xlsx';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssessmentYear } from '#shared/contract/assessment.ts';
import type { AssessmentRun } from '#shared/contract/run.ts';
import { isValue } from '#shared/figure.ts';
import { columnLabel } from '#shared/table.ts';
import { CellDialog } from '../../client/features/assessment/cell-dialog.tsx';
import { detailTable, rankingTable } from '../../client/features/assessment/run-tables.ts';
import { flagsOf } from '../../client/features/assessment/score.words.ts';
import { DEMO_PASSWORD } from '../../server/accounts/demo-accounts.ts';
import { checkPublication } from '../../server/assess/check.ts';
import { type Caller, type TestApp, testApp } from '../helpers/app.ts';
import { approve, type Given, yearlyFigures } from '../server/assessment/approve.ts';

/** 平湖 lacks more than a fifth of the weight. */
const RANKED = ['330402', '330411', '330421', '330424', '330481', '330483', 'jxjk', 'jxgq'];
const NINE = ['330402', '330411', '330421', '330482', '330424', '330481', '330483', 'jxjk', 'jxgq'];

/** 秀洲 gets 南湖's figures; single figures become zero, negative, missing, or the same everywhere. */
function planted(): Given[] {
  const twin = (row: Given): Given => ({
    ...row,
    unit: '330411',
    organisation: row.organisation === '330402' ? '330411' : row.organisation,
  });
  const all = yearlyFigures();
  const rows = [
    ...all.filter(({ unit }) => unit !== '330411'),
    ...all.filter(({ unit }) => unit === '330402').map(twin),
  ];
  return rows.map((row) => {
    if (!NINE.includes(row.unit)) return row;
    const at = `${row.indicator}@${row.period}`;
    if (at === 'gov_talent@2025') return { ...row, value: '1000.00' };
    if (at === 'gov_platform@2025') return { ...row, value: 'missing' };
    if (at === 'gov_poc@2024' && row.unit === '330421') return { ...row, value: '0.00' };
    if (at === 'gov_poc@2024' && row.unit === '330424') return { ...row, value: '-5.00' };
    if (at === 'gov_poc@2024' && row.unit === '330481') return { ...row, value: 'missing' };
    if (at === 'ent_rd@2025' && row.unit === '330482') return { ...row, value: 'missing' };
    return row;
  });
}

let t: TestApp;
let analyst: Caller;
let run: AssessmentRun;

async function runWith(patch: object): Promise<AssessmentRun> {
  const { scheme } = (await analyst.get('/api/assessment/units/2025')).body as AssessmentYear;
  const saved = await analyst.post('/api/assessment/units/schemes', {
    basedOn: scheme.number,
    reason: '换一种分组',
    scheme: { ...scheme.scheme, ...patch },
  });
  expect(saved.status).toBe(200);
  return runOf(saved.body.number);
}

async function runOf(scheme: number): Promise<AssessmentRun> {
  const made = await analyst.post('/api/assessment/units/2025/runs', { scheme, dataVersion: null, note: '' });
  expect(made.status).toBe(200);
  const file = (await analyst.get(`/api/runs/${made.body.number}/file`)).bytes.toString();
  expect(checkPublication(JSON.parse(file), file)).toMatchObject({ agrees: true });
  return (await analyst.get(`/api/runs/${made.body.number}`)).body;
}

beforeAll(async () => {
  t = await testApp({
    adapt: (catalogue) => ({
      ...catalogue,
      indicators: catalogue.indicators.map((i) =>
        i.code === 'gov_incubator' ? { ...i, direction: 'lower' as const } : i,
      ),
    }),
  });
  await approve(t, planted());
  analyst = await t.signIn('analyst');
  run = await runOf(1);
});
afterAll(() => t.close());

const group = (document = run, code?: string) =>
  document.assessments.find((g) => g.group === code) ?? document.assessments[0]!;
const unitOf = (unit: string, document = run, code?: string) =>
  group(document, code).result.units.find((u) => u.unit === unit)!;
const itemOf = (unit: string, column: string) =>
  unitOf(unit).items.find(({ indicator }) => indicator === column)!;

/** Lines of a table as the XLSX that the server makes of it. */
async function workbook(table: ReturnType<typeof detailTable>): Promise<unknown[][]> {
  const reply = await analyst.post('/api/exports/table', table);
  expect(reply.status).toBe(200);
  const book = read(reply.bytes);
  return utils.sheet_to_json(book.Sheets[book.SheetNames[0]!]!, { header: 1, defval: null });
}

describe('nine units', () => {
  const CELLS: [string, string, string, string, string, string][] = [
    ['330402', 'gov_talent.level', '1000', '1,000.00 万元', '无差异', 'no spread'],
    ['330402', 'gov_platform.level', '缺', '缺', '缺失', 'all missing'],
    ['330402', 'gov_platform.growth', '缺', '缺', '缺失', 'all missing'],
    ['330482', 'ent_rd.level', '缺', '缺', '缺失', 'one missing'],
    ['330421', 'gov_poc.growth', '基数为零', '基数为零', '缺失', 'base zero'],
    ['330424', 'gov_poc.growth', '基数为负', '基数为负', '缺失', 'base negative'],
    ['330481', 'gov_poc.growth', '无基数', '无基数', '缺失', 'no base'],
  ];

  it.each(CELLS)('%s %s', async (unit, column, exported, shown, flag) => {
    const item = itemOf(unit, column);
    expect(item).toMatchObject({ score: null, weight: 0 });
    expect(flagsOf(group(), unit, item)).toEqual([flag]);
    const dialog = renderToStaticMarkup(
      <QueryClientProvider client={new QueryClient()}>
        <CellDialog run={run} group={group()} unit={unit} column={column} onClose={() => {}} />
      </QueryClientProvider>,
    ).replace(/<[^>]*>/g, ' ');
    expect(dialog.replace(/\s+/g, ' ')).toContain(`原值 ${shown}`);
    expect(dialog.replace(/\s+/g, ' ')).toContain(`标志 ${flag}`);
    const table = detailTable(run, group());
    const header = table.columns.map(columnLabel);
    const name = group().columns.find((c) => c.code === column)!;
    const line = (await workbook(table)).find(
      (l) =>
        l[0] === unitOf(unit).name &&
        l[header.indexOf('指标')] === name.name &&
        l[header.indexOf('维度')] === name.dimension,
    )!;
    expect(String(line[header.indexOf('原值')])).toBe(exported);
    expect(line[header.indexOf('得分（分）')]).toBeNull();
    expect(line[header.indexOf('标志')]).toBe(flag);
  });

  it('lower is better: the least amount has the full score', () => {
    const scored = NINE.map((unit) => itemOf(unit, 'gov_incubator.level'));
    const least = scored.reduce((a, b) => (Number(a.value) < Number(b.value) ? a : b));
    const most = scored.reduce((a, b) => (Number(a.value) > Number(b.value) ? a : b));
    expect(least.score).toBe(100);
    expect(most.score).toBe(60);
  });

  it('equal at two decimals: same rank, and the exported ranking equals the screen’s', async () => {
    const [a, b] = [unitOf('330402'), unitOf('330411')];
    expect(b.total).toBe(a.total);
    expect(b.rank).toBe(a.rank);
    const ranks = group()
      .result.units.flatMap(({ rank }) => rank ?? [])
      .sort((x, y) => x - y);
    // 1-2-2-4: the place after the two is left out.
    expect(ranks).toEqual(ranks.map((rank) => ranks.indexOf(rank) + 1));
    expect([ranks.length, new Set(ranks).size]).toEqual([8, 7]);
    const lines = await workbook(rankingTable(run, group()));
    for (const unit of [a, b]) {
      expect(lines.find((line) => line[1] === unit.name)?.slice(0, 3)).toEqual([
        unit.rank,
        unit.name,
        Math.round(Number(unit.total) * 100) / 100,
      ]);
    }
  });
});

it('too much missing: no total, no rank, and why', () => {
  const line = rankingTable(run, group()).rows.find(({ unit }) => unit === '平湖市');
  expect(line).toMatchObject({ rank: '不排名', total: '不完整' });
  expect(line?.holds).toMatch(/^已有数据占权重7\d%，不足80%，无总分、不排名$/);
});

it('goes over the wire packed, and unpacks to the stored text', async () => {
  const address = `/api/runs/${run.number}`;
  const cookie = await t.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { name: 'analyst', password: DEMO_PASSWORD },
  });
  const headers = {
    cookie: cookie.cookies.map((c) => `${c.name}=${c.value}`).join('; '),
    'accept-encoding': 'gzip',
  };
  const { rawPayload, headers: got } = await t.app.inject({ url: address, headers });
  expect(got['content-encoding']).toBe('gzip');
  expect(rawPayload.length).toBeLessThan(100_000);
  expect(gunzipSync(rawPayload).toString()).toBe((await analyst.get(`${address}/file`)).bytes.toString());
});

describe('other settings', () => {
  it('one unit alone and four units: no ranks, said why', async () => {
    const document = await runWith({
      peerGroups: [
        { code: 'one', name: '一个', units: NINE.slice(0, 1) },
        { code: 'four', name: '四个', units: NINE.slice(1, 5) },
        { code: 'other', name: '另四个', units: NINE.slice(5) },
      ],
    });
    const [alone] = group(document, 'one').result.units;
    expect(alone).toMatchObject({ total: 'incomplete', rank: null });
    expect(new Set(alone?.items.flatMap(({ flags }) => flags))).toEqual(new Set(['no_peers', 'missing']));
    const four = group(document, 'four').result.units;
    expect(four.map(({ unit, total, rank }) => [unit === '330482' || isValue(total), rank])).toEqual(
      Array(4).fill([true, null]),
    );
    expect(four[0]?.items.find(({ indicator }) => indicator === 'gov_total.level')?.flags).toContain(
      'few_peers',
    );
    const table = rankingTable(document, group(document, 'four'));
    expect(table.rows.map(({ rank }) => rank)).toEqual(Array(4).fill('不排名'));
    expect(table.rows.filter(({ holds }) => holds === '样本少，不排名')).toHaveLength(3);
  });

  it.each<[string, object, (document: AssessmentRun) => void]>([
    [
      'geometric is never above arithmetic',
      { aggregation: 'geometric' },
      (other) => {
        for (const unit of RANKED)
          expect(Number(unitOf(unit, other).total)).toBeLessThan(Number(unitOf(unit).total));
      },
    ],
    [
      'without a clamp scores pass 100',
      { score: { c: 60, d: 40, clamp: false }, anchors: { rule: 'percentile', low: 0.2, high: 0.8 } },
      (other) =>
        expect(
          NINE.some((unit) => unitOf(unit, other).items.some(({ score }) => score !== null && score > 100)),
        ).toBe(true),
    ],
    [
      'with half of the weight enough, the one without enterprise figures has a total and a rank',
      { minWeightPresent: 0.5 },
      (other) => {
        expect(isValue(unitOf('330482', other).total)).toBe(true);
        expect(unitOf('330482', other).rank).not.toBeNull();
      },
    ],
    [
      'seven counties leave the zones out',
      { peerGroups: [{ code: 'counties', name: '七个县（市、区）', units: NINE.slice(0, 7) }] },
      (other) => expect(group(other).result.units.map(({ unit }) => unit)).toEqual(NINE.slice(0, 7)),
    ],
  ])('%s', async (_, patch, expectIt) => {
    const { scheme } = (await analyst.get('/api/assessment/units/schemes/1')).body;
    expectIt(await runWith({ ...scheme, ...patch }));
  });

  it.each(['exponential', 'logarithmic', 'power'])('%s keeps 60 and 100 and bends between', async (curve) => {
    const { scheme } = (await analyst.get('/api/assessment/units/schemes/1')).body;
    const other = await runWith({ ...scheme, function: curve, power: 2 });
    const scores = (document: AssessmentRun) =>
      NINE.flatMap((unit) => unitOf(unit, document).items.map(({ score }) => score));
    const [linear, bent] = [scores(run), scores(other)];
    let moved = 0;
    linear.forEach((score, k) => {
      if (score === 60 || score === 100 || score === null) expect(bent[k]).toBe(score);
      else if (Math.abs(Number(bent[k]) - score) > 0.01) moved++;
    });
    expect(moved).toBeGreaterThan(20);
  });

  it('five tiers, a target and fixed values on single columns', async () => {
    const { scheme } = (await analyst.get('/api/assessment/units/schemes/1')).body;
    const values = NINE.map((unit) => Number(itemOf(unit, 'gov_total.level').value));
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const step = (high - low) / 4;
    const tiers = [0, 1, 2, 3, 4].map((i) => Math.round((high - i * step) * 100) / 100);
    const own: Record<string, object> = {
      'gov_total.level': { rule: 'tiers', tiers },
      'gov_total.growth': { rule: 'target', target: 30 },
      'gov_total.ratio': { rule: 'fixed', worst: 0, best: 100 },
    };
    const items = scheme.items.map((item: { code: string }) => ({
      ...item,
      anchors: own[item.code] ?? null,
    }));
    const document = await runWith({ ...scheme, items });
    const cell = (unit: string, code: string) =>
      unitOf(unit, document).items.find(({ indicator }) => indicator === code)!;
    for (const unit of NINE) {
      // 标准系数 run 1, 0.8 … 0.2 and lines join them: (c + d)·(0.2 + 0.8·share of the way).
      const share = (Number(cell(unit, 'gov_total.level').value) - low) / (high - low);
      expect(cell(unit, 'gov_total.level').score).toBeCloseTo(100 * (0.2 + 0.8 * share), 1);
      const ratio = Number(cell(unit, 'gov_total.ratio').value);
      expect(cell(unit, 'gov_total.ratio').score).toBeCloseTo(60 + 0.4 * ratio, 9);
    }
    const opened = (code: string) =>
      renderToStaticMarkup(
        <QueryClientProvider client={new QueryClient()}>
          <CellDialog
            run={document}
            group={group(document)}
            unit={NINE[0]!}
            column={code}
            onClose={() => {}}
          />
        </QueryClientProvider>,
      );
    expect(opened('gov_total.level')).toContain('得分＝100×标准系数');
    expect(opened('gov_total.ratio')).toContain('得分＝60＋40×位置，限于60—100分');
    const growth = group(document).result.indicators.find(
      ({ indicator }) => indicator === 'gov_total.growth',
    );
    expect(growth?.anchors).toMatchObject({ rule: 'target', best: 30 });
  });
});
