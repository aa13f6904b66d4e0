/** A number whose format shows words beside it: said by the format alone, and never taken for a plain figure. */
import { expect, test } from 'vitest';
import { cellContent } from '../../../server/workbook/locate/content.ts';
import { cellFacts } from '../../../server/workbook/read/cell-facts.ts';

const place = { row: 0, col: 0, hidden: false, noZeros: false };
const MONEY = { money: true, measureUnit: '万元' };

function content(z: string, w: string, v = 5200, row = MONEY) {
  const source = { t: 'n', v, w, z } as Parameters<typeof cellFacts>[0];
  return cellContent(cellFacts(source, undefined, place) ?? undefined, '万元', row);
}

test.each([
  ['"约"0', '约5200', '5200'],
  ['#,##0"以上"', '5,200以上', '5200'],
  ['"≥"0', '≥5200', '5200'],
  ['"<"0', '<5200', '5200'],
  ['0"左右"', '5200左右', '5200'],
  ['0"(估计)"', '5200(估计)', '5200'],
  ['0"±100"', '5200±100', '5200'],
  ['0.00"（亿元）"', '5200.00（亿元）', undefined],
  ['0"%"', '5200%', '5200'],
  ['0"年"', '5200年', '5200'],
  ['0" 个"', '5200 个', '5200'],
  ['"E "0', 'E 5200', '5200'],
])('%s asks', (z, w, suggestion) => {
  expect(content(z, w)).toMatchObject({ standsFor: 'text' });
  expect(content(z, w).suggestion ?? undefined).toBe(suggestion);
});

test.each([
  ['#,##0.00', '5,200.00'],
  ['0"万元"', '5200万元'],
  ['_ * #,##0.00_ ', ' 5,200.00 '],
  ['"¥"#,##0', '¥5,200'],
  ['[Red]0', '5200'],
  ['"CN¥"0', 'CN¥5200'],
  ['0.00E+00', '5.20E+03'],
])('%s is a plain figure', (z, w) => {
  expect(content(z, w)).toMatchObject({ standsFor: 'number', value: '5200' });
});

test('counters of things say nothing of the figure', () => {
  expect(content('0" 家"', '12 家', 12, { money: false, measureUnit: '家' })).toMatchObject({
    standsFor: 'number',
  });
  expect(content('0" 个"', '12 个', 12, { money: false, measureUnit: '家' })).toMatchObject({
    standsFor: 'number',
  });
});
