import { expect, test } from 'vitest';
import { submissionDifferences } from '../../../server/review/differences.ts';
import type { StoredValue } from '../../../server/review/form-figure.ts';
import { cityAgainstSum, onlySecondSource, twoSourceDifferences } from '../../../server/review/reconcile.ts';
import { S1, small } from './small-catalogue.ts';

const MARKS = ['unreported', 'not_applicable', 'missing'];
function values(cells: Record<string, string>): Map<string, StoredValue> {
  const toValue = (text: string) =>
    (MARKS.includes(text) ? { mark: text, amount: null } : { mark: 'value', amount: text }) as StoredValue;
  return new Map(Object.entries(cells).map(([key, text]) => [key, toValue(text)]));
}
const returns = (cells: Record<string, Record<string, string>>) =>
  Object.entries(cells).map(([organisation, own]) => ({
    organisation,
    state: 'submitted' as const,
    values: values(own),
  }));

test.each([
  ['equal', '100', '100', null],
  ['a cent apart', '100.01', '100.02', -0.01],
  ['the coarser is the finer, rounded', '12345.67', '12345.7', null],
  ['rounded the wrong way', '12345.67', '12345.6', 0.07],
  ['whole tens are no rounding', '12344', '12340', 4],
  ['ten thousand times', '21.258', '212580', -212558.742],
  ['the second says nothing', '100', 'unreported', null],
  ['the second cannot say', '100', 'missing', null],
  ['the second says it does not apply', '100', 'not_applicable', 'not_applicable'],
])('two sources: %s', (_, first, second, difference) => {
  const rows = twoSourceDifferences(small, S1, returns({ a: { 'a/gov': first }, fin: { 'a/gov': second } }));
  expect(rows.map((r) => r.difference)).toEqual(difference === null ? [] : [difference]);
});

test('the responsible reporter stands first whoever reported before', () => {
  const [row] = twoSourceDifferences(small, S1, returns({ fin: { 'b/gov': '90' }, b: { 'b/gov': '100' } }));
  expect(row).toMatchObject({
    unitName: '乙县',
    first: { organisation: 'b', figure: 100 },
    second: { organisation: 'fin', figure: 90 },
    difference: 10,
  });
});

const county = { a: { 'a/gov': '100.12' }, b: { 'b/gov': '200.23' }, c: { 'c/gov': '300.34' } };

test.each([
  // 100.12 + 200.23 + 300.34 + 50.31 = 651.00
  ['exact', '651', 0, false],
  // five roundings of 0.005 each
  ['within rounding', '651.02', 0.02, false],
  ['beyond rounding', '651.03', 0.03, true],
  ['less than its parts', '600', -51, true],
])('全市 against Σ: %s', (_, city, difference, beyondRounding) => {
  const rows = cityAgainstSum(
    small,
    S1,
    returns({ ...county, fin: { 'own/gov': '50.31', 'city/gov': city } }),
  );
  expect(rows.find((r) => r.indicator === 'gov')).toMatchObject({
    reported: Number(city),
    sum: 651,
    difference,
    beyondRounding,
    missing: [],
  });
});

test('a missing unit makes the sum incomplete and is named; nothing counts as zero', () => {
  const { b: _, ...rest } = county;
  const rows = cityAgainstSum(small, S1, returns({ ...rest, fin: { 'own/gov': '50', 'city/gov': '650' } }));
  expect(rows.find((r) => r.indicator === 'gov')).toMatchObject({
    sum: 'incomplete',
    difference: 'incomplete',
    beyondRounding: false,
    missing: ['乙'],
  });
});

test.each([
  ['has not reported', {}],
  ['says 未报', { b: { 'b/gov': 'unreported' } }],
  ['says 缺', { b: { 'b/gov': 'missing' } }],
])('a second source never stands in for a unit that %s: it is listed apart', (_, own) => {
  const { b: _b, ...rest } = county;
  const told = returns({
    ...rest,
    ...own,
    fin: { 'own/gov': '50.31', 'b/gov': '200.23', 'city/gov': '651' },
  });
  expect(cityAgainstSum(small, S1, told).find((r) => r.indicator === 'gov')).toMatchObject({
    sum: 'incomplete',
    missing: ['乙'],
  });
  expect(onlySecondSource(small, S1, told)).toMatchObject([
    { unit: 'b', indicator: 'gov', second: { organisation: 'fin', figure: 200.23 } },
  ]);
  expect(twoSourceDifferences(small, S1, told)).toEqual([]);
});

test('nothing is listed apart where the responsible unit has spoken or the second is silent too', () => {
  const told = returns({ ...county, b: { 'b/gov': 'not_applicable' }, fin: { 'a/gov': '1', 'b/gov': '2' } });
  expect(onlySecondSource(small, S1, told)).toEqual([]);
  expect(onlySecondSource(small, S1, returns({ fin: { 'a/gov': 'missing' } }))).toEqual([]);
});

test('an indicator collected in 亿元 is compared in 亿元', () => {
  const sta = { 'a/gdp': '10000000', 'b/gdp': '5000000', 'c/gdp': '2000000', 'city/gdp': '17000500' };
  expect(cityAgainstSum(small, S1, returns({ sta })).find((r) => r.indicator === 'gdp')).toMatchObject({
    measureUnit: '亿元',
    reported: 1700.05,
    sum: 1700,
    difference: 0.05,
    beyondRounding: true,
    reportedBy: '统计局',
  });
});

test('differences of a correction: only what changed, in form order, marks kept apart from figures', () => {
  const before = values({ 'a/gov': '100.1', 'a/plat': 'missing' });
  const after = values({ 'a/gov': '100.3', 'a/plat': '0' });
  expect(submissionDifferences(small, 'a', S1, before, after)).toMatchObject([
    { key: 'a/gov', approved: 100.1, submitted: 100.3, change: 0.2 },
    { key: 'a/plat', approved: 'missing', submitted: 0, change: 'no_base' },
  ]);
  expect(
    submissionDifferences(small, 'a', S1, after, values({ 'a/gov': '100.3', 'a/plat': 'not_applicable' })),
  ).toMatchObject([{ key: 'a/plat', approved: 0, submitted: 'not_applicable', change: 'not_applicable' }]);
});
