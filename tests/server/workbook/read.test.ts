import { expect, test } from 'vitest';
import { shiftPoint } from '#shared/rules/money-unit.ts';
import { parseNumberText } from '#shared/rules/number-text.ts';
import { readWorkbook } from '../../../server/workbook/read/read.ts';
import type { Cell } from '../../../server/workbook/sheets.ts';
import { fixture, OWN_FORMATS, OWN_TEXTS } from './fixture.ts';
import { xlsxOf } from './zip-builder.ts';

/** What a cell says, whatever way its file keeps it; rates to one decimal, as the form shows them. */
function meaning(cell: Cell): string {
  const written = cell.number === undefined ? parseNumberText(cell.text) : null;
  if (cell.percent) return `${Number(shiftPoint(cell.number!, 2)).toFixed(1)}%`;
  if (cell.number !== undefined) return cell.number;
  if (written?.kind === 'number')
    return written.unit === '%' ? `${Number(written.decimal).toFixed(1)}%` : written.decimal;
  return cell.text.trim();
}

async function meanings(name: string) {
  const { sheets } = await readWorkbook(fixture(name), name);
  return Object.fromEntries(sheets[0]!.cells.map((cell) => [cell.address, meaning(cell)]));
}

test('one workbook in every format says the same', async () => {
  const expected = await meanings('county-own.xlsx');
  expect(Object.keys(expected)).toHaveLength(58);
  expect(expected).toMatchObject({
    D4: '60290.35',
    D5: '31200.5',
    D6: '12000.25',
    D7: '12990',
    D9: '1.2',
    E10: '—',
  });
  for (const name of [...OWN_FORMATS, ...OWN_TEXTS])
    expect([name, await meanings(name)]).toEqual([name, expected]);
});

test.each(['county-own.xlsx', 'county-own.xls', 'county-own.ods'])(
  '%s: formulas, hidden rows and sheets, merges are told',
  async (name) => {
    const { kind, sheets, macros, sha256 } = await readWorkbook(fixture(name), name);
    expect(name.endsWith(kind)).toBe(true);
    expect(macros).toBe(false);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(sheets.map((sheet) => [sheet.name, sheet.hidden])).toEqual([
      ['Sheet1 (2)', false],
      ['备查', true],
    ]);
    const cells = new Map(sheets[0]!.cells.map((cell) => [cell.address, cell]));
    expect(cells.get('D4')?.formula).toMatch(/D5\+D8/);
    expect(cells.get('D13')).toMatchObject({ number: '777', hidden: true });
    expect(cells.get('D12')).toMatchObject({ text: '—', kind: 'text', hidden: false });
    expect(cells.get('F5')?.percent).toBe(true);
    expect(sheets[0]!.merges).toContainEqual({ top: 0, left: 0, bottom: 0, right: 6 });
    expect(sheets[1]!.cells.every((cell) => cell.hidden)).toBe(true);
  },
);

const style = '<cols><col min="3" max="3" hidden="1"/></cols>';
const rows = `<sheetData>
<row r="1"><c r="A1"><v>0.30000000000000004</v></c><c r="B1"><v>1e309</v></c><c r="C1"><v>12345678901234567</v></c></row>
<row r="2" hidden="1"><c r="A2"><f>B9*2</f></c><c r="B2" t="e"><v>#DIV/0!</v></c><c r="C2" t="b"><v>1</v></c></row>
<row r="3"><c r="A3"><f>[1]Sheet1!A1</f><v>7</v></c><c r="B3" t="inlineStr"><is><t>=1+1</t></is></c><c r="C3"><v>1.5E-7</v></c></row>
</sheetData>`;

test('cells tell what is odd about them', async () => {
  const { sheets } = await readWorkbook(xlsxOf(style + rows), 'a.xlsx');
  const cells = Object.fromEntries(sheets[0]!.cells.map((cell) => [cell.address, cell]));
  expect(cells.A1).toMatchObject({ kind: 'number', number: '0.3' });
  expect(cells.B1).toMatchObject({ kind: 'error' });
  expect(cells.C1).toMatchObject({ number: '12345678901234600', hidden: true });
  expect(cells.A2).toMatchObject({ kind: 'empty', uncalculated: true, hidden: true, formula: 'B9*2' });
  expect(cells.A2!.number).toBeUndefined();
  expect(cells.B2).toMatchObject({ kind: 'error', text: '#DIV/0!' });
  expect(cells.C2).toMatchObject({ kind: 'boolean' });
  expect(cells.A3).toMatchObject({ number: '7', external: true });
  expect(cells.B3).toMatchObject({ kind: 'text', text: '=1+1' });
  expect(cells.B3!.formula).toBeUndefined();
  expect(cells.C3).toMatchObject({ number: '0.00000015' });
});

test.each([
  ['a,b\n"x ""y""\nz",2\n', { A1: 'a', B1: 'b', A2: 'x "y"\nz', B2: '2' }],
  ['a;b\r\n1,5;2\r\n', { A1: 'a', B1: 'b', A2: '1,5', B2: '2' }],
  ['指标\t值\n甲\t"1,234"\n\n乙\t0\n', { A1: '指标', B1: '值', A2: '甲', B2: '1,234', A4: '乙', B4: '0' }],
  ['\ufeffx\n', { A1: 'x' }],
])('CSV %j', async (text, expected) => {
  const { kind, sheets } = await readWorkbook(new TextEncoder().encode(text), 'a.csv');
  expect(kind).toBe('csv');
  expect(Object.fromEntries(sheets[0]!.cells.map((cell) => [cell.address, cell.text]))).toEqual(expected);
});
