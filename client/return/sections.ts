/** How the rows of a return are laid out, for who reports and who reviews: a county's by block, a department's by unit. Pure. */
import type { ReturnRow } from '#shared/contract/return-row.ts';
import { hasManyUnits } from './cell-names.ts';

export interface Section {
  id: string;
  title: string;
  rows: ReturnRow[];
  /** Its rows name their unit: the return holds several, and the heading does not say which. */
  namesUnits: boolean;
}

export interface Layout {
  sections: Section[];
  /** The unit of measure all rows share; null when they differ. */
  measureUnit: string | null;
}

/** A department that files this many indicators for each unit gets one section per unit. */
const INDICATORS_FOR_A_SECTION = 3;

export function layoutOf(rows: readonly ReturnRow[]): Layout {
  const units = new Set(rows.map((row) => row.unit)).size;
  const byUnit = units > 1 && rows.length / units >= INDICATORS_FOR_A_SECTION;
  const measures = new Set(rows.map((row) => row.measureUnit));
  return {
    sections: [...groupRows(rows, byUnit)].map(([title, within]) => ({
      id: title,
      title,
      rows: within,
      namesUnits: units > 1 && (hasManyUnits(within) || !title.includes(within[0]?.unitName ?? '')),
    })),
    measureUnit: measures.size === 1 ? (rows[0]?.measureUnit ?? null) : null,
  };
}

function groupRows(rows: readonly ReturnRow[], byUnit: boolean): Map<string, ReturnRow[]> {
  const groups = new Map<string, ReturnRow[]>();
  for (const row of rows) {
    const title = byUnit ? row.unitName : row.group;
    groups.set(title, [...(groups.get(title) ?? []), row]);
  }
  return groups;
}

/**
 * The heading inside a section: where the rows of one unit go on in another part of the form (按预算来源分, 附项), so that
 * two breakdowns of one total never look like one. Null where nothing begins.
 */
export function headingWithin(section: Section, index: number): string | null {
  const group = section.rows[index]?.group;
  const before = section.rows[index - 1]?.group;
  return group === undefined || before === undefined || group === before || group === section.title
    ? null
    : group;
}

/** 其中： stands before the first of the rows that are part of the one above them. */
export function opensOfWhich(rows: readonly ReturnRow[], index: number): boolean {
  const row = rows[index];
  const before = rows[index - 1];
  if (row?.relation !== 'of_which' || row.name.startsWith('其中')) return false;
  if (row.group.startsWith('其中') && row.group !== before?.group) return false;
  return before?.relation !== 'of_which' || before.unit !== row.unit || before.indent < row.indent;
}
