/** A reporter's workbook given back with the cells in question coloured and explained. */
import { type WriteSheet, type Cell as WrittenCell, writeXlsx } from 'hucre/xlsx';
import { applyMark, cellMarks, type Marking, RESULT_SHEET, resultSheet } from '../marks.ts';
import { WorkbookProblem } from '../problem.ts';
import { detectKind } from '../read/detect-kind.ts';
import { readWorkbook } from '../read/read.ts';
import { runGuarded } from '../read/run-guarded.ts';
import { A4_LANDSCAPE, amountFormat, BODY_FONT, textWidth } from '../read/sheet-styles.ts';
import type { Cell, ReadWorkbook, Sheet } from '../sheets.ts';
import type { MarkedFinding, MarkedSpec, MarkedWorkbook } from '../written.ts';
import { buildTemplate } from './template.ts';

function markingOf(spec: MarkedSpec, findings: MarkedFinding[], sheet: string): Marking {
  const { title, organisationName, periodLabel, changes = [] } = spec;
  return {
    sheet,
    marks: cellMarks(findings, changes, sheet),
    findings,
    changes,
    spec: { title, organisationName, periodLabel },
  };
}

function formatOf(cell: Cell, number: string): string {
  if (cell.kind === 'date') return 'yyyy-mm-dd';
  if (cell.percent) return '0.00%';
  return amountFormat(number.split('.')[1]?.length ?? 0);
}

function copiedCell(cell: Cell): Partial<WrittenCell> {
  if (cell.number === undefined) return { value: cell.text, type: 'string' };
  return { value: Number(cell.number), type: 'number', style: { numFmt: formatOf(cell, cell.number) } };
}

function copiedSheet(sheet: Sheet): WriteSheet {
  const cells = new Map(sheet.cells.map((cell) => [`${cell.row},${cell.col}`, copiedCell(cell)]));
  const widths = Array.from({ length: sheet.cols }, () => 8);
  const spanned = new Set(sheet.merges.map((merge) => `${merge.top},${merge.left}`));
  for (const cell of sheet.cells) {
    if (spanned.has(`${cell.row},${cell.col}`)) continue;
    widths[cell.col] = Math.min(50, Math.max(widths[cell.col] ?? 8, textWidth(cell.text) + 2));
  }
  const merges = sheet.merges
    .filter((merge) => merge.top < sheet.rows && merge.left < sheet.cols)
    .map(({ top, left, bottom, right }) => ({
      startRow: top,
      startCol: left,
      endRow: bottom,
      endCol: right,
    }));
  const rows = Array.from({ length: sheet.rows }, () => []);
  const columns = widths.map((width) => ({ width }));
  return { name: sheet.name, rows, cells, columns, merges, hidden: sheet.hidden, pageSetup: A4_LANDSCAPE };
}

async function writeCopy(workbook: ReadWorkbook, marking: Marking): Promise<Uint8Array> {
  const own = workbook.sheets.filter((sheet) => !sheet.name.startsWith(RESULT_SHEET));
  const sheets = own.map((sheet) => {
    const copy = copiedSheet(sheet);
    if (sheet.name === marking.sheet) for (const mark of marking.marks) applyMark(copy.cells!, mark);
    return copy;
  });
  return writeXlsx({ sheets: [resultSheet(marking), ...sheets], defaultFont: BODY_FONT });
}

function sheetName(workbook: ReadWorkbook, spec: MarkedSpec): string {
  const own = workbook.sheets.filter((sheet) => !sheet.name.startsWith(RESULT_SHEET));
  const named =
    own.find((sheet) => sheet.name === spec.sheet) ?? own.find((sheet) => !sheet.hidden) ?? own[0];
  return named?.name ?? '';
}

async function markFile(
  original: Uint8Array,
  spec: MarkedSpec,
  findings: MarkedFinding[],
): Promise<MarkedWorkbook> {
  const workbook = await readWorkbook(original, '');
  const marking = markingOf(spec, findings, sheetName(workbook, spec));
  if (detectKind(original) === 'zip' && workbook.kind === 'xlsx') {
    try {
      const { body } = await runGuarded({ name: 'mark', marking }, original);
      return { bytes: body, how: 'original' };
    } catch (error) {
      if (!(error instanceof WorkbookProblem)) throw error;
    }
  }
  return { bytes: await writeCopy(workbook, marking), how: 'copy' };
}

/** The form as it stands in the draft, marked by row key. */
async function markTemplate(spec: MarkedSpec, findings: MarkedFinding[]): Promise<MarkedWorkbook> {
  if (!spec.template) throw new TypeError('a marked workbook needs an original file or a template');
  const built = buildTemplate(spec.template);
  const placed = findings.map((finding) => ({
    ...finding,
    sheet: undefined,
    address: (finding.key && built.inputs.get(finding.key)) || null,
  }));
  const sheets = built.finish();
  const marking = markingOf(spec, placed, sheets[0]?.name ?? '');
  for (const mark of marking.marks) applyMark(built.sheet.cells, mark);
  const bytes = await writeXlsx({ sheets: [resultSheet(marking), ...sheets], defaultFont: BODY_FONT });
  return { bytes, how: 'template' };
}

/**
 * The workbook with a first sheet 核对结果 that lists every finding and every change made in the page, and a colour and
 * comment on each such cell.
 * An .xlsx comes back as itself (formulas, formats, protection kept); what cannot be rewritten faithfully (.xls, .ods,
 * .csv, odd .xlsx) as an .xlsx copy of its cells, formulas as their results; without an original the form of the draft.
 * Throws WorkbookProblem when the original cannot be read at all.
 */
export async function writeMarked(
  original: Uint8Array | null,
  spec: MarkedSpec,
  findings: MarkedFinding[],
): Promise<MarkedWorkbook> {
  return original ? markFile(original, spec, findings) : markTemplate(spec, findings);
}
