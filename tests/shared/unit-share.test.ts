/** 001 三(十) 50%以上全覆盖: the share of institutes at or above 50 %, from their own returns (issue 9, 22). */
import { expect, test } from 'vitest';
import { buildPanel } from '#shared/panel/build-panel.ts';
import { figureAt } from '#shared/panel.ts';
import { period } from '#shared/period.ts';
import { loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { observed } from '../helpers/small-programme.ts';
import { JIAXING } from '../seed/folders.ts';

const jiaxing = loadCatalogue(JIAXING);
const YEAR = period('2025');
const institutes = jiaxing.units.filter((u) => u.kind === 'institute').map((u) => u.code);

function covered(values: (string | null)[]) {
  const cells = values.flatMap((value, i) =>
    value === null ? [] : [{ ...observed(institutes[i] ?? '', 'pct_inst_social', value), period: YEAR }],
  );
  const panel = buildPanel(jiaxing, cells, { dataVersion: 1, asOf: '2026-07-27T00:00:00.000Z' });
  return figureAt(panel, jiaxing.city.unit, 'pct_inst_social_full', YEAR);
}

test.each([
  ['all reach it, one exactly', ['50', '50.01', '60', '70', '80', '100'], 100],
  ['a high mean does not hide those below', ['99', '99', '99', '49.99', '10', '0'], 50],
  ['one it does not apply to is not counted', ['60', '60', '60', '40', 'not_applicable', '60'], 80],
  ['one that is silent leaves it open', ['60', '60', '60', '60', '60', null], 'incomplete'],
  ['nobody has reported', [null, null, null, null, null, null], 'unreported'],
] as const)('%s', (_, values, expected) => {
  expect(covered([...values])).toBe(expected);
});

test('the target is that every institute reaches it, not a mean of 50 %', () => {
  const target = jiaxing.targets.find((t) => t.clause === '三(十)' && t.quote.includes('50%以上全覆盖'));
  expect(target).toMatchObject({ indicator: 'pct_inst_social_full', value: '100', unit: '%' });
});
