/** The demonstration as known on a day: vintages of GDP and R&D, the revised base, and a correction that moves a rank. */
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { IndicatorHistory } from '#shared/contract/indicator.ts';
import type { Lineage } from '#shared/contract/lineage.ts';
import type { UnitRanking } from '#shared/contract/monitoring.ts';
import type { Revisions } from '#shared/contract/revisions.ts';
import type { Structure } from '#shared/contract/structure.ts';
import type { TargetDetail } from '#shared/contract/target-detail.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';

let app: TestApp;
let leader: Caller;
const get = async <T>(path: string): Promise<T> => {
  const reply = await leader.get(path);
  expect(reply.status, path).toBe(200);
  return reply.body;
};

beforeAll(async () => {
  app = await testApp({ demo: true, now: '2026-07-27T01:00:00.000Z' });
  leader = await app.signIn('leader');
});
afterAll(() => app?.close());

test('a page is dated by the approvals of what it shows: the half-year in progress moves no other date', async () => {
  const dated = async (path: string) =>
    (await get<{ cut: { approvedAt: string } }>(path)).cut.approvedAt.slice(0, 10);
  const half = await dated('/api/monitoring/regions?period=2026-S1&metric=gov');
  for (const path of [
    '/api/monitoring/regions?period=2025&metric=gov',
    '/api/monitoring/regions?period=2025-S1&metric=gov',
    '/api/monitoring/regions/330481?period=2025',
    '/api/monitoring/structure?period=2025',
    '/api/targets?y=2027',
    '/api/targets/gov_2027',
  ])
    expect([path, (await dated(path)) < half]).toEqual([path, true]);
});

describe('the city as known on a day, wherever it stands', () => {
  const history = async (code: string, year: string, asof: string) =>
    (await get<IndicatorHistory>(`/api/monitoring/indicators/${code}?asof=${asof}`)).figures.find(
      (f) => f.period === year,
    )!;
  const lineage = (code: string, year: string, asof: string, more = '') =>
    get<Lineage>(`/api/monitoring/lineage?unit=330400&indicator=${code}&period=${year}&asof=${asof}${more}`);

  test.each([
    ['gdp', '2021', '2022-03-29', 'unreported', '', 0],
    ['gdp', '2021', '2023-03-23', 6355.28, '初步', 0],
    ['gdp', '2021', '2023-03-24', 6388.38, '最终', 1],
    ['gdp', '2022', '2024-01-18', 6739.45, '初步', 0],
    ['gdp', '2022', '2024-01-19', 6752.8, '最终', 1],
    ['gdp', '2022', '2025-01-15', 6752.8, '最终', 1],
    ['gdp', '2022', '2025-01-16', 6821.4, '普查修订', 2],
    ['rd', '2022', '2023-10-21', 'unreported', '', 0],
    ['rd', '2022', '2023-10-22', 2_297_704, '初步', 0],
    ['rd', '2022', '2024-01-19', 2_284_000, '最终', 1],
    ['rd', '2024', '2026-01-21', 2_719_072, '初步', 0],
    ['rd', '2024', '2026-01-22', 2_741_000, '最终', 1],
  ] as const)('%s of %s on %s is %s %s', async (code, year, asof, figure, release, earlier) => {
    const known = await history(code, year, asof);
    expect([known.figure, known.release, known.earlier.length]).toEqual([figure, release, earlier]);
    const { figure: opened } = await lineage(code, year, asof);
    expect(opened).toBe(typeof figure === 'number' && code === 'gdp' ? figure * 10_000 : figure);
  });

  it('every vintage has its release, source, day and approver; approving again for another cell adds none', async () => {
    const all = [await history('gdp', '2022', '2026-07-27')].flatMap((f) => [
      { ...f, at: f.approvedAt, by: f.approvedBy },
      ...f.earlier,
    ]);
    expect(all.map((v) => [v.figure, v.release, v.at?.slice(0, 10), v.simulated, v.by !== ''])).toEqual([
      [6821.4, '普查修订', '2025-01-16', true, true],
      [6752.8, '最终', '2024-01-19', true, true],
      [6739.45, '初步', '2023-03-30', false, true],
    ]);
    expect(all.at(-1)!.citation).toContain('统计公报');
    const { revisions } = await lineage('gdp', '2022', '2026-07-27');
    expect(revisions.map((r) => r.release)).toEqual(['初步', '最终', '普查修订']);
    expect(revisions[0]!.citation).toContain('2022年嘉兴市国民经济和社会发展统计公报');
  });

  test.each([
    ['2023-12-31', 2_297_704, 67_394_500, 'R&D经费初步数、GDP初步数'],
    ['2024-12-31', 2_284_000, 67_528_000, 'R&D经费最终数、GDP最终数'],
    ['2026-07-27', 2_284_000, 68_214_000, 'R&D经费最终数、GDP普查修订数'],
  ])(
    'the intensity of 2022 and the change of 2023 on %s rest on the base known then',
    async (asof, rd, gdp, words) => {
      const own = (rd / gdp) * 100;
      const known = await history('rd_gdp', '2022', asof);
      expect(known.figure).toBeCloseTo(own, 9);
      expect(known.release).toBe(words);
      if (asof < '2024-10-22') return;
      const { intensities } = await get<Structure>(`/api/monitoring/structure?period=2023&asof=${asof}`);
      expect(intensities.find((i) => i.key === 'rd_gdp')!.change).toBeCloseTo(3.56 - own, 9);
      const change = await lineage('rd_gdp', '2023', asof, '&of=growth');
      expect([change.metric.unit, change.inputs.map((i) => i.sign)]).toEqual(['百分点', ['', '−']]);
      expect(change.figure).toBeCloseTo(3.56 - own, 9);
      const target = await get<TargetDetail>(`/api/targets/rd_gdp_2027?asof=${asof}`);
      const at2022 = target.inputs[0]!.figures.find((f) => f.year === 2022)!;
      expect(at2022.figure).toBeCloseTo(own, 9);
    },
  );

  it('a ratio lists what it was with each release of its terms', async () => {
    const of2022 = await history('rd_gdp', '2022', '2026-07-27');
    expect(of2022.approvedAt?.slice(0, 10)).toBe('2025-01-16');
    expect(of2022.earlier.map((v) => [Number(v.figure).toFixed(2), v.release, v.at.slice(0, 10)])).toEqual([
      ['3.38', 'R&D经费最终数、GDP最终数', '2024-01-19'],
      ['3.41', 'R&D经费初步数、GDP初步数', '2023-10-22'],
    ]);
    expect(await history('rd_gdp', '2023', '2026-07-27')).toMatchObject({
      figure: 3.56,
      release: '最终',
      earlier: [],
    });
    expect(await history('rd_gdp', '2025', '2026-07-27')).toMatchObject({
      figure: 'unreported',
      approvedAt: null,
    });
  });

  it('the terms of a ratio name their releases', async () => {
    const { inputs, revisions } = await lineage('rd_gdp', '2022', '2026-07-27');
    expect(revisions.map((r) => Number(r.figure).toFixed(2))).toEqual(['3.41', '3.38', '3.35']);
    expect(inputs.map((i) => [i.indicator, i.release])).toEqual([
      ['rd', '最终'],
      ['gdp', '普查修订'],
    ]);
  });
});

