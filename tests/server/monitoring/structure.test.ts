import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { Revisions, RevisionsQuery } from '#shared/contract/revisions.ts';
import { Structure, ViewQuery } from '#shared/contract/structure.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { describeRevisions } from '../../../server/monitoring/revisions.service.ts';
import { describeStructure } from '../../../server/monitoring/structure.service.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';
import { observed } from '../../helpers/small-programme.ts';
import { type Inputs, inputs, smallWorld } from './small-world.ts';

const BASE: Inputs = ['100', '200', '50', '300', '300', '40', '10'];

function reply(now: Inputs, base: Inputs, extra: ReturnType<typeof observed>[] = [], unit?: string) {
  const world = smallWorld([[...inputs('2025-S1', base), ...inputs('2026-S1', now), ...extra]]);
  return describeStructure(world, ViewQuery.parse({ period: '2026-S1', unit }));
}

/** Shares that are there add up to 100, or there are none because the total is not there or zero. */
function expectHundred(shares: readonly Figure[], where: string) {
  const values = shares.filter(isValue);
  if (values.length === 0) return false;
  expect(
    shares.filter((s) => !isValue(s) && s !== 'not_applicable'),
    where,
  ).toEqual([]);
  expect(
    values.reduce((s, v) => s + v, 0),
    where,
  ).toBeCloseTo(100, 9);
  return true;
}

const amount = fc.integer({ min: 0, max: 9_000_000_00 }).map((fen) => (fen / 100).toFixed(2));
const cell = fc.oneof({ weight: 9, arbitrary: amount }, { weight: 1, arbitrary: fc.constant('unreported') });
const seven = fc.tuple(cell, cell, cell, cell, cell, cell, cell);

test('Σ占比 = 100 over random panels, for blocks and units; never with a part missing', async () => {
  await fc.assert(
    fc.asyncProperty(seven, seven, async (now, base) => {
      const result = await reply(now, base);
      for (const row of result.rows)
        expectHundred(
          row.blocks.map((b) => b.share),
          row.period,
        );
      expectHundred(
        result.places.map((p) => p.share),
        'places',
      );
      if (now.includes('unreported'))
        expect(result.rows.at(-1)!.blocks.some((b) => isValue(b.share))).toBe(false);
    }),
    { numRuns: 200 },
  );
});

describe('words', () => {
  test.each<[string, Inputs, string]>([
    [
      'one rose',
      ['100', '200', '150', '300', '300', '40', '10'],
      '中政府占40.9%、企业占54.5%、其他主体占4.5%，政府占比比上年同期提高5.9个百分点',
    ],
    ['nothing moved', BASE, '各主体占比与上年同期持平'],
    [
      'missing',
      ['100', '200', '50', 'missing', '300', '40', '10'],
      '不完整：统计的报表未报(企业1地(a)暂缺)，暂不计算占比',
    ],
    ['all zero', ['0', '0', '0', '0', '0', '0', '0'], '为0，没有结构可言'],
  ])('%s', async (_, now, words) => expect((await reply(now, BASE)).finding).toContain(words));
  it('a tie is named as one', async () =>
    expect(
      (
        await reply(
          ['120', '200', '50', '220', '300', '60', '10'],
          ['100', '200', '50', '260', '300', '40', '10'],
        )
      ).finding,
    ).toContain('政府、其他主体占比比上年同期均提高2.1个百分点'));
  it('no word on a change without a base', async () =>
    expect((await reply(BASE, ['unreported', '200', '50', '300', '300', '40', '10'])).finding).not.toContain(
      '比上年',
    ));
  it('one block alone', async () =>
    expect((await reply(BASE, BASE, [], 't')).finding).toBe('2026年上半年ttotal全部来自政府'));
});

describe('附项', () => {
  const memo = ['a', 'b', 't'].map((unit) => observed(unit, 'memo_bond', '100'));
  it('stands beside the total and changes no share', async () => {
    const [without, with_] = [await reply(BASE, BASE), await reply(BASE, BASE, memo)];
    expect(with_.rows.at(-1)!.blocks).toEqual(without.rows.at(-1)!.blocks);
    expect(with_.rows.at(-1)!.memo).toEqual({ amount: 300, share: 30 });
    expect(with_.sentences.join('')).toContain('另有附项300.00万元，相当于total的30.0%，不计入total。');
  });
  it('is no 其中 item and not in 未列明', async () => {
    const extra = [...memo, ...['a', 'b', 't'].map((unit) => observed(unit, 'gov_platform', '30'))];
    const { parts } = await reply(BASE, BASE, extra);
    expect(parts.map((p) => [p.group, p.indicator, p.amount])).toEqual([
      ['of_which', 'gov_platform', 90],
      ['of_which', null, 260],
      ['memo', 'memo_bond', 300],
      ['component', 'uni_st', 50],
    ]);
  });
});

