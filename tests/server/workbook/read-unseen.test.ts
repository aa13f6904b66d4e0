/** What the eye sees is not what is stored: told of a file in every format that can hold it, and never silent. */
import { expect, test } from 'vitest';
import { cellContent } from '../../../server/workbook/locate/content.ts';
import { readWorkbook } from '../../../server/workbook/read/read.ts';
import type { Cell } from '../../../server/workbook/sheets.ts';
import { fixture } from './fixture.ts';
import { UNSEEN, unseenWorkbook } from './unseen-workbook.ts';
import { xlsxWith } from './xlsx-parts.ts';
import { xlsxOf } from './zip-builder.ts';

const MONEY = { money: true, measureUnit: '万元' };

async function cellsOf(bytes: Uint8Array): Promise<Map<string, Cell>> {
  const { sheets } = await readWorkbook(bytes, 'a');
  return new Map(sheets[0]?.cells.map((cell) => [cell.address, cell]));
}

test.each(['xlsx', 'xls', 'ods'])('.%s tells what is not seen', async (format) => {
  const cells = await cellsOf(format === 'xlsx' ? unseenWorkbook() : fixture(`unseen.${format}`));
  for (const [address, facts] of UNSEEN)
    expect([address, cells.get(address)]).toMatchObject([address, facts]);
  expect(cells.get('C12')).not.toHaveProperty('unseen');
});

const contents: [address: string, why: RegExp, suggestion: string | undefined][] = [
  ['C1', /划去“48”.*“5200”/, '5200'],
  ['C2', /上下标“1”.*“5200.75”/, '5200.75'],
  ['C3', /数字格式不显示.*5200/, '5200'],
  ['C4', /数字格式不显示.*0/, '0'],
  ['C5', /颜色与底色相同.*5200/, '5200'],
  ['C6', /划去“5200”/, undefined],
  ['C8', /并入了 C7 .*5000.*6999/, undefined],
  ['C11', /并入了 B11 .*见附件.*77/, undefined],
  ['C14', /并入了 C13 .*8000/, undefined],
];

test('each of them is asked about, with both told', async () => {
  const cells = await cellsOf(unseenWorkbook());
  for (const [address, why, suggestion] of contents) {
    const content = cellContent(cells.get(address), '万元', MONEY);
    expect([address, content]).toMatchObject([
      address,
      { standsFor: 'text', why: expect.stringMatching(why) },
    ]);
    expect([address, content.suggestion]).toEqual([address, suggestion]);
  }
});

const row = (cells: string) => `<sheetData><row r="1">${cells}</row></sheetData>`;

test('zeros that the view does not show', async () => {
  const view = '<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews>';
  const cells = await cellsOf(xlsxOf(`${view}${row('<c r="A1"><v>0</v></c><c r="B1"><v>1</v></c>')}`));
  expect(cells.get('A1')).toMatchObject({ unseen: 'format', stored: '0' });
  expect(cells.get('B1')?.unseen).toBeUndefined();
});

const stored: [value: string, facts: object][] = [
  ['<v>1.234,5</v>', { kind: 'text', text: '1.234,5', malformed: true }],
  ['<v>12abc</v>', { kind: 'text', text: '12abc', malformed: true }],
  ['<v>37,000</v>', { kind: 'text', text: '37,000', malformed: true }],
  ['<v>1e5x</v>', { kind: 'text', text: '1e5x', malformed: true }],
  ['<v>abc</v>', { kind: 'text', text: 'abc', malformed: true }],
  ['<v> 5200 </v>', { kind: 'number', number: '5200' }],
  ['<v>5.2E3</v>', { kind: 'number', number: '5200' }],
  ['<v>5200<!-- 9 --></v>', { kind: 'number', number: '5200' }],
  ['<!-- <v>1</v> --><v>5200</v>', { kind: 'number', number: '5200' }],
  ['<v><![CDATA[5200]]></v>', { kind: 'number', number: '5200' }],
];

test('what is stored as a number is one by the strict rule', async () => {
  const rows = stored.map(([value], i) => `<row r="${i + 1}"><c r="A${i + 1}">${value}</c></row>`);
  const cells = await cellsOf(xlsxOf(`<sheetData>${rows.join('')}</sheetData>`));
  stored.forEach(([value, facts], i) => {
    const cell = cells.get(`A${i + 1}`);
    expect([value, cell]).toMatchObject([value, facts]);
    const { standsFor } = cellContent(cell, '万元', MONEY);
    expect([value, standsFor]).toEqual([value, 'malformed' in facts ? 'text' : 'number']);
  });
});

