import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { WorkbookProblem } from '../../../server/workbook/problem.ts';
import { readWorkbook } from '../../../server/workbook/read/read.ts';
import { fixture } from './fixture.ts';
import { xlsxOf, zipOf } from './zip-builder.ts';

const text = (value: string) => new TextEncoder().encode(value);
const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024);
const sheets = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `表${i}`, rows: [[i]] }));
const cell = (address: string) =>
  `<sheetData><row r="${address.replace(/\D/g, '')}"><c r="${address}"><v>1</v></c></row></sheetData>`;
const repeat = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ name: `${name}${i}.xml`, data: Buffer.from('<a/>') }));
const encrypted = () => writeXlsx({ sheets: sheets(1), encryption: { password: '1', spinCount: 1 } });
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 1, 2, 3]);
const odsOf = (tables: string, more: { name: string; data: Buffer }[] = []) => {
  const body = `<office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body>`;
  const manifest = '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>';
  return zipOf([
    { name: 'mimetype', data: Buffer.from('application/vnd.oasis.opendocument.spreadsheet') },
    {
      name: 'META-INF/manifest.xml',
      data: Buffer.from(`<manifest:manifest>${manifest}</manifest:manifest>`),
    },
    { name: 'styles.xml', data: Buffer.from('<office:document-styles/>') },
    { name: 'content.xml', data: Buffer.from(`<office:document-content>${body}</office:document-content>`) },
    ...more,
  ]);
};

/** LibreOffice keeps such a part in files that once held macros. */
const withLibrary = odsOf('<table:table table:name="a"><table:table-row/></table:table>', [
  {
    name: 'Basic/script-lc.xml',
    data: Buffer.from('<!DOCTYPE library:libraries PUBLIC "a" "libraries.dtd"><a/>'),
  },
]);

const cases: [what: string, bytes: Uint8Array | Promise<Uint8Array>, code: string][] = [
  ['nothing', new Uint8Array(), 'empty'],
  ['blank text', text(' \n'), 'empty'],
  ['over 10 MB', new Uint8Array(10 * 1024 * 1024 + 1), 'too_large'],
  ['an image renamed .xlsx', png, 'is_image'],
  ['an HTML page renamed .xls', text('<html><table><tr><td>1</td></tr></table></html>'), 'is_html'],
  ['a PDF', text('%PDF-1.7 …'), 'is_pdf'],
  ['a ZIP of something else', zipOf([{ name: 'a.txt', data: Buffer.from('x') }]), 'is_archive'],
  ['random bytes after a ZIP mark', Uint8Array.from([0x50, 0x4b, 3, 4, ...Array(200).fill(77)]), 'broken'],
  ['a truncated .xlsx', fixture('county-own.xlsx').subarray(0, 4000), 'broken'],
  ['a truncated .ods', fixture('county-own.ods').subarray(0, 9000), 'broken'],
  ['a truncated .xls', fixture('county-own.xls').subarray(0, 700), 'broken'],
  ['a workbook with a password', encrypted(), 'encrypted'],
  ['201 parts', xlsxOf(cell('A1'), repeat('xl/x', 200)), 'zip_too_many'],
  ['a bomb of 60 MB', xlsxOf(cell('A1'), [{ name: 'xl/media/a.bin', data: zeros(60) }]), 'zip_too_big'],
  ['a ratio of 1,000', xlsxOf(cell('A1'), [{ name: 'xl/media/a.bin', data: zeros(5) }]), 'zip_too_big'],
  [
    'a directory that lies about sizes',
    xlsxOf(cell('A1'), [{ name: 'xl/media/a.bin', data: zeros(3), claimed: 10 }]),
    'broken',
  ],
  [
    'a DOCTYPE',
    xlsxOf(cell('A1'), [{ name: 'xl/styles.xml', data: Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a/>') }]),
    'unsafe',
  ],
  [
    'an ENTITY in UTF-16',
    xlsxOf(cell('A1'), [{ name: 'xl/styles.xml', data: Buffer.from('\ufeff<!ENTITY b "c">', 'utf16le') }]),
    'unsafe',
  ],
  [
    'two parts of one name',
    xlsxOf(cell('A1'), [{ name: 'xl/workbook.xml', data: Buffer.from('<a/>') }]),
    'unsafe',
  ],
  ['21 sheets', writeXlsx({ sheets: sheets(21) }), 'too_many_sheets'],
  ['row 60,001', xlsxOf(cell('A60001')), 'too_many_cells'],
  ['column 201', xlsxOf(cell('GS1')), 'too_many_cells'],
  [
    'a merge over the whole sheet',
    xlsxOf(`${cell('A1')}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`),
    'merged_too_large',
  ],
  ['60,001 lines of CSV', text('1\n'.repeat(60_001)), 'too_many_cells'],
];

test.each(cases)('%s is refused', async (_what, bytes, code) => {
  const refusal = await readWorkbook(await bytes, 'a.xlsx').catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(WorkbookProblem);
  expect(refusal).toMatchObject({ code, message: expect.stringMatching(/[。]$/) });
});

test.each([
  ['20 sheets', writeXlsx({ sheets: sheets(20) }), 20],
  ['the last row and column allowed', Promise.resolve(xlsxOf(cell('GR60000'))), 1],
  ['a DOCTYPE in a macro library nobody reads', Promise.resolve(withLibrary), 1],
])('%s is read', async (_what, bytes, count) => {
  expect((await readWorkbook(await bytes, 'a.xlsx')).sheets).toHaveLength(count);
});

test('a file that keeps the parser busy is stopped by the processor time it took, one that eats memory by the scale', async () => {
  const repeated =
    '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>';
  const bomb = odsOf(`<table:table table:name="a">${repeated}</table:table>`);
  const slow = await readWorkbook(bomb, 'a.ods', { milliseconds: 700 }).catch((error: unknown) => error);
  expect(slow).toMatchObject({ code: 'too_slow' });
  const hungry = await readWorkbook(bomb, 'a.ods', { memoryBytes: 150 * 1024 * 1024 }).catch(
    (error: unknown) => error,
  );
  expect(['too_hungry', 'too_slow']).toContain((hungry as WorkbookProblem).code);
});

test('a dozen uploads at once are read one after the other', async () => {
  const bytes = text('指标,值\n甲,1\n');
  const results = await Promise.all(Array.from({ length: 12 }, () => readWorkbook(bytes, 'a.csv')));
  expect(results.every((result) => result.sheets[0]?.cells.length === 4)).toBe(true);
});
