/** A table of a document: its head on every page, no row torn in two, the head never alone at the foot of a page. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { ReportTable } from '#shared/report/model.ts';
import { cellText, widthsOf } from '#shared/report/tables.ts';
import { xmlText } from '../../exports/xml-text.ts';
import { letters, PAGE, SIZE } from './page.ts';

/** Rows that still hang together on one page; more of them would leave the page before half empty. */
const TOGETHER = 7;
/** Rows that a page begins or ends with at least, so that none stands alone under a head or over a break. */
const EDGE = 3;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '404040' };
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE };

/** @param size half points; smaller where a sheet has to stay on one page. */
export function tableOf(table: ReportTable, size: number = SIZE.table): Table {
  const widths = widthsOf(table).map((share) => Math.round(PAGE.text * share));
  const together = table.rows.length <= TOGETHER;
  const cell = (
    text: string,
    at: number,
    how: { head?: boolean; strong?: boolean; indent?: number; keep: boolean },
  ) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      borders: BORDERS,
      margins: { top: 40, bottom: 40, left: 70, right: 70 },
      children: [
        new Paragraph({
          keepNext: how.keep,
          alignment: how.head
            ? AlignmentType.CENTER
            : table.columns[at]?.kind === 'number'
              ? AlignmentType.RIGHT
              : AlignmentType.LEFT,
          indent: how.indent ? { left: how.indent * size * 5 } : {},
          children: [
            new TextRun({
              text: xmlText(text),
              ...letters(how.head ? 'heading' : 'table', size, how.strong),
            }),
          ],
        }),
      ],
    });
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map(({ title }, at) => cell(title, at, { head: true, keep: true })),
  });
  const rows = table.rows.map(({ cells, strong, indent }, i) => {
    const left = table.rows.length - 1 - i;
    const keep = left > 0 && (together || strong || i < EDGE - 1 || left < EDGE);
    return new TableRow({
      cantSplit: true,
      children: cells.map((one, at) =>
        cell(cellText(one), at, { strong, indent: at === nameColumn(table) ? indent : 0, keep }),
      ),
    });
  });
  return new Table({
    alignment: AlignmentType.CENTER,
    columnWidths: widths,
    width: { size: PAGE.text, type: WidthType.DXA },
    rows: [head, ...rows],
  });
}

/** The column that indents show in: the second where the first only counts. */
function nameColumn({ columns }: ReportTable): number {
  return columns[0]?.title === '序号' ? 1 : 0;
}
