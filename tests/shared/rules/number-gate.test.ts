import { expect, test } from 'vitest';
import { parseNumberText, statedNumber } from '#shared/rules/number-text.ts';
import { readRemark, withRemark } from '#shared/rules/remark.ts';
import { DOUBTS, NUMBERS } from './number-cases.ts';

test.each(NUMBERS)('%j is the number %s', (text, decimal) => {
  expect(parseNumberText(text, '万元')).toMatchObject({ kind: 'number', decimal });
});

test.each(DOUBTS)('%j is asked about (suggestion %s)', (text, suggestion) => {
  const read = parseNumberText(text, '万元');
  expect(read).toMatchObject({ kind: 'text', why: expect.stringMatching(/./) });
  expect(read.kind === 'text' ? read.suggestion : null).toBe(suggestion);
});

test.each(['\u2060', '\u200e\u200f', '\u00ad \u3000'])('%j shows nothing and says nothing', (text) => {
  expect(parseNumberText(text, '万元')).toEqual({ kind: 'blank' });
});

test('a shortened number is one to those who compare, never to those who fill in', () => {
  expect(statedNumber('3.70E+04亿元')).toEqual({
    decimal: '37000',
    places: 2,
    power: 4,
    shortened: true,
    unit: '亿元',
  });
  expect(statedNumber('3,700.50')).toEqual({ decimal: '3700.5', places: 2 });
  expect(statedNumber('12abc')).toBeNull();
});

test.each([
  ['4,800', '看不见，实存5200', '5200', '“4,800”看不见，实存5200'],
  ['', '没有计算结果', undefined, '这一格没有计算结果'],
  ['5200（预计）', '划有删除线', undefined, '“5200（预计）”划有删除线'],
])('what a file says about %j travels in the text', (seen, remark, suggestion, why) => {
  const text = withRemark(seen, remark, suggestion);
  expect(readRemark(text)).toEqual({ seen, remark, ...(suggestion ? { suggestion } : {}) });
  expect(parseNumberText(text, '万元')).toEqual({ kind: 'text', why, ...(suggestion ? { suggestion } : {}) });
  expect(readRemark('5200（预计）')).toBeNull();
});
