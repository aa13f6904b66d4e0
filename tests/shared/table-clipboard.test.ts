/** Tables on the clipboard: figures stay figures in WPS and Excel, what they are of goes along. */
import { expect, test } from 'vitest';
import { clipTable, shownCell } from '#shared/table-clipboard.ts';

const TABLE = {
  title: '2025年总投入',
  subtitle: '万元',
  notes: ['数据：2025年第9版'],
  simulated: true,
  columns: [
    { key: 'code', header: '代码', kind: 'text' as const },
    { key: 'name', header: '地区', kind: 'text' as const },
    { key: 'figure', header: '总投入', unit: '万元', kind: 'number' as const, digits: 2 },
  ],
  rows: [
    { code: '330481', name: '海宁', figure: 1234567.125 },
    { code: '01', name: '=1+1', figure: '未报' },
    { code: '-', name: '甲\t<乙>', figure: null },
  ],
};

test('as text: title, unit, headings, figures with the column’s decimals, marks as words, no formula', () => {
  expect(clipTable(TABLE).text.split('\n')).toEqual([
    '2025年总投入',
    '万元',
    '代码\t地区\t总投入（万元）',
    '330481\t海宁\t1234567.13',
    "01\t'=1+1\t未报",
    "'-\t甲 <乙>\t",
    '模拟数据，非真实',
    '数据：2025年第9版',
  ]);
});

test('as HTML: a figure is bare, everything else is kept as text', () => {
  const { html } = clipTable(TABLE);
  expect(html).toContain('<td>1234567.13</td>');
  expect(html).toContain(`<td style="mso-number-format:'\\@'">330481</td>`);
  expect(html).toContain(`<td style="mso-number-format:'\\@'">未报</td>`);
  expect(html).toContain('甲 &lt;乙&gt;');
  expect(html).toContain(`<td colspan="3" style="mso-number-format:'\\@'">模拟数据，非真实</td>`);
  expect(html.match(/<tr>/g)).toHaveLength(8);
});

test.each([
  ['1,234.50', '1234.50'],
  ['−3.2%', '-3.2%'],
  ['+0.13', '0.13'],
  ['7', '7'],
  ['330481', null],
  ['007', null],
  ['未报', null],
  ['2025年', null],
  ['12.3 亿元', null],
  ['1-2', null],
  ['', null],
])('shown as %s a cell is read as %s', (text, number) => expect(shownCell(text).number).toBe(number));
