/** Exports: a table as .xlsx, numbers as numbers, texts never as formulas (trust.md U13). */
import { writeXlsx } from 'hucre/xlsx';
import { SheetBuilder, type Written } from './sheet-builder.ts';
import { A4_LANDSCAPE, amountFormat, BODY_FONT, STYLES, textWidth, wrappedHeight } from './sheet-styles.ts';
import type { ExportTable, TableColumn } from './types.ts';

const DECIMAL_TEXT = /^-?\d{1,15}(\.\d+)?$/;

/** A number where the column is one and the cell states one; marks such as 未报 stay texts. */
function cellValue(cell: string | number | null, column: TableColumn): Written {
  if (typeof cell === 'string' && column.kind === 'number' && DECIMAL_TEXT.test(cell)) return Number(cell);
  return typeof cell === 'number' && !Number.isFinite(cell) ? '' : cell;
}

/** 总投入（亿元）: the heading of a column with its unit. */
export function columnHeading(column: TableColumn): string {
  return column.unit ? `${column.header}（${column.unit}）` : column.header;
}

function columnWidth(column: TableColumn, cells: (string | number | null)[]): number {
  const longest = Math.max(
    textWidth(columnHeading(column)),
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

/** Bytes of an .xlsx with title, subtitle, headings with units, rows and notes. Empty cells stay empty, never 0. */
export async function writeTable(table: ExportTable): Promise<Uint8Array> {
  const page = new SheetBuilder();
  const last = table.columns.length - 1;
  const widths = table.columns.map((column, col) =>
    columnWidth(
      column,
      table.rows.map((row) => row[col] ?? null),
    ),
  );
  const width = widths.reduce((sum, each) => sum + each);
  let line = 0;
  page.across(line, 0, last, table.title, STYLES.title);
  page.height(line, Math.max(30, wrappedHeight(table.title, width / 1.5)));
  line += 1;
  if (table.subtitle) page.across(line++, 0, last, table.subtitle, STYLES.note);
  const headerLine = line++;
  table.columns.forEach((column, col) => {
    page.set(headerLine, col, columnHeading(column), STYLES.header);
  });
  for (const row of table.rows) {
    table.columns.forEach((column, col) => {
      const value = cellValue(row[col] ?? null, column);
      const format = amountFormat(column.digits ?? 2);
      page.set(
        line,
        col,
        value,
        column.kind === 'number' ? { ...STYLES.number, numFmt: format } : STYLES.text,
      );
    });
    line += 1;
  }
  for (const note of table.notes) {
    page.height(line, wrappedHeight(note, width));
    page.across(line++, 0, last, note, STYLES.note);
  }
  return writeXlsx({
    sheets: [
      {
        ...page.sheet(sheetName(table.title), widths),
        freezePane: { rows: headerLine + 1 },
        pageSetup: { ...A4_LANDSCAPE, printTitlesRow: `$${headerLine + 1}:$${headerLine + 1}` },
        headerFooter: { oddFooter: '&C第&P页 共&N页' },
      },
    ],
    defaultFont: BODY_FONT,
    properties: { title: table.title },
  });
}
