/** Files as old and careless programs write them: read as they are meant, or refused by what they really are. */
import { expect, test } from 'vitest';
import { readWorkbook } from '../../../server/workbook/read/read.ts';
import { excel95, label, numberCell } from './biff-builder.ts';
import { xlsxWith } from './xlsx-parts.ts';
import { xlsxOf, zipOf } from './zip-builder.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const texts = async (file: Uint8Array) => {
  const { sheets } = await readWorkbook(file, 'a');
  return Object.fromEntries(sheets[0]?.cells.map((cell) => [cell.address, cell.text]) ?? []);
};

/** 海盐县 in GBK. */
const HAIYAN = Uint8Array.from([0xba, 0xa3, 0xd1, 0xce, 0xcf, 0xd8]);

test('Excel 95 in GBK', async () => {
  const file = excel95(936, HAIYAN, [label(0, 0, HAIYAN), numberCell(0, 1, 5200.5)]);
  const { kind, sheets } = await readWorkbook(file, 'a.xls');
  expect(kind).toBe('xls');
  expect(sheets[0]?.name).toBe('海盐县');
  expect(sheets[0]?.cells).toMatchObject([{ text: '海盐县' }, { number: '5200.5' }]);
});

test.each<[name: string, text: string]>([
  ['="5200"', '甲,="5200"\n'],
  ['="5,200" with a comma inside', '甲,="5,200"\n'],
  ['a formula quoted as a whole', '甲,"=""5200"""\n'],
  ['Ctrl-Z at the end', '甲,5200\r\n\u001a'],
  ['NUL to the end of the block', `甲,5200\r\n${'\0'.repeat(500)}`],
  ['Ctrl-Z, then NUL', '甲,5200\u001a\0\0'],
])('CSV: %s', async (name, text) => {
  const cells = await texts(bytes(text));
  expect(cells).toEqual({ A1: '甲', B1: name.includes('comma') ? '5,200' : '5200' });
});

test('a NUL inside is no text', async () => {
  await expect(readWorkbook(bytes('甲,5\x100\n'), 'a.csv')).rejects.toMatchObject({ code: 'not_a_workbook' });
});

const cell = '<sheetData><row r="1"><c r="A1"><v>5200</v></c></row></sheetData>';

/** The same archive with backslashes in its names; both slashes are one byte. */
function withBackslashes(file: Uint8Array): Uint8Array {
  const result = Buffer.from(file);
  for (const name of [
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/worksheets/sheet1.xml',
  ])
    for (let at = result.indexOf(name); at >= 0; at = result.indexOf(name, at + 1))
      result.write(name.replaceAll('/', '\\'), at, 'latin1');
  return new Uint8Array(result);
}

test('backslashes in part names are slashes, paths that leave the archive are refused', async () => {
  expect(await texts(withBackslashes(xlsxOf(cell)))).toEqual({ A1: '5200' });
  for (const name of ['..\\evil.xml', 'xl\\..\\..\\evil.xml', 'C:\\evil.xml', '\\evil.xml']) {
    const evil = xlsxOf(cell, [{ name, data: Buffer.from('<a/>') }]);
    await expect(readWorkbook(evil, 'a.xlsx')).rejects.toMatchObject({ code: 'unsafe' });
  }
});

test('60,000 equal styles in a few kilobytes', async () => {
  const styles = `<cellXfs count="60000">${'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'.repeat(60_000)}</cellXfs>`;
  const file = xlsxWith(cell, { styles });
  expect(file.length).toBeLessThan(20_000);
  expect(await texts(file)).toEqual({ A1: '5200' });
});

test('styles beyond any use are named in the refusal', async () => {
  const file = xlsxWith(cell, { styles: '<xf numFmtId="0"/>'.repeat(1_000_000) });
  await expect(readWorkbook(file, 'a.xlsx')).rejects.toMatchObject({
    code: 'too_many_styles',
    message: expect.stringMatching(/样式/),
  });
});

const part = (name: string, text: string) => ({ name, data: Buffer.from(text) });
const typed = (type: string) =>
  zipOf([part('[Content_Types].xml', `<Types><Override ContentType="${type}"/></Types>`)]);

test.each<[what: string, file: Uint8Array, code: string]>([
  [
    'Word',
    typed('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'),
    'is_document',
  ],
  [
    'slides',
    typed('application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'),
    'is_slides',
  ],
  ['.xlsb', typed('application/vnd.ms-excel.sheet.binary.macroEnabled.main'), 'is_xlsb'],
  ['Numbers', zipOf([part('Index/Document.iwa', 'x')]), 'is_numbers'],
  ['an archive', zipOf([part('表.xlsx', 'x')]), 'is_archive'],
  ['HTML', bytes('\ufeff<html xmlns:o="urn:schemas-microsoft-com:office:office"><table></table>'), 'is_html'],
  ['a web archive', bytes('MIME-Version: 1.0\nContent-Type: multipart/related'), 'is_html'],
  [
    'XML 2003',
    bytes(
      '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    ),
    'is_xml_table',
  ],
  ['Excel 4', Uint8Array.from([0x09, 0x04, 0x06, 0x00, 0, 0, 0x10, 0, 0, 0]), 'is_old_excel'],
])('%s is refused by its name', async (_what, file, code) => {
  await expect(readWorkbook(file, 'a.xls')).rejects.toMatchObject({ code });
});

test('an .ods in one XML file', async () => {
  const flat = (more: string) =>
    bytes(
      `<?xml version="1.0"?>${more}<office:document xmlns:office="o" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="表"><table:table-row><table:table-cell office:value-type="string"><text:p>甲</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="5200"><text:p>5200</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document>`,
    );
  expect(await texts(flat(''))).toEqual({ A1: '甲', B1: '5200' });
  await expect(readWorkbook(flat('<!DOCTYPE a>'), 'a.fods')).rejects.toMatchObject({ code: 'unsafe' });
});
