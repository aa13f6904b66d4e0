/** A form's rows by what they are looked for by, made once: a department of the nation is asked for 20,000 of them. */
import type { FormLayout, LayoutRow } from '../types.ts';

interface FormIndex {
  /** Codes of the units that the form asks for, in their order, and of its indicators. */
  units: ReadonlySet<string>;
  indicators: ReadonlySet<string>;
  row(key: string): LayoutRow | undefined;
  ofUnit(unit: string): readonly LayoutRow[];
  unitsWith(indicator: string): ReadonlySet<string>;
}

const known = new WeakMap<FormLayout, FormIndex>();
const NONE: readonly LayoutRow[] = [];
const NOBODY: ReadonlySet<string> = new Set();

export function indexOf(layout: FormLayout): FormIndex {
  const found = known.get(layout) ?? indexed(layout);
  known.set(layout, found);
  return found;
}

function indexed({ rows }: FormLayout): FormIndex {
  const byKey = new Map<string, LayoutRow>();
  for (const row of rows) if (!byKey.has(row.key)) byKey.set(row.key, row);
  const byUnit = Map.groupBy(rows, ({ unit }) => unit);
  const unitsWith = new Map<string, Set<string>>();
  for (const { indicator, unit } of rows) {
    const units = unitsWith.get(indicator) ?? new Set();
    unitsWith.set(indicator, units.add(unit));
  }
  return {
    units: new Set(byUnit.keys()),
    indicators: new Set(unitsWith.keys()),
    row: (key) => byKey.get(key),
    ofUnit: (unit) => byUnit.get(unit) ?? NONE,
    unitsWith: (indicator) => unitsWith.get(indicator) ?? NOBODY,
  };
}
