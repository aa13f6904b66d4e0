/** The year beside January–December: what both ask for in the same meaning is asked once (issue 28). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { period } from '#shared/period.ts';
import { COUNTY, type Desk, HAINING, LAST_S2, openDesk, PINGHU } from './desk.ts';

const YEAR = period('2025');
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.file(LAST_S2, HAINING, COUNTY);
});
afterAll(() => desk.t.close());

const amounts = async (organisation: string) => {
  const { rows } = await desk.view(YEAR, organisation);
  return Object.fromEntries(
    rows.filter((r) => r.cell.amount !== null).map((r) => [r.indicator, r.cell.amount]),
  );
};

test('the yearly return opens with what the twelve months said, and says so', async () => {
  expect(await amounts(HAINING)).toEqual(COUNTY);
  const { carriedOver, state, version } = await desk.view(YEAR, HAINING);
  expect(carriedOver).toEqual({ label: '2025年1—12月', count: 8 });
  expect([state, version]).toEqual(['unreported', 0]);
});

test('it is a draft to check: what is typed goes before, the rest stays filled', async () => {
  await desk.save(YEAR, HAINING, { gov_total: '53041' });
  expect(await amounts(HAINING)).toEqual({ ...COUNTY, gov_total: '53041' });
  expect((await desk.view(YEAR, HAINING)).carriedOver?.count).toBe(7);
});

test('nothing is filled in where nothing was handed in, nor in a half-year, nor for another county', async () => {
  expect(await amounts(PINGHU)).toEqual({});
  expect((await desk.view(YEAR, PINGHU)).carriedOver).toBeNull();
  expect((await desk.view(period('2026-S1'), HAINING)).carriedOver).toBeNull();
});
