import * as XLSX from '@e965/xlsx';
import { expect, test } from 'vitest';
import { readWorkbook } from '../../../server/workbook/read/read.ts';
import { readMarker } from '../../../server/workbook/template-marker.ts';
import { writeMarked } from '../../../server/workbook/write/marked.ts';
import { writeTemplate } from '../../../server/workbook/write/template.ts';
import type { MarkedFinding, MarkedSpec } from '../../../server/workbook/written.ts';
import { fixture } from './fixture.ts';
import { templateSpec } from './template-spec.ts';

const spec: MarkedSpec = {
  sheet: null,
  title: '监测表',
  organisationName: '海宁市',
  periodLabel: '2026年上半年',
};
const findings: MarkedFinding[] = [
  { severity: 'warning', address: 'D9', message: '同比变动超过30%，请说明原因' },
  { severity: 'error', address: 'D9', message: '填了文字“1.2亿”，请按万元填数字', suggestion: '12000' },
  { severity: 'error', address: 'D14', message: '这一格没有填' },
  { severity: 'error', address: null, key: '330481/gov_poc', message: '缺少必填的行' },
];

function look(bytes: Uint8Array) {
  const book = XLSX.read(bytes, { type: 'array', cellStyles: true });
  const cell = (sheet: string, address: string) =>
    book.Sheets[sheet]?.[address] as XLSX.CellObject | undefined;
  return { names: book.SheetNames, cell };
}

const comment = (cell: XLSX.CellObject | undefined) => cell?.c?.map((each) => each.t).join('');
const colour = (cell: XLSX.CellObject | undefined) => cell?.s?.fgColor?.rgb;

test.each([
  ['county-own.xlsx', 'original', 'Sheet1 (2)'],
  ['county-own.xls', 'copy', 'Sheet1 (2)'],
  ['county-own.ods', 'copy', 'Sheet1 (2)'],
  ['county-own.csv', 'copy', '表格'],
])('%s comes back as %s with every finding', async (name, how, sheet) => {
  const before = await readWorkbook(fixture(name), name);
  const marked = await writeMarked(fixture(name), spec, findings);
  expect(marked.how).toBe(how);
  const { names, cell } = look(marked.bytes);
  expect(names.slice(0, 2)).toEqual(['核对结果', sheet]);
  expect(comment(cell(sheet, 'D9'))).toBe(
    '【提醒】同比变动超过30%，请说明原因\n【错误】填了文字“1.2亿”，请按万元填数字\n建议改为：12000',
  );
  expect(comment(cell(sheet, 'D14'))).toMatch(/没有填/);
  expect(colour(cell(sheet, 'D9'))).toBe('F8CBAD');
  expect(comment(cell(sheet, 'D8'))).toBeUndefined();
  const list = ['C5', 'C6', 'C7', 'C8', 'D8', 'E6'].map((address) => cell('核对结果', address)?.v);
  expect(list).toEqual(['D9', 'D9', 'D14', '文件中没有', '缺少必填的行', '12000']);
  expect(cell('核对结果', 'C5')?.l?.Target).toBe(`#'${sheet}'!D9`);
  const after = await readWorkbook(marked.bytes, 'a.xlsx');
  const numbers = (cells: { address: string; number?: string; text: string }[]) =>
    cells.map((each) => [each.address, each.number ?? each.text]);
  expect(numbers(after.sheets[1]!.cells)).toEqual(numbers(before.sheets[0]!.cells));
  if (how === 'original') expect(after.sheets[1]!.cells).toEqual(before.sheets[0]!.cells);
});

test.each(['county-own.xlsx', 'county-own.xls'])('%s says what was changed in the page', async (name) => {
  const changes = [
    { address: 'D8', name: '科研平台投入', file: '19024', page: '19025' },
    { address: 'D9', name: '人才引育投入', file: '1.2亿', page: '12000' },
    { address: null, name: '国企平台', file: '', page: '0' },
  ];
  const { cell } = look((await writeMarked(fixture(name), { ...spec, changes }, findings)).bytes);
  const sheet = 'Sheet1 (2)';
  expect(comment(cell(sheet, 'D8'))).toBe('【页面改动】系统里已改为“19025”，这里仍是文件中的数');
  expect(colour(cell(sheet, 'D8'))).toBe('DDEBF7');
  expect(comment(cell(sheet, 'D9'))).toMatch(
    /^【页面改动】系统里已改为“12000”，这里仍是文件中的数\n【提醒】/,
  );
  expect(colour(cell(sheet, 'D9'))).toBe('F8CBAD');
  expect(cell('核对结果', 'A9')?.v).toMatch(/^页面上的改动 3 处/);
  const list = ['C10', 'D10', 'D11', 'C12', 'D12'].map((address) => cell('核对结果', address)?.v);
  expect(list).toEqual([
    'D8',
    '科研平台投入：文件中为“19024”，页面上改为“19025”',
    '人才引育投入：文件中为“1.2亿”，页面上改为“12000”',
    '文件中没有',
    '国企平台：文件中为空，页面上改为“0”',
  ]);
});

test('a template stays the protected template, and a second marking replaces the first', async () => {
  const template = await writeTemplate(templateSpec());
  const first = await writeMarked(template, spec, [{ severity: 'error', address: 'D6', message: '第一次' }]);
  const second = await writeMarked(first.bytes, spec, [
    { severity: 'warning', address: 'D7', message: '第二次' },
  ]);
  expect([first.how, second.how]).toEqual(['original', 'original']);
  const { names, cell } = look(second.bytes);
  expect(names).toEqual(['核对结果', '监测表', '模板信息']);
  expect(comment(cell('监测表', 'D6'))).toBeUndefined();
  expect(colour(cell('监测表', 'D6'))).toBe('FFFBE6');
  expect(comment(cell('监测表', 'D7'))).toMatch(/第二次/);
  const again = await readWorkbook(second.bytes, 'a.xlsx');
  expect(readMarker(again)?.organisation).toBe('330481');
  expect(again.sheets[1]!.cells.find((each) => each.address === 'F6')?.formula).toMatch(/^IF\(AND/);
});

test('without a file the form of the draft is marked by row', async () => {
  const marked = await writeMarked(null, { ...spec, template: templateSpec() }, findings.slice(3));
  expect(marked.how).toBe('template');
  const { cell } = look(marked.bytes);
  expect(comment(cell('监测表', 'D9'))).toMatch(/缺少必填的行/);
  expect(cell('核对结果', 'C5')?.v).toBe('D9');
  await expect(writeMarked(null, spec, findings)).rejects.toThrow(TypeError);
});
