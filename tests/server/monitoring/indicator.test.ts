import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IndicatorHistory } from '#shared/contract/indicator.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';
import {
  approve,
  CITY,
  FIRST_HALF,
  given,
  NANHU,
  openThree,
  WHOLE_YEAR_TO_DATE,
  XIUZHOU,
  YEAR_AGO,
  YEARS,
} from './three-counties.ts';

const path = (code: string) => `/api/monitoring/indicators/${code}`;
const UNIVERSITY = 'uni_jxdx';

describe('one indicator over its periods', () => {
  let t: TestApp;
  let reader: Caller;
  const history = async (code: string, query = ''): Promise<IndicatorHistory> =>
    (await reader.get(`${path(code)}${query}`)).body;
  const at = (h: IndicatorHistory, period: string) => h.figures.find((f) => f.period === period)!;
  const ofUnit = (h: IndicatorHistory, unit: string) => h.series.find((s) => s.unit === unit)?.figures;

  beforeAll(async () => {
    t = await openThree();
    const gdp = (value: string, release: string) =>
      given('2024', [['tjj', 'gdp', { [CITY]: value }]]).map((g) => ({
        ...g,
        release,
        origin: 'published' as const,
      }));
    await approve(t, [...YEARS, ...YEAR_AGO, ...WHOLE_YEAR_TO_DATE, ...FIRST_HALF]);
    await approve(t, gdp('75695000', '初步'));
    await approve(t, gdp('75700000', '最终'));
    await approve(t, gdp('75700000', '最终'));
    await approve(
      t,
      given('2023', [
        ['tjj', 'gdp', { [CITY]: '70000000', [NANHU]: '9000000' }],
        ['tjj', 'rd', { [CITY]: '2450000', [NANHU]: '0' }],
        ['kjj', 'cnt_poc', { [CITY]: '9' }],
      ]).map((g) => ({ ...g, origin: 'simulated' as const })),
    );
    await approve(
      t,
      given('2024', [
        ['tjj', 'gdp', { [CITY]: '75700000' }],
        ['tjj', 'rd', { [CITY]: '2649500' }],
        ['kjj', 'cnt_poc', { [CITY]: '11' }],
      ]),
    );
    reader = await t.signIn('leader');
  });
  afterAll(() => t.close());

  it('newest first, in the unit the forms ask for, with each release that changed something', async () => {
    const gdp = await history('gdp', `?v=${(await history('gdp')).cut.dataVersion - 4}`);
    expect([gdp.unit, gdp.form, gdp.forms]).toEqual(['亿元', 'year', ['year']]);
    const year = at(gdp, '2024');
    expect(year).toMatchObject({
      figure: 7570,
      release: '最终',
      basis: 'reported',
      approvedBy: expect.stringMatching(/./),
      earlier: [{ figure: 7569.5, release: '初步', simulated: false }],
      simulated: false,
    });
    expect(at(gdp, '2025')).toMatchObject({
      figure: 'unreported',
      approvedAt: null,
      approvedBy: null,
      earlier: [],
    });
  });

  it('a pinned version knows the earlier release', async () => {
    const { earlier } = at(await history('gdp'), '2024');
    const before = at(await history('gdp', `?v=${earlier.at(-1)!.dataVersion}`), '2024');
    expect([before.figure, before.release, before.earlier]).toEqual([7569.5, '初步', []]);
  });

  it('years: the city summed, the units beside it, how it moved in words', async () => {
    const gov = await history('gov_total');
    expect([gov.form, gov.forms, gov.unit]).toEqual(['year', ['year', 'half'], '万元']);
    expect(gov.periods.map((p) => p.period)).toEqual(['2024', '2025']);
    expect([at(gov, '2025').figure, at(gov, '2025').basis]).toEqual([802_000, 'summed']);
    expect(gov.series.map((s) => s.shortName)).toEqual(['全市', '南湖', '秀洲', '嘉善', '市本级']);
    expect(ofUnit(gov, XIUZHOU)).toEqual([200_000, 230_000]);
    expect(gov.finding).toBe('全市2025年政府投入80.2亿元，同比增长14.6%');
    expect(gov.cityFinding).toBeNull();
  });

  it('half-years are a series of their own, each compared with the same half', async () => {
    const gov = await history('gov_total', `?form=half&unit=${NANHU}`);
    expect(gov.periods.map((p) => p.period)).toEqual(['2025-S1', '2025-S2', '2026-S1']);
    expect(gov.shown).toMatchObject({ code: NANHU, shortName: '南湖' });
    expect(gov.figures.map((f) => f.figure)).toEqual([1000.01, 2500.55, 1000]);
    expect(gov.finding).toBe('南湖2026年上半年政府投入0.1亿元，同比持平');
    expect(gov.cityFinding).toBe('全市2026年上半年政府投入0.7亿元，同比增长66.7%');
  });

  it('a year keeps no half-year, whatever the address asks for', async () => {
    const gdp = await history('gdp', '?form=half');
    expect([gdp.form, gdp.periods.some((p) => p.period.includes('S'))]).toEqual(['year', false]);
  });

  it('a ratio moves in points, is derived, and is no series where its denominator is never collected', async () => {
    const ratio = await history('rd_gdp');
    expect([ratio.unit, ratio.measure]).toEqual(['%', 'percent']);
    expect(at(ratio, '2024')).toMatchObject({ figure: 3.5, basis: 'derived', earlier: [] });
    expect(ratio.finding).toBe('全市2024年R&D占GDP比重3.50%，与上年持平；2025年未报');
    expect(ratio.series.map((s) => s.shortName)).toEqual(['全市', '南湖']);
  });

  it('a count moves by how many, not by a rate', async () => {
    const count = await history('cnt_poc');
    expect([count.unit, count.finding]).toEqual([
      '家',
      '全市2024年布局建设概念验证中心11家，比上年增加2家；2025年未报',
    ]);
    expect(count.series.map((s) => [s.unit, s.simulated.slice(0, 2)])).toEqual([[CITY, [true, false]]]);
  });

  it('nothing reported yet: says so, with every period of the series marked', async () => {
    const none = await history('cnt_champion');
    expect(none.finding).toBe('全市新增制造业单项冠军企业尚无数据');
    expect(new Set(none.figures.map((f) => f.figure))).toEqual(new Set(['unreported']));
    expect([none.figures.length, none.simulated]).toEqual([5, false]);
  });

  it('a unit that has no such figure is told apart from one that has not reported', async () => {
    const none = await history('cnt_poc', `?unit=${NANHU}`);
    expect(none.finding).toBe('南湖没有布局建设概念验证中心这项数据');
    expect([none.figures, none.series.map((s) => s.unit)]).toEqual([[], [CITY]]);
  });

  it.each([
    ['an unknown indicator', path('nothing')],
    ['an unknown unit', `${path('gdp')}?unit=nowhere`],
    ['a data version that does not exist', `${path('gdp')}?v=9999`],
  ])('%s is not found', async (_, url) => expect((await reader.get(url)).status).toBe(404));

  it('a series that does not exist is refused', async () =>
    expect((await reader.get(`${path('gdp')}?form=month`)).status).toBe(400));
});

describe('an indicator of institutions', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await testApp();
    await approve(
      t,
      given('2025', [['jyj', 'uni_st', { [CITY]: '188004.91', [NANHU]: '78500', [UNIVERSITY]: '84200' }]]),
    );
  });
  afterAll(() => t.close());

  it('has places and institutions as series; an institution can be shown', async () => {
    const reader = await t.signIn('leader');
    const h: IndicatorHistory = (await reader.get(`${path('uni_st')}?unit=${UNIVERSITY}`)).body;
    const kinds = (unit: string) => h.series.find((s) => s.unit === unit)?.kind;
    expect([kinds(CITY), kinds(NANHU), kinds(UNIVERSITY)]).toEqual(['city', 'county', 'university']);
    expect(h.figures[0]).toMatchObject({ period: '2025', figure: 84_200 });
    expect(h.finding).toBe('嘉兴大学2025年高校投入8.4亿元，上年同期无数，不计增速');
    expect(h.series.every((s) => s.kind !== 'hospital')).toBe(true);
  });
});
