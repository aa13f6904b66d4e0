import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TargetDetail } from '#shared/contract/target-detail.ts';
import type { Caller, TestApp } from '../../helpers/app.ts';
import { approve, FIRST_HALF, given, NANHU, openThree, YEARS } from '../monitoring/three-counties.ts';

describe('one target: 600亿 in 2024, 660亿 in 2025', () => {
  let t: TestApp;
  let leader: Caller;
  const detail = async (id: string, query = ''): Promise<TargetDetail> =>
    (await leader.get(`/api/targets/${id}?${query}`)).body;

  beforeAll(async () => {
    t = await openThree();
    await approve(t, YEARS);
    await approve(t, FIRST_HALF);
    leader = await t.signIn('leader');
  });
  afterAll(() => t.close());

  it('says how far and how fast, 2030 beside 2027', async () => {
    const d = await detail('sti_total_2027');
    expect(d.finding).toBe('总投入2025年660.0亿元，距2027年目标(≥850.0亿元)还差190.0亿元(22.4%)');
    expect(d.lead).toBe('今后2年平均每年需增加95.0亿元，折合年均增长13.5%，2024年以来实际年均增长10.0%。');
    expect(d.others.map((r) => [r.id, r.status])).toEqual([['sti_total_2030', 'on_track']]);
    expect(d.rule).toContain('≥0.95为同步，0.6—0.95为偏慢');
    expect(d.row.quote).toContain('850亿元');
    expect(d.document).toMatch(/^嘉政发〔2025〕14号《/);
  });

  it('draws at least two projections, through 2030, and no interval from two points', async () => {
    const { trajectory } = await detail('sti_total_2027');
    expect(trajectory!.projections.map((p) => p.method)).toEqual(['cagr', 'holt']);
    expect(trajectory!.targets.map((p) => p.year)).toEqual([2027, 2030]);
    expect(trajectory!.band).toBeNull();
  });

  it('a relation shows both sides year by year and no trajectory', async () => {
    const d = await detail('rd_growth_over_sti');
    expect(d.trajectory).toBeNull();
    expect(d.inputs.map((i) => [i.indicator, i.role])).toEqual([
      ['rd', '增速'],
      ['sti_total', '增速'],
    ]);
    expect(d.inputs[1]!.figures.at(-1)).toMatchObject({ year: 2025, figure: 660 });
  });

  it('无数据 names the reporter and the cell of its newest yearly return', async () => {
    const d = await detail('pct_ent_led_yearly');
    expect([d.row.status, d.finding]).toEqual([
      'no_data',
      '企业牵头或参与市级重大(重点)科技项目占比：无数据',
    ]);
    expect(d.reporters).toEqual([
      {
        organisation: 'kjj',
        name: '市科技局',
        period: '2025',
        label: '2025年',
        cell: '330400/pct_ent_led',
        indicators: ['企业牵头或参与市级重大(重点)科技项目占比'],
      },
    ]);
  });

  it('every target has a page, a rule, a clause and somebody who reports it', async () => {
    for (const target of t.catalogue.targets) {
      const d = await detail(target.id);
      expect([target.id, d.row?.id, d.rule !== '', d.row?.quote !== '', d.reporters?.length > 0]).toEqual([
        target.id,
        target.id,
        true,
        true,
        true,
      ]);
    }
  });

  it.each([
    ['nothing_such', '', 404],
    ['gov_2027', 'period=2026-S1', 400],
    ['gov_2027', 'v=999', 404],
  ])('%s?%s → %s', async (id, query, status) => {
    expect((await leader.get(`/api/targets/${id}?${query}`)).status).toBe(status);
  });

  it('a pinned version stays', async () => {
    const before = await detail('gov_2027');
    await approve(t, given('2025', [['self', 'gov_total', { [NANHU]: '660000' }]]));
    const pinned = await detail('gov_2027', `v=${before.cut.dataVersion}`);
    expect({ ...pinned, cut: null }).toEqual({ ...before, cut: null });
    expect((await detail('gov_2027')).row.actual).not.toBe(before.row.actual);
  });
});
