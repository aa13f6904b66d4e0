/** Conditional formats that hide a figure, or may, are told; those that cannot are passed over. */
import { expect, test } from 'vitest';
import { cellContent } from '../../../server/workbook/locate/content.ts';
import { readWorkbook } from '../../../server/workbook/read/read.ts';
import { XlsConditions } from '../../../server/workbook/read/xls-conditions.ts';
import { XlsStyles } from '../../../server/workbook/read/xls-styles.ts';
import { fixture } from './fixture.ts';
import { xlsxWith } from './xlsx-parts.ts';

const DRESSES = `<dxfs count="4"><dxf><font><color rgb="FFFFFFFF"/></font></dxf><dxf><numFmt numFmtId="180" formatCode=";;;"/></dxf>
<dxf><font><color rgb="FFFF0000"/></font></dxf><dxf><font><color rgb="FFFFFFFF"/></font><fill><patternFill><bgColor rgb="FFC00000"/></patternFill></fill></dxf></dxfs>`;
const WHITE = 0;
const NO_FORMAT = 1;
const RED = 2;
const WHITE_ON_RED = 3;

const rules: [about: string, dress: number, rule: string, value: number, hidden: boolean][] = [
  ['zeros in white', WHITE, 'type="cellIs" operator="equal"><formula>0</formula>', 0, true],
  ['zeros in white', WHITE, 'type="cellIs" operator="equal"><formula>0</formula>', 5200, false],
  ['a limit', WHITE, 'type="cellIs" operator="lessThan"><formula>10000</formula>', 5200, true],
  [
    'between',
    WHITE,
    'type="cellIs" operator="between"><formula>1</formula><formula>9</formula>',
    5200,
    false,
  ],
  ['a format of nothing', NO_FORMAT, 'type="cellIs" operator="greaterThan"><formula>1</formula>', 5200, true],
  ['its own number', WHITE, 'type="expression"><formula>$B#=5200</formula>', 5200, true],
  ['its own number', WHITE, 'type="expression"><formula>B#&lt;0</formula>', 5200, false],
  ['errors', WHITE, 'type="expression"><formula>ISERROR(B#)</formula>', 5200, false],
  ['blanks', WHITE, 'type="containsBlanks"><formula>LEN(TRIM(B#))=0</formula>', 5200, false],
  ['another cell', WHITE, 'type="expression"><formula>$Z$1="x"</formula>', 5200, true],
  ['red writing', RED, 'type="expression"><formula>$Z$1="x"</formula>', 5200, false],
  ['white on red', WHITE_ON_RED, 'type="cellIs" operator="lessThan"><formula>10000</formula>', 5200, false],
];

test('each rule at a cell of its own', async () => {
  const rows = rules.map(
    ([, , , value], i) => `<row r="${i + 1}"><c r="B${i + 1}"><v>${value}</v></c></row>`,
  );
  const formats = rules.map(
    ([, dress, rule], i) =>
      `<conditionalFormatting sqref="B${i + 1}"><cfRule dxfId="${dress}" priority="1" ${rule.replaceAll('#', String(i + 1))}</cfRule></conditionalFormatting>`,
  );
  const styles = `<fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/></cellXfs>${DRESSES}`;
  const xml = `<sheetData>${rows.join('')}</sheetData>${formats.join('')}`;
  const { sheets } = await readWorkbook(xlsxWith(xml, { styles, strings: '' }), 'a.xlsx');
  rules.forEach(([about, , , value, hidden], i) => {
    const cell = sheets[0]?.cells.find(({ row }) => row === i);
    expect([about, i, cell?.unseen]).toEqual([about, i, hidden ? 'condition' : undefined]);
    const content = cellContent(cell, '万元', { money: true, measureUnit: '万元' });
    const said = hidden
      ? { standsFor: 'text', suggestion: String(value), why: expect.stringMatching(/条件格式/) }
      : { standsFor: 'number', value: String(value) };
    expect([about, content]).toMatchObject([about, said]);
  });
});

test('bars in place of numbers', async () => {
  const xml = `<sheetData><row r="1"><c r="B1"><v>5200</v></c></row></sheetData>
<conditionalFormatting sqref="B1"><cfRule type="dataBar" priority="1"><dataBar showValue="0"/></cfRule></conditionalFormatting>`;
  const { sheets } = await readWorkbook(xlsxWith(xml, { styles: '', strings: '' }), 'a.xlsx');
  expect(sheets[0]?.cells[0]?.unseen).toBe('condition');
});

