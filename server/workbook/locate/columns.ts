/** Which column holds the figures, told from the words above it. */
import { columnLetters } from '../address.ts';
import type { Cell, LocateQuestion } from '../types.ts';
import { type Grid, holdsFigure } from './grid.ts';
import { comparePeriodWords } from './period.ts';
import { isSignature, plainWords, readLabel, valueHeaderScore } from './words.ts';

/** A header longer than this is a title or a note. */
const MAX_HEADER = 30;
const MAX_HEADER_ROWS = 12;

/** Cells above `bottom` that head a column, top first; titles, signatures and whatever spreads over `labelCol` are left out. */
export function headerCells(
  grid: Grid,
  col: number,
  bottom: number,
  labelCol: number,
  top = bottom - MAX_HEADER_ROWS,
): Cell[] {
  const cells: Cell[] = [];
  for (let row = Math.max(0, top); row < bottom; row++) {
    const cell = grid.seen(row, col);
    if (!cell || cells.includes(cell) || cell.text.length > MAX_HEADER) continue;
    const { left, right } = grid.columnsOf(row, col);
    if (left <= labelCol && labelCol <= right && labelCol !== col) continue;
    if (cell.kind === 'number' && !/^20\d\d$/.test(cell.text)) continue;
    if (isSignature(cell.text) && !/计量单位/.test(cell.text)) continue;
    cells.push(cell);
  }
  return cells;
}

export function headerText(cells: readonly Cell[]): string {
  return cells.map((cell) => (/^20\d\d$/.test(cell.text) ? `${cell.text}年` : cell.text)).join(' ');
}

export interface ColumnChoice {
  col: number | null;
  question?: LocateQuestion;
}

export interface Candidate {
  col: number;
  header: string;
  filled: boolean;
}

function describe({ col, header }: Candidate): string {
  return header === '' ? `${columnLetters(col)}列` : `${columnLetters(col)}列（${header}）`;
}

function chosen(candidates: readonly Candidate[], answer: string): Candidate | undefined {
  const words = plainWords(answer).toUpperCase();
  return candidates.find((c) =>
    [
      columnLetters(c.col),
      plainWords(c.header).toUpperCase(),
      plainWords(describe(c)).toUpperCase(),
    ].includes(words),
  );
}

/** The column of the figures for `period`, or the question to ask. `answer` is a column's letter or header. */
export function chooseColumn(
  candidates: readonly Candidate[],
  period: string,
  label: string,
  answer?: string,
): ColumnChoice {
  const answered = answer === undefined ? undefined : chosen(candidates, answer);
  if (answered) return { col: answered.col };
  const judged = candidates.map((c) => {
    const verdict = comparePeriodWords(c.header, period);
    return { ...c, verdict, score: valueHeaderScore(c.header, verdict.same, verdict.other) };
  });
  const top = Math.max(0, ...judged.map((c) => c.score));
  const best = judged.filter((c) => top > 0 && c.score === top);
  const filled = best.filter((c) => c.filled);
  const winners = filled.length > 0 ? filled : best.slice(0, 1);
  if (winners.length === 1) return { col: winners[0]!.col };
  const unclear =
    winners.length > 1 ? winners : judged.filter((c) => c.filled && (c.header === '' || c.score === 0));
  if (unclear.length > 0) {
    const found = unclear.map(describe);
    const message = `分不清哪一列是${label}的数据：找到${found.join('、')}。请选择一列，或把表头改为“本期累计”后重新上传。`;
    return { col: null, question: { code: 'which_column', message, choices: found } };
  }
  const stray = judged.find((c) => c.filled && c.verdict.other);
  if (stray) {
    const message = `表里${describe(stray)}的数据属于${stray.verdict.words}，需要的是${label}的数据。`;
    return { col: null, question: { code: 'wrong_period', message } };
  }
  return { col: null };
}

/** True when some of the rows hold a figure or a mark in the column. */
export function isFilled(grid: Grid, col: number, rows: readonly number[]): boolean {
  return rows.some((row) => {
    const cell = grid.own(row, col);
    return (
      holdsFigure(cell) || (cell?.kind === 'text' && /^(?:未报|不适用|缺|[-—/]+)$/.test(readLabelText(cell)))
    );
  });
}

function readLabelText(cell: Cell): string {
  return plainWords(cell.text);
}

/** True when the text is a plain name, as headers of columns are. */
export function namesSomething(cell: Cell | undefined): cell is Cell {
  return cell !== undefined && cell.kind === 'text' && readLabel(cell.text).key !== '';
}
