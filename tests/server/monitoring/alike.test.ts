/** While some have not reported, a half-year says what those grew by that have both years, and names the others. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HalfYear, HalfYearBrief } from '#shared/contract/half-year.ts';
import type { Caller, TestApp } from '../../helpers/app.ts';
import { approve, FIRST_HALF, JIASHAN, openThree, XIUZHOU, YEAR_AGO } from './three-counties.ts';

let t: TestApp;
let leader: Caller;
beforeAll(async () => {
  t = await openThree();
  await approve(t, YEAR_AGO);
  const lacks: Record<string, string> = { gov_total: JIASHAN, ent_rd_ind: XIUZHOU };
  await approve(
    t,
    FIRST_HALF.filter(({ indicator, unit }) => lacks[indicator] !== unit),
  );
  leader = await t.signIn('leader');
});
afterAll(() => t.close());

const half = async (): Promise<HalfYear> => (await leader.get('/api/half-year?period=2026-S1')).body;

test('amounts and growth are of the units alone that have both years', async () => {
  const [, gov, ent, other] = (await half()).blocks;
  expect(gov).toMatchObject({ current: 'incomplete', growth: 'incomplete', missing: ['嘉善'] });
  expect(gov?.alike).toMatchObject({ units: ['南湖', '秀洲'], current: 3000.03, base: 1000 });
  expect(gov?.alike?.growth).toBeCloseTo(200.003, 9);
  // 嘉善 has this year and not the last: it is missing from neither list, and compared in none.
  expect(ent).toMatchObject({ current: 'incomplete', missing: ['秀洲'] });
  expect(ent?.alike).toMatchObject({ units: ['南湖'], current: 10_000.1, base: 9_000 });
  expect(ent?.alike?.growth).toBeCloseTo(100 * (10_000.1 / 9_000 - 1), 9);
  expect(other).toMatchObject({ alike: null, missing: [] });
});

test('the sentence counts them, and the line of the leader’s page says the same', async () => {
  const said = '政府2地同比增长200.0%、企业1地同比增长11.1%';
  expect((await half()).finding).toContain(`尚不完整，已报可比部分：${said}`);
  const { open } = (await leader.get('/api/half-year/brief')).body as HalfYearBrief;
  expect(open?.words).toContain(`已报可比：${said}`);
});
