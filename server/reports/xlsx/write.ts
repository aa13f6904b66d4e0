/** The monitoring workbook as bytes of an .xlsx: numbers as numbers, sums as formulas, texts that no program runs. */
import type { CellStyle } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import { exactToNumber, toExact } from '#shared/decimal.ts';
import { isValue, REASON_MARK } from '#shared/figure.ts';
import type { Sheet, SheetCell, Workbook } from '#shared/report/build-workbook.ts';
import { SIMULATED_NOTE } from '#shared/table.ts';
import { xmlText } from '../../exports/xml-text.ts';
import { type FormulaText, SheetBuilder, type Written } from '../../workbook/read/sheet-builder.ts';
import {
  A4_LANDSCAPE,
  amountFormat,
  BODY_FONT,
  STYLES,
  wrappedHeight,
} from '../../workbook/read/sheet-styles.ts';

export async function writeWorkbook({ title, source, simulated, sheets }: Workbook): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map((sheet) => sheetOf(sheet, source, simulated)),
    defaultFont: BODY_FONT,
    properties: { title: xmlText(title) },
  });
}

/** What a landscape A4 sheet takes at full size, in characters of the widest type that stands in for the body's. */
const FULL_SIZE = 100;
/** As many still read well on one page, set smaller. */
const ONE_PAGE = 180;
/** What each of several pages takes. */
const PART = 140;
const TITLE: CellStyle = { ...STYLES.title, alignment: { ...STYLES.title.alignment, wrapText: true } };
/** Points of a head of one line. */
const HEAD = 24;

/** The name of a column in a formula: A, B, … AA. */
function columnName(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return `${rest >= 0 ? columnName(rest) : ''}${String.fromCharCode(65 + (column % 26))}`;
}

/** The columns that each printed page begins with, the first after the names: one page where they fit on it, else as even ones as can be. */
function pagesOf({ columns }: Sheet): number[] {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const names = columns[0]?.width ?? 0;
  const groups = columns.flatMap(({ begins }, at) => (begins ? [at] : []));
  if (width <= ONE_PAGE || groups.length < 2) return [1];
  const each = Math.max(1, Math.floor((PART - names) / ((width - names) / groups.length)));
  const pages = Math.ceil(groups.length / each);
  return Array.from({ length: pages }, (_, i) => groups[Math.round((i * groups.length) / pages)] ?? 1);
}

/** Sheets wider than paper go on to further pages, each under the title with the names at its left. */
function sheetOf(sheet: Sheet, source: string, simulated: boolean) {
  const page = new SheetBuilder();
  const widths = sheet.columns.map(({ width }) => width);
  const pages = pagesOf(sheet);
  const spans = pages.map((from, i) => ({
    // The names are repeated on every page, and what is over them would be cut there.
    from: pages.length === 1 ? 0 : from,
    to: (pages[i + 1] ?? sheet.columns.length) - 1,
  }));
  const widthOf = ({ from, to }: { from: number; to: number }) =>
    widths.slice(from, to + 1).reduce((sum, each) => sum + each, 0);
  let line = 0;
  const narrowest = Math.min(...spans.map(widthOf));
  const onPages = (text: string, further: string, style: CellStyle, height?: number) => {
    page.height(line, height ?? wrappedHeight(text, narrowest));
    spans.forEach(({ from, to }, i) => {
      page.across(line, from, to, xmlText(i === 0 ? text : further), style);
    });
    line += 1;
  };
  const titles = Math.max(30, 1.5 * wrappedHeight(`${sheet.title}（续）`, narrowest / 1.5));
  onPages(sheet.title, `${sheet.title}（续）`, TITLE, titles);
  if (simulated) onPages(SIMULATED_NOTE, SIMULATED_NOTE, STYLES.note);
  onPages(source, '', STYLES.note);
  if (sheet.unit !== '') onPages(sheet.unit, sheet.unit, STYLES.note);
  const head = line;
  sheet.columns.forEach(({ title }, column) => {
    page.set(head, column, xmlText(title), STYLES.header);
  });
  page.height(head, Math.max(HEAD, ...sheet.columns.map(({ title, width }) => wrappedHeight(title, width))));
  const first = head + 1;
  writeRows(page, sheet, first);
  line = first + sheet.rows.length;
  for (const note of sheet.notes) onPages(note, '', STYLES.note);
  const widest = Math.max(...spans.map(widthOf)) + (pages.length > 1 ? (widths[0] ?? 0) : 0);
  return {
    ...page.sheet(sheet.name, widths),
    freezePane: { rows: head + 1, columns: 1 },
    colBreaks: pages.slice(1).map((column) => column - 1),
    pageSetup: {
      ...A4_LANDSCAPE,
      ...(pages.length > 1
        ? { fitToPage: false, scale: Math.min(100, Math.floor((100 * FULL_SIZE) / widest)) }
        : {}),
      printTitlesRow: `$${head + 1}:$${head + 1}`,
      printTitlesColumn: '$A:$A',
    },
    headerFooter: { oddFooter: '&L&A&C第&P页 共&N页' },
  };
}

