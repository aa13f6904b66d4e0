/** One table's rows and columns with their meanings, and which figure of the form stands where they cross. */
import type { LocateChoice } from '../types.ts';
import { type Block, rangeOf } from './block.ts';
import type { Context } from './context.ts';
import { defaultIndicator, notActual, otherSubject, titlesOf } from './default-indicator.ts';
import { indexOf } from './form-index.ts';
import { type Column, columnsOf } from './heads.ts';
import type { Meaning, Vocabulary } from './meaning.ts';
import { onlyPart } from './part-of-unit.ts';
import { type Row, rowsOf } from './row-labels.ts';

export interface Search extends Vocabulary {
  choice: LocateChoice;
  /** 2026年上半年, for messages. */
  periodLabel: string;
}

/** `Sheet1!A3:F14`. */
export function idOf(block: Block): string {
  return `${block.grid.sheet.name}!${rangeOf(block)}`;
}

/** Whether the form asks for figures of a unit. */
export function asksFor({ layout }: Vocabulary, unit: string): boolean {
  return indexOf(layout).units.has(unit);
}

/** The unit when the form asks for one only. */
export function soleUnit({ layout }: Vocabulary): string | null {
  const { units } = indexOf(layout);
  const [first = null] = units;
  return units.size === 1 ? first : null;
}

export interface Frame {
  search: Search;
  block: Block;
  context: Context;
  columns: Column[];
  rows: Row[];
  /** Rows name indicators: columns only tell amounts of one kind from another. */
  rowsName: boolean;
  columnsName: boolean;
  /** Columns name units. */
  columnUnits: boolean;
  /** The indicator of a table that names none. */
  fallback: string | null;
  fallbackWhy: string;
}

/** A head that says by itself that what stands below it was done, not planned: a plan has a period too. */
function saysActual({ kind, period, words }: Meaning): boolean {
  return kind === 'figure' && period !== 'other' && /执行|完成|实际|实绩|发生/.test(words);
}

/** What the words over the columns and beside the rows of a block say. */
export function frameOf(block: Block, context: Context, search: Search): Frame {
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
  const naming = [...data, ...rows].filter(({ meaning }) => meaning.indicators.length > 0);
  const ends = naming.map(({ meaning }) => meaning.end);
  const other = ends.includes('') ? '' : otherSubject(block, context, search, ends);
  const said = data.some(({ meaning }) => saysActual(meaning));
  const doubt = confirmed
    ? ''
    : other ||
      notActual(block, context, search.periodLabel, said) ||
      onlyPart(search.layout, search.owners.own, [...titlesOf(block, context), block.grid.sheet.name]);
  return {
    search,
    block,
    context,
    columns,
    rows,
    rowsName: rowsName && doubt === '',
    columnsName: columnsName && doubt === '',
    columnUnits,
    fallback: indicator,
    fallbackWhy: doubt || why,
  };
}

function indicatorsOf(frame: Frame, row: Row | null, column: Column | null): string[] {
  const ofRow = row?.meaning.indicators ?? [];
  const ofColumn = frame.columnsName ? (column?.meaning.indicators ?? []) : [];
  if (ofRow.length > 0 && ofColumn.length > 0) return ofRow.filter((code) => ofColumn.includes(code));
  if (ofRow.length > 0) return ofRow;
  if (ofColumn.length > 0) return ofColumn;
  if (frame.fallback !== null) return [frame.fallback];
  const all = indexOf(frame.search.layout).indicators;
  return all.size === 1 && frame.columnsName ? [...all] : [];
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
  if (about !== null && asksFor(search, about) && !row?.meaning.total) return about;
  const sole = soleUnit(search);
  if (sole !== null || row?.meaning.total) return sole;
  const form = indexOf(search.layout);
  const owners = new Set(indicators.flatMap((indicator) => [...form.unitsWith(indicator)]));
  return owners.size === 1 ? ([...owners][0] ?? null) : null;
}

/** The form's key of the figure where a row and a column cross; undefined when the form does not ask for it. */
export function keyOf(frame: Frame, row: Row | null, column: Column | null): string | undefined {
  const indicators = indicatorsOf(frame, row, column);
  const unit = unitOf(frame, row, column, indicators);
  if (unit === null) return undefined;
  return indexOf(frame.search.layout)
    .ofUnit(unit)
    .find((line) => indicators.includes(line.indicator))?.key;
}
