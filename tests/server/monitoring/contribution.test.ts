import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { Contribution, ContributionQuery } from '#shared/contract/contribution.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { describeContribution } from '../../../server/monitoring/contribution.service.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';
import { type Inputs, inputs, smallWorld } from './small-world.ts';

const BASE: Inputs = ['100', '200', '50', '300', '300', '40', '10'];

/** The reply for the small programme's 2026-S1 against 2025-S1. */
function reply(now: Inputs, base: Inputs, query: { unit?: string; by?: string } = {}): Promise<Contribution> {
  const world = smallWorld([[...inputs('2025-S1', base), ...inputs('2026-S1', now)]]);
  return describeContribution(world, ContributionQuery.parse({ period: '2026-S1', ...query }));
}

function sumOfPulls({ steps, rest }: Contribution): Figure[] {
  return [...steps, ...(rest ? [rest] : [])].map((s) => s.pull);
}

const amount = fc.integer({ min: 0, max: 9_000_000_00 }).map((fen) => (fen / 100).toFixed(2));
const seven = fc.tuple(amount, amount, amount, amount, amount, amount, amount);

describe('Σ拉动 with the rest equals the growth', () => {
  test.each([
    ['block', undefined],
    ['unit', undefined],
    ['block', 'a'],
    ['block', 't'],
  ])('random panels, by %s of %s', async (by, unit) => {
    await fc.assert(
      fc.asyncProperty(seven, seven, async (now, base) => {
        const result = await reply(now, base, { by, unit });
        const { growth, change } = result.whole;
        const pulls = sumOfPulls(result);
        if (!isValue(growth)) {
          expect(pulls.filter(isValue)).toEqual([]);
          return;
        }
        const sum = pulls.filter(isValue).reduce((s, p) => s + p, 0);
        const scale = Math.max(1, ...pulls.filter(isValue).map(Math.abs));
        expect(Math.abs(sum - growth)).toBeLessThan(1e-9 * scale);
        const parts = result.steps.map((s) => s.change).filter(isValue);
        const exact = parts.reduce((s, c) => s + Math.round(c * 1e6), 0);
        expect(
          exact +
            Math.round(
              (isValue(result.rest?.change ?? 'missing') ? (result.rest!.change as number) : 0) * 1e6,
            ),
        ).toBe(Math.round((change as number) * 1e6));
      }),
      { numRuns: 150 },
    );
  });
});

describe('words', () => {
  test.each<[string, Inputs, Inputs, string]>([
    [
      'grows',
      ['110', '200', '50', '340', '300', '40', '10'],
      BASE,
      '同比增长5.0%，其中企业拉动4.0个百分点、贡献率80.0%，贡献最大',
    ],
    [
      'falls',
      ['90', '200', '50', '260', '300', '40', '10'],
      BASE,
      '同比下降5.0%，其中企业向下拉动4.0个百分点、贡献率80.0%，影响最大',
    ],
    [
      'hardly moves',
      ['101', '200', '50', '299', '300', '40', '10'],
      BASE,
      '与上年同期基本持平，不计算贡献率',
    ],
    ['tied', ['120', '200', '50', '320', '300', '40', '10'], BASE, '政府、企业各拉动2.0个百分点，并列第一'],
    ['zero base', BASE, ['0', '0', '0', '0', '0', '0', '0'], '基数为零，不计算增速与拉动'],
    ['missing base', BASE, ['unreported', '200', '50', '300', '300', '40', '10'], '无基数，不计算增速与拉动'],
    [
      'missing now',
      ['unreported', '200', '50', '300', '300', '40', '10'],
      BASE,
      '不完整：甲县的报表未报(政府1地(a)暂缺)，暂不计算贡献',
    ],
  ])('%s', async (_, now, base, words) => expect((await reply(now, base)).finding).toContain(words));

  it('a flat total has pulls but no contribution rates', async () => {
    const { steps } = await reply(['101', '200', '50', '299', '300', '40', '10'], BASE);
    expect(steps.map((s) => [s.pull, s.rate])).toEqual([
      [0.1, 'no_change'],
      [-0.1, 'no_change'],
      [0, 'no_change'],
    ]);
  });
  it('a unit with one block says so and has no second bar', async () => {
    const result = await reply(['100', '200', '60', '300', '300', '40', '10'], BASE, { unit: 't' });
    expect(result.finding).toBe('2026年上半年ttotal同比增长20.0%，全部来自政府');
    expect(result.steps.map((s) => s.key)).toEqual(['gov']);
  });
  it('a missing unit withholds the ranks of all', async () => {
    const { peers } = await reply(['unreported', '200', '50', '300', '300', '40', '10'], BASE);
    expect(peers.map((p) => p.trend.map((t) => t.rank))).toEqual([
      [2, null],
      [1, null],
    ]);
  });
  it('a unit is compared with the city', async () =>
    expect(
      (await reply(['110', '200', '50', '340', '300', '40', '10'], BASE, { unit: 'b' })).sentences,
    ).toContain('b增速低于全市5.0个百分点。'));
});

describe('demonstration data', () => {
  let app: TestApp;
  let analyst: Caller;
  beforeAll(async () => {
    app = await testApp({ demo: true, now: '2026-07-27T01:00:00.000Z' });
    analyst = await app.signIn('analyst');
  });
  afterAll(() => app?.close());

  const get = async (query: string): Promise<Contribution> => {
    const answer = await analyst.get(`/api/monitoring/contribution?${query}`);
    expect(answer.status, query).toBe(200);
    return Contribution.parse(answer.body);
  };

  it('adds up for every unit, period and form', async () => {
    const { units, periods } = await get('');
    let compared = 0;
    for (const { code } of units) {
      for (const { period } of periods) {
        for (const form of period.endsWith('S2') ? ['to_date', 'single'] : ['to_date']) {
          for (const by of code === units[0]!.code ? ['block', 'unit'] : ['block']) {
            const result = await get(`unit=${code}&period=${period}&form=${form}&by=${by}`);
            if (!isValue(result.whole.growth)) continue;
            compared++;
            const sum = sumOfPulls(result)
              .filter(isValue)
              .reduce((s, p) => s + p, 0);
            expect(sum, `${code} ${period} ${form} ${by}`).toBeCloseTo(result.whole.growth, 9);
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  it('never shows a half-year beside a yearly target', async () => {
    expect((await get('period=2025')).required).toMatchObject({ year: 2027 });
    for (const period of ['2025-S1', '2025-S2', '2026-S1']) {
      const half = await get(`period=${period}`);
      expect(half.required).toBeNull();
      expect(half.sentences.join('')).not.toContain('目标');
    }
  });

  it('the series holds one kind of period', async () =>
    expect((await get('period=2025-S1')).series.map((s) => s.period)).toEqual([
      '2023-S1',
      '2024-S1',
      '2025-S1',
      '2026-S1',
    ]));

  test.each(['unit=nowhere', 'period=2019', 'v=99999', 'unit=uni_jxdx'])('404 for %s', async (query) =>
    expect((await analyst.get(`/api/monitoring/contribution?${query}`)).status).toBe(404),
  );
  it('is for those who read figures', async () =>
    expect((await (await app.signIn('auditor')).get('/api/monitoring/contribution')).status).toBe(403));
});
