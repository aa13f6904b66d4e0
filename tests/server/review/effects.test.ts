import { expect, test } from 'vitest';
import { buildPanel } from '#shared/panel/build-panel.ts';
import { approvalEffects } from '../../../server/review/effects.ts';
import { observations, S1, small } from './small-catalogue.ts';

const panel = (figures: Record<string, string>) =>
  buildPanel(small, observations(figures), { dataVersion: 1, asOf: '' });
const texts = (before: Record<string, string>, after: Record<string, string>, units: string[]) =>
  approvalEffects(small, S1, panel(before), panel(after), units).map((e) => e.text);

const full = {
  'a/gov': '30000',
  'b/gov': '20000',
  'c/gov': '10000',
  'own/gov': '5000',
  'a/ent': '1000000',
  'b/ent': '500000',
  'c/ent': '200000',
};

test('own figure, city totals and ranks, the own first', () => {
  expect(texts(full, { ...full, 'b/gov': '32000' }, ['b'])).toEqual([
    '乙总投入由52.0亿元增至53.2亿元',
    '乙政府投入由2.0亿元增至3.2亿元',
    '全总投入由176.5亿元增至177.7亿元',
    '全政府投入由6.5亿元增至7.7亿元',
    '政府投入位次：乙由第2位升至第1位，甲由第1位降至第2位',
  ]);
});

test('a change too small for 亿元 is told in 万元', () => {
  expect(texts(full, { ...full, 'c/gov': '9999.5' }, ['c'])).toContain(
    '丙政府投入由10,000.00万元减至9,999.50万元',
  );
});

test('no place is said while a peer has no figure, as on every page; the city waits for it', () => {
  const before = { 'a/gov': '30000', 'own/gov': '5000' };
  expect(texts(before, { ...before, 'b/gov': '20000' }, ['b'])).toEqual(['乙政府投入为2.0亿元（此前未报）']);
  expect(texts({}, before, ['a', 'own'])).toContain('全政府投入仍不完整，还缺乙、丙');
});

test('the last missing figure completes the city and brings the places; taken away, they go', () => {
  const { 'c/gov': _, ...without } = full;
  expect(texts(without, full, ['c'])).toContain('政府投入数据补齐，排定位次：丙第3位，甲第1位，乙第2位');
  expect(texts(full, without, ['c'])).toContain('政府投入数据不齐，不再排位次');
  expect(texts(without, full, ['c'])).toContain('全政府投入为6.5亿元（此前不完整）');
});

test('nothing moves, nothing is said', () => {
  expect(texts(full, { ...full, 'a/plat': '100' }, ['a'])).toEqual([]);
});

test('a department that reports for many units tells of the city and the ranks only', () => {
  const after = { ...full, 'a/ent': '400000' };
  expect(approvalEffects(small, S1, panel(full), panel(after), ['a', 'b', 'c']).map((e) => e.kind)).toEqual([
    'total',
    'total',
    'rank',
    'rank',
  ]);
});
