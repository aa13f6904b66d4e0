/** What is too large to be meant (`huge`, 100 万 in the stored unit), and what is too large to be held. */
import { expect, test } from 'vitest';
import { period } from '#shared/period.ts';
import { unheld } from '#shared/rules/limits.ts';
import { readCell } from '#shared/rules/read-cell.ts';
import { NO_PAST } from '#shared/rules/rule-cell.ts';
import { smallProgramme } from '../../helpers/small-programme.ts';
import { check, rules, told } from './rule-form.ts';

test.each<[string, string, string[]]>([
  ['total', '1000000', []],
  ['total', '1000000.01', ['total huge']],
  ['total', '-1000000.01', ['total huge']],
  ['total', '-1000000', []],
  ['total', '0', []],
  ['total', '不适用', []],
  ['total', '约12000000', []],
  ['gdp', '100', []],
  ['gdp', '100.000001', ['gdp huge']],
])('%s %s: %j', (indicator, text, findings) => {
  expect(told(check({ [indicator]: text })).filter((one) => one.endsWith('huge'))).toEqual(findings);
});

test('without a factor the amount is said once', () => {
  expect(check({ total: '2000000' }).find(({ rule }) => rule === 'huge')?.message).toBe(
    '政府合计：数值过大(2,000,000 万元)，超过上限 1,000,000 万元，请核对单位',
  );
});

const huge = rules.find(({ id }) => id === 'huge')!;
test('a rule without a limit finds nothing', () => {
  const without = { ...huge, params: {} };
  const at = rules.indexOf(huge);
  rules[at] = without;
  const found = told(check({ total: '99999999' }));
  rules[at] = huge;
  expect(found.filter((one) => one.endsWith('huge'))).toEqual([]);
});

const [indicator] = smallProgramme.indicators;
test.each<[string, string | null, boolean]>([
  ['9999999999999', null, true],
  ['9999999999999.99', null, true],
  ['10000000000000', '数值过大(10,000,000,000,000 万元)，超出可填的范围，请核对单位', false],
  ['-10000000000000', '数值过大(−10,000,000,000,000 万元)，超出可填的范围，请核对单位', false],
  ['不适用', null, true],
  ['', null, true],
])('%s is held: %s', (text, words) => {
  const code = indicator!.code;
  const cell = {
    ...{ key: `a/${code}`, unit: 'a', indicator: code, required: false, text, ...readCell(text, indicator) },
    ...{ note: '', reasons: {}, source: null },
  };
  const input = {
    ...{
      catalogue: smallProgramme,
      period: period('2026-S1'),
      form: smallProgramme.forms[0]!,
      cells: [cell],
    },
    ...{ past: new Map([[cell.key, NO_PAST]]), byKey: new Map([[cell.key, cell]]), suggested: new Map() },
  };
  const found = unheld(huge, input, cell).map(({ message }) => message);
  expect(found).toEqual(words === null ? [] : [expect.stringContaining(words)]);
});
