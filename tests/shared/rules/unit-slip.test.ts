/** A whole file in another unit is one matter: told once, named with the unit to read it in, answered once. */
import { expect, test } from 'vitest';
import type { FileSource } from '#shared/rules/rule-cell.ts';
import { check } from './rule-form.ts';

const from = (unit: string | null): FileSource => ({
  address: 'D7',
  raw: '1',
  unit,
  formula: null,
  words: '',
});
const past = {
  total: { lastYear: 37000 },
  platform: { lastYear: 9300 },
  talent: { lastYear: 7700 },
  poc: { lastYear: 3800 },
};
const scaled = (power: number) =>
  Object.fromEntries(
    Object.entries(past).map(([code, { lastYear }]) => [code, String(Number(`${lastYear * 1.05}e${power}`))]),
  );
const all = (unit: string | null, more = {}) =>
  Object.fromEntries(Object.keys(past).map((code) => [code, { source: from(unit), ...more }]));
const slips = (found: ReturnType<typeof check>) => found.filter(({ rule }) => rule === 'slip');

test.each([
  [-4, '万元', '亿元'],
  [-4, null, '亿元'],
  [4, '万元', '元'],
  [1, '万元', '千元'],
  [-2, '万元', '百万元'],
  [-4, '元', '万元'],
])('figures off by 10^%i in a file read in %s are in %s', (power, read, unit) => {
  const found = slips(check(scaled(power), past, all(read)));
  expect(found.map(({ key, readAs }) => [key, readAs])).toEqual(
    Object.keys(past).map((code) => [`a/${code}`, unit]),
  );
  expect(found[0]?.message).toContain(`像是整张表的单位是${unit}；请在“系统是这样读的”中选“按${unit}读入”`);
  expect(found[1]?.message).toContain('与“政府合计”同样');
});

test('one reason at the first figure stands for all', () => {
  const found = slips(
    check(scaled(-4), past, { ...all('万元'), total: { source: from('万元'), reasons: { slip: '改制' } } }),
  );
  expect(found.map(({ reason }) => reason)).toEqual(['改制', '改制', '改制', '改制']);
});

test.each<[about: string, texts: Record<string, string>, extras: ReturnType<typeof all>]>([
  ['typed in the page', scaled(-4), {}],
  ['one slip among right figures', { ...scaled(0), poc: '0.38' }, all('万元')],
  ['no unit of money makes up for it', scaled(2), all('万元')],
])('%s: each figure by itself', (_about, texts, extras) => {
  const found = slips(check(texts, past, extras));
  expect(found.length).toBeGreaterThan(0);
  expect(found.every(({ readAs }) => readAs === undefined)).toBe(true);
  expect(found[0]?.message).toContain('疑似');
});
