/** What expected cases cost by each city's paper, worked out by hand. Amounts in 万元. */
import { expect, test } from 'vitest';
import type { Inputs } from '#shared/policies/amount.ts';
import { costOf } from '#shared/policies/cost.ts';
import { rangeWords } from '#shared/policies/policies.words.ts';
import { inForceIn } from '#shared/policies/years.ts';
import { library } from './applicants.ts';

const expected = (kind: string, count: number, inputs: Inputs = {}) => ({ kind, count, inputs });
const totals = (...cases: ReturnType<typeof expected>[]) =>
  costOf(library, cases).totals.map(({ low, high, missing }) => [rangeWords(low, high), missing]);

test('350 new 高企 a year', () => {
  // 350 × 20; 350 × 最高15; 宁波 has no such clause.
  expect(totals(expected('hightech_first', 350))).toEqual([
    ['7000万元', 0],
    ['最高5250万元', 0],
    ['0万元', 1],
  ]);
});

test('a ratio is cut by its cap case by case', () => {
  // 嘉兴 最高90%, 每年最高10: 3 × min(18, 10); 3 × min(4.5, 10).
  expect(totals(expected('insurance', 3, { premium: '20' }))[0]).toEqual(['最高30万元', 0]);
  expect(totals(expected('insurance', 3, { premium: '5' }))[0]).toEqual(['最高13.5万元', 0]);
});

test('a threshold has an input of its own', () => {
  // 镇江 2 × min(2500 × 0.5%, 20) = 25; below 1000 nothing; 嘉兴 2 × 最高1000.
  expect(totals(expected('rd_invest', 2, { rd_cost: '3000', deductible: '2500' }))).toEqual([
    ['最高2000万元', 0],
    ['最高25万元', 0],
    ['0万元', 1],
  ]);
  expect(totals(expected('rd_invest', 2, { rd_cost: '900', deductible: '2500' }))[1]).toEqual(['0万元', 0]);
  expect(totals(expected('rd_invest', 2))[1]).toEqual(['0万元', 1]);
  expect(costOf(library, [expected('rd_invest', 2)]).totals.map(({ isKnown }) => isKnown)).toEqual([
    true,
    false,
    false,
  ]);
});

test('by the 其中 it is paid from', () => {
  const { parts } = costOf(library, [
    expected('poc_city', 10),
    expected('pilot_prov', 15),
    expected('hightech_first', 350),
  ]);
  expect(parts.map(({ part, low, high }) => [part, rangeWords(low, high)])).toEqual([
    ['gov_poc', '最高8500万元'],
    ['', '7000万元'],
  ]);
});

test('what is not in force costs nothing, and is no zero either', () => {
  const in2028 = costOf(library, [expected('pilot_prov', 1)], (days) => inForceIn(days, 2028) !== 'none');
  // 嘉兴 to 2028-12-31; 宁波 to 2027-12-31.
  expect(in2028.totals.map(({ high, isKnown }) => [high, isKnown])).toEqual([
    [500_000_000n, true],
    [0n, false],
    [0n, false],
  ]);
  expect(in2028.rows[0]?.cells[2]?.amount?.unknown).toEqual({
    why: 'not_in_force',
    from: '2025-10-08',
    to: '2027-12-31',
  });
});
