/**
 * The base that a figure is compared with: last year's, unless the unit's area or the definition became another in
 * between. Then it is what the successor restated (可比口径重算, an indicator with the formula `base(…)`), added up where
 * a sum or a whole node is asked for, or the reason why there is none (domain.md §9).
 */
import { asOf, everyRow, isTimed } from '../as-of.ts';
import { type Breaks, breaksBetween } from '../breaks.ts';
import { share } from '../calc/shares.ts';
import { linear } from '../calc/totals.ts';
import type { Catalogue, Indicator } from '../catalogue.ts';
import { isExact, isValue, type Reason } from '../figure.ts';
import { addendsAt } from '../forms.ts';
import { BASES, type ComparedBase, exactAtIndex, indexOf, microAtIndex, type Panel } from '../panel.ts';
import { earlierToDate, type Period, periodicityOf, sameLastYear } from '../period.ts';

/** Of one period: the panel, the programme as it was then, and what changed in it since the base. */
export interface BaseReader {
  panel: Panel;
  catalogue: Catalogue;
  period: Period;
  breaks: Breaks;
}

/** Null for a programme in which nothing changed and nothing is restated: every base is last year's cell. */
export function baseReader(
  panel: Panel,
  catalogue: Catalogue,
  period: Period,
  base: Period,
): BaseReader | null {
  const restates = everyRow(catalogue, 'indicators').some(({ formula }) => formula?.kind === 'base');
  if (!isTimed(catalogue) && !restates) return null;
  return {
    panel,
    catalogue: asOf(catalogue, period),
    period,
    breaks: breaksBetween(catalogue, base, period),
  };
}

/** Fills `panel.compared` and `panel.earlier`, once all figures are there. @param readers of every period, against the year before. */
export function compareBases(
  panel: Panel,
  catalogue: Catalogue,
  readers: ReadonlyMap<Period, BaseReader | null>,
): void {
  for (const [period, reader] of readers) {
    enterBases(panel.compared, reader, panel.units);
    const earlier = earlierToDate(period);
    if (earlier) enterBases(panel.earlier, baseReader(panel, catalogue, period, earlier), panel.units);
  }
}

/** Fills the bases of some units in the reader's period anew. */
export function enterBases(
  into: Map<number, ComparedBase>,
  reader: BaseReader | null,
  units: Iterable<string>,
): void {
  if (!reader) return;
  const series = reader.catalogue.indicators.filter((i) =>
    i.periodicities.includes(periodicityOf(reader.period)),
  );
  const there = new Set(reader.catalogue.units.map(({ code }) => code));
  for (const unit of units) {
    if (!there.has(unit)) continue;
    for (const indicator of series) {
      const index = indexOf(reader.panel, unit, indicator.code, reader.period);
      const base = comparedBase(reader, unit, indicator);
      if (base) into.set(index, base);
      else into.delete(index);
    }
  }
}

/** The base of one figure where it is not simply the unit's cell of the base period; null where it is. */
export function comparedBase(reader: BaseReader, unit: string, indicator: Indicator): ComparedBase | null {
  const { panel, breaks, period } = reader;
  const stated = statedBase(reader, unit, indicator.code);
  if (stated) return stated;
  const why: Reason | null = breaks.areas.has(unit)
    ? 'area_changed'
    : breaks.definitions.has(indicator.code)
      ? 'definition_changed'
      : null;
  const former = breaks.formerCodes.get(unit) ?? unit;
  const before = indexOf(panel, former, indicator.code, breaks.base);
  const here = indexOf(panel, unit, indicator.code, period);
  if (!why) return former === unit ? null : cellBase(panel, before, false);
  const neverThere = [here, before].every((i) => microAtIndex(panel, i) === 'not_applicable');
  if (neverThere) return null;
  const parts = partsOf(reader, unit, indicator);
  return parts ? (addedUp(indicator, parts) ?? broken(why)) : broken(why);
}

function broken(why: Reason): ComparedBase {
  return { micro: why, exact: why, restated: false, simulated: false };
}

/** What the period's own return restates of last year; null where nobody did. */
function statedBase(
  { panel, catalogue, period, breaks }: BaseReader,
  unit: string,
  of: string,
): ComparedBase | null {
  if (breaks.base !== sameLastYear(period)) return null;
  const holder = catalogue.indicators.find(({ formula }) => formula?.kind === 'base' && formula.of === of);
  const index = holder ? indexOf(panel, unit, holder.code, period) : -1;
  const reported = index >= 0 && panel.mark[index] === 0 && BASES[panel.basis[index] ?? 0] === 'reported';
  return reported ? cellBase(panel, index, true) : null;
}

function cellBase(panel: Panel, index: number, restated: boolean): ComparedBase {
  return {
    micro: microAtIndex(panel, index),
    exact: exactAtIndex(panel, index),
    restated,
    simulated: panel.simulated[index] === 1,
  };
}

interface Part {
  sign: 1 | -1;
  base: ComparedBase;
}

/** What a figure is made of, each part with its own base: the terms of a formula, or the parts of a node. */
function partsOf(reader: BaseReader, unit: string, indicator: Indicator): Part[] | null {
  const { catalogue, period } = reader;
  const part = (place: string, code: string, sign: 1 | -1): Part[] => {
    const of = catalogue.indicators.find((i) => i.code === code);
    return of ? [{ sign, base: baseOfPart(reader, place, of) }] : [];
  };
  const { formula } = indicator;
  if (formula?.kind === 'sum') return formula.terms.flatMap((t) => part(unit, t.indicator, t.sign));
  if (formula?.kind === 'ratio')
    return [formula.numerator, formula.denominator].flatMap((code) => part(unit, code, 1));
  if (formula || indicator.measure === 'percent') return null;
  const places = addendsAt(catalogue, unit, indicator.code, periodicityOf(period));
  return places.length > 0 ? places.flatMap((place) => part(place, indicator.code, 1)) : null;
}

/** What nobody counted at the base has none: 不适用 would add nothing, and the sum would look comparable. */
function baseOfPart(reader: BaseReader, unit: string, indicator: Indicator): ComparedBase {
  const { panel, breaks, period } = reader;
  const own = comparedBase(reader, unit, indicator);
  if (own) return own;
  const asked = microAtIndex(panel, indexOf(panel, unit, indicator.code, period)) !== 'not_applicable';
  if (breaks.newcomers.has(indicator.code) && asked) return broken('no_base');
  return cellBase(panel, indexOf(panel, unit, indicator.code, breaks.base), false);
}

/** The bases added up or divided; null while one of them is not there. */
function addedUp({ formula }: Indicator, parts: readonly Part[]): ComparedBase | null {
  const simulated = parts.some((p) => p.base.simulated);
  if (formula?.kind === 'ratio') {
    const [numerator, denominator] = parts;
    const percent =
      numerator && denominator ? share(numerator.base.micro, denominator.base.micro) : 'undefined';
    if (!isValue(percent)) return null;
    const micro = ((percent * formula.scale) / 100) * 1e6;
    return { micro, exact: BigInt(Math.round(micro)), restated: true, simulated };
  }
  const sum = linear(parts.map(({ sign, base }) => ({ sign, value: base.exact })));
  return isExact(sum) ? { micro: Number(sum), exact: sum, restated: true, simulated } : null;
}
