/** Which cells a form holds for whom, and which units add up to the city. */
import type { z } from 'zod';
import { wholeOf } from './as-of.ts';
import { type Catalogue, type Form, findOrganisation, type UnitSet } from './catalogue.ts';
import { areasUnder, nodesBelow } from './tree/areas.ts';
import { nodeOf } from './tree/belonging.ts';

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
  const node = nodeOf(catalogue, organisation);
  if (set === 'city') return [node];
  if (set === 'peers') return areasUnder(catalogue, node).map((u) => u.code);
  return catalogue.units.filter((u) => u.kind === 'fiscal_level' && u.parent === node).map((u) => u.code);
}

/** Parts that add up to the whole: the units below it that some form collects this indicator for, as first source. */
export function addendUnits(catalogue: Catalogue, indicator: string, periodicity: 'half' | 'year'): string[] {
  return addendsAt(catalogue, catalogue.city.unit, indicator, periodicity);
}

/** `addendUnits` of any node of the tree; none for a unit that nothing adds up to. */
export function addendsAt(
  catalogue: Catalogue,
  node: string,
  indicator: string,
  periodicity: 'half' | 'year',
): string[] {
  return addendIndex(catalogue, periodicity).get(node)?.get(indicator) ?? [];
}

/** Of every node, the deepest first: the parts of every indicator, in display order. */
export type AddendIndex = ReadonlyMap<string, ReadonlyMap<string, string[]>>;

const indexes = new WeakMap<Catalogue, Map<string, AddendIndex>>();

/** The parts of every node and indicator at once, found once for each view of the programme. */
export function addendIndex(catalogue: Catalogue, periodicity: 'half' | 'year'): AddendIndex {
  const whole = wholeOf(catalogue);
  const known = indexes.get(whole) ?? new Map<string, AddendIndex>();
  indexes.set(whole, known);
  const found = known.get(periodicity) ?? makeIndex(whole, periodicity);
  known.set(periodicity, found);
  return found;
}

function makeIndex(whole: Catalogue, periodicity: 'half' | 'year'): AddendIndex {
  const collected = collectedUnits(whole, periodicity);
  const parts = Map.groupBy(
    whole.units.filter((u) => u.addend).sort((a, b) => a.order - b.order),
    (u) => u.parent,
  );
  const index = new Map<string, Map<string, string[]>>();
  for (const node of nodesBelow(whole, whole.city.unit)) {
    const below = parts.get(node);
    if (!below) continue;
    const own = new Map<string, string[]>();
    for (const [indicator, units] of collected) {
      // A part counts where its figure is collected, or adds up from below: once, and its own parts not again.
      const has = ({ code }: { code: string }) =>
        units.has(code) || (index.get(code)?.get(indicator) ?? []).length > 0;
      own.set(
        indicator,
        (parts.get(node) ?? []).filter(has).map(({ code }) => code),
      );
    }
    index.set(node, own);
  }
  return index;
}

/** The units that some form asks each indicator of, as first source. */
function collectedUnits(catalogue: Catalogue, periodicity: 'half' | 'year'): Map<string, Set<string>> {
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
  return collected;
}
