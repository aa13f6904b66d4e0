/** What was understood of a file, part by part, each with its cells: for the person whose file it is. */

import type { Place, Understood } from '#shared/contract/understood.ts';
import { cellAddress, columnLetters } from '../address.ts';
import type { Cell } from '../sheets.ts';
import type { FormLayout, LocatedValue } from '../types.ts';
import { rangeOf } from './block.ts';
import type { Context } from './context.ts';
import { indexOf } from './form-index.ts';
import { type Grid, holdsFigure } from './grid.ts';
import type { Column } from './heads.ts';
import type { Picked } from './pick.ts';
import type { Row } from './row-labels.ts';
import type { Table } from './table.ts';
import { isRemark } from './words.ts';

/** Nothing was understood: no table of the form was found. */
export const NOTHING_UNDERSTOOD: Understood = {
  sheet: '',
  blocks: [],
  columns: [],
  units: [],
  period: null,
  owner: null,
  total: null,
  hidden: [],
  formulas: { count: 0, uncalculated: [], contradicted: [], external: [] },
  unread: [],
  answers: {},
};

const MAX_LISTED = 200;

function unitPlace({ units }: Context): Place | null {
  const first = units[0];
  return first
    ? {
        text: units.map(({ unit }) => unit).join('、'),
        cells: units.flatMap(({ address }) => address ?? []).join('、'),
      }
    : null;
}

function blockOf(table: Table, picked: Picked | null): Understood['blocks'][number] {
  const used = picked?.spots.some((placed) => placed.table === table) ?? false;
  const { period, owner } = table.context;
  const reason = picked?.why.get(table) ?? (table.spots.length > 0 ? '数据已取自另一个表' : '没有要填的指标');
  return {
    id: table.id,
    sheet: table.block.grid.sheet.name,
    range: rangeOf(table.block),
    title: table.context.title,
    period: period.place,
    owner: owner.place,
    unit: unitPlace(table.context),
    taken: used,
    why: used ? '' : reason,
  };
}

function figuresIn(grid: Grid, rows: readonly number[], columns: readonly number[]): Cell[] {
  return rows.flatMap((row) => columns.flatMap((col) => grid.own(row, col) ?? [])).filter(holdsFigure);
}

/** Columns of figures; in a table whose indicators stand across its rows, when it has more than one. */
function columnsOf(table: Table): Understood['columns'] {
  const { grid, body } = table.block;
  const first = body[0] ?? 0;
  const last = body.at(-1) ?? first;
  const why = (line: { column?: Column; row?: Row }) =>
    table.left.find((left) => left.column === line.column && left.row === line.row)?.why ??
    '另有更合适的一列';
  const columns = table.columns
    .filter(({ role, filled }) => role === 'data' && filled > 0)
    .map((column) => {
      const taken = table.takenColumns.includes(column);
      const cells = `${cellAddress(first, column.col)}:${cellAddress(last, column.col)}`;
      const header = column.meaning.words;
      return {
        id: cells,
        column: columnLetters(column.col),
        cells,
        header,
        taken,
        why: taken ? '' : why({ column }),
      };
    });
  const named = table.rows.some(({ meaning }) => meaning.indicators.length > 0);
  if (table.orientation === 'long' || named) return columns;
  const cols = table.columns.filter(({ role }) => role === 'data').map(({ col }) => col);
  const rows = table.rows.filter(({ row }) => figuresIn(grid, [row], cols).length > 0);
  if (rows.length < 2) return columns;
  return [
    ...columns,
    ...rows.map((row) => {
      const taken = table.takenRows.includes(row);
      const number = String(row.row + 1);
      const cells = `${cellAddress(row.row, Math.min(...cols))}:${cellAddress(row.row, Math.max(...cols))}`;
      return {
        id: number,
        column: number,
        cells,
        header: row.label?.text.trim() ?? '',
        taken,
        why: taken ? '' : why({ row }),
      };
    }),
  ];
}

function unitsOf(values: readonly LocatedValue[], layout: FormLayout): Understood['units'] {
  const units = new Map<string, Understood['units'][number]>();
  for (const { key, unit, unitSource, unitAddress, factor, standsFor } of values) {
    if (unit === null || factor === null || unitSource === null || standsFor !== 'number') continue;
    const formUnit = indexOf(layout).row(key)?.measureUnit ?? '';
    const id = `${unit} ${formUnit} ${unitSource}`;
    const known = units.get(id);
    if (!known)
      units.set(id, { unit, formUnit, factor, source: unitSource, cells: unitAddress ?? '', figures: 1 });
    else {
      const cells = known.cells.split('、');
      if (unitAddress && !cells.includes(unitAddress) && cells.length < 12)
        known.cells = [...cells, unitAddress].join('、');
      known.figures += 1;
    }
  }
  return [...units.values()];
}

