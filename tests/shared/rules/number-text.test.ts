import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convertMoney, type MoneyUnit } from '#shared/rules/money-unit.ts';
import { parseNumberText } from '#shared/rules/number-text.ts';

const numbers: [text: string, decimal: string, unit?: string, declared?: string][] = [
  ['52310', '52310'],
  [' 52310.50 ', '52310.5'],
  ['５２３１０．５', '52310.5'],
  ['52,310.00', '52310'],
  ['52，310', '52310'],
  ['１，２３４，５６７．８９', '1234567.89'],
  ['52 310', '52310'],
  ['52\u00a0310.5', '52310.5'],
  ['(1,234)', '-1234'],
  ['（１，２３４．５）', '-1234.5'],
  ['-12.5', '-12.5'],
  ['－１２．５', '-12.5'],
  ['−12.5', '-12.5'],
  ['–12.5', '-12.5'],
  ['- 12', '-12'],
  ['+12', '12'],
  ['-0', '0'],
  ['0', '0'],
  ['0.00', '0'],
  ['007', '7'],
  ['.5', '0.5'],
  ['5.', '5'],
  ["'123", '123'],
  ['￥1,234.5', '1234.5'],
  ['3.4%', '3.4', '%'],
  ['３．４％', '3.4', '%', '%'],
  ['12000万元', '12000', '万元', '万元'],
  ['12000万', '12000', '万元', '万元'],
  ['1.2亿', '1.2', '亿元'],
  ['1.2 亿元', '1.2', '亿元', '亿元'],
  ['21.258', '21.258', undefined, '万元'],
  ['9007199254.740993', '9007199254.740993'],
];

test.each(numbers)('%s is the number %s', (text, decimal, unit, declared) => {
  expect(parseNumberText(text, declared)).toEqual({ kind: 'number', decimal, ...(unit ? { unit } : {}) });
});

test.each([
  ['—', 'dash'],
  ['-', 'dash'],
  ['－', 'dash'],
  ['——', 'dash'],
  ['–', 'dash'],
  ['/', 'dash'],
  ['／', 'dash'],
  ['不适用', 'not_applicable'],
  ['不 适 用', 'not_applicable'],
  ['N/A', 'not_applicable'],
  ['未报', 'unreported'],
  ['缺', 'missing'],
])('%s is the mark %s, never zero', (text, mark) => {
  expect(parseNumberText(text, '万元')).toEqual({ kind: 'mark', mark });
});

test.each(['', '  ', '\u3000\u00a0', '\u200b'])('%j is blank', (text) => {
  expect(parseNumberText(text, '万元')).toEqual({ kind: 'blank' });
});

const texts: [text: string, declared: string | undefined, suggestion: string | undefined, why: RegExp][] = [
  ['1.2亿', '万元', '12000', /亿元/],
  ['１．２亿元', '万元', '12000', /亿元/],
  ['500元', '万元', '0.05', /元/],
  ['3000万', '亿元', '0.3', /万元/],
  ['5%', '万元', undefined, /不符/],
  ['1.2亿', '%', undefined, /不符/],
  ['突破3.4%', '%', undefined, /确切/],
  ['约1200', '万元', undefined, /确切/],
  ['1200左右', '万元', undefined, /确切/],
  ['>1000', '万元', undefined, /确切/],
  ['1200(预计)', '万元', undefined, /夹有文字/],
  ['12,34', '万元', undefined, /分隔符/],
  ['1,23,456', '万元', undefined, /分隔符/],
  ['1.234.567', '万元', undefined, /./],
  ['—12.5', '万元', undefined, /破折号/],
  ['(-5)', '万元', undefined, /./],
  ['1.2E+04', '万元', '12000', /科学计数法/],
  ['1e309', '万元', undefined, /范围/],
  ['1e20', '万元', undefined, /范围/],
  ['NaN', '万元', undefined, /有限/],
  ['Infinity', '万元', undefined, /有限/],
  ['#DIV/0!', '万元', undefined, /公式错误/],
  ['无', '万元', undefined, /含义不明/],
  ['零', '万元', '0', /阿拉伯/],
  ['十二', '万元', undefined, /不是数字/],
  ['true', '万元', undefined, /不是数字/],
  ['=1+1', '万元', undefined, /./],
];

test.each(texts)('%s in a cell of %s is a text', (text, declared, suggestion, why) => {
  const parsed = parseNumberText(text, declared);
  expect(parsed).toMatchObject({ kind: 'text', why: expect.stringMatching(why) });
  expect(parsed.kind === 'text' && parsed.suggestion).toBe(suggestion);
});

const conversions: [decimal: string, from: MoneyUnit, to: MoneyUnit, result: string][] = [
  ['1.2', '亿元', '万元', '12000'],
  ['0.00001', '亿元', '万元', '0.1'],
  ['12000', '万元', '亿元', '1.2'],
  ['5', '元', '万元', '0.0005'],
  ['-0.07', '亿元', '万元', '-700'],
  ['0', '亿元', '万元', '0'],
  ['123456789.123456', '万元', '元', '1234567891234.56'],
  ['33.3', '千元', '万元', '3.33'],
  ['2', '百万元', '千万元', '0.2'],
];

test.each(conversions)('%s %s = %s %s', (decimal, from, to, result) => {
  expect(convertMoney(decimal, from, to)).toBe(result);
  expect(convertMoney(result, to, from)).toBe(decimal);
});

test('any text is read without an error, and numbers are canonical', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.double().map(String), fc.stringMatching(/^[\d,.eE+\-()%万亿元 ]{0,12}$/)),
      (text) => {
        const parsed = parseNumberText(text, '万元');
        if (parsed.kind === 'number') expect(parsed.decimal).toMatch(/^(0|-?(0|[1-9]\d*)(\.\d*[1-9])?)$/);
        if (parsed.kind === 'number') expect(parsed.decimal).not.toBe('-0');
      },
    ),
  );
});

test('plain doubles keep their value', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (x) => {
      const parsed = parseNumberText(String(x));
      if (parsed.kind === 'number') expect(Number(parsed.decimal)).toBe(x === 0 ? 0 : x);
      else expect(Math.abs(x)).toBeLessThan(1e-6);
    }),
  );
});
