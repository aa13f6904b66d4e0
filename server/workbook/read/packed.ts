/**
 * A workbook on its way from the child process: most cells are a plain text or number, and such a cell is three whole
 * numbers in a body of bytes. All the rest is JSON, so that the parent never revives more than plain data.
 */
import { columnLetters } from '../address.ts';
import { WorkbookProblem } from '../problem.ts';
import type { Cell, Sheet } from '../sheets.ts';
import { cellIndex, MAX_COLS } from './look.ts';
import type { ParsedWorkbook } from './parse-workbook.ts';

export interface PackedWorkbook extends Omit<ParsedWorkbook, 'sheets'> {
  /** The texts of plain cells, once each: the same words stand in every row. */
  words: string[];
  /** The numbers of plain cells one after the other, each followed by what is seen of it where that is something else, and its formula. */
  numbers: string[];
  sheets: (Omit<Sheet, 'cells'> & { count: number; odd: Cell[] })[];
}

/** Whole numbers of one cell: place, facts, number of its text. A place fits: a sheet has fewer than 131,072 rows (`limits.ts`). */
const WIDTH = 3;
const FACT = { number: 1, hidden: 2, percent: 4, scaled: 8, shown: 16, formula: 32, odd: 64 } as const;
const PLAIN_FIELDS = new Set([
  ...['address', 'row', 'col', 'kind', 'text', 'number', 'hidden', 'percent', 'scaled', 'formula'],
]);

function isPlain(cell: Cell): boolean {
  for (const field in cell) if (!PLAIN_FIELDS.has(field)) return false;
  if (cell.number === undefined) return cell.kind === 'text' && cell.formula === undefined;
  return cell.kind === 'number';
}

function factsOf({ number, text, formula, hidden, percent, scaled }: Cell): number {
  return (
    (number === undefined ? 0 : FACT.number) |
    (number !== undefined && number !== text ? FACT.shown : 0) |
    (formula === undefined ? 0 : FACT.formula) |
    (hidden ? FACT.hidden : 0) |
    (percent ? FACT.percent : 0) |
    (scaled ? FACT.scaled : 0)
  );
}

export function pack({ sheets, ...rest }: ParsedWorkbook): { head: PackedWorkbook; body: Uint8Array } {
  const words = new Map<string, number>();
  const numbers: string[] = [];
  const wordOf = (text: string) => {
    const known = words.get(text);
    if (known === undefined) words.set(text, words.size);
    return known ?? words.size - 1;
  };
  const body = new Int32Array(sheets.reduce((sum, { cells }) => sum + cells.length, 0) * WIDTH);
  let at = 0;
  const packed = sheets.map(({ cells, ...sheet }) => {
    const odd: Cell[] = [];
    for (const cell of cells) {
      const facts = isPlain(cell) ? factsOf(cell) : FACT.odd;
      body[at] = cellIndex(cell.row, cell.col);
      body[at + 1] = facts;
      if (facts & FACT.odd) odd.push(cell);
      else if (cell.number === undefined) body[at + 2] = wordOf(cell.text);
      else {
        numbers.push(cell.number);
        if (facts & FACT.shown) numbers.push(cell.text);
        if (cell.formula !== undefined) numbers.push(cell.formula);
      }
      at += WIDTH;
    }
    return { ...sheet, count: cells.length, odd };
  });
  return {
    head: { ...rest, words: [...words.keys()], numbers, sheets: packed },
    body: new Uint8Array(body.buffer),
  };
}

/** What `unpack` takes one after the other; throws WorkbookProblem `broken` where there is no more. */
function taking<T>(list: readonly T[]): () => T {
  let at = 0;
  return () => {
    const found = list[at++];
    if (found === undefined) throw new WorkbookProblem('broken');
    return found;
  };
}

/** Throws WorkbookProblem `broken` when the bytes are not what `pack` makes. */
export function unpack(
  { words, numbers, sheets, ...rest }: PackedWorkbook,
  bytes: Uint8Array,
): ParsedWorkbook {
  const body = new Int32Array(bytes.slice().buffer);
  const number = taking(numbers);
  const letters: string[] = [];
  const lettersOf = (col: number) => {
    letters[col] ??= columnLetters(col);
    return letters[col];
  };
  let at = 0;
  const plain = (facts: number): Cell => {
    const place = body[at] ?? 0;
    const [row, col] = [Math.floor(place / MAX_COLS), place % MAX_COLS];
    const base = { address: `${lettersOf(col)}${row + 1}`, row, col, hidden: (facts & FACT.hidden) !== 0 };
    if (facts & FACT.number) {
      const stored = number();
      const text = facts & FACT.shown ? number() : stored;
      const cell: Cell = { ...base, kind: 'number', text, number: stored };
      if (facts & FACT.formula) cell.formula = number();
      if (facts & FACT.percent) cell.percent = true;
      if (facts & FACT.scaled) cell.scaled = true;
      return cell;
    }
    const text = words[body[at + 2] ?? -1];
    if (text === undefined) throw new WorkbookProblem('broken');
    return { ...base, kind: 'text', text };
  };
  const unpacked = sheets.map(({ count, odd, ...sheet }) => {
    const other = taking(odd);
    const cells = Array.from({ length: count }, () => {
      const facts = body[at + 1] ?? FACT.odd;
      const cell = facts & FACT.odd ? other() : plain(facts);
      at += WIDTH;
      return cell;
    });
    return { ...sheet, cells };
  });
  if (at !== body.length) throw new WorkbookProblem('broken');
  return { ...rest, sheets: unpacked };
}
