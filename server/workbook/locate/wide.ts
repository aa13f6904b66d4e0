/** Tables with figures in two directions: units down and indicators across, or indicators down and units across. */

import type { Cell } from '../types.ts';
import { chooseColumn, headerCells, headerText, isFilled, namesSomething } from './columns.ts';
import { type Grid, holdsFigure } from './grid.ts';
import { comparePeriodWords } from './period.ts';
import { keyOf, type Search, soleUnit, type Table } from './spot.ts';
import { isRemark, isTotalWord, valueHeaderScore } from './words.ts';

export interface Across {
  row: number;
  /** Heads of columns that name something the form knows. */
  heads: Cell[];
}

/** The row with the most cells for which `names` is true, and those cells. */
export function bestRow(grid: Grid, names: (text: string) => boolean): Across {
  let best: Across = { row: -1, heads: [] };
  for (let row = 0; row < grid.sheet.rows; row++) {
    const heads = grid.row(row).filter((cell) => cell.kind === 'text' && names(cell.text));
    if (heads.length > best.heads.length) best = { row, heads };
  }
  return best;
}

interface SideRow {
  row: number;
  cell: Cell;
}

/** Rows below the heads that name something on the side, from the column with the most of them. */
export function sideRows(grid: Grid, below: number, names: (text: string) => boolean): SideRow[] {
  const columns = new Map<number, SideRow[]>();
  for (let row = below + 1; row < grid.sheet.rows; row++)
    for (const cell of grid.row(row)) {
      if (cell.kind !== 'text' || !names(cell.text)) continue;
      columns.set(cell.col, [...(columns.get(cell.col) ?? []), { row, cell }]);
    }
  return [...columns.values()].sort((a, b) => b.length - a.length)[0] ?? [];
}

/** Columns under one head: its merged range, or the unnamed columns to its right that have a header of their own below. */
function columnsUnder(grid: Grid, head: Cell, bodyTop: number): number[] {
  const { left, right } = grid.columnsOf(head.row, head.col);
  let last = right;
  const subHeader = (col: number) => {
    for (let row = head.row + 1; row < bodyTop; row++) if (namesSomething(grid.own(row, col))) return true;
    return false;
  };
  while (last + 1 < grid.sheet.cols && !grid.seen(head.row, last + 1) && subHeader(last + 1)) last++;
  return Array.from({ length: last - left + 1 }, (_, i) => left + i);
}

export interface WideSearch extends Search {
  across: Across;
  side: SideRow[];
  /** True when indicators stand across and units down the side. */
  indicatorsAcross: boolean;
}

/** Reads a wide table. A head's columns that belong to another period, to growth and the like are passed over. */
export function wideTable(grid: Grid, search: WideSearch): Table {
  const { across, side, layout, names, indicatorsAcross } = search;
  const bodyTop = side[0]!.row;
  const sideCol = side[0]!.cell.col;
  const table: Table = {
    grid,
    orientation: 'wide',
    spots: [],
    unmatched: [],
    totalsSkipped: [],
    questions: [],
    foreignUnits: [],
    bodyTop,
  };
  const rows = side.map(({ row }) => row);
  const used = new Set<number>();
  for (const head of across.heads) {
    if (head.col === sideCol) continue;
    const above = headerCells(grid, head.col, across.row, sideCol);
    const verdict = comparePeriodWords(headerText(above), layout.period);
    if (
      above.length > 0 &&
      (verdict.other || valueHeaderScore(headerText(above), verdict.same, verdict.other) < 0)
    )
      continue;
    const under = columnsUnder(grid, head, bodyTop);
    const candidates = under.map((col) => ({
      col,
      header: headerText(headerCells(grid, col, bodyTop, sideCol, across.row + 1)),
      filled: isFilled(grid, col, rows),
    }));
    const plain = under.length === 1 && candidates[0]?.header === '';
    const choice = plain
      ? { col: head.col }
      : chooseColumn(candidates, layout.period, search.periodLabel, search.choice.column);
    if (choice.question) table.questions.push(choice.question);
    if (choice.col === null) continue;
    for (const col of under) used.add(col);
    const header = [...above, head, ...headerCells(grid, choice.col, bodyTop, sideCol, across.row + 1)];
    for (const { row, cell } of side) {
      const unit = indicatorsAcross ? names.unit(cell.text) : names.unit(head.text);
      const indicators = names.indicators(indicatorsAcross ? head.text : cell.text);
      const owner = unit ?? soleUnit(layout);
      const key = owner === null ? undefined : keyOf(layout, indicators, owner);
      const label = indicatorsAcross ? head : cell;
      if (key !== undefined) table.spots.push({ key, row, col: choice.col, label, header });
      else if (unit !== null && !layout.rows.some((r) => r.unit === unit)) {
        table.foreignUnits.push((indicatorsAcross ? cell : head).text.trim());
      }
    }
  }
  setAside(table, search, used, sideCol);
  return table;
}

/** Rows and columns with figures that name nothing the form asks for. */
function setAside(
  table: Table,
  { across, side }: WideSearch,
  used: ReadonlySet<number>,
  sideCol: number,
): void {
  const { grid } = table;
  const known = new Set(side.map(({ row }) => row));
  for (let row = table.bodyTop; row < grid.sheet.rows; row++) {
    const cell = grid.own(row, sideCol) ?? grid.row(row)[0];
    if (known.has(row) || cell?.kind !== 'text') continue;
    const seen = { address: cell.address, text: cell.text.trim().slice(0, 100) };
    if (isRemark(cell.text) || isTotalWord(cell.text)) table.totalsSkipped.push(seen);
    else if ([...used].some((col) => holdsFigure(grid.own(row, col)))) table.unmatched.push(seen);
  }
  const rows = side.map(({ row }) => row);
  for (const cell of grid.row(across.row)) {
    if (cell.col <= sideCol || used.has(cell.col) || across.heads.includes(cell) || !namesSomething(cell))
      continue;
    if (isTotalWord(cell.text)) {
      table.totalsSkipped.push({ address: cell.address, text: cell.text.trim() });
      continue;
    }
    const verdict = valueHeaderScore(cell.text, false, false);
    if (verdict >= 0 && isFilled(grid, cell.col, rows))
      table.unmatched.push({ address: cell.address, text: cell.text.trim() });
  }
}
