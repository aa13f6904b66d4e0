import { expect, test } from 'vitest';
import type { UnitProfile } from '#shared/contract/unit-profile.ts';
import { compareRows, compareTable } from '../../client/features/monitoring/compare-table.ts';
import { positionOf } from '../../client/features/monitoring/position.words.ts';

const line = (indicator: string, more: object = {}) => ({
  ...{ indicator, name: indicator, indent: 0, measure: 'money', unit: '万元', decimals: 2, counted: true },
  ...{ figure: 1, growth: 2, rank: 3, growthRank: 4 },
  ...more,
});
const profile = (code: string, lines: object[], more: object = {}) =>
  ({
    ...{
      unit: { code, shortName: code },
      lines,
      label: '2025年',
      notes: ['注'],
      simulated: false,
      of: 9,
      margins: [],
    },
    ...more,
  }) as unknown as UnitProfile;

const rate = { counted: false, measure: 'percent', unit: '%' };
const A = profile('甲', [line('总投入'), line('专项债', { counted: false, indent: 1 }), line('强度', rate)]);
const B = profile('乙', [
  line('总投入', { figure: 5, rank: null }),
  line('强度', { ...rate, figure: 'missing' }),
]);

test('side by side: what is counted and the rates that some unit has; 附项 stay on the units’ own pages', () => {
  expect(compareRows([A, B]).map(({ line, lines }) => [line.name, lines.map((l) => l?.figure)])).toEqual([
    ['总投入', [1, 5]],
    ['强度', [1, 'missing']],
  ]);
  expect(compareRows([B]).map((row) => row.line.name)).toEqual(['总投入']);
});

test('the file says the same, missing as a mark', () => {
  const { rows, notes, columns } = compareTable([A, B], '并排看');
  expect(rows[0]).toMatchObject({ 甲: 1, 乙: 5, '甲 rank': 3, '乙 rank': null });
  expect(rows[1]).toMatchObject({ 甲: 1, 乙: '缺' });
  expect(notes).toEqual(['注']);
  // An amount grows in per cent, a rate in 百分点: each row says which, and no heading says another.
  expect(rows.map((row) => row['growth unit'])).toEqual(['%', '百分点']);
  expect(columns.find(({ key }) => key === 'growth unit')?.header).toBe('同比单位');
  expect(columns.filter(({ key }) => key.endsWith(' growth'))).toEqual(
    ['甲', '乙'].map((name) => ({ key: `${name} growth`, header: `${name}同比`, kind: 'number', digits: 2 })),
  );
});

test.each([
  [{}, ['数额 3/9', '增速 4/9']],
  [
    { margins: [{ year: 2027, margin: -4.02 }] },
    ['数额 3/9', '增速 4/9', '2027年全市所需增速 差4.0个百分点'],
  ],
  [{ margins: [{ year: 2027, margin: 0.91 }] }, ['数额 3/9', '增速 4/9', '2027年全市所需增速 高0.9个百分点']],
  [{ margins: [{ year: 2027, margin: -0.04 }] }, ['数额 3/9', '增速 4/9', '2027年全市所需增速 持平']],
  [{ lines: [line('总投入', { rank: null, growthRank: null })] }, []],
  [{ lines: [] }, []],
])('where a unit stands %#', (more, words) => {
  expect(
    positionOf(profile('甲', [line('总投入')], more)).map(({ name, value }) => `${name} ${value}`),
  ).toEqual(words);
});
