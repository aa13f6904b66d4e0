/**
 * Where a series of figures breaks (domain.md §9): the unit's area is another one, or the figure is counted by another
 * definition. Growth across a break is a reason, never a number. Pure.
 */
import { everyRow, isTimed } from './as-of.ts';
import type { Catalogue, Indicator, Unit } from './catalogue.ts';
import type { Period } from './period.ts';
import { beganBetween, validAt } from './validity.ts';

/** What changed in the programme between two periods that are compared. */
export interface Breaks {
  base: Period;
  /** Units whose area became another: they took one in, gave a part of themselves away, or have a part that came or went. */
  areas: ReadonlySet<string>;
  /** Unit → the code that its figures of the base stand under; only of units that were renamed. */
  formerCodes: ReadonlyMap<string, string>;
  /** Indicators that are counted otherwise: their own definition, what their formula adds up, or a term of it. */
  definitions: ReadonlySet<string>;
  /** Indicators that nobody counted at the base. */
  newcomers: ReadonlySet<string>;
}

export function breaksBetween(catalogue: Catalogue, base: Period, at: Period): Breaks {
  const moves = everyRow(catalogue, 'units').flatMap((unit) =>
    (unit.successors ?? [])
      .filter((s) => beganBetween(s.from, base, at))
      .map((s) => ({ unit: unit.code, ...s })),
  );
  const reshaped = moves.filter((m) => m.kind !== 'renamed');
  const rows = Map.groupBy(everyRow(catalogue, 'indicators'), (i) => i.code);
  const at_ = (period: Period) =>
    new Map(
      [...rows].flatMap(([code, own]) =>
        own.filter((i) => validAt(i, period)).map((i) => [code, i] as const),
      ),
    );
  const [then, now] = [at_(base), at_(at)];
  return {
    base,
    areas: new Set([...reshaped.flatMap((m) => [m.unit, m.code]), ...arrivals(catalogue, base, at)]),
    formerCodes: new Map(moves.filter((m) => m.kind === 'renamed').map((m) => [m.code, m.unit])),
    definitions: changedDefinitions(rows, then, now, base, at),
    newcomers: new Set([...now.keys()].filter((code) => !then.has(code))),
  };
}

type Rows = ReadonlyMap<string, Indicator>;

function changedDefinitions(
  rows: ReadonlyMap<string, readonly Indicator[]>,
  then: Rows,
  now: Rows,
  base: Period,
  at: Period,
): Set<string> {
  const changed = new Set<string>();
  const visited = new Set<string>();
  const visit = (code: string): boolean => {
    if (visited.has(code)) return changed.has(code);
    visited.add(code);
    const own = rows.get(code)?.some((i) => i.change?.breaks === true && beganBetween(i.validFrom, base, at));
    const [before, after] = [termsIn(then, code), termsIn(now, code)];
    const terms = new Set([...before, ...after]);
    const other = terms.size !== before.length || terms.size !== after.length;
    const inside = [...terms].map(visit).some(Boolean);
    if (own || (then.has(code) && now.has(code) && (other || inside))) changed.add(code);
    return changed.has(code);
  };
  for (const code of now.keys()) visit(code);
  return changed;
}

/** What a formula reads of what there is in a period. */
function termsIn(rows: Rows, code: string): string[] {
  const formula = rows.get(code)?.formula;
  if (formula?.kind === 'ratio') return [formula.numerator, formula.denominator];
  if (formula?.kind !== 'sum') return [];
  return formula.terms.map((t) => t.indicator).filter((term) => rows.has(term));
}

/**
 * Parts that came from nowhere (no unit became them), with everything above them that they add up to, and what is above
 * the parts that ended and became nothing: the sum is of another area.
 */
function arrivals(catalogue: Catalogue, base: Period, at: Period): string[] {
  const units = everyRow(catalogue, 'units');
  const named = new Set(units.flatMap((u) => (u.successors ?? []).map(({ code }) => code)));
  const rowsOf = Map.groupBy(units, ({ code }) => code);
  // Of what gave a part away and lived on, the rest may still end and become nothing.
  const lives = (code: string, when: Period) => rowsOf.get(code)?.some((u) => validAt(u, when)) === true;
  const becameOther = ({ code, successors = [] }: Unit) =>
    successors.some(({ kind, from }) => kind !== 'split_into' || !lives(code, from));
  const partsAt = (period: Period) => units.filter((u) => u.addend && validAt(u, period));
  const [then, now] = [partsAt(base), partsAt(at)];
  const were = new Set(then.map(({ code }) => code));
  const are = new Set(now.map(({ code }) => code));
  const come = now.filter(({ code }) => !were.has(code) && !named.has(code));
  const gone = then.filter((u) => !are.has(u.code) && !becameOther(u));
  const above = (unit: Unit): string[] => {
    const [parent] = rowsOf.get(unit.parent ?? '') ?? [];
    if (!parent || parent.code === unit.code) return [catalogue.city.unit];
    return [parent.code, ...(parent.addend ? above(parent) : [])];
  };
  return [...come.map(({ code }) => code), ...[...come, ...gone].flatMap(above)];
}

/** The rows of every unit that was ever renamed under another code, by each of its codes: of most programmes none. */
const lines = new WeakMap<Catalogue, ReadonlyMap<string, readonly Unit[]>>();

function linesOf(catalogue: Catalogue): ReadonlyMap<string, readonly Unit[]> {
  const known = lines.get(catalogue);
  if (known) return known;
  const rows = isTimed(catalogue) ? everyRow(catalogue, 'units') : [];
  const found = new Map<string, readonly Unit[]>();
  const of = (code: string) => found.get(code) ?? rows.filter((u) => u.code === code);
  for (const { code, successors } of rows)
    for (const next of successors ?? []) {
      if (next.kind !== 'renamed' || of(code).some((u) => u.code === next.code)) continue;
      const line = [...of(code), ...of(next.code)];
      for (const row of line) found.set(row.code, line);
    }
  lines.set(catalogue, found);
  return found;
}

/** Every code that the area of a unit has had, its own among them. */
export function codesOf(catalogue: Catalogue, unit: string): string[] {
  return [...new Set([unit, ...(linesOf(catalogue).get(unit) ?? []).map(({ code }) => code)])];
}

/** The code that a unit's area has in a period: its own, the one it had before it was renamed, or the one it got then. */
export function codeIn(catalogue: Catalogue, unit: string, period: Period): string {
  const line = linesOf(catalogue).get(unit);
  if (!line || line.some((u) => u.code === unit && validAt(u, period))) return unit;
  return line.find((u) => validAt(u, period))?.code ?? unit;
}

/** Whether the unit, under whichever of its codes, existed in a period. */
export function existsIn(catalogue: Catalogue, unit: string, period: Period): boolean {
  const codes = codesOf(catalogue, unit);
  return everyRow(catalogue, 'units').some((u) => codes.includes(u.code) && validAt(u, period));
}
