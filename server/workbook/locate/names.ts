/** Which indicator or unit a label names. */

import type { FormLayout } from '../types.ts';
import { readLabel } from './words.ts';

export interface Names {
  /** Indicator codes that the label names: none, one, or several when names collide. */
  indicators(text: string): string[];
  /** Code of the city's unit that the label names; null when none. */
  unit(text: string): string | null;
  /** Measures the form uses, for units in brackets behind a name. */
  measures: ReadonlySet<string>;
}

function add(map: Map<string, Set<string>>, key: string, code: string): void {
  if (key === '') return;
  const codes = map.get(key) ?? new Set<string>();
  map.set(key, codes.add(code));
}

/** Index of all names of a form. */
export function namesOf(layout: FormLayout): Names {
  const measures = new Set(layout.rows.map((row) => row.measureUnit));
  const full = new Map<string, Set<string>>();
  const short = new Map<string, Set<string>>();
  for (const row of layout.rows)
    for (const name of row.indicatorNames) {
      const label = readLabel(name, measures);
      add(full, label.key, row.indicator);
      add(short, label.short, row.indicator);
    }
  const units = new Map<string, string>();
  const labels = layout.rows
    .map((row) => ({ code: row.unit, names: row.unitNames }))
    .concat(layout.unitLabels);
  for (const { code, names } of labels) for (const name of names) units.set(readLabel(name).key, code);
  return {
    measures,
    indicators(text) {
      const label = readLabel(text, measures);
      const exact = full.get(label.key);
      if (exact) return [...exact];
      // Words in brackets narrow a name down: the form's may be left out, the file's may not be ignored.
      return label.key === label.short ? [...(short.get(label.short) ?? [])] : [];
    },
    unit: (text) => units.get(readLabel(text).key) ?? null,
  };
}
