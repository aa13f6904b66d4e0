/** One table read: which of its columns and rows hold the figures asked for, and what is left. */
import { cellAddress, columnLetters } from '../address.ts';
import type { Cell, LocateChoice, LocateQuestion } from '../types.ts';
import { type Block, rangeOf } from './blocks.ts';
import { choose, type Option } from './choose.ts';
import type { Context } from './context.ts';
import { defaultIndicator } from './default-indicator.ts';
import { holdsFigure, isMark } from './grid.ts';
import { type Column, columnsOf } from './heads.ts';
import { fits, type Meaning, type Vocabulary } from './meaning.ts';
import { type Row, rowsOf } from './row-labels.ts';

export interface Search extends Vocabulary {
  choice: LocateChoice;
  /** 2026年上半年, for messages. */
  periodLabel: string;
}

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

export interface Left {
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

/** `Sheet1!A3:F14`. */
function idOf(block: Block): string {
  return `${block.grid.sheet.name}!${rangeOf(block)}`;
}

function unitsOf({ layout }: Vocabulary): string[] {
  return [...new Set(layout.rows.map((row) => row.unit))];
}

/** The unit when the form asks for one only. */
function soleUnit(search: Vocabulary): string | null {
  const units = unitsOf(search);
  return units.length === 1 ? (units[0] ?? null) : null;
}

interface Frame {
  search: Search;
  block: Block;
  context: Context;
  columns: Column[];
  rows: Row[];
  /** Rows name indicators: columns only tell amounts of one kind from another. */
  rowsName: boolean;
  columnsName: boolean;
  columnUnits: boolean;
  fallback: string | null;
  fallbackWhy: string;
}

function frameOf(block: Block, context: Context, search: Search): Frame {
  const columns = columnsOf(block, search);
  const rows = rowsOf(block, columns, search);
  const data = columns.filter(({ role }) => role === 'data');
  const named = new Set(data.flatMap(({ meaning }) => meaning.indicators));
  const rowsName = rows.some((row) => row.meaning.indicators.length > 0 && !row.heading);
  const columnsName = named.size > 1 || (named.size === 1 && !rowsName);
  const columnUnits = data.some(({ meaning }) => meaning.unit !== null);
  const needed = !rowsName && !columnsName;
  const confirmed = search.choice.block === idOf(block);
  const { indicator, why } = needed
    ? defaultIndicator(block, context, search, confirmed)
    : { indicator: null, why: '' };
  return {
    search,
    block,
    context,
    columns,
    rows,
    rowsName,
    columnsName,
    columnUnits,
    fallback: indicator,
    fallbackWhy: why,
  };
}

function indicatorsOf(frame: Frame, row: Row | null, column: Column | null): string[] {
  const ofRow = row?.meaning.indicators ?? [];
  const ofColumn = frame.columnsName ? (column?.meaning.indicators ?? []) : [];
  if (ofRow.length > 0 && ofColumn.length > 0) return ofRow.filter((code) => ofColumn.includes(code));
  if (ofRow.length > 0) return ofRow;
  if (ofColumn.length > 0) return ofColumn;
  if (frame.fallback !== null) return [frame.fallback];
  const all = [...new Set(frame.search.layout.rows.map((line) => line.indicator))];
  return all.length === 1 && frame.columnsName ? all : [];
}

function unitOf(
  frame: Frame,
  row: Row | null,
  column: Column | null,
  indicators: readonly string[],
): string | null {
  const { search, context } = frame;
  if (row?.foreign) return null;
  const ofColumn = column?.meaning.unit ?? null;
  const ofRow = row?.unit ?? null;
  if (ofRow !== null && ofColumn !== null && ofRow !== ofColumn) return null;
  const named = ofRow ?? ofColumn;
  const about = context.owner.code;
  const ofCity = about === null || about === search.owners.city || search.owners.own !== null;
  if (named !== null) return ofCity || named === about ? named : null;
  if (about !== null && unitsOf(search).includes(about) && !row?.meaning.total) return about;
  const sole = soleUnit(search);
  if (sole !== null || row?.meaning.total) return sole;
  const owners = new Set(
    search.layout.rows.filter((line) => indicators.includes(line.indicator)).map((line) => line.unit),
  );
  return owners.size === 1 ? ([...owners][0] ?? null) : null;
}

function keyOf(frame: Frame, row: Row | null, column: Column | null): string | undefined {
  const indicators = indicatorsOf(frame, row, column);
  const unit = unitOf(frame, row, column, indicators);
  return frame.search.layout.rows.find((line) => line.unit === unit && indicators.includes(line.indicator))
    ?.key;
}

function columnOption(frame: Frame, column: Column, rows: readonly Row[]): Option<Column> {
  const { block } = frame;
  const holds = ({ row }: Row) =>
    holdsFigure(block.grid.own(row, column.col)) || isMark(block.grid.own(row, column.col));
  const letters = columnLetters(column.col);
  const words = column.meaning.words.replace(/\s+/g, ' ');
  const first = block.body[0] ?? 0;
  const last = block.body.at(-1) ?? first;
  return {
    line: column,
    meaning: column.meaning,
    filled: rows.some(holds),
    nameless: column.heads.length === 0,
    named: column.meaning.unit !== null || (frame.columnsName && column.meaning.indicators.length > 0),
    shown: words === '' ? `${letters}列` : `${letters}列（${words}）`,
    ids: [letters, `${cellAddress(first, column.col)}:${cellAddress(last, column.col)}`],
  };
}

function rowOption(frame: Frame, row: Row): Option<Row> {
  const words = row.label?.text.trim() ?? '';
  const number = String(row.row + 1);
  const foreignRows = frame.rows.some(
    (other) => other.foreign || (other.unit !== null && other.unit !== soleUnit(frame.search)),
  );
  const meaning: Meaning =
    row.meaning.total && foreignRows
      ? { ...row.meaning, kind: 'unknown', why: '是各单位的合计' }
      : row.meaning;
  return {
    line: row,
    meaning,
    filled: row.filled,
    nameless: words === '',
    named: row.unit !== null,
    shown: words === '' ? `第${number}行` : `第${number}行（${words}）`,
    ids: [number, `${number}:${number}`],
  };
}

function grouped<T>(lines: readonly T[], key: (line: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const line of lines) {
    const name = key(line);
    if (name !== null) groups.set(name, [...(groups.get(name) ?? []), line]);
  }
  return groups;
}

/** Columns that could give the same figures stand in one group. Null: names nothing the form asks for. */
function columnGroup(frame: Frame, column: Column): string | null {
  if (column.role !== 'data') return null;
  const { search, columnsName, columnUnits } = frame;
  const { indicators, unit } = column.meaning;
  const sole = soleUnit(search);
  if (columnUnits && unit === null && sole === null) return null;
  if (unit !== null && !unitsOf(search).includes(unit)) return null;
  const codes = new Set(search.layout.rows.map((line) => line.indicator));
  if (columnsName && indicators.length === 0 && codes.size > 1) return null;
  const named = columnsName && codes.size > 1 ? indicators.join() : '';
  return `${named}|${columnUnits && sole === null ? unit : ''}`;
}

function rowGroup(frame: Frame, row: Row): string | null {
  if (row.heading || row.foreign) return null;
  const { search, rowsName, columnsName } = frame;
  const { indicators } = row.meaning;
  if (rowsName && indicators.length === 0 && !columnsName) return null;
  const sole = soleUnit(search);
  if (row.unit !== null && !unitsOf(search).includes(row.unit)) return null;
  return `${indicators.join()}|${sole ?? row.unit ?? ''}`;
}

/** Rows of one indicator or unit: those of the right period. Several of the same name stay, to be told as repeated. */
function takeRows(frame: Frame, table: Table): Row[] {
  const { search, rowsName, rows } = frame;
  const taken: Row[] = [];
  for (const group of grouped(rows, (row) => rowGroup(frame, row)).values()) {
    const options = group.map((row) => rowOption(frame, row));
    const right = options.filter(({ meaning }) => fits(meaning));
    const dated = right.filter(({ meaning }) => meaning.period === 'same');
    const byPeriod = dated.length > 0 && options.some(({ meaning }) => meaning.period === 'other');
    if (rowsName && group.some((row) => row.meaning.indicators.length > 0)) {
      taken.push(...(byPeriod ? dated : right).map(({ line }) => line));
      continue;
    }
    const named = group.some((row) => row.unit !== null);
    if (named && soleUnit(search) === null) {
      taken.push(...(byPeriod ? dated : right).map(({ line }) => line));
      continue;
    }
    if (
      !named &&
      soleUnit(search) === null &&
      frame.columnUnits === false &&
      frame.context.owner.code === null
    )
      continue;
    const { line, question, answered } = choose(options, search.periodLabel, search.choice.column);
    if (line) taken.push(line);
    table.answered ||= answered;
    if (question) table.questions.push(question);
  }
  return taken;
}

function takeColumns(frame: Frame, table: Table): Column[] {
  const { search, columns } = frame;
  const taken: Column[] = [];
  for (const group of grouped(columns, (column) => columnGroup(frame, column)).values()) {
    const options = group.map((column) => columnOption(frame, column, table.takenRows));
    const { line, question, answered } = choose(options, search.periodLabel, search.choice.column);
    if (line) taken.push(line);
    table.answered ||= answered;
    if (question) table.questions.push(question);
  }
  return taken;
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
  if (row.unit !== null && !unitsOf(frame.search).includes(row.unit)) return '是另一个单位的数';
  if (row.meaning.why !== '') return row.meaning.why;
  if (row.meaning.total) return '合计行';
  return questions ? '尚未选择' : '不是本表的指标或单位';
}

function whyColumn(frame: Frame, column: Column, questions: boolean): string {
  const { meaning } = column;
  if (meaning.unit !== null && !unitsOf(frame.search).includes(meaning.unit)) return '是另一个单位的数';
  if (meaning.why !== '') return meaning.why;
  return questions ? '尚未选择' : '另有更合适的一列';
}

/** Reads one block by the words over its columns and beside its rows. */
export function readTable(block: Block, context: Context, search: Search): Table {
  const frame = frameOf(block, context, search);
  const table: Table = {
    block,
    id: idOf(block),
    context,
    columns: frame.columns,
    rows: frame.rows,
    takenColumns: [],
    takenRows: [],
    spots: [],
    left: [],
    questions: [],
    orientation: frame.columnsName || frame.columnUnits || !frame.rowsName ? 'wide' : 'long',
    foreignUnits: [],
    answered: false,
  };
  const keyed = frame.rowsName || frame.columnsName || frame.fallback !== null;
  if (keyed) {
    table.takenRows = takeRows(frame, table);
    table.takenColumns = table.takenRows.length > 0 ? takeColumns(frame, table) : [];
    table.spots = spotsOf(frame, table.takenRows, table.takenColumns);
  } else if (frame.fallbackWhy !== '')
    table.questions.push({ code: 'which_block', message: frame.fallbackWhy, choices: [table.id] });
  const asked = table.questions.length > 0;
  for (const column of frame.columns) {
    if (column.role !== 'data' || column.filled === 0 || table.takenColumns.includes(column)) continue;
    table.left.push({ column, why: whyColumn(frame, column, asked) });
  }
  const held = (row: Row) =>
    frame.columns.some(({ role, col }) => role === 'data' && holdsFigure(block.grid.own(row.row, col)));
  for (const row of frame.rows) {
    if (table.takenRows.includes(row) && table.spots.some((spot) => spot.row === row.row)) continue;
    if (held(row)) table.left.push({ row, why: whyRow(frame, row, asked) });
    if (row.foreign || (row.unit !== null && !unitsOf(search).includes(row.unit)))
      table.foreignUnits.push(row.unitName);
  }
  for (const { meaning, heads } of frame.columns)
    if (meaning.unit !== null && !unitsOf(search).includes(meaning.unit))
      table.foreignUnits.push(heads.at(-1)?.text.trim() ?? '');
  return table;
}

/** True when the spot's cell holds anything. */
export function isHeld({ block }: Table, spot: Spot): boolean {
  const cell = block.grid.own(spot.row, spot.col);
  if (cell === undefined) return false;
  // What the eye does not see is held too: it is a doubt, never a blank.
  return cell.text.trim() !== '' || cell.formula !== undefined || cell.unseen !== undefined || isMark(cell);
}
