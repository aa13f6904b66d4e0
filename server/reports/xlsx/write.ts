/** The monitoring workbook as bytes of an .xlsx: numbers as numbers, sums as formulas, texts that no program runs. */
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

/** Characters that still read well across A4. */
const PAPER = 190;

/** The name of a column in a formula: A, B, … AA. */
function columnName(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return `${rest >= 0 ? columnName(rest) : ''}${String.fromCharCode(65 + (column % 26))}`;
}

function sheetOf(sheet: Sheet, source: string, simulated: boolean) {
  const page = new SheetBuilder();
  const last = sheet.columns.length - 1;
  const widths = sheet.columns.map(({ width }) => width);
  const width = widths.reduce((sum, each) => sum + each, 0);
  let line = 0;
  page.across(line, 0, last, xmlText(sheet.title), STYLES.title);
  page.height(line, 30);
  line += 1;
  for (const words of [simulated ? SIMULATED_NOTE : '', source, sheet.unit]) {
    if (words === '') continue;
    page.height(line, wrappedHeight(words, width));
    page.across(line, 0, last, xmlText(words), STYLES.note);
    line += 1;
  }
  const head = line;
  sheet.columns.forEach(({ title }, column) => {
    page.set(head, column, xmlText(title), STYLES.header);
  });
  page.height(head, 48);
  const first = head + 1;
  sheet.rows.forEach(({ cells, strong, indent }, row) => {
    const tallest = cells.map((cell, column) =>
      cell.kind === 'text' ? wrappedHeight(cell.text, widths[column] ?? 0) : 0,
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
  line = first + sheet.rows.length;
  for (const note of sheet.notes) {
    page.height(line, wrappedHeight(note, width));
    page.across(line, 0, last, xmlText(note), STYLES.note);
    line += 1;
  }
  return {
    ...page.sheet(sheet.name, widths),
    freezePane: { rows: head + 1, columns: 1 },
    pageSetup: {
      ...A4_LANDSCAPE,
      // A wide sheet goes on to further pages: shrunk onto one it could not be read.
      fitToWidth: Math.ceil(width / PAPER),
      printTitlesRow: `$${head + 1}:$${head + 1}`,
      printTitlesColumn: '$A:$A',
    },
    headerFooter: { oddFooter: '&L&A&C第&P页 共&N页' },
  };
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
