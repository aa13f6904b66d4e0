/** Exports: a table as .xlsx, numbers as numbers, texts never as formulas (trust.md U13). */
import type { CellStyle } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import {
  columnLabel,
  SIMULATED_NOTE,
  type TableCell,
  type TableColumn,
  type TableModel,
} from '#shared/table.ts';
import { SheetBuilder, type Written } from '../read/sheet-builder.ts';
import {
  A4_LANDSCAPE,
  amountFormat,
  BODY_FONT,
  STYLES,
  textWidth,
  wrappedHeight,
} from '../read/sheet-styles.ts';

function columnWidth(column: TableColumn, cells: readonly TableCell[]): number {
  const longest = Math.max(
    textWidth(columnLabel(column)),
    ...cells.slice(0, 500).map((cell) => textWidth(String(cell ?? ''))),
  );
  return Math.min(48, Math.max(column.kind === 'number' ? 14 : 10, longest + 3));
}

/** A sheet name every program accepts. */
function sheetName(title: string): string {
  return (
    title
      .replace(/[\\/?*[\]:]/g, ' ')
      .trim()
      .slice(0, 28) || '表'
  );
}

/**
 * Bytes of an .xlsx with title, subtitle, 模拟数据 where true, headings with units, rows and notes. Numbers are stored
 * unrounded in a format of the column's digits, marks such as 未报 are texts, empty cells stay empty, never 0.
 */
export async function writeTable(table: TableModel): Promise<Uint8Array> {
  const page = new SheetBuilder();
  const last = table.columns.length - 1;
  const widths = table.columns.map((column) =>
    columnWidth(
      column,
      table.rows.map((row) => row[column.key] ?? null),
    ),
  );
  const width = widths.reduce((sum, each) => sum + each);
  let line = 0;
  page.across(line, 0, last, table.title, STYLES.title);
  page.height(line, Math.max(30, wrappedHeight(table.title, width / 1.5)));
  line += 1;
  for (const words of [table.subtitle, table.simulated ? SIMULATED_NOTE : '']) {
    if (words === '') continue;
    page.height(line, wrappedHeight(words, width));
    page.across(line++, 0, last, words, STYLES.note);
  }
  const headerLine = line++;
  table.columns.forEach((column, col) => {
    page.set(headerLine, col, columnLabel(column), STYLES.header);
  });
  // The library tells styles apart cell by cell: what a look need not say (the workbook's own type) costs nothing to tell.
  const styles = table.columns.map(({ kind, digits }): CellStyle => {
    const { font: _, ...look } = kind === 'number' ? STYLES.number : STYLES.text;
    return kind === 'number' ? { ...look, numFmt: amountFormat(digits ?? 0) } : look;
  });
  for (const row of table.rows) {
    page.plain(
      line,
      table.columns.map((column): Written => row[column.key] ?? null),
    );
    line += 1;
  }
  for (const note of table.notes) {
    page.height(line, wrappedHeight(note, width));
    page.across(line++, 0, last, note, STYLES.note);
  }
  return writeXlsx({
    sheets: [
      {
        ...page.sheet(sheetName(table.title), widths, styles),
        freezePane: { rows: headerLine + 1 },
        pageSetup: { ...A4_LANDSCAPE, printTitlesRow: `$${headerLine + 1}:$${headerLine + 1}` },
        headerFooter: { oddFooter: '&C第&P页 共&N页' },
      },
    ],
    defaultFont: BODY_FONT,
    properties: { title: table.title },
  });
}
