/** A published growth rate on its way: typed, checked, approved, shown with the computed one, opened, scored. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lineage } from '#shared/contract/lineage.ts';
import type { UnitRanking } from '#shared/contract/monitoring.ts';
import type { AssessmentRun } from '#shared/contract/run.ts';
import type { UnitProfile } from '#shared/contract/unit-profile.ts';
import { period } from '#shared/period.ts';
import type { Caller } from '../../helpers/app.ts';
import { approve, yearlyFigures } from '../assessment/approve.ts';
import { type Desk, HAINING, openDesk } from '../returns/desk.ts';

const CITY = '330400';
const NOTE = /^公布增速5\.6%（可比口径），按报送数计算为\d+\.\d%，两者不一致，以公布数为准$/;
let desk: Desk;
let leader: Caller;
let analyst: Caller;

beforeAll(async () => {
  desk = await openDesk();
  const figures = yearlyFigures();
  const own = figures.filter((f) => f.organisation === 'tjj' && f.period === '2025');
  const stated = {
    ...own[0]!,
    unit: HAINING,
    indicator: 'ent_rd_growth',
    value: '3.3',
    origin: 'published' as const,
  };
  await approve(desk.t, figures);
  await approve(desk.t, [...own, stated]);
  leader = await desk.as('leader');
  analyst = await desk.as('analyst');
});
afterAll(() => desk.t.close());

describe('GDP of the city, printed at comparable prices', () => {
  it('the ranking shows the published rate and says what the amounts give', async () => {
    const { city, rows, cityGrowth, sentences } = (
      await leader.get('/api/monitoring/regions?period=2024&metric=gdp')
    ).body as UnitRanking;
    expect(city.growth).toBe(5.6);
    expect(city.published).toMatch(NOTE);
    expect(rows.every((row) => row.published === '')).toBe(true);
    // Nominal growth of the counties stands beside the city's real growth, but is not measured by it.
    expect(cityGrowth).toBe('undefined');
    expect(sentences.join('')).toContain('口径不同');
    expect(sentences.join('')).not.toContain('高于全市');
  });

  it('opens to both, and to the office that printed it', async () => {
    const at = `unit=${CITY}&period=2024`;
    const growth = (await leader.get(`/api/monitoring/lineage?${at}&indicator=gdp&of=growth`))
      .body as Lineage;
    expect(growth).toMatchObject({ figure: 5.6, published: expect.stringMatching(NOTE) });
    expect(growth.inputs.map((i) => i.indicator)).toEqual(['gdp_growth', 'gdp', 'gdp']);
    const own = (await leader.get(`/api/monitoring/lineage?${at}&indicator=gdp_growth`)).body as Lineage;
    expect(own).toMatchObject({ figure: 5.6, basis: 'reported', published: expect.stringMatching(NOTE) });
    expect(own.submission).toMatchObject({ organisation: 'tjj' });
  });

  it('has a page of its own with every year that was printed', async () => {
    const stated = (await leader.get('/api/monitoring/indicators/gdp_growth')).body;
    expect(stated.figures.map((f: { figure: number }) => f.figure)).toEqual(
      expect.arrayContaining([5.6, 6.3, 2.5, 8.5]),
    );
  });
});

describe('a county’s enterprises', () => {
  it('grow as published on the county’s page and in its score', async () => {
    const unit = (await leader.get(`/api/monitoring/regions/${HAINING}?period=2025`)).body as UnitProfile;
    expect(unit.lines.find((l) => l.indicator === 'ent_rd')).toMatchObject({
      growth: 3.3,
      published: expect.stringContaining('公布增速3.3%'),
    });
    const ranking = (await leader.get('/api/monitoring/regions?period=2025&metric=ent_rd'))
      .body as UnitRanking;
    expect(ranking.rows.map((row) => row.growthRank)).toEqual(ranking.rows.map(() => null));
    const reply = await analyst.post('/api/assessment/units/2025/runs', {
      ...{ scheme: 1, dataVersion: null, note: '' },
    });
    const run = (await analyst.get(`/api/runs/${reply.body.number}`)).body as AssessmentRun;
    const group = run.assessments[0]!;
    const item = (code: string) =>
      group.result.units
        .find((u) => u.unit === code)
        ?.items.find(({ indicator }) => indicator === 'ent_rd.growth')?.value;
    expect(item(HAINING)).toBe(3.3);
    expect(item('330402')).not.toBe(3.3);
    expect(run.figures[HAINING]).toHaveProperty('ent_rd_growth@2025', 3.3);
  });
});

describe('on the reporter’s page', () => {
  const YEAR = period('2021');
  const save = (text: string) => desk.save(YEAR, 'tjj', { [`${CITY}/gdp_growth`]: text });

  it('a rate may be negative and blank, but must be a number', async () => {
    await desk.t.world.db.updateTable('statistical_return').set({ state: 'draft' }).execute();
    for (const [text, rules] of [
      ['-1.2', []],
      ['', []],
      ['约5', ['number']],
    ] as const) {
      expect((await save(text)).status).toBe(200);
      const { findings } = await desk.view(YEAR, 'tjj');
      const own = findings.filter((f) => f.key === `${CITY}/gdp_growth`);
      expect(own.map((f) => f.rule)).toEqual(rules);
    }
  });
});
