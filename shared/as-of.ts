/**
 * The programme as of a period (domain.md §9). A programme keeps every row it ever had: units that merged, former names,
 * earlier definitions, forms and rules. `asOf` puts the rows that hold in a period into the lists, and everything else into
 * `others`, so that no view loses a row and the history can be read from any of them. A programme in which nothing ever
 * changed is its own view of every period. Pure.
 */
import type { Catalogue, Form, Formula, Indicator, Others } from './catalogue.ts';
import type { Period } from './period.ts';
import { seenFrom } from './tree/seen-from.ts';
import { byBeginning, type Validity, validAt } from './validity.ts';

/** What a view was made of: the whole programme, the period that it is of, and the node that it is seen from. */
interface Origin {
  whole: Catalogue;
  period: Period | null;
  node: string | null;
}

const origins = new WeakMap<Catalogue, Origin>();
const views = new WeakMap<Catalogue, Map<string, Catalogue>>();

const timed = new WeakMap<Catalogue, boolean>();

/** True once any row of the programme begins or ends; found once, since every figure's comparison asks it. */
export function isTimed(catalogue: Catalogue): boolean {
  const known = timed.get(catalogue) ?? hasTimes(catalogue);
  timed.set(catalogue, known);
  return known;
}

function hasTimes(catalogue: Catalogue): boolean {
  const { units, organisations, indicators, forms, rules, targets, others } = catalogue;
  return (
    others !== undefined ||
    units.some(({ successors }) => successors !== undefined) ||
    [units, organisations, indicators, forms, rules, targets].some((rows: readonly Validity[]) =>
      rows.some(({ validFrom, validTo }) => validFrom !== undefined || validTo !== undefined),
    )
  );
}

/** Every row of a part, in force or not: the list's own first. */
export function everyRow<K extends keyof Others>(catalogue: Catalogue, part: K): Others[K][number][] {
  return [...catalogue[part], ...(catalogue.others?.[part] ?? [])];
}

/** The view of one period; the very same object where the programme never changed. A node's view stays that node's. */
export function asOf(catalogue: Catalogue, period: Period): Catalogue {
  return view({ ...originOf(catalogue), period });
}

/**
 * The programme as it is seen from a node of the tree (domain.md §10): the node as the whole, its children, and what is
 * set for them. The very same object for the root of a programme of one level. A period's view stays that period's.
 */
export function atNode(catalogue: Catalogue, node: string): Catalogue {
  return view({ ...originOf(catalogue), node });
}

/** The programme with all its levels, as of the same period. */
export function wholeOf(catalogue: Catalogue): Catalogue {
  return view({ ...originOf(catalogue), node: null });
}

function originOf(catalogue: Catalogue): Origin {
  return origins.get(catalogue) ?? { whole: catalogue, period: null, node: null };
}

function view(origin: Origin): Catalogue {
  const { whole, period, node } = origin;
  const known = views.get(whole) ?? new Map<string, Catalogue>();
  views.set(whole, known);
  const key = `${period ?? ''}|${node ?? ''}`;
  const found = known.get(key) ?? made(origin);
  known.set(key, found);
  if (found !== whole && !origins.has(found)) origins.set(found, origin);
  return found;
}

function made({ whole, period, node }: Origin): Catalogue {
  if (node !== null) {
    const base = view({ whole, period, node: null });
    return base === whole && period !== null ? view({ whole, period: null, node }) : seenFrom(base, node);
  }
  return period !== null && isTimed(whole) ? viewOf(whole, period) : whole;
}

