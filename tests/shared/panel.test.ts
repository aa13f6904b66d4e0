import { describe, expect, test } from 'vitest';
import type { Figure } from '#shared/figure.ts';
import { buildPanel } from '#shared/panel/build-panel.ts';
import { cellAt, figureAt, type Observation } from '#shared/panel.ts';
import { period } from '#shared/period.ts';
import { observed as o, smallProgramme } from '../helpers/small-programme.ts';

const S1 = period('2026-S1');
/** Every cell of the half-year: amounts chosen so that doubles would leave dust (0.1 + 0.2). */
const complete: Observation[] = [
  o('a', 'gov_total', '100.10'),
  o('a', 'gov_platform', '40.05'),
  o('a', 'memo_bond', '999.99'),
  o('a', 'budget', '2000'),
  o('b', 'gov_total', '200.20'),
  o('b', 'gov_platform', '80.00'),
  o('b', 'memo_bond', '0'),
  o('b', 'budget', '4000'),
  o('t', 'gov_total', '50.07'),
  o('t', 'gov_platform', '10.01'),
  o('t', 'memo_bond', '500'),
  o('t', 'budget', '1000'),
  o('a', 'ent_rd', '3000.33'),
  o('b', 'ent_rd', '1000.03'),
  o('a', 'uni_st', '70.70'),
  o('a', 'uni_overlap_gov', '10.10'),
  o('a', 'uni_overlap_ent', '20.20'),
  o('b', 'uni_st', 'not_applicable'),
  o('b', 'uni_overlap_gov', 'not_applicable'),
  o('b', 'uni_overlap_ent', 'not_applicable'),
];

function panelOf(observations: Observation[]) {
  return buildPanel(smallProgramme, observations, { dataVersion: 1, asOf: '2026-07-27T00:00:00.000Z' });
}

function without(...cells: [string, string][]): Observation[] {
  return complete.filter(
    (x) => !cells.some(([unit, indicator]) => x.unit === unit && x.indicator === indicator),
  );
}

describe('a half-year added up by hand', () => {
  test.each<[string, string, Figure]>([
    // gov 100.10 + ent 3000.33 + (70.70 − 10.10 − 20.20)
    ['a', 'total', 3140.83],
    ['a', 'other_net', 40.4],
    // no university: the block is absent, not zero, and the total stands without it
    ['b', 'other_net', 'not_applicable'],
    ['b', 'total', 1200.23],
    // 市本级 has a government row only
    ['t', 'total', 50.07],
    ['t', 'ent_rd', 'not_applicable'],
    // 附项 999.99 + 0 + 500 stand beside and are in no total
    ['city', 'memo_bond', 1499.99],
    ['city', 'gov_total', 350.37],
    ['city', 'ent_rd', 4000.36],
    ['city', 'other_net', 40.4],
    ['city', 'total', 4391.13],
    ['a', 'gov_share', 5.005],
  ])('%s %s = %s', (unit, indicator, expected) => {
    expect(figureAt(panelOf(complete), unit, indicator, S1)).toBe(expected);
  });

  test('zero is a value, not a gap', () => {
    expect(figureAt(panelOf(complete), 'b', 'memo_bond', S1)).toBe(0);
  });
});

describe('what is missing is never zero', () => {
  test.each<[string, Observation[], string, string, Figure]>([
    ['one county silent', without(['b', 'gov_total']), 'city', 'total', 'incomplete'],
    ['one county silent', without(['b', 'gov_total']), 'b', 'total', 'incomplete'],
    ['an overlap nobody gave', without(['a', 'uni_overlap_gov']), 'a', 'other_net', 'incomplete'],
    ['nothing at all', [], 'a', 'total', 'unreported'],
    ['nothing at all', [], 'city', 'gov_total', 'unreported'],
    ['a year nobody reported', complete, 'a', 'no_such_indicator', 'unreported'],
    ['the denominator', without(['a', 'budget']), 'a', 'gov_share', 'no_denominator'],
  ])('%s', (_, observations, unit, indicator, expected) => {
    expect(figureAt(panelOf(observations), unit, indicator, S1)).toBe(expected);
  });
});

describe('全市', () => {
  test('the reported figure is shown, never replaced by the sum', () => {
    const cell = cellAt(panelOf([...complete, o('city', 'ent_rd', '4000.40')]), 'city', 'ent_rd', S1);
    expect(cell).toMatchObject({ figure: 4000.4, basis: 'reported' });
  });

  test('without a reported figure it is the sum and says so', () => {
    expect(cellAt(panelOf(complete), 'city', 'ent_rd', S1)).toMatchObject({
      figure: 4000.36,
      basis: 'summed',
    });
  });
});

test('simulated values mark every figure that rests on them', () => {
  const simulated = complete.map((x) =>
    x.unit === 'a' && x.indicator === 'ent_rd'
      ? { ...x, source: { ...x.source, origin: 'simulated' as const } }
      : x,
  );
  const panel = panelOf(simulated);
  expect(['a', 'b', 'city'].map((u) => cellAt(panel, u, 'total', S1).simulated)).toEqual([true, false, true]);
  const silent = panelOf(simulated.map((x) => ({ ...x, mark: 'unreported' as const, amount: null })));
  expect(['a', 'b', 'city'].map((u) => cellAt(silent, u, 'total', S1).simulated)).toEqual([
    false,
    false,
    false,
  ]);
});