describe('a correction that moves a rank', () => {
  const [BEFORE, AFTER] = ['2026-04-15', '2026-04-16'];
  const ranks = async (asof: string) => {
    const { rows } = await get<UnitRanking>(`/api/monitoring/regions?period=2025-S2&metric=gov&asof=${asof}`);
    const of = (unit: string) => rows.find((r) => r.unit === unit)!;
    return [of('330481').rank, of('330483').rank, of('330483').figure];
  };
  const moved = (query: string) =>
    get<Revisions>(`/api/monitoring/revisions?period=2025-S2&asof=${BEFORE}${query}`);

  it('the ranking knows it from the day it was approved', async () => {
    expect(await ranks(BEFORE)).toEqual([1, 2, 119_952.03]);
    expect(await ranks(AFTER)).toEqual([2, 1, 122_852.03]);
  });
  it('is told on the ranking by any metric', async () => {
    for (const query of ['', '&metric=gov'])
      expect((await moved(query)).summary).toBe(
        '当时已有的数中，其后更正了桐乡和全市的5个数，更正使海宁2025年1—12月政府投入由第1位变为第2位，桐乡2025年1—12月政府投入由第2位变为第1位。',
      );
  });
  it('is told to the county that corrected and to the one it overtook', async () => {
    expect((await moved('&unit=330483')).summary).toContain('更正使桐乡2025年1—12月政府投入由第2位变为第1位');
    expect((await moved('&unit=330481')).summary).toContain(
      '其他地区的更正使海宁2025年1—12月政府投入由第1位变为第2位',
    );
    expect((await moved('&unit=330424')).ranks).toEqual([]);
  });
  it('moves nothing after the day', async () =>
    expect((await get<Revisions>(`/api/monitoring/revisions?period=2025-S2&asof=${AFTER}`)).figures).toEqual(
      [],
    ));
});

describe('yearly pages', () => {
  it("the city's page tells releases of R&D and the intensity that follows", async () => {
    const told = await get<Revisions>('/api/monitoring/revisions?period=2024&unit=330400&asof=2025-12-31');
    expect(told.figures.map((f) => [f.indicator, f.cause])).toEqual([
      ['rd_gdp', 'derived'],
      ['rd', 'revised'],
    ]);
    expect(told.summary).toContain('由初步数2,719,072.00万元修订为最终数2,741,000.00万元');
    expect(told.summary).not.toContain('位次');
    expect(told.added).toEqual(['2025年']);
  });
  it('what came later is told apart from what was changed', async () => {
    const told = await get<Revisions>('/api/monitoring/revisions?period=2024&unit=330400&asof=2025-06-01');
    expect(told.added).toEqual(['2024年(R&D经费)', '2025年']);
    expect(told.figures).toEqual([]);
  });
  it('a day before any figure is an empty page everywhere, and its links keep the day', async () => {
    const told = await get<Revisions>('/api/monitoring/revisions?period=2024&asof=2020-01-01');
    expect(told.summary).toBe('当时尚无核定的数据，其后核定了2024年、2025年、2023年等5期的数据。');
    for (const path of [
      '/api/monitoring/regions/330481',
      '/api/monitoring/indicators/gdp',
      '/api/targets',
      '/api/targets/rd_2027',
    ])
      expect((await get<UnitRanking>(`${path}?asof=2020-01-01`)).cut).toMatchObject({
        dataVersion: 0,
        day: '2020-01-01',
      });
  });
});