/** Lists by whether a row holds, in the order in which the programme has them. */
function viewOf(catalogue: Catalogue, period: Period): Catalogue {
  const split = <T extends Validity>(rows: readonly T[], also: (row: T) => boolean = () => true) => {
    const holds = (row: T) => validAt(row, period) && also(row);
    return { held: rows.filter(holds), rest: rows.filter((row) => !holds(row)) };
  };
  const units = split(everyRow(catalogue, 'units'));
  const indicators = split(everyRow(catalogue, 'indicators'));
  const forms = split(everyRow(catalogue, 'forms'));
  const rules = split(everyRow(catalogue, 'rules'));
  // A government goes with its area, a target with its indicator.
  const area = new Set(units.held.map((u) => u.code));
  const organisations = split(
    everyRow(catalogue, 'organisations'),
    (o) => o.unit === null || area.has(o.unit),
  );
  const counted = new Set(indicators.held.map((i) => i.code));
  const targets = split(everyRow(catalogue, 'targets'), (t) => counted.has(t.indicator));
  const known = {
    unit: area,
    organisation: new Set(organisations.held.map((o) => o.code)),
    indicator: counted,
  };
  const { city } = catalogue;
  const blocks = city.blocks.filter(
    ({ half, year }) => known.indicator.has(half) && known.indicator.has(year),
  );
  return {
    ...catalogue,
    city: { ...city, blocks },
    units: units.held,
    organisations: organisations.held,
    indicators: indicators.held.map((i) => withTerms(i, known.indicator)),
    forms: forms.held.map((form) => withRows(form, known)),
    rules: rules.held.flatMap((rule) => {
      if (rule.indicators === 'all') return [rule];
      const own = rule.indicators.filter((code) => known.indicator.has(code));
      return own.length > 0 ? [{ ...rule, indicators: own }] : [];
    }),
    targets: targets.held,
    others: {
      units: units.rest,
      organisations: organisations.rest,
      indicators: indicators.rest,
      forms: forms.rest,
      rules: rules.rest,
      targets: targets.rest,
    },
  };
}

/** A sum adds up what there is in the period; every other formula stands or falls with its terms. */
function withTerms(indicator: Indicator, known: ReadonlySet<string>): Indicator {
  const formula: Formula | null = indicator.formula;
  if (formula?.kind !== 'sum') return indicator;
  const terms = formula.terms.filter((term) => known.has(term.indicator));
  return terms.length === formula.terms.length ? indicator : { ...indicator, formula: { ...formula, terms } };
}

function withRows(
  form: Form,
  known: { unit: ReadonlySet<string>; organisation: ReadonlySet<string>; indicator: ReadonlySet<string> },
): Form {
  const groups = form.groups.map((group) => ({
    ...group,
    indicators: group.indicators.filter((code) => known.indicator.has(code)),
    units: Array.isArray(group.units) ? group.units.filter((code) => known.unit.has(code)) : group.units,
  }));
  return {
    ...form,
    filedBy: form.filedBy === 'units' ? 'units' : form.filedBy.filter((code) => known.organisation.has(code)),
    groups: groups.filter(({ indicators, units }) => indicators.length > 0 && units.length > 0),
    carriedOver: form.carriedOver.filter((code) => known.indicator.has(code)),
  };
}

/**
 * Rows as they were written, into a programme: of every code the newest row in the lists, its earlier ones among `others`.
 * The order of the lists stays.
 */
export function arranged(catalogue: Catalogue): Catalogue {
  const part = <T extends Validity>(rows: readonly T[], key: (row: T) => string) => {
    const newest = new Map<string, T>();
    for (const row of [...rows].sort(byBeginning)) newest.set(key(row), row);
    return {
      held: rows.filter((row) => newest.get(key(row)) === row),
      rest: rows.filter((row) => newest.get(key(row)) !== row),
    };
  };
  const code = (row: { code: string }) => row.code;
  const id = (row: { id: string }) => row.id;
  const units = part(everyRow(catalogue, 'units'), code);
  const organisations = part(everyRow(catalogue, 'organisations'), code);
  const indicators = part(everyRow(catalogue, 'indicators'), code);
  const forms = part(everyRow(catalogue, 'forms'), code);
  const rules = part(everyRow(catalogue, 'rules'), id);
  const targets = part(everyRow(catalogue, 'targets'), id);
  const others: Others = {
    units: units.rest,
    organisations: organisations.rest,
    indicators: indicators.rest,
    forms: forms.rest,
    rules: rules.rest,
    targets: targets.rest,
  };
  const { others: _, ...lists } = catalogue;
  return {
    ...lists,
    units: units.held,
    organisations: organisations.held,
    indicators: indicators.held,
    forms: forms.held,
    rules: rules.held,
    targets: targets.held,
    ...(Object.values(others).some((rows) => rows.length > 0) ? { others } : {}),
  };
}
