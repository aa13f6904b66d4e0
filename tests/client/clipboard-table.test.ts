import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNumberText } from '#shared/rules/number-text.ts';
import { clipboardTable } from '../../client/lib/clipboard-table.ts';

test.each<[string, string, string[][]]>([
  ['one cell', '5200', [['5200']]],
  ['nothing', '', [['']]],
  ['a column', '1\n2\n3', [['1'], ['2'], ['3']]],
  ['Windows line ends and the closing one', '1\r\n2\r\n', [['1'], ['2']]],
  ['old Mac line ends', '1\r2\r', [['1'], ['2']]],
  ['a row', '1\t2\t3', [['1', '2', '3']]],
  ['blanks inside and at the end', '1\n\n3\n\n', [['1'], [''], ['3'], ['']]],
  ['a cell of two lines', '1\r\n"2\n3"\r\n4', [['1'], ['2\n3'], ['4']]],
  ['a cell with a tab', '"1\t2"\n3', [['1\t2'], ['3']]],
  ['doubled quotes', '"他说""好""\n第二行"\n3', [['他说"好"\n第二行'], ['3']]],
  [
    'a quoted cell in a row',
    '"a\nb"\t"c\nd"\n1\t2',
    [
      ['a\nb', 'c\nd'],
      ['1', '2'],
    ],
  ],
  ['an empty quoted cell', '""\n1', [[''], ['1']]],
  ['a quote inside a plain cell (inches)', '5"\n6"', [['5"'], ['6"']]],
  ['a leading quote that nothing closes', '"5\n6', [['"5'], ['6']]],
  ['text behind the closing quote', '"5"寸\n6', [['"5"寸'], ['6']]],
])('%s', (_, text, table) => {
  expect(clipboardTable(text)).toEqual(table);
});

/** As Excel, WPS and LibreOffice write a cell. */
const written = (cell: string) => (/[\n\t"]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);

test('what a spreadsheet writes comes back cell by cell', () => {
  const cell = fc
    .array(fc.constantFrom('1', '"', '\n', '\t', '，', ' '), { maxLength: 5 })
    .map((c) => c.join(''));
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }),
      (rows) => {
        const text = rows.map((row) => row.map(written).join('\t')).join('\r\n');
        expect(clipboardTable(`${text}\r\n`)).toEqual(rows);
      },
    ),
  );
});

test('the sign that stands for a line end makes no number of any two lines', () => {
  for (const text of ['3⏎800', '3100⏎2900', '1,⏎234', '12⏎万元', '-⏎5'])
    expect([text, parseNumberText(text, '万元').kind]).toEqual([text, 'text']);
});
