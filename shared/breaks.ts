/**
 * Where a series of figures breaks (domain.md §9): the unit's area is another one, or the figure is counted by another
 * definition. Growth across a break is a reason, never a number. Pure.
 */
import { everyRow } from './as-of.ts';
import type { Catalogue, Indicator } from './catalogue.ts';
import type { Period } from './period.ts';
import { beganBetween, validAt } from './validity.ts';

/** What changed in the programme between two periods that are compared. */
export interface Breaks {
  base: Period;
  /** Units whose area became another: they took one in, or gave a part of themselves away. */
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
    areas: new Set(reshaped.flatMap((m) => [m.unit, m.code])),
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

/** The code that a unit's area had in a period: its own, or the one it had before it was renamed. */
export function codeIn(catalogue: Catalogue, unit: string, period: Period): string {
  const rows = everyRow(catalogue, 'units');
  let code = unit;
  for (let steps = 0; steps < rows.length; steps++) {
    if (rows.some((u) => u.code === code && validAt(u, period))) return code;
    const former = rows.find((u) => u.successors?.some((s) => s.kind === 'renamed' && s.code === code));
    if (!former) return code;
    code = former.code;
  }
  return code;
}
