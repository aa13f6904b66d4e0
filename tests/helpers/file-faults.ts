/** Where a chart's files differ from what the page shows. */
import { type CellObject, read, utils, type WorkSheet } from '@e965/xlsx';
import { formatFixed } from '#shared/decimal.ts';
import { SIMULATED_NOTE } from '#shared/table.ts';
import type { ChartFiles, ShownTable } from './chart-files.ts';

const SHOWN_NUMBER = /^-?\d{1,3}(,\d{3})*(\.\d+)?$/;

/** As files write it: a hyphen for minus. */
const plain = (text: string) => text.replace('−', '-');
const isNumber = (text: string) => SHOWN_NUMBER.test(plain(text));

export function cardFaults(card: ChartFiles, places: readonly string[]): string[] {
  const { title, description, table, png } = card;
  const computed = /\d|缺|未|无|暂|不完整|持平/.test(title) || places.some((place) => title.includes(place));
  const faults: string[] = [];
  if (!computed) faults.push('a canned title');
  if (description.trim().length < 12) faults.push('no description');
  if (table.rows.length === 0) faults.push('a table without rows');
  if (png.subarray(1, 4).toString() !== 'PNG' || png.readUInt32BE(16) < 400) faults.push('no PNG');
  if (card.inked < 0.0005) faults.push(`an empty drawing in the PNG (${card.inked})`);
  if (!/v\d|第\d+版|第\d+次/.test(card.meta)) faults.push(`no version: ${card.meta}`);
  const measured = table.header.includes('计量单位');
  table.header.forEach((head, i) => {
    if (table.numeric[i] && !measured && !/（.+）$/.test(head)) faults.push(`a figure without unit: ${head}`);
  });
  return faults.map((fault) => `${card.where}: ${fault}`);
}

/** Lines of words that every file carries beside the figures. */
function wordsOf({ meta, simulated, table }: ChartFiles): string[] {
  return [...table.notes, meta, ...(simulated ? [SIMULATED_NOTE] : [])];
}

export function xlsxFaults(card: ChartFiles): string[] {
  const book = read(card.xlsx, { cellNF: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] as WorkSheet;
  const lines = utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: '', blankrows: true });
  const faults = linesFaults(
    card,
    lines.map((line) => line.map(String)),
    (row, col, shown, numeric) => {
      const cell = sheet[utils.encode_cell({ r: row, c: col })] as CellObject | undefined;
      if (shown === '') return cell === undefined || cell.t === 'z' || cell.v === '';
      if (!numeric || !isNumber(shown)) return cell?.t === 's' && cell.v === shown;
      const digits = String(cell?.z ?? '').split('.')[1]?.length ?? 0;
      return cell?.t === 'n' && formatFixed(cell.v as number, digits) === plain(shown);
    },
  );
  return faults.map((fault) => `${card.where} XLSX: ${fault}`);
}

export function csvFaults(card: ChartFiles): string[] {
  const text = card.csv.toString('utf8');
  const lines = csvRecords(text.replace(/^\uFEFF/, ''));
  const faults = linesFaults(card, lines, (row, col, shown, numeric) => {
    const field = lines[row]?.[col] ?? '';
    if (numeric && isNumber(shown)) return field === plain(shown).replaceAll(',', '');
    return field.replace(/^'(?=[=+\-@\t\r])/, '') === shown;
  });
  if (!text.startsWith('\uFEFF')) faults.push('no byte order mark');
  return faults.map((fault) => `${card.where} CSV: ${fault}`);
}

/** What LibreOffice shows of the workbook, saved by it as CSV “as shown”. */
export function libreOfficeFaults(card: ChartFiles, converted: string): string[] {
  const lines = csvRecords(converted.replace(/^\uFEFF/, ''));
  const faults = linesFaults(
    card,
    lines,
    (row, col, shown, numeric) =>
      (lines[row]?.[col] ?? '') === (numeric && isNumber(shown) ? plain(shown) : shown),
  );
  return faults.map((fault) => `${card.where} LibreOffice: ${fault}`);
}

type Agrees = (row: number, col: number, shown: string, numeric: boolean) => boolean;

function linesFaults(card: ChartFiles, lines: string[][], agrees: Agrees): string[] {
  const { table } = card;
  const top = lines.findIndex((line) => sameHeader(line, table));
  if (top < 0) return [`no header ${table.header.join(' | ')}`];
  const faults: string[] = [];
  table.rows.forEach((cells, r) => {
    cells.forEach((shown, c) => {
      if (agrees(top + 1 + r, c, shown, table.numeric[c] === true)) return;
      faults.push(`row ${r + 1} ${table.header[c]}: shown ${shown}, in the file ${lines[top + 1 + r]?.[c]}`);
    });
  });
  const beside = [...lines.slice(0, top), ...lines.slice(top + 1 + table.rows.length)].flat();
  for (const words of wordsOf(card))
    if (!beside.some((cell) => cell.includes(words))) faults.push(`no line ${words}`);
  return faults;
}

function sameHeader(line: string[], { header }: ShownTable): boolean {
  return header.every((head, i) => line[i] === head);
}

/** RFC 4180 records. */
export function csvRecords(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    record.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    records.push(record);
    record = [];
  }
  return records;
}
