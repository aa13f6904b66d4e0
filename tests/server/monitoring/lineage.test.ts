import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lineage } from '#shared/contract/lineage.ts';
import type { Caller, TestApp } from '../../helpers/app.ts';
import {
  approve,
  CITY,
  FIRST_HALF,
  given,
  NANHU,
  openThree,
  TREASURY,
  WHOLE_YEAR_TO_DATE,
  XIUZHOU,
  YEAR_AGO,
} from './three-counties.ts';

const P = '2026-S1';

describe('every figure opens to where it came from', () => {
  let t: TestApp;
  let analyst: Caller;
  const lineage = async (unit: string, indicator: string, more = ''): Promise<Lineage> =>
    (await analyst.get(`/api/monitoring/lineage?unit=${unit}&indicator=${indicator}&period=${P}${more}`))
      .body;

  beforeAll(async () => {
    t = await openThree();
    await approve(t, FIRST_HALF);
    await approve(t, given(P, [['self', 'gov_total', { [NANHU]: '1100.01' }]]));
    analyst = await t.signIn('analyst');
  });
  afterAll(() => t.close());

  it('a computed total to its blocks, signs and figures, which add up to it', async () => {
    const total = await lineage(NANHU, 'sti_total_h');
    expect(total.basis).toBe('derived');
    expect(total.inputs.map((i) => [i.sign, i.indicator, i.figure])).toEqual([
      ['+', 'gov_total', 1100.01],
      ['+', 'ent_rd_ind', 10000.1],
      ['+', 'other_net', 720.05],
    ]);
    expect(total.figure).toBe(11820.16);
    const net = await lineage(NANHU, 'uni_net');
    expect(net.inputs.map((i) => [i.sign, i.figure])).toEqual([
      ['+', 700.07],
      ['−', 100.01],
      ['−', 50.02],
    ]);
  });

  it('a city figure to the units it sums', async () => {
    const city = await lineage(CITY, 'ent_rd_ind');
    expect([city.basis, city.figure]).toEqual(['summed', 60000.6]);
    expect(city.inputs.map((i) => i.figure)).toEqual([10000.1, 20000.2, 30000.3]);
    expect(city.submission).toBeNull();
  });

  it('a reported figure to its submission, people and revisions', async () => {
    const own = await lineage(NANHU, 'gov_total');
    expect(own.basis).toBe('reported');
    expect(own.submission).toMatchObject({ organisation: NANHU, revision: 2 });
    expect(own.submission!.submittedBy).not.toBe('');
    expect(own.submission!.approvedBy).not.toBe('');
    expect(own.revisions.map((r) => r.figure)).toEqual([1000.01, 1100.01]);
    expect(own.metric.basis).toContain('嘉政发〔2025〕14号');
  });

  it('knows nothing of later revisions when pinned to an earlier version', async () => {
    const last = (await lineage(NANHU, 'gov_total')).cut.dataVersion;
    const pinned = await lineage(NANHU, 'gov_total', `&v=${last - 1}`);
    expect([pinned.figure, pinned.revisions.length, pinned.cut.latest]).toEqual([1000.01, 1, false]);
  });

  it('offers the way to the return only to those who may open it', async () => {
    const link = async (name: string) => {
      const caller = await t.signIn(name);
      const reply = await caller.get(`/api/monitoring/lineage?unit=${NANHU}&indicator=gov_total&period=${P}`);
      return (reply.body as Lineage).submission!.link;
    };
    expect(await link(NANHU)).toContain(NANHU);
    expect(await link('analyst')).toContain(NANHU);
    expect(await link(XIUZHOU)).toBeNull();
    expect(await link('leader')).toBeNull();
  });

  it('a single half opens to the two to-date figures it is the difference of', async () => {
    await approve(t, [...YEAR_AGO, ...WHOLE_YEAR_TO_DATE]);
    const query = `unit=${TREASURY}&indicator=gov_total&period=2025-S2&form=single`;
    const single: Lineage = (await analyst.get(`/api/monitoring/lineage?${query}`)).body;
    expect(single.inputs.map((i) => [i.sign, i.period, i.figure])).toEqual([
      ['', '2025-S2', 900.3],
      ['−', '2025-S1', 400.1],
    ]);
    expect([single.figure, single.label]).toEqual([500.2, '2025年下半年(本期)']);
  });

  it('a growth rate opens to both its terms', async () => {
    const growth = await lineage(NANHU, 'sti_total_h', '&of=growth');
    expect(growth.inputs.map((i) => [i.sign, i.label, i.figure])).toEqual([
      ['', '2026年上半年', 11820.16],
      ['÷', '2025年上半年', 10000],
    ]);
    expect([growth.figure, growth.metric.unit]).toEqual([expect.closeTo(18.2016, 10), '%']);
    const none = await lineage(XIUZHOU, 'sti_total_h', '&of=growth');
    expect(none.figure).toBe('base_zero');
  });

  it('an unknown figure is not found', async () => {
    const status = async (query: string) => (await analyst.get(`/api/monitoring/lineage?${query}`)).status;
    expect(await status(`unit=0&indicator=gov_total&period=${P}`)).toBe(404);
    expect(await status(`unit=${NANHU}&indicator=nothing&period=${P}`)).toBe(404);
    expect(await status(`unit=${NANHU}&indicator=gov_total&period=2031`)).toBe(404);
  });
});