/** `fixtures/conditions.xls` and `.ods` are the rules above in one sheet, then a bar and an icon, saved by LibreOffice 7.4. */
test.each(['xls', 'ods'])('.%s tells the same', async (format) => {
  const { sheets } = await readWorkbook(fixture(`conditions.${format}`), `a.${format}`);
  const unseen = (row: number) => sheets[0]?.cells.find((cell) => cell.row === row)?.unseen;
  rules.forEach(([about, dress, , , hidden], i) => {
    // LibreOffice leaves formats of numbers out of the conditions of an .xls.
    const kept = hidden && !(format === 'xls' && dress === NO_FORMAT);
    expect([about, i, unseen(i)]).toEqual([about, i, kept ? 'condition' : undefined]);
  });
  // A bar and an icon without their number, a bar with it: an .xls of LibreOffice has none of them.
  const without = format === 'ods' ? 'condition' : undefined;
  expect([unseen(12), unseen(13), unseen(14)]).toEqual([without, without, undefined]);
});

const word = (value: number) => [value & 255, value >> 8];
const RANGE_B1_B9 = [
  ...word(1),
  ...word(0),
  ...Array(8).fill(0),
  ...word(1),
  ...word(0),
  ...word(8),
  ...word(1),
  ...word(1),
];

test('an .xls condition whose format shows nothing', () => {
  const found = new XlsConditions(new XlsStyles());
  found.read(0x1b0, Buffer.from(RANGE_B1_B9));
  const format = [...word(8), ...word(3), 0, ...Buffer.from(';;;')];
  // Cell value below 10: kind, operator, lengths, flags with a number format of its own, the format, ptgInt 10.
  found.read(
    0x1b1,
    Buffer.from([1, 6, ...word(3), ...word(0), 0, 0, 0, 2, ...word(1), ...format, 0x1e, ...word(10)]),
  );
  const [one] = found.found;
  expect(one).toMatchObject({ ranges: [[0, 1, 8, 1]], dress: { blank: true }, bare: false });
  expect([one?.holds(5), one?.holds(11)]).toEqual([true, false]);
});

test('an .xls icon without its number', () => {
  const icons = (flags: number) => [
    ...Array(12).fill(0),
    ...[6, 0, 0, 0, 0, 0],
    // No format, a condition of being active, its template with 16 bytes, then the icons.
    ...[0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 4, 0, 16, ...Array(16).fill(0)],
    ...[0x34, 0, 0, 3, 3, flags, 0],
  ];
  const found = new XlsConditions(new XlsStyles());
  found.read(0x879, Buffer.from([...Array(12).fill(0), ...RANGE_B1_B9]));
  for (const flags of [0, 1]) found.read(0x87a, Buffer.from(icons(flags)));
  expect(found.found.map(({ bare }) => bare)).toEqual([false, true]);
});

test('a condition cut short says nothing', () => {
  const found = new XlsConditions(new XlsStyles());
  for (const type of [0x1b0, 0x1b1, 0x879, 0x87a]) expect(found.read(type, Buffer.from([1, 1]))).toBe(true);
  expect(found.found).toEqual([]);
});

test('a condition of the newer form, with its range and format within', async () => {
  const rule = `<x14:cfRule type="expression" priority="1"><xm:f>Sheet2!A1=1</xm:f><x14:dxf><font><color rgb="FFFFFFFF"/></font></x14:dxf></x14:cfRule><xm:sqref>B1:B2</xm:sqref>`;
  const xml = `<sheetData><row r="1"><c r="B1"><v>5200</v></c></row></sheetData><extLst><ext><x14:conditionalFormattings><x14:conditionalFormatting>${rule}</x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>`;
  const { sheets } = await readWorkbook(xlsxWith(xml, { styles: '', strings: '' }), 'a.xlsx');
  expect(sheets[0]?.cells[0]?.unseen).toBe('condition');
});

test('a fixed row in a condition over many rows is another cell', async () => {
  const styles = `<fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/></cellXfs>${DRESSES}`;
  const xml = `<sheetData><row r="1"><c r="B1"><v>5200</v></c></row><row r="2"><c r="B2"><v>5200</v></c></row></sheetData>
<conditionalFormatting sqref="B1:B2"><cfRule type="expression" dxfId="0" priority="1"><formula>B$1=1</formula></cfRule></conditionalFormatting>`;
  const { sheets } = await readWorkbook(xlsxWith(xml, { styles, strings: '' }), 'a.xlsx');
  expect(sheets[0]?.cells.map(({ unseen }) => unseen)).toEqual(['condition', 'condition']);
});
