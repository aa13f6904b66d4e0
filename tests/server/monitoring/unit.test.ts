import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UnitProfile } from '#shared/contract/unit-profile.ts';
import type { Caller, TestApp } from '../../helpers/app.ts';
import {
  approve,
  FIRST_HALF,
  given,
  JIASHAN,
  NANHU,
  openThree,
  TREASURY,
  XIUZHOU,
  YEAR_AGO,
  YEARS,
} from './three-counties.ts';

const path = (unit: string) => `/api/monitoring/regions/${unit}?period=2026-S1`;

describe('one county', () => {
  let t: TestApp;
  let county: Caller;
  let profile: UnitProfile;
  const line = (indicator: string) => profile.lines.find((l) => l.indicator === indicator)!;

  beforeAll(async () => {
    t = await openThree();
    await approve(t, [...YEAR_AGO, ...FIRST_HALF]);
    county = await t.signIn(NANHU);
    profile = (await county.get(path(NANHU))).body;
  });
  afterAll(() => t.close());

  it('says its figure, growth and place in one sentence', () => {
    expect(profile.finding).toContain('1.2亿元');
    expect(profile.finding).toContain('增长17.2%');
    expect(profile.finding).toContain('居全市第3位');
    expect(profile.of).toBe(3);
  });

  it.each([
    ['sti_total_h', 11720.16, 100, true],
    ['gov_total', 1000.01, (100 * 1000.01) / 11720.16, true],
    ['ent_rd_ind', 10000.1, (100 * 10000.1) / 11720.16, true],
    ['other_net', 720.05, (100 * 720.05) / 11720.16, true],
    ['uni_net', 550.04, (100 * 550.04) / 11720.16, true],
    ['memo_bond', 9999.99, 'undefined', false],
    ['uni_overlap_gov', 100.01, 'undefined', false],
  ])('%s is %s, %s of the own total, counted: %s', (indicator, figure, structureShare, counted) => {
    const found = line(indicator);
    expect([found.figure, found.counted]).toEqual([figure, counted]);
    if (typeof structureShare === 'number') expect(found.structureShare).toBeCloseTo(structureShare, 10);
    else expect(found.structureShare).toBe(structureShare);
  });

  it('the three blocks make up the whole', () => {
    const shares = ['gov_total', 'ent_rd_ind', 'other_net'].map((i) => line(i).structureShare as number);
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(100, 10);
  });

  it('its past is that of first halves only', () => {
    const points = profile.series[0]!.points;
    expect(points.every((p) => p.period.endsWith('-S1'))).toBe(true);
    expect(
      points.filter((p) => typeof p.figure === 'number').map((p) => [p.period, p.figure, p.rank]),
    ).toEqual([
      ['2025-S1', 10000, null],
      ['2026-S1', 11720.16, 3],
    ]);
  });

  it('lists no indicator that the unit never has', () => {
    expect(
      profile.lines.filter((l) => l.indent === 0 && !l.counted && l.figure === 'not_applicable'),
    ).toEqual([]);
  });

  it('the treasury has a page without a place among the peers', async () => {
    const treasury: UnitProfile = (await county.get(path(TREASURY))).body;
    expect(treasury.lines[0]!.figure).toBe(500.1);
    expect(treasury.lines.every((l) => l.rank === null)).toBe(true);
  });

  it('an unknown unit is not found', async () => {
    expect((await county.get(path('999999'))).status).toBe(404);
  });
});

describe('one county against the city’s targets', () => {
  let t: TestApp;
  let reader: Caller;
  const profile = async (unit: string, query: string): Promise<UnitProfile> =>
    (await reader.get(`/api/monitoring/regions/${unit}?${query}`)).body;

  beforeAll(async () => {
    t = await openThree();
    await approve(t, [
      ...YEARS,
      ...FIRST_HALF,
      // 南湖 and 秀洲 with the same amount.
      ...given('2024-S1', [['self', 'gov_total', { [NANHU]: '5', [XIUZHOU]: '5', [JIASHAN]: '4' }]]),
    ]);
    reader = await t.signIn('leader');
  });
  afterAll(() => t.close());

  it('own growth − required growth, for the total and each block with a target to come', async () => {
    const { margins, against, marginFinding } = await profile(NANHU, 'period=2025');
    // 660亿 in 2025: 850亿 in 2027 asks for (850 ÷ 660)^½ − 1 = 13.48 % a year; 南湖 grew by 20 %.
    const total = margins.find((m) => m.target === 'sti_total_2027');
    expect(total).toMatchObject({ year: 2027, own: 20 });
    expect(total!.required).toBeCloseTo(13.485, 3);
    expect(total!.margin).toBeCloseTo(6.515, 3);
    expect(margins.map((m) => m.target)).toEqual([
      'sti_total_2027',
      'sti_total_2030',
      'gov_2027',
      'ent_2027',
      'other_2027',
    ]);
    expect(against).toBe('全市实现2027年目标，今后每年需增长13.5%；本地增速高于所需增速6.5个百分点。');
    expect(marginFinding).toBe('4项目标，本地增速均达到全市所需，1项不能比较');
  });

  it('a block that the county does not have, or a city without figures, gives a reason and no number', async () => {
    const { margins } = await profile(NANHU, 'period=2025');
    const other = margins.find((m) => m.target === 'other_2027')!;
    expect([other.own, other.margin].every((f) => typeof f === 'string')).toBe(true);
    const first = await profile(NANHU, 'period=2024');
    expect(first.margins[0]).toMatchObject({ own: 'no_base', margin: 'no_base' });
    expect(first.marginFinding).toBe('本地增速与全市目标所需增速：尚不能比较');
  });

  it('a half-year is never held against a yearly target', async () => {
    const half = await profile(NANHU, 'period=2026-S1');
    expect([half.margins, half.marginFinding]).toEqual([[], '']);
  });

  it('a shared place is said to be shared', async () => {
    const { lines, strengths } = await profile(NANHU, 'period=2024-S1');
    expect(lines.find((l) => l.indicator === 'gov_total')).toMatchObject({ rank: 1, tied: true });
    expect(strengths).toContain('政府科技创新投入合计并列第1位');
  });
});
