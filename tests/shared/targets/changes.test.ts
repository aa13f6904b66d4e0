import { expect, test } from 'vitest';
import type { TargetRow } from '#shared/contract/target-row.ts';
import { changedWords } from '#shared/targets/overview/changes.words.ts';
import { othersWords } from '#shared/targets/overview/rows.words.ts';

const ROW = {
  id: 'ent',
  title: '企业',
  headline: false,
  actual: 602.5,
  actualYear: 2025,
  digits: 1,
  unit: '亿元',
  targetText: '≥ 705.0 亿元',
  status: 'slow',
  statusLabel: '偏慢',
};
const row = (more: Partial<TargetRow> = {}) => ({ ...ROW, ...more }) as TargetRow;

test.each<[string, Partial<TargetRow>, string[]]>([
  ['nothing', {}, []],
  ['less than is printed', { actual: 602.52 }, []],
  ['a correction', { actual: 603.1 }, ['企业2025年数由602.5亿元变为603.1亿元']],
  ['a year more', { actual: 650, actualYear: 2026 }, ['企业2026年数已核定，为650.0亿元']],
  ['a figure taken back', { actual: 'unreported' }, ['企业2025年数由602.5亿元变为未报']],
  ['a year taken back', { actual: 560.1, actualYear: 2024 }, ['企业2025年数已撤回，现为2024年数560.1亿元']],
  ['the only year taken back', { actual: 'unreported', actualYear: null }, ['企业2025年数已撤回，现为未报']],
  ['another target', { targetText: '≥ 710.0 亿元' }, ['企业目标由≥ 705.0 亿元变为≥ 710.0 亿元']],
  ['another status', { statusLabel: '滞后' }, ['“企业”由偏慢变为滞后']],
])('what moved since a publication: %s', (_, more, words) => {
  expect(changedWords([row()], [row(more)])).toEqual(words);
});

test('a first figure is approved; a mark that changes where there is no year names none', () => {
  const none = row({ actual: 'unreported', actualYear: null });
  expect(changedWords([none], [row()])).toEqual(['企业2025年数已核定，为602.5亿元']);
  expect(changedWords([none], [{ ...none, actual: 'missing' }])).toEqual(['企业数由未报变为缺']);
});

test('a target that was not there, and one that is there no longer', () => {
  expect(changedWords([], [row()])).toEqual(['新增目标“企业”']);
  expect(changedWords([row(), row({ id: 'gov', title: '政府' })], [row()])).toEqual(['“政府”不再列入']);
});

test.each<[Partial<TargetRow>[], string]>([
  [[], ''],
  [[{ headline: true }], ''],
  [
    [{}, { status: 'lagging', statusLabel: '滞后' }, { status: 'no_data' }],
    '其他目标3项：1项滞后、1项偏慢，1项无数据',
  ],
  [[{ status: 'on_track' }, { status: 'no_data' }], '其他目标2项：有数据的均未落后，1项无数据'],
  [[{ status: 'no_data' }], '其他目标1项：1项无数据'],
])('the other targets in a line %#', (rows, words) => {
  expect(othersWords(rows.map(row))).toBe(words);
});
