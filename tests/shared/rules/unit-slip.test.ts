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

const EIGHT = ['total', 'platform', 'talent', 'poc', 'incubator', 'general', 'fund', 'bond'];
/** Figures of a file in their order, the first `count` of them in 亿元; last year each was 30,000. */
function file(count: number, of: number, units: (string | null)[] = []) {
  const codes = EIGHT.slice(0, of);
  const texts = Object.fromEntries(codes.map((code, i) => [code, i < count ? '3.1' : '31000']));
  const then = Object.fromEntries(codes.map((code) => [code, { lastYear: 30_000 }]));
  const extras = Object.fromEntries(codes.map((code, i) => [code, { source: from(units[i] ?? '万元') }]));
  return slips(check(texts, then, extras));
}

test.each([
  [3, 3, true],
  [2, 2, false],
  [3, 4, true],
  [3, 5, true],
  [3, 6, false],
  [4, 6, true],
  [4, 8, false],
])('%d of %d figures of a file in 亿元 are the file’s unit: %s', (count, of, whole) => {
  const found = file(count, of);
  expect(found).toHaveLength(count);
  expect(found.filter(({ readAs }) => readAs === '亿元')).toHaveLength(whole ? count : 0);
});

test('figures read in different units share no slip', () => {
  expect(file(4, 4, ['万元', '万元', '元', '元']).map(({ readAs }) => readAs)).toEqual([
    ...[undefined, undefined, undefined, undefined],
  ]);
});

test('the whole file is told at its first slip, with the figures that show it; a reason may stand instead', () => {
  const texts = { total: '38850', platform: '0.93', talent: '0.77', poc: '0.38' };
  const [first, second] = slips(check(texts, past, all('万元')));
  expect(first).toMatchObject({
    ...{ key: 'a/platform', readAs: '亿元', reasonAllowed: true, reason: '' },
    message:
      '科研平台：文件中可以比较的 4 个数有 3 个按万元读入后与上年同期相差同一个倍数(如 0.93，上年同期 9,300)，像是整张表的单位是亿元；请在“系统是这样读的”中选“按亿元读入”，确实无误请写明原因',
    suggestion: { label: '改为 9,300', text: '9300' },
  });
  expect(second).toMatchObject({
    ...{ key: 'a/talent', readAs: '亿元', reasonAllowed: true, reason: '' },
    message: '人才引育：0.77 万元，上年同期 7,700，与“科研平台”同样：像是整张表的单位是亿元',
    suggestion: { label: '改为 7,700', text: '7700' },
  });
  const own = slips(
    check(texts, past, { ...all('万元'), talent: { source: from('万元'), reasons: { slip: '另有原因' } } }),
  );
  expect(own.map(({ reason }) => reason)).toEqual(['', '另有原因', '']);
});

test('a file without a unit was read in the form’s', () => {
  const [first] = slips(check(scaled(-4), past, all(null)));
  expect(first?.message).toContain('4 个按万元读入后');
});

test.each<[code: string, text: string, base: number, words: string | null]>([
  ['total', '3.1', 30_000, '3.1 万元，上年同期 30,000，疑似填成了亿元'],
  ['total', '310000000', 30_000, '310,000,000 万元，上年同期 30,000，疑似填成了元'],
  ['total', '310', 30_000, '310 万元，上年同期 30,000，疑似少填两位(百万元)'],
  ['total', '3100000', 30_000, '3,100,000 万元，上年同期 30,000，疑似多填两位'],
  ['total', '3100', 30_000, '3,100 万元，上年同期 30,000，疑似少填一位'],
  ['total', '310000', 30_000, '310,000 万元，上年同期 30,000，疑似多填一位'],
  ['gdp', '3100000', 300, '3,100,000 亿元，上年同期 300，疑似填成了万元'],
  ['gdp', '0.031', 300, '0.031 亿元，上年同期 300，疑似少填四位'],
  ['gdp', '31000', 300, '31,000 亿元，上年同期 300，疑似多填两位(百万元)'],
  ['total', '0.31', 3000.456, '0.31 万元，上年同期 3,000.46，疑似填成了亿元'],
  // From half to one and a half times is near, for a tenfold slip an eighth more or less.
  ['total', '1.5', 10_000, '1.5 万元，上年同期 10,000，疑似填成了亿元'],
  ['total', '1.51', 10_000, null],
  ['total', '5000', 1, '5,000 万元，上年同期 1，疑似填成了元'],
  ['total', '4999', 1, null],
  ['total', '112.5', 1000, '112.5 万元，上年同期 1,000，疑似少填一位'],
  ['total', '112.6', 1000, null],
  // Nothing to compare with, or nothing that a slip would explain.
  ['total', '9999', 0.99, null],
  ['total', '0', 10_000, null],
  ['total', '-1', 10_000, null],
  ['total', '约1', 10_000, null],
  ['share', '0.4', 40, null],
])('%s %s beside %d: %s', (code, text, base, words) => {
  const found = slips(check({ [code]: text }, { [code]: { lastYear: base } }));
  expect(found.map(({ message }) => message.split('：').slice(1).join('：'))).toEqual(words ? [words] : []);
});

test('without a past nothing is a slip', () => {
  expect(slips(check({ total: '1' }))).toEqual([]);
  expect(slips(check({ total: '1' }, { total: { lastYear: 'missing', previous: 'unreported' } }))).toEqual(
    [],
  );
});

test.each([
  ['0.031', 300, '310'],
  ['3100000', 310, '310'],
  ['123456', 12.5, '12.3456'],
])('%s 亿元 beside %d is mended to %s', (text, base, mended) => {
  const [found] = slips(check({ gdp: text }, { gdp: { lastYear: base } }));
  expect(found?.suggestion?.text).toBe(mended);
});
