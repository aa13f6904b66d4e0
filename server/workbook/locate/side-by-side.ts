/** Tables that stand beside each other: each begins with its own column of names, behind the figures of the one before. */
import type { Block } from './block.ts';
import { holdsFigure } from './grid.ts';
import type { Vocabulary } from './meaning.ts';
import { isRole } from './row-kinds.ts';
import { isNoteHeader, plainWords } from './words.ts';

interface Columns {
  left: number;
  right: number;
}

function isSerial({ grid, heads, body, lines }: Block, col: number): boolean {
  const above = [
    ...lines.filter((cell) => cell.col === col),
    ...heads.flatMap((row) => grid.own(row, col) ?? []),
  ];
  if (above.some((cell) => /^(?:序号|编号|代码)$/.test(plainWords(cell.text)))) return true;
  const numbers = body.flatMap((row) => grid.own(row, col) ?? []).map((cell) => cell.text.trim());
  return numbers.length > 1 && numbers.every((text, i) => text === String(Number(numbers[0]) + i));
}

/**
 * Columns with two or more different names of indicators or units, with a head of names that the row repeats, or with
 * any name right behind an empty column.
 */
function nameColumns(block: Block, { names, owners }: Vocabulary): number[] {
  const { grid, heads, body, lines, left, right } = block;
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
    // The row of heads may hold figures of the table beside it: any row may hold this table's head.
    const role = [
      ...lines.filter((cell) => cell.col === col),
      ...[...heads, ...body].flatMap((row) => grid.own(row, col) ?? []),
    ].some((cell) => isRole(cell.text));
    const apart = col > left && isEmptyColumn(block, col - 1) && (named.size > 0 || role);
    if (named.size > 1 || repeated || apart || (named.size > 0 && found.length === 0)) found.push(col);
  }
  return found;
}

/** Remarks and gaps belong to the table before them. */
function endsTable(block: Block, col: number): boolean {
  return (
    isEmptyColumn(block, col) ||
    isNoteHeader(block.heads.map((row) => block.grid.own(row, col)?.text ?? '').join(''))
  );
}

/** Nothing stands in the column, from the first head to the last row. */
export function isEmptyColumn({ grid, heads, body }: Block, col: number): boolean {
  return [...heads, ...body].every((row) => grid.own(row, col) === undefined);
}

/** Ranges of columns of the tables in a block; one when nothing stands beside it. */
export function columnParts(block: Block, vocabulary: Vocabulary): Columns[] {
  const { grid, body, left, right } = block;
  const whole = { left, right };
  const columns = nameColumns(block, vocabulary);
  // A line over one table may stand beside figures of another.
  const beside = new Set(block.lines.filter((cell) => holdsFigure(cell)).map((cell) => cell.col));
  const holds = (col: number) =>
    !isSerial(block, col) && (beside.has(col) || body.some((row) => holdsFigure(grid.own(row, col))));
  const cuts: number[] = [];
  columns.forEach((col, i) => {
    const before = i === 0 ? left - 1 : (columns[i - 1] ?? left);
    const between = Array.from({ length: col - before - 1 }, (_, n) => before + 1 + n);
    const figures = between.filter(holds);
    // A gap is where the next table begins, whatever stands on either side of it.
    const gap = between.findLast((c) => isEmptyColumn(block, c) && figures.some((figure) => figure < c));
    const last = figures.at(-1);
    if (gap !== undefined) cuts.push(gap + 1);
    else if (i > 0 && last !== undefined)
      cuts.push(between.find((c) => c > last && !endsTable(block, c)) ?? col);
  });
  if (cuts.length === 0) return [whole];
  return [left, ...cuts].map((from, i, all) => ({
    left: from,
    right: (all[i + 1] ?? right + 1) - 1,
  }));
}
