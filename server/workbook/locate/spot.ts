/** What the search in one sheet yields before anything is read from it. */

import type { Cell, FormLayout, LocateChoice, LocateQuestion } from '../types.ts';
import type { Grid } from './grid.ts';
import type { Names } from './names.ts';

/** The place of one figure. */
export interface Spot {
  key: string;
  row: number;
  col: number;
  /** The cell that names the indicator. */
  label: Cell;
  /** Cells above the figure that head its column. */
  header: Cell[];
  /** The row's 计量单位 cell. */
  measure?: Cell;
  /** The row's 备注 / 佐证 cell. */
  note?: Cell;
}

export interface Table {
  grid: Grid;
  orientation: 'long' | 'wide';
  spots: Spot[];
  unmatched: { address: string; text: string }[];
  totalsSkipped: { address: string; text: string }[];
  questions: LocateQuestion[];
  /** Other units' names that rows or columns carry. */
  foreignUnits: string[];
  /** First row that belongs to the table's body: titles stand above. */
  bodyTop: number;
}

export interface Search {
  layout: FormLayout;
  names: Names;
  choice: LocateChoice;
  /** 2026年上半年, for messages. */
  periodLabel: string;
}

/** The form's key for an indicator of a unit; undefined when the form does not ask for it. */
export function keyOf(layout: FormLayout, indicators: readonly string[], unit: string): string | undefined {
  return layout.rows.find((row) => row.unit === unit && indicators.includes(row.indicator))?.key;
}

/** The unit when the form asks for one only. */
export function soleUnit(layout: FormLayout): string | null {
  const units = new Set(layout.rows.map((row) => row.unit));
  return units.size === 1 ? ([...units][0] ?? null) : null;
}

/** The indicator when the form asks for one only. */
export function soleIndicator(layout: FormLayout): string | null {
  const indicators = new Set(layout.rows.map((row) => row.indicator));
  return indicators.size === 1 ? ([...indicators][0] ?? null) : null;
}
