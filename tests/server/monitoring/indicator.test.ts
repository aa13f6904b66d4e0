import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IndicatorHistory } from '#shared/contract/indicator.ts';
import type { Caller, TestApp } from '../../helpers/app.ts';
import { approve, CITY, given, openThree, YEARS } from './three-counties.ts';

const path = (code: string) => `/api/monitoring/indicators/${code}`;

describe('one indicator over its periods', () => {
  let t: TestApp;
  let reader: Caller;
  const history = async (code: string, query = ''): Promise<IndicatorHistory> =>
    (await reader.get(`${path(code)}${query}`)).body;

  beforeAll(async () => {
    t = await openThree();
    const gdp = (value: string, release: string) =>
      given('2024', [['tjj', 'gdp', { [CITY]: value }]]).map((g) => ({ ...g, release, origin: 'published' }));
    await approve(t, YEARS);
    await approve(t, gdp('75695000', '初步'));
    await approve(t, gdp('75700000', '最终'));
    reader = await t.signIn('leader');
  });
  afterAll(() => t.close());

  it('newest first, in the unit the forms ask for, with release and number of revisions', async () => {
    const gdp = await history('gdp');
    expect([gdp.unit, gdp.figures[0]!.period, gdp.figures.some((f) => f.period.includes('S'))]).toEqual([
      '亿元',
      '2025',
      false,
    ]);
    const year = gdp.figures.find((f) => f.period === '2024')!;
    expect(year).toMatchObject({
      figure: 7570,
      release: '最终',
      basis: 'reported',
      approvedBy: expect.stringMatching(/./),
      earlier: [{ figure: 7569.5, release: '初步', simulated: false }],
      simulated: false,
    });
    expect(gdp.figures.find((f) => f.period === '2025')).toMatchObject({
      figure: 'unreported',
      approvedAt: null,
      approvedBy: null,
      earlier: [],
    });
  });

  it('a pinned version knows the earlier release', async () => {
    const { cut } = await history('gdp');
    const before = (await history('gdp', `?v=${cut.dataVersion - 1}`)).figures.find(
      (f) => f.period === '2024',
    )!;
    expect([before.figure, before.release, before.earlier]).toEqual([7569.5, '初步', []]);
  });

  it('a summed figure says so', async () => {
    const gov = (await history('gov_total')).figures.find((f) => f.period === '2025')!;
    expect([gov.figure, gov.basis]).toEqual([802_000, 'summed']);
  });

  it('an unknown indicator is not found', async () => {
    expect((await reader.get(path('nothing'))).status).toBe(404);
  });
});
