/** Files as a reporter would make them: the downloaded template filled in, and one's own table. */
import XLSX from '@e965/xlsx';

export type BookType = 'xlsx' | 'xls' | 'ods' | 'csv';

/** Fills the template's value column by row number (from 1): a text that is a plain number becomes a number cell. */
export function fillTemplate(
  template: Uint8Array,
  values: readonly (string | undefined)[],
  type: BookType,
): Uint8Array {
  const workbook = XLSX.read(template, { type: 'buffer' });
  const sheet = workbook.Sheets[workbook.SheetNames[0]!]!;
  const rows: unknown[][] = XLSX.utils.sheet_to_json(sheet, { header: 1, blankrows: true });
  const head = rows.findIndex((row) => row.includes('本期累计'));
  const column = rows[head]!.indexOf('本期累计');
  values.forEach((text, i) => {
    if (text === undefined) return;
    const row = rows.findIndex((cells, at) => at > head && String(cells[0]) === String(i + 1));
    const cell = /^-?\d+(\.\d+)?$/.test(text)
      ? { t: 'n' as const, v: Number(text) }
      : { t: 's' as const, v: text };
    sheet[XLSX.utils.encode_cell({ r: row, c: column })] = cell;
  });
  return write(workbook, type);
}

/** A sheet of one's own. */
export function ownTable(
  rows: readonly (string | number | null)[][],
  type: BookType = 'xlsx',
  name = 'Sheet1',
): Uint8Array {
  const workbook = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet(rows as unknown[][]), name);
  return write(workbook, type);
}

function write(workbook: XLSX.WorkBook, type: BookType): Uint8Array {
  const bookType = type === 'xls' ? 'biff8' : type;
  return new Uint8Array(XLSX.write(workbook, { type: 'array', bookType }) as ArrayBuffer);
}
