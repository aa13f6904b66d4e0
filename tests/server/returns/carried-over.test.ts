/** The year beside January–December: what both ask for in the same meaning is asked once (issue 28). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { period } from '#shared/period.ts';
import { openingDraft } from '../../../server/workflow/carried-over.ts';
import { EMPTY_CELL } from '../../../server/workflow/draft.ts';
import { programmeOf } from '../../../server/workflow/programme.ts';
import { COUNTY, type Desk, HAINING, LAST_S2, openDesk, PINGHU } from './desk.ts';

const YEAR = period('2025');
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.file(LAST_S2, HAINING, COUNTY, { gov_poc: { note: '中试' } });
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
  expect(carriedOver).toEqual({ label: '2025年1—12月', count: 8, blank: [], different: [] });
  expect([state, version]).toEqual(['unreported', 0]);
});

test('it is a draft to check: what is typed goes before, the rest stays filled', async () => {
  await desk.save(YEAR, HAINING, { gov_total: '53041' });
  expect(await amounts(HAINING)).toEqual({ ...COUNTY, gov_total: '53041' });
  const { carriedOver } = await desk.view(YEAR, HAINING);
  expect(carriedOver?.count).toBe(7);
  expect(carriedOver?.different.map(({ key, text }) => [key.includes('gov_total'), text])).toEqual([
    [true, String(COUNTY.gov_total)],
  ]);
});

test('twelve months that come after the draft was begun are offered for the cells still blank, and nothing is overwritten', async () => {
  await desk.save(YEAR, PINGHU, { gov_total: '60000', gov_soe: ' ' });
  await desk.file(LAST_S2, PINGHU, COUNTY);
  expect(await amounts(PINGHU)).toEqual({ gov_total: '60000' });
  const { carriedOver } = await desk.view(YEAR, PINGHU);
  expect(carriedOver?.count).toBe(0);
  expect(carriedOver?.blank).toHaveLength(Object.keys(COUNTY).length - 1);
  expect(carriedOver?.different).toHaveLength(1);
});

test('what the form does not carry over stays blank, and what was no figure too; the note comes along', async () => {
  const { world } = desk.t;
  const id = { period: YEAR, organisation: HAINING };
  const programme = await programmeOf(world, id, world.now());
  const form = { ...programme.form, carriedOver: ['gov_total', 'gov_poc'] };
  const { cells } = await openingDraft(world.db, id, { ...programme, form });
  expect(cells).toEqual({
    '330481/gov_total': { ...EMPTY_CELL, text: '53040', mark: 'value', amount: '53040' },
    '330481/gov_poc': { ...EMPTY_CELL, text: '10210', mark: 'value', amount: '10210', note: '中试' },
  });
  await desk.file(LAST_S2, '330402', { ...COUNTY, gov_soe: '0', gov_fund: '不适用', gov_general: '53040' });
  const { gov_fund: _, ...figures } = COUNTY;
  expect(await amounts('330402')).toEqual({ ...figures, gov_soe: '0', gov_general: '53040' });
});

test('nothing is filled in where nothing was handed in, nor in a half-year, nor for another county', async () => {
  expect(await amounts('330411')).toEqual({});
  expect((await desk.view(YEAR, '330411')).carriedOver).toBeNull();
  expect((await desk.view(period('2026-S1'), HAINING)).carriedOver).toBeNull();
});
