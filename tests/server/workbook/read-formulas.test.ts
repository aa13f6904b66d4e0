/** A formula's stored result is a figure only when somebody calculated it and its cells still say so. */
import { expect, test } from 'vitest';
import { cellContent } from '../../../server/workbook/locate/content.ts';
import { checkFormulas } from '../../../server/workbook/read/check-formulas.ts';
import { calculate, type Operand } from '../../../server/workbook/read/plain-formula.ts';
import { readWorkbook } from '../../../server/workbook/read/read.ts';
import { madeSheet } from './made-workbook.ts';
import { xlsxWith } from './xlsx-parts.ts';

const CELLS: Record<string, Operand> = {
  '0,0': 1,
  '1,0': 2,
  '2,0': 4.5,
  '0,1': 'text',
  '1,1': 'unknown',
  '0,2': 0,
};
const world = {
  cell: (sheet: string | null, row: number, col: number): Operand =>
    sheet === '表 2' ? 100 : (CELLS[`${row},${col}`] ?? 'blank'),
};

test.each<[formula: string, value: number | null]>([
  ['SUM(A1:A3)', 7.5],
  ['sum($A$1:$A$3)', 7.5],
  ['SUM(A1,A3)', 5.5],
  ['SUM(A1:A2;A3)', 7.5],
  ['A1+A2-A3', -1.5],
  ['-A1+(A2*A3)/2', 3.5],
  ['A1*10%', 0.1],
  ['ROUND(A3*1.11,2)', 5],
  ['ROUND(A3/7,2)', 0.64],
  ["'表 2'!B7+A1", 101],
  ['A1+Z9', 1],
  ['SUM(A1:B1)', 1],
  ['9300+0.25', 9300.25],
  ['A1+B1', null],
  ['A1+B2', null],
  ['A1/C1', null],
  ['IF(A1>0,1,2)', null],
  ['VLOOKUP(A1,B:C,2)', null],
  ['[1]Sheet1!A1', null],
  ['A1&A2', null],
  ['SUM(A1:A3', null],
  ['A1 A2', null],
  ['LOG10(A1)', null],
  ['SUM(A1:XFD99999)', null],
])('%s = %s', (formula, value) => {
  const result = calculate(formula, world);
  if (value === null) expect(result).toBeNull();
  else expect(result?.value).toBeCloseTo(value, 10);
});

const formula = (text: string, number?: string) =>
  number === undefined
    ? { kind: 'empty' as const, text: '', formula: text, uncalculated: true as const }
    : { kind: 'number' as const, number, text: number, formula: text };
const check = (rows: Parameters<typeof madeSheet>[0], placeholders = false) =>
  checkFormulas([madeSheet(rows)], { placeholders, otherSheets: true })[0]?.cells ?? [];
const MONEY = { money: true, measureUnit: '万元' };

test('a stored result that its cells contradict tells both', () => {
  const [, , right, wrong, chain] = check([
    [29700.5, 7300],
    [formula('A1+B1', '37000.5'), formula('A1+B1', '36500'), formula('B2*2', '73000')],
  ]);
  expect(right).not.toHaveProperty('computed');
  expect(wrong).toMatchObject({ number: '36500', computed: '37000.5' });
  expect(chain).toMatchObject({ computed: '74001' });
  expect(cellContent(wrong, '亿元', MONEY)).toMatchObject({
    standsFor: 'text',
    why: expect.stringMatching(/不符.*36500.*37000.5/),
    suggestion: '370005000',
  });
});

test('binary dust is no contradiction', () => {
  const [, , sum] = check([[0.1, 0.2, formula('A1+B1', '0.3')]]);
  expect(sum).not.toHaveProperty('computed');
});

test('a formula without a result, and a sum of nothing, are never blank or zero in silence', () => {
  const [, lost, nothing, written] = check([
    [5, formula('A1*2'), formula('SUM(F1:F9)', '0'), formula('IF(A1>9,"",VLOOKUP(1,A:B,2))', '0')],
  ]);
  expect(cellContent(lost, '万元', MONEY)).toMatchObject({ standsFor: 'text', suggestion: '10' });
  expect(cellContent(nothing, '万元', MONEY)).toMatchObject({
    standsFor: 'text',
    why: expect.stringMatching(/都是空的/),
  });
  expect(cellContent(written, '万元', MONEY)).toMatchObject({ standsFor: 'number', value: '0' });
});

test('a zero of a file that was never calculated is no figure', () => {
  const rows = [[5, formula('VLOOKUP(1,A:B,2)', '0'), formula('A1-A1', '0'), formula('A1*2', '0')]];
  const [, looked, real, product] = check(rows, true);
  expect(looked).toMatchObject({ kind: 'empty', uncalculated: true });
  expect(real).toMatchObject({ number: '0' });
  expect(product).toMatchObject({ uncalculated: true, computed: '10' });
  // Without the file's word: a plain formula's 0 that cannot be right convicts the others.
  expect(check(rows)[1]).toMatchObject({ uncalculated: true });
  expect(check([[5, formula('VLOOKUP(1,A:B,2)', '0')]])[1]).toMatchObject({ number: '0' });
});

test('a circle, a missing sheet and a text end in no claim', () => {
  const cells = check([
    [formula('B1', '1'), formula('A1', '2'), formula('别处!A1', '3'), formula('E1+1', '4'), '甲'],
  ]);
  for (const cell of cells) expect(cell).not.toHaveProperty('computed');
});

test('the word of an .xlsx that it was never calculated', async () => {
  const row = '<sheetData><row r="1"><c r="A1"><f>SUM(G1:G9)</f><v>0</v></c></row></sheetData>';
  const read = async (calcPr: string) =>
    (await readWorkbook(xlsxWith(row, { calcPr }), 'a.xlsx')).sheets[0]?.cells[0];
  expect(await read('calcId="124519" fullCalcOnLoad="1"')).toMatchObject({ uncalculated: true });
  expect(await read('calcId="191029"')).toMatchObject({ number: '0', fromBlanks: true });
});
