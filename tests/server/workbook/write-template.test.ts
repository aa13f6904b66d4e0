import * as XLSX from '@e965/xlsx';
import { expect, test } from 'vitest';
import { FILL_NOTE } from '#shared/fill.words.ts';
import { readWorkbook } from '../../../server/workbook/read/read.ts';
import { markerLine, readMarker } from '../../../server/workbook/template-marker.ts';
import { writeTemplate } from '../../../server/workbook/write/template.ts';
import { fixture, TEMPLATE_FORMATS } from './fixture.ts';
import { templateSpec } from './template-spec.ts';

async function cellsOf(bytes: Uint8Array) {
  const workbook = await readWorkbook(bytes, 'a.xlsx');
  return {
    workbook,
    cells: Object.fromEntries(workbook.sheets[0]!.cells.map((cell) => [cell.address, cell])),
  };
}

test('what is written is read back: title, lines, figures, marks, notes', async () => {
  const { workbook, cells } = await cellsOf(await writeTemplate(templateSpec({ dataMark: '模拟数据' })));
  expect(workbook.sheets.map((sheet) => [sheet.name, sheet.hidden])).toEqual([
    ['监测表', false],
    ['模板信息', true],
  ]);
  expect(cells.A1?.text).toBe('嘉兴市科技创新投入半年度监测表(县级)（2026年上半年）');
  expect(cells.A2?.text).toBe('模拟数据');
  expect([cells.A3, cells.C3, cells.E3, cells.A4, cells.C4, cells.G4].map((cell) => cell?.text)).toEqual([
    '填报单位(盖章)：海宁市',
    '填报人：',
    '审核人：',
    '联系电话：',
    '填报日期：',
    '单位：万元',
  ]);
  expect('ABCDEFG'.split('').map((col) => cells[`${col}5`]?.text)).toEqual([
    '序号',
    '指标名称',
    '计量单位',
    '本期累计',
    '上年同期',
    '增速',
    '备注',
  ]);
  expect(cells.D6).toMatchObject({ number: '52310.55', text: '52,310.55' });
  expect(cells.D8).toMatchObject({ kind: 'text', text: '不适用' });
  expect(cells.D9).toBeUndefined();
  expect(cells.D10).toMatchObject({ number: '0' });
  expect(cells.E8).toMatchObject({ text: '未报' });
  expect(cells.G7).toMatchObject({ kind: 'text', text: '=见附件' });
  expect(cells.G7?.formula).toBeUndefined();
  expect(cells.A12?.text).toBe(`注：1. ${FILL_NOTE}`);
  expect(cells.A13?.text).toMatch(/2\. 专项债/);
});

test('the longest names are wrapped and their rows high enough to print them whole', async () => {
  const name = '嘉兴港区(浙江乍浦经济开发区)';
  const spec = templateSpec({ organisation: { code: 'jxgq', name }, unitColumn: true });
  const rows = spec.rows.map((row) => ({ ...row, unitName: name }));
  const county = templateSpec({ organisation: { code: 'jxgq', name: `${name}管理委员会科技局` } });
  for (const [given, address, line] of [
    [county, 'A3', 3],
    [{ ...spec, rows }, 'B6', 6],
  ] as const) {
    const book = XLSX.read(await writeTemplate(given), { type: 'array', cellStyles: true });
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    expect(String(sheet?.[address]?.v)).toContain(name);
    // Two lines of 15 points.
    expect(sheet?.['!rows']?.[line - 1]?.hpt).toBeGreaterThanOrEqual(33);
  }
});

test('growth is a live formula that is blank without a base, and 百分点 for rates', async () => {
  const { cells } = await cellsOf(await writeTemplate(templateSpec()));
  expect(cells.F6?.formula).toBe('IF(AND(ISNUMBER(D6),ISNUMBER(E6)),IF(E6>0,D6/E6-1,""),"")');
  expect(cells.F6?.text).toBe('-1.4%');
  expect(cells.F7?.text).toBe('64.0%');
  expect([cells.F8?.text, cells.F9?.text, cells.F10?.text]).toEqual(['', '', '']);
  expect(cells.F11?.formula).toBe('IF(AND(ISNUMBER(D11),ISNUMBER(E11)),D11-E11,"")');
  expect(cells.F11?.text).toBe('0.20个百分点');
});

