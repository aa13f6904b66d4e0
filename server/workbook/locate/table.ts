/** One table read: which of its columns and rows hold the figures asked for, and what is left. */
import type { Cell } from '../sheets.ts';
import type { LocateQuestion } from '../types.ts';
import type { Block } from './block.ts';
import type { Context } from './context.ts';
import { asksFor, type Frame, frameOf, idOf, keyOf, type Search } from './frame.ts';
import { holdsFigure, isMark } from './grid.ts';
import type { Column } from './heads.ts';
import type { Row } from './row-labels.ts';
import { takeColumns, takeRows } from './take.ts';

/** The place of one figure. */
export interface Spot {
  key: string;
  row: number;
  col: number;
  /** The cell that names the indicator (or the unit, in a table of one indicator). */
  label: Cell | undefined;
  /** Cells above the figure that head its column. */
  header: Cell[];
  /** The row's 计量单位 cell. */
  measure?: Cell;
  /** The row's 备注 / 佐证 cell. */
  note?: Cell;
}

interface Left {
  column?: Column;
  row?: Row;
  why: string;
}

export interface Table {
  block: Block;
  /** `Sheet1!A3:F14`. */
  id: string;
  context: Context;
  columns: Column[];
  rows: Row[];
  takenColumns: Column[];
  takenRows: Row[];
  spots: Spot[];
  left: Left[];
  questions: LocateQuestion[];
  orientation: 'long' | 'wide';
  /** Other units' names that rows or columns carry. */
  foreignUnits: string[];
  /** Parts of the person's answer that decided here. */
  answered: boolean;
}

function spotsOf(frame: Frame, rows: readonly Row[], columns: readonly Column[]): Spot[] {
  const { grid } = frame.block;
  const measure = frame.columns.find(({ role }) => role === 'measure')?.col;
  const note = frame.columns.findLast(({ role }) => role === 'note')?.col;
  return rows.flatMap((row) =>
    columns.flatMap((column): Spot[] => {
      const key = keyOf(frame, row, column);
      if (key === undefined) return [];
      const label =
        frame.columnsName && row.meaning.indicators.length === 0 ? column.heads.at(-1) : row.label;
      const said = measure === undefined ? undefined : grid.seen(row.row, measure);
      const noted = note === undefined ? undefined : grid.seen(row.row, note);
      const spot = { key, row: row.row, col: column.col, label, header: column.heads };
      return [{ ...spot, ...(said ? { measure: said } : {}), ...(noted ? { note: noted } : {}) }];
    }),
  );
}

function whyRow(frame: Frame, row: Row, questions: boolean): string {
  if (row.foreign) return `“${row.unitName}”不是本表的单位`;
  if (row.unit !== null && !asksFor(frame.search, row.unit)) return '是另一个单位的数';
  if (row.meaning.why !== '') return row.meaning.why;
  if (row.meaning.total) return '合计行';
  return questions ? '尚未选择' : '不是本表的指标或单位';
}

function whyColumn(frame: Frame, column: Column, questions: boolean): string {
  const { meaning } = column;
  if (meaning.unit !== null && !asksFor(frame.search, meaning.unit)) return '是另一个单位的数';
  if (meaning.why !== '') return meaning.why;
  return questions ? '尚未选择' : '另有更合适的一列';
}

/** Why each column and row with figures was left. */
function leftOf(frame: Frame, table: Table): Left[] {
  const asked = table.questions.length > 0;
  const data = frame.columns.filter(({ role }) => role === 'data');
  const columns = data.filter((column) => column.filled > 0 && !table.takenColumns.includes(column));
  const given = new Set(table.spots.map((spot) => spot.row));
  const holds = ({ row }: Row) => data.some(({ col }) => holdsFigure(frame.block.grid.own(row, col)));
  return [
    ...columns.map((column) => ({ column, why: whyColumn(frame, column, asked) })),
    ...frame.rows
      .filter((row) => !given.has(row.row) && holds(row))
      .map((row) => ({ row, why: whyRow(frame, row, asked) })),
  ];
}

/** Names of units that the form does not ask for, on rows without figures of the form and over columns. */
function foreignUnits({ rows, columns, search }: Frame, spots: readonly Spot[]): string[] {
  const given = new Set(spots.map((spot) => spot.row));
  const strange = (unit: string | null) => unit !== null && !asksFor(search, unit);
  return [
    ...rows
      .filter((row) => !given.has(row.row) && (row.foreign || strange(row.unit)))
      .map((row) => row.unitName),
    ...columns
      .filter(({ meaning }) => strange(meaning.unit))
      .map(({ heads }) => heads.at(-1)?.text.trim() ?? ''),
  ];
}

/** Reads one block by the words over its columns and beside its rows. */
export function readTable(block: Block, context: Context, search: Search): Table {
  const frame = frameOf(block, context, search);
  const { columns, rows, rowsName, columnsName, columnUnits, fallback, fallbackWhy } = frame;
  const keyed = rowsName || columnsName || fallback !== null;
  const takenRows = keyed ? takeRows(frame) : null;
  const takenColumns = takenRows && takenRows.lines.length > 0 ? takeColumns(frame, takenRows.lines) : null;
  const spots = spotsOf(frame, takenRows?.lines ?? [], takenColumns?.lines ?? []);
  const id = idOf(block);
  const unsure: LocateQuestion[] =
    keyed || fallbackWhy === '' ? [] : [{ code: 'which_block', message: fallbackWhy, choices: [id] }];
  const table: Table = {
    block,
    id,
    context,
    columns,
    rows,
    takenColumns: takenColumns?.lines ?? [],
    takenRows: takenRows?.lines ?? [],
    spots,
    left: [],
    questions: [...unsure, ...(takenRows?.questions ?? []), ...(takenColumns?.questions ?? [])],
    orientation: columnsName || columnUnits || !rowsName ? 'wide' : 'long',
    foreignUnits: foreignUnits(frame, spots),
    answered: takenRows?.answered === true || takenColumns?.answered === true,
  };
  return { ...table, left: leftOf(frame, table) };
}

/** True when the spot's cell holds anything. */
export function isHeld({ block }: Table, spot: Spot): boolean {
  const cell = block.grid.own(spot.row, spot.col);
  if (cell === undefined) return false;
  // What the eye does not see is held too: it is a doubt, never a blank.
  return cell.text.trim() !== '' || cell.formula !== undefined || cell.unseen !== undefined || isMark(cell);
}