describe('later corrections', () => {
  const then = [
    ...inputs('2025-S1', BASE),
    ...inputs('2026-S1', ['100', '200', '50', '300', '190', '40', '10']),
  ];
  const now = [
    ...inputs('2025-S1', BASE),
    ...inputs('2026-S1', ['100', '200', '50', '300', '250', '40', '10']),
  ];
  const compare = (versions: (typeof now)[], v?: number) =>
    describeRevisions(smallWorld(versions), RevisionsQuery.parse({ period: '2026-S1', v }));
  it('are told in figures and ranks', async () => {
    const { figures, ranks, summary } = await compare([then, now], 1);
    expect(figures.map((f) => f.text)).toEqual([
      'b2026年上半年total由400.00万元更正为460.00万元（+60.00万元）',
      'b2026年上半年ent_rd由190.00万元更正为250.00万元（+60.00万元）',
      'city2026年上半年total由890.00万元更正为950.00万元（+60.00万元）',
      'city2026年上半年ent_rd由490.00万元更正为550.00万元（+60.00万元）',
    ]);
    expect(ranks.filter((r) => r.indicator === 'total').map((r) => r.text)).toEqual([
      'a2026年上半年total由第1位变为第2位',
      'b2026年上半年total由第2位变为第1位',
    ]);
    expect(summary).toContain('更正了b和city的4个数，更正使a2026年上半年total由第1位变为第2位');
  });
  it('nothing is said of the latest data', async () => {
    expect(await compare([then, now], 2)).toMatchObject({ figures: [], ranks: [], added: [], summary: '' });
  });
  it('a figure that came later is no correction', async () => {
    const { figures, added, summary } = await compare([inputs('2025-S1', BASE), now], 1);
    expect([figures, added]).toEqual([[], ['2026年上半年']]);
    expect(summary).toBe('其后又核定了2026年上半年的数据；当时已有的数至今没有更正。');
  });
});

describe('demonstration data', () => {
  let app: TestApp;
  let analyst: Caller;
  beforeAll(async () => {
    app = await testApp({ demo: true, now: '2026-07-27T01:00:00.000Z' });
    analyst = await app.signIn('analyst');
  });
  afterAll(() => app?.close());

  const get = async (query: string): Promise<Structure> => {
    const answer = await analyst.get(`/api/monitoring/structure?${query}`);
    expect(answer.status, query).toBe(200);
    return Structure.parse(answer.body);
  };

  it('shares add up to 100 for every unit, period and form', async () => {
    const { units, periods } = await get('');
    let compared = 0;
    for (const { code } of units) {
      for (const { period } of periods) {
        for (const form of period.endsWith('S2') ? ['to_date', 'single'] : ['to_date']) {
          const result = await get(`unit=${code}&period=${period}&form=${form}`);
          for (const row of result.rows)
            compared += Number(
              expectHundred(
                row.blocks.map((b) => b.share),
                `${code} ${row.period} ${form}`,
              ),
            );
          expectHundred(
            result.places.map((p) => p.share),
            `places ${period}`,
          );
        }
      }
    }
    expect(compared).toBeGreaterThan(300);
  });

  it('intensities are yearly only', async () => {
    expect((await get('period=2025')).intensities.map((i) => i.key)).toContain('total');
    for (const period of ['2025-S1', '2025-S2', '2026-S1'])
      expect((await get(`period=${period}`)).intensities).toEqual([]);
  });
  it('the missing are named, and shares are withheld', async () => {
    const open = await get('period=2026-S1');
    expect(open.missing).toContain('海盐');
    expect(open.rows.at(-1)!.blocks.map((b) => b.share)).toEqual(['incomplete', 'incomplete', 'incomplete']);
  });
  it('a day before the correction knows the figure before it', async () => {
    const [before, after] = [
      await get('unit=330482&period=2024-S2&asof=2025-03-13'),
      await get('unit=330482&period=2024-S2&asof=2025-03-14'),
    ];
    const gov = (s: Structure) => s.rows.at(-1)!.blocks[0]!.amount as number;
    expect(gov(after) - gov(before)).toBeCloseTo(1860, 6);
    const told = Revisions.parse(
      (await analyst.get('/api/monitoring/revisions?period=2024-S2&asof=2025-03-13')).body,
    );
    expect(told.figures.map((f) => f.text).join('\n')).toContain('平湖2024年1—12月政府科技创新投入合计由');
  });
  it('a day before any figure is an empty page, not an error', async () =>
    expect((await get('asof=2020-01-01')).finding).toContain('尚无已核定数据'));
});