test('only the input cells are open; the sheet is protected without a password', async () => {
  const bytes = await writeTemplate(templateSpec());
  const book = XLSX.read(bytes, { type: 'array', cellStyles: true, bookFiles: true });
  const files = (book as unknown as { files: Record<string, { content: Uint8Array }> }).files;
  const part = (name: string) => new TextDecoder().decode(files[name]!.content);
  const sheet = part('xl/worksheets/sheet1.xml');
  expect(sheet).toMatch(/<sheetProtection sheet="1"/);
  expect(sheet).not.toMatch(/password|hashValue/);
  const formats = part('xl/styles.xml').split('<cellXfs')[1]!.split('<xf ').slice(1);
  const open = [...sheet.matchAll(/<c r="([A-Z]+\d+)"[^>]*? s="(\d+)"/g)]
    .filter(([, , style]) => formats[Number(style)]!.includes('locked="0"'))
    .map(([, address]) => address);
  const inputs = [6, 7, 8, 9, 10, 11].flatMap((line) => [`D${line}`, `G${line}`]);
  expect(open.filter((address) => /^[DG](6|7|8|9|10|11)$/.test(address!)).sort()).toEqual(inputs.sort());
  expect(open).not.toContain('E6');
  expect(open).not.toContain('F6');
  expect(open).not.toContain('B6');
  expect(sheet).toMatch(/<dataValidation type="custom" sqref="D6:D10"[^>]*errorTitle="请填数字"/);
  expect(sheet).toMatch(/paperSize="9" orientation="landscape" fitToWidth="1"/);
  for (const [, text] of sheet.matchAll(/(?:error|prompt)="([^"]*)"/g))
    expect(text!.length).toBeLessThanOrEqual(255);
});

test('a form of several units names them in a column', async () => {
  const { cells } = await cellsOf(await writeTemplate(templateSpec({ unitColumn: true })));
  expect([cells.B5?.text, cells.B6?.text, cells.C6?.text, cells.E6?.number]).toEqual([
    '地区',
    '海宁市',
    '政府科技创新投入合计',
    '52310.55',
  ]);
});

const marker = {
  formCode: 'annex1_county',
  period: '2026-S1',
  organisation: '330481',
  version: '3',
  moneyUnit: '万元',
};

test('the marker is read from the hidden sheet, or from the visible line alone', async () => {
  const { workbook } = await cellsOf(await writeTemplate(templateSpec()));
  expect(readMarker(workbook)).toEqual(marker);
  expect(readMarker({ ...workbook, sheets: workbook.sheets.slice(0, 1) })).toEqual(marker);
  const other = await readWorkbook(new TextEncoder().encode('指标,值\n甲,1\n'), 'a.csv');
  expect(readMarker(other)).toBeNull();
  const line = await readWorkbook(new TextEncoder().encode(`甲,1\n${markerLine(marker)},,\n`), 'a.csv');
  expect(readMarker(line)).toEqual(marker);
});

test.each(TEMPLATE_FORMATS)('%s as LibreOffice saved it keeps marker and figures', async (name) => {
  const workbook = await readWorkbook(fixture(name), name);
  expect(readMarker(workbook)).toEqual(marker);
  const cells = new Map(workbook.sheets[0]!.cells.map((cell) => [cell.address, cell]));
  const inputs = [6, 7, 8, 9, 10, 11].map(
    (line) => cells.get(`D${line}`)?.number ?? cells.get(`D${line}`)?.text,
  );
  expect(inputs).toEqual(['52310.55', '31200.5', '不适用', undefined, '0', '3.4']);
  // A formula that shows nothing is nothing: LibreOffice stores 0 for it in .xls.
  expect(cells.get('F8')?.number).toBeUndefined();
  expect(cells.get('F8')?.text ?? '').toBe('');
});
