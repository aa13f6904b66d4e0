/** The rows of a return under the headings of its form. Pure. */
import type { ReturnRow } from '#shared/contract/returns.ts';

export interface Section {
  title: string;
  rows: ReturnRow[];
}

/** Consecutive rows of one group; a department's group spans many units. */
export function sectionsOf(rows: readonly ReturnRow[]): Section[] {
  const sections: Section[] = [];
  for (const row of rows) {
    const last = sections.at(-1);
    if (last?.title === row.group) last.rows.push(row);
    else sections.push({ title: row.group, rows: [row] });
  }
  return sections;
}

/** The heading already says which unit all its rows are about. */
export function namesItsUnit({ title, rows }: Section): boolean {
  const first = rows[0];
  return first !== undefined && !hasManyUnits(rows) && title.includes(first.unitName);
}

/** How a row is named: by indicator alone where the return is about one unit. */
export function rowName(row: ReturnRow, manyUnits: boolean): string {
  const part = row.relation === 'of_which' && !row.name.startsWith('其中') ? `其中：${row.name}` : row.name;
  return manyUnits ? `${row.unitName} ${part}` : part;
}

export function hasManyUnits(rows: readonly ReturnRow[]): boolean {
  return new Set(rows.map((r) => r.unit)).size > 1;
}

/** The unit of measure all rows share; null when they differ. */
export function sharedMeasure(rows: readonly ReturnRow[]): string | null {
  const units = new Set(rows.map((r) => r.measureUnit));
  return units.size === 1 ? (rows[0]?.measureUnit ?? null) : null;
}
