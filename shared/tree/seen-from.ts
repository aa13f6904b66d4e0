/** The programme as one node of the tree has it: itself as the whole, what stands directly under it, and what is set for them. Pure. */
import type { Catalogue, Form, Organisation, Others, Unit } from '../catalogue.ts';
import { levelOf } from './areas.ts';

/**
 * @param node code of an area. Units two levels down are not there: their figures are in their parent's.
 * @returns the programme itself where the node is its root and everything stands directly under it
 */
export function seenFrom(catalogue: Catalogue, node: string): Catalogue {
  const root = catalogue.city.unit;
  const near = (unit: Unit) => unit.code === node || unit.parent === node;
  const { others } = catalogue;
  const everyUnit = [...catalogue.units, ...(others?.units ?? [])];
  if (node === root && everyUnit.every((unit) => near(unit) || unit.parent === null)) return catalogue;
  const units = new Set(everyUnit.filter(near).map(({ code }) => code));
  const serves = (o: Organisation) => (o.unit === null ? (o.node ?? root) === node : units.has(o.unit));
  const organisations = catalogue.organisations.filter(serves);
  const known = { units, organisations: new Set(organisations.map(({ code }) => code)) };
  const own = (target: { node?: string | undefined }) => (target.node ?? root) === node;
  const lists = {
    units: catalogue.units.filter(near),
    organisations,
    forms: catalogue.forms.flatMap((form) => formOf(form, known)),
    targets: catalogue.targets.filter(own),
  };
  return {
    ...catalogue,
    ...lists,
    city: cityOf(catalogue, node, organisations),
    ...(others ? { others: othersOf(others, { near, serves, own, known }) } : {}),
  };
}

interface Near {
  near(unit: Unit): boolean;
  serves(organisation: Organisation): boolean;
  own(target: { node?: string | undefined }): boolean;
  known: Known;
}

interface Known {
  units: ReadonlySet<string>;
  organisations: ReadonlySet<string>;
}

function othersOf(others: Others, { near, serves, own, known }: Near): Others {
  return {
    ...others,
    units: others.units.filter(near),
    organisations: others.organisations.filter(serves),
    forms: others.forms.flatMap((form) => formOf(form, known)),
    targets: others.targets.filter(own),
  };
}

/** What the root's paper says of other places, and of its counties, is not said of a node below it. */
function cityOf(
  { city, units }: Catalogue,
  node: string,
  organisations: readonly Organisation[],
): Catalogue['city'] {
  if (node === city.unit) return city;
  const office = organisations.find(({ kind }) => kind === 'office');
  const name = units.find(({ code, ...unit }) => code === node && levelOf(unit) >= 0)?.name ?? city.name;
  return { ...city, unit: node, name, office: office?.name ?? city.office, context: [], yardstick: null };
}

/** A form with those of its reporters and units that are near; none where nothing of it is left. */
function formOf(form: Form, { units, organisations }: Known): Form[] {
  const filedBy = form.filedBy === 'units' ? 'units' : form.filedBy.filter((code) => organisations.has(code));
  if (filedBy.length === 0) return [];
  const groups = form.groups
    .map((group) => ({
      ...group,
      units: Array.isArray(group.units) ? group.units.filter((code) => units.has(code)) : group.units,
    }))
    .filter((group) => group.units.length > 0);
  return groups.length > 0 ? [{ ...form, filedBy, groups }] : [];
}
