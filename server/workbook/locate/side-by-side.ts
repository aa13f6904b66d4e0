/** Tables that stand beside each other: each begins with its own column of names, behind the figures of the one before. */
import type { Block } from './blocks.ts';
import { type Grid, holdsFigure } from './grid.ts';
import type { Vocabulary } from './meaning.ts';
import { isRole } from './row-kinds.ts';
import { isNoteHeader, plainWords } from './words.ts';

export interface Columns {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function isSerial(grid: Grid, col: number, { heads, body }: Pick<Block, 'heads' | 'body'>): boolean {
  if (heads.some((row) => /^(?:序号|编号|代码)$/.test(plainWords(grid.own(row, col)?.text ?? ''))))
    return true;
  const numbers = body.flatMap((row) => grid.own(row, col) ?? []).map((cell) => cell.text.trim());
  return numbers.length > 1 && numbers.every((text, i) => text === String(Number(numbers[0]) + i));
}

/** Columns with two or more different names of indicators or units, or with a head of names that the row repeats. */
function nameColumns({ grid, heads, body, left, right }: Block, { names, owners }: Vocabulary): number[] {
  const found: number[] = [];
  for (let col = left; col <= right; col++) {
    const named = new Set<string>();
    for (const row of body) {
      const cell = grid.own(row, col);
      if (cell?.kind !== 'text') continue;
      const unit = owners.unit(cell.text);
      const key = names.indicators(cell.text).join() || unit;
      if (key) named.add(key);
    }
    const repeated = heads.some((row) => {
      const text = plainWords(grid.own(row, col)?.text ?? '');
      if (!isRole(text) || /^(?:序号|备注|说明|计量单位|单位)$/.test(text)) return false;
      return grid.row(row, { left, right }).filter((cell) => plainWords(cell.text) === text).length > 1;
    });
    if (named.size > 1 || repeated) found.push(col);
  }
  return found;
}

/** Remarks and gaps belong to the table before them. */
function endsTable({ grid, heads, body }: Block, col: number): boolean {
  const head = heads.map((row) => grid.own(row, col)?.text ?? '').join('');
  const empty = [...heads, ...body].every((row) => grid.own(row, col) === undefined);
  return empty || isNoteHeader(head);
}

/** Ranges of columns of the tables in a block; one when nothing stands beside it. */
export function columnParts(block: Block, vocabulary: Vocabulary): Columns[] {
  const { grid, body, left, right } = block;
  const whole = { left, right, top: 0, bottom: 0 };
  const columns = nameColumns(block, vocabulary);
  const holds = (col: number) =>
    !isSerial(grid, col, block) && body.some((row) => holdsFigure(grid.own(row, col)));
  const cuts: number[] = [];
  columns.slice(1).forEach((col, i) => {
    const before = columns[i] ?? left;
    let figures = -1;
    for (let between = before + 1; between < col; between++) if (holds(between)) figures = between;
    if (figures < 0) return;
    let cut = figures + 1;
    while (cut < col && endsTable(block, cut)) cut++;
    cuts.push(cut);
  });
  if (cuts.length === 0) return [whole];
  return [left, ...cuts].map((from, i, all) => ({
    ...whole,
    left: from,
    right: (all[i + 1] ?? right + 1) - 1,
  }));
}