test('cells inside comments are none, and one address twice is asked about', async () => {
  const cells = await cellsOf(
    xlsxOf(
      row(
        '<!-- <c r="A1"><v>1</v></c> --><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c><c r="C1"><v>4</v></c>',
      ),
    ),
  );
  expect([...cells.keys()]).toEqual(['B1', 'C1']);
  expect(cells.get('C1')).toMatchObject({ malformed: true });
});

test.each(['7', '-1', 'x'])(
  'a text number %s that is not in the table refuses the file truthfully',
  async (index) => {
    const file = xlsxWith(row(`<c r="A1" t="s"><v>${index}</v></c>`), { strings: '<si><t>甲</t></si>' });
    await expect(readWorkbook(file, 'a.xlsx')).rejects.toMatchObject({ code: 'damaged_strings' });
  },
);

test('an empty text in the table shifts none, an empty index is a blank cell, a language is no currency', async () => {
  const styles =
    '<numFmts count="1"><numFmt numFmtId="170" formatCode="[$-1000409]General"/></numFmts><cellXfs count="2"><xf/><xf numFmtId="170" applyNumberFormat="1"/></cellXfs>';
  const cells = await cellsOf(
    xlsxWith(
      row(
        '<c r="A1" t="s"><v>2</v></c><c r="B1" t="s"><v/></c><c r="C1" s="1"><v>5200</v></c><c r="D1" t="b"/>',
      ),
      { strings: '<si><t>甲</t></si><si/><si><t>乙</t></si>', styles },
    ),
  );
  expect([...cells].map(([address, cell]) => [address, cell.text])).toEqual([
    ['A1', '乙'],
    ['C1', '5200'],
  ]);
});

test('a text that the library does not find refuses the file', async () => {
  const lost = xlsxOf(row('<c r="A1" t="s"><v>0</v></c>'), [
    { name: 'xl/sharedStrings.xml', data: Buffer.from('<sst><si><t>甲</t></si></sst>') },
  ]);
  await expect(readWorkbook(lost, 'a.xlsx')).rejects.toMatchObject({ code: 'damaged_strings' });
});

const formats: [stored: string, seen: string, flags: Partial<Cell>, unit: string | null, expected: object][] =
  [
    ['3.70005', '3.70亿元', {}, '万元', { standsFor: 'text', suggestion: '37000.5' }],
    ['3.70005', '3.70亿元', {}, null, { standsFor: 'number', value: '37000.5' }],
    ['5200', '52000', {}, '万元', { standsFor: 'text', suggestion: '5200' }],
    ['-5200', '5,200', {}, '万元', { standsFor: 'text', suggestion: '-5200' }],
    ['-5200', '(5,200)', {}, '万元', { standsFor: 'number', value: '-5200' }],
    ['37000.4999', '37,000.50', {}, '万元', { standsFor: 'number', value: '37000.4999' }],
    ['37000.5', '3.70E+04', {}, '万元', { standsFor: 'number', value: '37000.5' }],
    ['37000', '37', { scaled: true }, '万元', { standsFor: 'text' }],
    ['0', '-', {}, '万元', { standsFor: 'number', value: '0' }],
    ['5200', '$5,200.00', {}, '万元', { standsFor: 'text' }],
  ];

test.each(formats)('stored %s shown as %s', (number, text, flags, unit, expected) => {
  const cell: Cell = { address: 'A1', row: 0, col: 0, hidden: false, kind: 'number', number, text, ...flags };
  expect(cellContent(cell, unit, MONEY)).toMatchObject(expected);
});

test('columns hidden to the sheet’s last, the 16,384th, hide the figures in them', async () => {
  const cells = await cellsOf(
    xlsxWith(
      '<cols><col min="2" max="2" width="9"/><col min="3" max="16384" width="9" hidden="1"/></cols><sheetData><row r="1"><c r="B1"><v>5</v></c><c r="C1"><v>6</v></c><c r="D1"><v>7</v></c></row></sheetData>',
      {},
    ),
  );
  expect(['B1', 'C1', 'D1'].map((address) => cells.get(address)?.hidden)).toEqual([false, true, true]);
});
