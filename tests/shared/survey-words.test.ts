/** 数源单位, 责任单位 over or beside the rows of a form (annex 1). */
import { expect, test } from 'vitest';
import { commonReporters, namesReporters, reportersText } from '#shared/survey.words.ts';

const czj = { source: '市财政局', responsible: '各县(市、区)政府' };
const tjj = { source: '市统计局', responsible: '市科技局' };
const kjj = { source: '市科技局', responsible: '市科技局' };

test.each([
  [czj, '数源单位 市财政局 · 责任单位 各县(市、区)政府'],
  [{ source: '', responsible: '市科技局' }, '责任单位 市科技局'],
  [{ source: '', responsible: '' }, ''],
])('the words of a row', (row, words) => {
  expect(reportersText(row)).toBe(words);
});

test.each([
  ['one for all stands in the heading', [czj, czj], reportersText(czj), [false, false]],
  ['others stand where they begin', [tjj, kjj, kjj, tjj], null, [true, true, false, true]],
  ['no rows', [], null, []],
])('%s', (_, rows, common, named) => {
  expect(commonReporters(rows)).toBe(common);
  expect(rows.map((_row, i) => namesReporters(rows, i))).toEqual(named);
});
