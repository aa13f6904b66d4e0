/** A rule as a city's folder may write it: each kind with its own numbers, all of them, and no others. */
import { expect, test } from 'vitest';
import { RULE_KINDS, Rule } from '#shared/rules/rule.ts';

const rule = (kind: string, params: object = {}, more: object = {}) => ({
  ...{ id: 'r', kind, severity: 'error', indicators: 'all', params, document: null, clause: '' },
  ...more,
});
const NONE = '无';

test.each<[string, Record<string, number>, string]>([
  ['non_negative', {}, NONE],
  ['sum_of_parts', {}, NONE],
  ['breakdown_equal', { tolerance: 0.01 }, 'tolerance'],
  ['overlap_within_gross', {}, NONE],
  ['evidence_needed', {}, NONE],
  ['yoy_band', { percent: 30 }, 'percent'],
  ['never_decrease', {}, NONE],
  ['to_date_monotone', {}, NONE],
  ['unit_slip', { tolerance: 0.5 }, 'tolerance'],
  ['magnitude', { max: 1_000_000 }, 'max'],
  ['same_as_past', { count: 3, share: 0.5 }, 'count、share'],
  ['growth_many', { factor: 1.7, count: 3, share: 0 }, 'factor、count、share'],
  ['formula_doubt', {}, NONE],
  ['implied_sum', { percent: 1 }, 'percent'],
  ['implied_share', { points: 25, least: 1 }, 'points、least'],
])('%s takes %j', (kind, params, names) => {
  expect(Rule.safeParse(rule(kind, params)).success).toBe(true);
  const renamed = Object.fromEntries(Object.entries(params).map(([name, value]) => [`${name}s`, value]));
  const fewer = Object.fromEntries(Object.entries(params).slice(1));
  const wrong = [{ ...params, more: 1 }, ...(names === NONE ? [] : [renamed, fewer])];
  for (const given of wrong)
    expect(Rule.safeParse(rule(kind, given)).error?.issues).toEqual([
      { code: 'custom', path: ['params'], message: `规则 ${kind} 的参数应为：${names}` },
    ]);
});

test('every kind has its line above', () => {
  expect(RULE_KINDS).toHaveLength(15);
});

test.each<[string, object, boolean]>([
  ['some indicators', { indicators: ['gov', 'ent'] }, true],
  ['no indicators', { indicators: [] }, false],
  ['a warning', { severity: 'warning' }, true],
  ['another severity', { severity: '' }, false],
  ['an unknown kind', { kind: '' }, false],
  ['a negative number', { kind: 'yoy_band', params: { percent: -1 } }, false],
  ['something nobody reads', { note: 'x' }, false],
])('%s: %s', (_, more, fits) => {
  expect(Rule.safeParse(rule('non_negative', {}, more)).success).toBe(fits);
});