/** Columns, rows and whole tables with numbers that gave no figure; numbers outside all tables. */
function unreadOf(
  tables: readonly Table[],
  picked: Picked | null,
  grids: readonly Grid[],
): Understood['unread'] {
  const unread: Understood['unread'] = [];
  for (const table of tables) {
    const { grid, body, left, right } = table.block;
    const sheet = grid.sheet.name;
    const cols = table.columns.filter(({ role }) => role === 'data').map(({ col }) => col);
    if (!picked?.spots.some((placed) => placed.table === table)) {
      const numbers = figuresIn(grid, body, cols).length;
      const why = picked?.why.get(table) ?? '没有要填的指标';
      if (numbers > 0)
        unread.push({ sheet, cells: rangeOf(table.block), text: table.context.title, why, numbers });
      continue;
    }
    for (const { column, row, why } of table.left) {
      const numbers = column
        ? figuresIn(grid, body, [column.col])
        : row
          ? figuresIn(grid, [row.row], cols)
          : [];
      if (numbers.length === 0) continue;
      const cells = column
        ? `${numbers[0]?.address}:${numbers.at(-1)?.address}`
        : `${cellAddress(row?.row ?? 0, left)}:${cellAddress(row?.row ?? 0, right)}`;
      const text = column ? column.meaning.words : (row?.label?.text.trim() ?? '');
      unread.push({ sheet, cells, text, why, numbers: numbers.length });
    }
  }
  return [...unread, ...grids.flatMap((grid) => strayNumbers(grid, tables))].slice(0, MAX_LISTED);
}

/** A sheet with numbers and no table that could be read. */
function strayNumbers(grid: Grid, tables: readonly Table[]): Understood['unread'] {
  if (tables.some(({ block }) => block.grid === grid)) return [];
  const numbers = grid.sheet.cells.filter((cell) => cell.kind === 'number' && !isRemark(cell.text)).length;
  const cells = `A1:${cellAddress(Math.max(0, grid.sheet.rows - 1), Math.max(0, grid.sheet.cols - 1))}`;
  const text = grid.sheet.cells[0]?.text.trim().slice(0, 100) ?? '';
  return numbers === 0
    ? []
    : [{ sheet: grid.sheet.name, cells, text, why: '这张工作表没有要填的指标', numbers }];
}

const placeOf = (value: LocatedValue): Place => ({ text: value.raw, cells: value.address });

/** The form's first row is its 合计; for several units, the city's. */
function totalOf(values: readonly LocatedValue[], layout: FormLayout): Understood['total'] {
  const row = layout.rows[0];
  const value = values.find(({ key }) => key === row?.key);
  if (!row || !value || value.standsFor === 'blank') return null;
  const several = new Set(layout.rows.map(({ unit }) => unit)).size > 1;
  const name = `${several ? (row.unitNames[0] ?? '') : ''}${row.indicatorNames[0] ?? ''}`;
  return {
    key: row.key,
    name,
    raw: value.raw,
    cell: value.address,
    amount: value.value ?? '',
    unit: row.measureUnit,
  };
}

interface Reading {
  tables: readonly Table[];
  picked: Picked | null;
  values: readonly LocatedValue[];
  grids: readonly Grid[];
  answers: Understood['answers'];
  layout: FormLayout;
}

export function understoodOf({ tables, picked, values, grids, answers, layout }: Reading): Understood {
  const used = tables.filter((table) => picked?.spots.some((placed) => placed.table === table));
  const shown = used.length > 0 ? used : (picked?.taken.map(({ table }) => table) ?? []);
  const first = shown[0];
  const held = values.filter(({ standsFor, formula }) => standsFor !== 'blank' || formula);
  return {
    sheet: first?.block.grid.sheet.name ?? '',
    blocks: tables.map((table) => blockOf(table, picked)),
    columns: shown.flatMap(columnsOf),
    units: unitsOf(values, layout),
    period: first?.context.period.place ?? periodOfHeads(first),
    owner: first?.context.owner.place ?? null,
    total: totalOf(values, layout),
    hidden: held.filter(({ hidden }) => hidden).map(placeOf),
    formulas: {
      count: values.filter(({ formula }) => formula).length,
      uncalculated: values.filter(({ uncalculated }) => uncalculated).map(placeOf),
      contradicted: values.filter(({ contradicted }) => contradicted).map(placeOf),
      external: values.filter(({ external }) => external).map(placeOf),
    },
    unread: unreadOf(tables, picked, grids),
    answers,
  };
}

/** Where no line says the period, the column's or the row's own words. */
function periodOfHeads(table: Table | undefined): Place | null {
  const column = table?.takenColumns.find(({ meaning }) => meaning.period === 'same');
  const head = column?.heads[0];
  if (column && head) return { text: column.meaning.words, cells: head.address };
  const row = table?.takenRows.find(({ meaning }) => meaning.period === 'same');
  return row?.label ? { text: row.label.text.trim(), cells: row.label.address } : null;
}
