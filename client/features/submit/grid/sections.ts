/** How the rows of a form are laid out: a county's by block, a department's by unit. */
import type { ReturnRow } from '#shared/contract/returns.ts';
import { hasManyUnits } from './cell-names.ts';

export interface Section {
  id: string;
  title: string;
  rows: ReturnRow[];
}

export interface Layout {
  sections: Section[];
  /** Rows are named by their unit, because the section mixes units. */
  namedBy: 'indicator' | 'unit' | 'both';
  /** The unit of measure all rows share; null when they differ. */
  measureUnit: string | null;
}

/** A department that files this many indicators for each unit gets one section per unit. */
const INDICATORS_FOR_A_SECTION = 3;

function groupRows(rows: readonly ReturnRow[], titleOf: (row: ReturnRow) => string): Section[] {
  const sections = new Map<string, Section>();
  for (const row of rows) {
    const title = titleOf(row);
    const section = sections.get(title) ?? { id: title, title, rows: [] };
    section.rows.push(row);
    sections.set(title, section);
  }
  return [...sections.values()];
}

function one<T>(values: readonly T[]): T | null {
  return new Set(values).size === 1 ? (values[0] ?? null) : null;
}

export function layoutOf(rows: readonly ReturnRow[]): Layout {
  const measureUnit = one(rows.map((row) => row.measureUnit));
  if (!hasManyUnits(rows))
    return { sections: groupRows(rows, (row) => row.group), namedBy: 'indicator', measureUnit };
  const units = new Set(rows.map((row) => row.unit)).size;
  if (rows.length / units >= INDICATORS_FOR_A_SECTION) {
    return { sections: groupRows(rows, (row) => row.unitName), namedBy: 'indicator', measureUnit };
  }
  const sections = groupRows(rows, (row) => row.group);
  const single = sections.every((section) => one(section.rows.map((row) => row.indicator)) !== null);
  return { sections, namedBy: single ? 'unit' : 'both', measureUnit };
}

/** 其中： stands before the first of the rows that are part of the one above them. */
export function opensOfWhich(rows: readonly ReturnRow[], index: number): boolean {
  const row = rows[index];
  const before = rows[index - 1];
  if (row?.relation !== 'of_which' || row.name.startsWith('其中')) return false;
  return before?.relation !== 'of_which' || before.unit !== row.unit || before.indent < row.indent;
}
