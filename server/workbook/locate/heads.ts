/** The heads over a table's columns and the part that each column plays. */
import { isMoneyUnit } from '#shared/rules/money-unit.ts';
import type { Cell } from '../sheets.ts';
import type { Block } from './block.ts';
import { holdsFigure, isMark } from './grid.ts';
import { type Meaning, meaningOf, type Vocabulary } from './meaning.ts';
import { headWords, isRole } from './row-kinds.ts';
import { isMeasureHeader, isNoteHeader, plainWords } from './words.ts';

/** `label`: names rows; `skip`: numbers of lines, responsible departments and the like. */
type Role = 'label' | 'measure' | 'note' | 'skip' | 'data' | 'empty';

export interface Column {
  col: number;
  role: Role;
  /** Cells over the column, top level first. */
  heads: Cell[];
  meaning: Meaning;
  /** Rows of the body that hold a figure or a mark in this column. */
  filled: number;
}

const SKIP =
  /^(?:序号|编号|代码|行次|行号|责任|牵头|数源|联系|电话|填报人|责任单位|数源单位|.*(?:科室|处室|部门|责任人))/;
const COUNTED = /^[\d.()（）、]{1,6}$/;

/**
 * Cells over a column, top level first. What a merged range or a blank to the right of a head shows belongs to the
 * columns below it, as far as they have words of their own.
 */
function headsOver({ grid, heads, left }: Block, col: number): Cell[] {
  const cells: Cell[] = [];
  heads.forEach((row, level) => {
    const below = heads.slice(level + 1).some((lower) => grid.own(lower, col) !== undefined);
    let cell = grid.seen(row, col);
    for (let from = col - 1; !cell && below && from >= left; from--) {
      const beside = grid.seen(row, from);
      const next = heads[level + 1];
      // Without a head of its own below, a name spreads no further.
      if (next !== undefined && !grid.seen(next, from) && !beside) break;
      if (beside) {
        if (!isRole(beside.text)) cell = beside;
        break;
      }
    }
    if (cell && !cells.includes(cell) && cell.text.trim() !== '') cells.push(cell);
  });
  return cells;
}

function isUnitText(text: string): boolean {
  return (
    isMoneyUnit(plainWords(text)) || /^(?:%|百分点|个百分点|家|个|人|项|件|位|名|场)$/.test(plainWords(text))
  );
}

function roleOf(
  block: Block,
  col: number,
  words: string[],
  firstLabel: number,
  named: (cell: Cell) => boolean,
  meaning: Meaning,
): Role {
  const { grid, body } = block;
  const cells = body.flatMap((row) => grid.own(row, col) ?? []);
  const last = plainWords(words.at(-1) ?? '');
  const all = plainWords(words.join(''));
  const texts = cells.filter((cell) => cell.kind === 'text' && !isMark(cell) && !holdsFigure(cell));
  const figures = cells.filter((cell) => holdsFigure(cell) || isMark(cell));
  if (isMeasureHeader(last) && !texts.some(named)) return 'measure';
  if (texts.length > 0 && figures.length === 0 && texts.every((cell) => isUnitText(cell.text)))
    return 'measure';
  if (isNoteHeader(all)) return 'note';
  if (SKIP.test(last)) return texts.some(named) ? 'label' : 'skip';
  if (cells.length === 0) return words.length > 0 ? 'data' : 'empty';
  const years = /^(?:年份|年度|期别|时间|期间)$/.test(last);
  if (headsFigures(meaning) && !texts.some(named)) return 'data';
  if (texts.length > figures.length || (years && cells.length > 0)) return 'label';
  if (figures.every((cell) => COUNTED.test(cell.text.trim())) && col < firstLabel && words.length === 0)
    return 'skip';
  return 'data';
}

/** A head that can only stand over figures, whatever was written below it (见附件, 待定). */
function headsFigures({ kind, period, accumulation, words }: Meaning): boolean {
  if (kind === 'unknown' || words === '') return false;
  return (
    kind === 'other' ||
    period !== 'none' ||
    accumulation !== 'none' ||
    /本期|当期|本年|金额|[数额值]$/.test(plainWords(words))
  );
}

/** Every column of a block; columns before the first names of rows that hold numbers of lines are skipped. */
export function columnsOf(block: Block, vocabulary: Vocabulary): Column[] {
  const { grid, body, left, right } = block;
  const named = (cell: Cell | undefined) =>
    cell?.kind === 'text' &&
    (vocabulary.names.indicators(cell.text).length > 0 || vocabulary.owners.unit(cell.text) !== null);
  let firstLabel = right + 1;
  for (let col = right; col >= left; col--)
    if (body.some((row) => named(grid.own(row, col)))) firstLabel = col;
  const columns: Column[] = [];
  for (let col = left; col <= right; col++) {
    const heads = headsOver(block, col);
    const words = heads.map(headWords);
    const filled = body.filter((row) => holdsFigure(grid.own(row, col)) || isMark(grid.own(row, col))).length;
    const meaning = meaningOf(words, vocabulary);
    const role = roleOf(block, col, words, firstLabel, named, meaning);
    columns.push({ col, role, heads, meaning, filled });
  }
  return columns;
}
