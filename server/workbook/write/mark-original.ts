/** The reporter's own .xlsx with marks added. Runs inside the guarded child process only. */
import type { Buffer } from 'node:buffer';
import type { Cell } from 'hucre/xlsx';
import { openXlsx, saveXlsx } from 'hucre/xlsx';
import { applyMark, MARK_AUTHOR, type Marking, RESULT_SHEET, resultSheet } from '../marks.ts';
import { WorkbookProblem } from '../problem.ts';
import { parseWorkbook } from '../read/parse-workbook.ts';
import { INPUT_FILL } from '../read/sheet-styles.ts';

/** Takes away what an earlier marking left: the comment and the colour that came with it. */
function clearMarks(cells: Map<string, Partial<Cell>>): void {
  for (const [key, cell] of cells) {
    if (cell.comment?.author !== MARK_AUTHOR) continue;
    const { comment: _comment, ...rest } = cell;
    const { fill: _fill, ...style } = cell.style ?? {};
    const isInput = style.protection?.locked === false;
    cells.set(key, { ...rest, style: isInput ? { ...style, fill: INPUT_FILL } : style });
  }
}

/**
 * Everything that must survive. A formula whose result is the empty text may come back as one without a result, and
 * writing that nobody saw is seen on the colour of a mark.
 */
async function contents(bytes: Uint8Array): Promise<string> {
  const { sheets } = await parseWorkbook(bytes);
  const own = sheets.filter((sheet) => !sheet.name.startsWith(RESULT_SHEET));
  return JSON.stringify(
    own.map(({ name, hidden, merges, cells }) => [
      name,
      hidden,
      merges,
      cells.map(({ unseen: _unseen, stored: _stored, ...cell }) =>
        cell.formula && cell.text === '' ? [cell.address, cell.formula] : cell,
      ),
    ]),
  );
}

/**
 * Bytes of the marked workbook. Throws WorkbookProblem `broken` when the library cannot write the file back with every
 * value, formula and merge as it was; the caller then makes a copy of the cells instead.
 */
export async function markOriginal(bytes: Buffer, marking: Marking): Promise<Uint8Array> {
  const before = await contents(bytes);
  const book = await openXlsx(bytes, { readStyles: true });
  book.sheets = book.sheets.filter((sheet) => !sheet.name.startsWith(RESULT_SHEET));
  const sheet = book.sheets.find((candidate) => candidate.name === marking.sheet);
  if (!sheet) throw new WorkbookProblem('broken');
  const cells = new Map<string, Partial<Cell>>(sheet.cells);
  clearMarks(cells);
  for (const mark of marking.marks) applyMark(cells, mark);
  sheet.cells = cells as Map<string, Cell>;
  book.sheets.unshift(resultSheet(marking) as (typeof book.sheets)[number]);
  book.activeSheet = 0;
  const written = await saveXlsx(book);
  if ((await contents(written)) !== before) throw new WorkbookProblem('broken');
  return written;
}