function writeRows(page: SheetBuilder, sheet: Sheet, first: number): void {
  sheet.rows.forEach(({ cells, strong, indent }, row) => {
    const tallest = cells.map((cell, column) =>
      cell.kind === 'text' ? wrappedHeight(cell.text, sheet.columns[column]?.width ?? 0) : 0,
    );
    page.height(first + row, Math.max(18, ...tallest));
    cells.forEach((cell, column) => {
      const style =
        cell.kind === 'text' ? STYLES.text : { ...STYLES.number, numFmt: amountFormat(cell.digits) };
      const font = strong ? { ...BODY_FONT, bold: true } : BODY_FONT;
      const alignment = column === 0 ? { ...style.alignment, indent } : style.alignment;
      page.set(first + row, column, written(cell, sheet, row, first), { ...style, font, alignment });
    });
  });
}

/** Line numbers of formulas begin at 1. */
function written(cell: SheetCell, sheet: Sheet, row: number, first: number): Written | FormulaText {
  if (cell.kind === 'text') return cell.text === '' ? null : xmlText(cell.text);
  if (!isValue(cell.figure)) return REASON_MARK[cell.figure];
  const place = (at: number, column: number) => `${columnName(column)}${first + at + 1}`;
  if (cell.kind === 'sum' && addsUp(cell, sheet))
    return { formula: sumText(cell.terms, place), result: cell.figure };
  if (cell.kind === 'growth') {
    const [now, base] = [place(row, cell.now), place(row, cell.base)];
    return { formula: `(${now}/${base}-1)*100`, result: cell.figure };
  }
  return cell.figure;
}

/** Exactly, in hundredths of the smallest unit: a formula that gave another figure would be a wrong number. */
function addsUp({ terms, figure }: Extract<SheetCell, { kind: 'sum' }>, { rows }: Sheet): boolean {
  let sum = 0n;
  for (const { row, column, sign } of terms) {
    const part = rows[row]?.cells[column];
    if (!part || part.kind === 'text' || part.kind === 'growth') return false;
    if (!isValue(part.figure)) {
      if (part.figure === 'not_applicable') continue;
      return false;
    }
    sum += BigInt(sign) * toExact(String(part.figure));
  }
  return isValue(figure) && exactToNumber(sum) === figure;
}

/** SUM of a column's cells where they stand one under the other, else plus and minus; both skip marks such as 不适用. */
function sumText(
  terms: readonly { row: number; column: number; sign: 1 | -1 }[],
  place: (row: number, column: number) => string,
): string {
  const [first, last] = [terms[0], terms.at(-1)];
  const column = first?.column;
  const together =
    terms.length > 1 &&
    terms.every((term, i) => term.sign === 1 && term.column === column && term.row === (first?.row ?? 0) + i);
  if (together && first && last)
    return `SUM(${place(first.row, first.column)}:${place(last.row, last.column)})`;
  return terms
    .map(({ row, column: at, sign }, i) => `${sign < 0 ? '-' : i > 0 ? '+' : ''}N(${place(row, at)})`)
    .join('');
}
