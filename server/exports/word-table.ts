/** A page's table as a Word document: A4 across, the title, what it shows, the table with its head on every page, the notes. */
import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { formatFixed } from '#shared/decimal.ts';
import {
  type TableCell as Cell,
  columnLabel,
  SIMULATED_NOTE,
  type TableColumn,
  type TableModel,
} from '#shared/table.ts';
import { xmlText } from './xml-text.ts';

/** A4 and its margins, in twentieths of a point. */
const A4 = { width: 11_906, height: 16_838 };
const MARGIN = 850;
const WIDTH = A4.height - 2 * MARGIN;
/** Half points. */
const SIZE = { title: 32, body: 19, note: 18 };
const FONT = { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman' };

const run = (text: string, size: number, bold = false) =>
  new TextRun({ text: xmlText(text), size, bold, font: FONT });
const line = (text: string, size: number, bold = false) =>
  new Paragraph({ spacing: { after: 80 }, children: [run(text, size, bold)] });

function cellText(value: Cell | undefined, { kind, digits }: TableColumn): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'number' && kind === 'number' ? formatFixed(value, digits ?? 0) : String(value);
}

/** Columns as wide as what stands in them, at least a tenth and at most half of the page. */
function widthsOf({ columns, rows }: TableModel): number[] {
  const longest = columns.map((column) =>
    Math.min(
      60,
      Math.max(
        6,
        ...[columnLabel(column), ...rows.map((row) => cellText(row[column.key], column))].map(
          (text) => text.length,
        ),
      ),
    ),
  );
  const whole = longest.reduce((sum, length) => sum + length, 0);
  return longest.map((length) => Math.round((WIDTH * length) / whole));
}

function tableOf(model: TableModel): Table {
  const widths = widthsOf(model);
  const cell = (text: string, column: TableColumn, at: number, bold: boolean) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [
        new Paragraph({
          alignment: column.kind === 'number' ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [run(text, SIZE.body, bold)],
        }),
      ],
    });
  const head = new TableRow({
    tableHeader: true,
    children: model.columns.map((column, at) => cell(columnLabel(column), column, at, true)),
  });
  const body = model.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: model.columns.map((column, at) =>
          cell(cellText(row[column.key], column), column, at, false),
        ),
      }),
  );
  return new Table({
    columnWidths: widths,
    width: { size: WIDTH, type: WidthType.DXA },
    rows: [head, ...body],
  });
}

/** Bytes of a .docx. Numbers are written with the column's digits, marks such as 未报 as they stand, empty cells empty. */
export async function writeWordTable(model: TableModel): Promise<Uint8Array> {
  const { title, subtitle, notes, simulated } = model;
  const page = new Document({
    title: xmlText(title),
    sections: [
      {
        properties: {
          page: {
            size: { ...A4, orientation: PageOrientation.LANDSCAPE },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({
                    children: ['第', PageNumber.CURRENT, '页，共', PageNumber.TOTAL_PAGES, '页'],
                    size: SIZE.note,
                    font: FONT,
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          line(title, SIZE.title, true),
          ...[subtitle, simulated ? SIMULATED_NOTE : '']
            .filter((words) => words !== '')
            .map((words) => line(words, SIZE.note)),
          tableOf(model),
          ...notes.map((words) => line(words, SIZE.note)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(page));
}
