/** Which cells a form holds for whom, and which units add up to the city. */
import type { z } from 'zod';
import { type Catalogue, type Form, findOrganisation, peerUnits, type UnitSet } from './catalogue.ts';

/** One cell of a form for one organisation: the address of a figure that is to be reported. */
export interface FormCell {
  key: string;
  unit: string;
  indicator: string;
  group: string;
  required: boolean;
  priority: 1 | 2;
}

/** The key of a cell inside a return: `<unit>/<indicator>`. */
export function cellKey(unit: string, indicator: string): string {
  return `${unit}/${indicator}`;
}

/** The form an organisation files for a series; undefined when it reports nothing there. */
export function formFor(
  catalogue: Catalogue,
  organisation: string,
  periodicity: 'half' | 'year',
): Form | undefined {
  const org = findOrganisation(catalogue, organisation);
  if (!org) return undefined;
  return catalogue.forms.find(
    (f) =>
      f.periodicity === periodicity &&
      (f.filedBy === 'units' ? org.kind === 'unit' : f.filedBy.includes(organisation)),
  );
}

/** Every cell of a form as one organisation files it, in form order. */
export function formCells(catalogue: Catalogue, form: Form, organisation: string): FormCell[] {
  const cells: FormCell[] = [];
  for (const group of form.groups) {
    for (const unit of resolveUnits(catalogue, group.units, organisation)) {
      for (const indicator of group.indicators) {
        cells.push({
          key: cellKey(unit, indicator),
          unit,
          indicator,
          group: group.title,
          required: group.required,
          priority: group.priority,
        });
      }
    }
  }
  return cells;
}

/** Units in display order that a unit set stands for. */
function resolveUnits(catalogue: Catalogue, set: z.infer<typeof UnitSet>, organisation: string): string[] {
  if (Array.isArray(set)) return set;
  if (set === 'self') {
    const unit = findOrganisation(catalogue, organisation)?.unit;
    return unit ? [unit] : [];
  }
  if (set === 'city') return [catalogue.city.unit];
  if (set === 'fiscal') return catalogue.units.filter((u) => u.kind === 'fiscal_level').map((u) => u.code);
  return peerUnits(catalogue).map((u) => u.code);
}

/** Parts that add up to the city: every unit some form collects this indicator for, as first source, below the city. */
export function addendUnits(catalogue: Catalogue, indicator: string, periodicity: 'half' | 'year'): string[] {
  return addendIndex(catalogue, periodicity).get(indicator) ?? [];
}

/** `addendUnits` of every indicator at once, units in display order. */
export function addendIndex(catalogue: Catalogue, periodicity: 'half' | 'year'): Map<string, string[]> {
  const addends = catalogue.units
    .filter((u) => u.addend)
    .sort((a, b) => a.order - b.order)
    .map((u) => u.code);
  const collected = new Map<string, Set<string>>();
  for (const organisation of catalogue.organisations) {
    const form = formFor(catalogue, organisation.code, periodicity);
    if (!form) continue;
    for (const cell of formCells(catalogue, form, organisation.code)) {
      if (cell.priority !== 1) continue;
      const units = collected.get(cell.indicator);
      if (units) units.add(cell.unit);
      else collected.set(cell.indicator, new Set([cell.unit]));
    }
  }
  return new Map(
    [...collected].map(([indicator, units]) => [indicator, addends.filter((u) => units.has(u))]),
  );
}
