/** Conditional formats that hide a figure, or may, are told; those that cannot are passed over. */
import { expect, test } from 'vitest';
import { cellContent } from '../../../server/workbook/locate/content.ts';
import { readWorkbook } from '../../../server/workbook/read/read.ts';
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
