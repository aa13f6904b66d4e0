/** Indicators with a formula: signed sums, ratios, growth, shares of units. */
import { growth } from '../calc/growth.ts';
import { share } from '../calc/shares.ts';
import type { Catalogue, Formula, Indicator } from '../catalogue.ts';
import { type Figure, isValue } from '../figure.ts';
import { indexOf, microAtIndex, type Panel } from '../panel.ts';
import { type Period, periodicityOf, sameLastYear } from '../period.ts';
import { pathTo } from '../tree/areas.ts';
import { type BaseReader, comparedBase } from './comparable.ts';
import { combine, setMicro, setReason } from './enter-cell.ts';

/**
 * Fills one derived indicator in one period for some units; the periods before are filled already.
 * @param reader of the period, against the year before: one for all its formulas.
 */
export function derive(
  panel: Panel,
  catalogue: Catalogue,
  indicator: Indicator,
  period: Period,
  reader: BaseReader | null,
  units: Iterable<string>,
): void {
  const formula = indicator.formula;
  if (!formula || !indicator.periodicities.includes(periodicityOf(period))) return;
  const within = formula.kind === 'share_of_units' ? countedWithin(catalogue, formula.unitKind) : null;
  for (const unit of units) {
    const target = indexOf(panel, unit, indicator.code, period);
    // A published ratio prevails over the computed one; both stay visible through its inputs.
    if (panel.mark[target] === 0) continue;
    if (formula.kind === 'sum') {
      const terms = formula.terms.map((t) => ({
        index: indexOf(panel, unit, t.indicator, period),
        sign: t.sign,
      }));
      combine(panel, target, terms, 'derived');
    } else if (formula.kind === 'ratio') deriveRatio(panel, target, formula, unit, period);
    else if (formula.kind === 'growth' || formula.kind === 'base')
      deriveFromBase(panel, target, formula, unit, period, reader);
    else {
      const counted = within?.get(unit) ?? (unit === catalogue.city.unit ? [] : null);
      if (counted) deriveUnitShare(panel, counted, target, formula, period);
    }
  }
}

/** 1 where the figure rests on a simulated value; outside the panel there is none. */
function simulatedAt(panel: Panel, index: number): number {
  return index < 0 ? 0 : (panel.simulated[index] ?? 0);
}

function deriveRatio(
  panel: Panel,
  target: number,
  formula: Extract<Formula, { kind: 'ratio' }>,
  unit: string,
  period: Period,
): void {
  const numerator = indexOf(panel, unit, formula.numerator, period);
  const denominator = indexOf(panel, unit, formula.denominator, period);
  const ratio = ratioFigure(formula, microAtIndex(panel, numerator), microAtIndex(panel, denominator));
  if (isValue(ratio)) setMicro(panel, target, ratio * 1e6, 'derived');
  else setReason(panel, target, ratio, 'derived');
  panel.simulated[target] = simulatedAt(panel, numerator) | simulatedAt(panel, denominator);
}

/** 同比, or 上年同期 itself: the base in today's units and definition. */
function deriveFromBase(
  panel: Panel,
  target: number,
  formula: Extract<Formula, { kind: 'growth' | 'base' }>,
  unit: string,
  period: Period,
  reader: BaseReader | null,
): void {
  const now = indexOf(panel, unit, formula.of, period);
  const current = microAtIndex(panel, now);
  // A unit that has no such figure has no growth of it either: nothing is asked of it.
  if (current === 'not_applicable') return;
  const of = reader?.catalogue.indicators.find(({ code }) => code === formula.of);
  const own = of && reader ? comparedBase(reader, unit, of) : null;
  const cell = indexOf(panel, unit, formula.of, sameLastYear(period));
  const base = own?.micro ?? (cell < 0 ? 'no_base' : microAtIndex(panel, cell));
  const figure = formula.kind === 'growth' ? growth(current, base).rate : base;
  if (isValue(figure)) setMicro(panel, target, formula.kind === 'growth' ? figure * 1e6 : figure, 'derived');
  else setReason(panel, target, figure, 'derived');
  const simulated = own ? Number(own.simulated) : simulatedAt(panel, cell);
  panel.simulated[target] = simulatedAt(panel, now) | simulated;
}

/** Units of a kind below every node. */
function countedWithin(catalogue: Catalogue, kind: string): ReadonlyMap<string, string[]> {
  const within = new Map<string, string[]>();
  for (const { code } of catalogue.units.filter((unit) => unit.kind === kind))
    for (const { code: node } of pathTo(catalogue, code).slice(0, -1))
      within.set(node, [...(within.get(node) ?? []), code]);
  return within;
}

/** A node's share (%) of units at or above the line; one unit that is silent leaves it open. */
function deriveUnitShare(
  panel: Panel,
  units: readonly string[],
  target: number,
  formula: Extract<Formula, { kind: 'share_of_units' }>,
  period: Period,
): void {
  const cells = units.map((unit) => indexOf(panel, unit, formula.indicator, period));
  const counted = cells.map((i) => microAtIndex(panel, i)).filter((f) => f !== 'not_applicable');
  const known = counted.filter(isValue);
  if (counted.length === 0) setReason(panel, target, 'not_applicable', 'derived');
  else if (known.length < counted.length)
    setReason(panel, target, known.length === 0 ? 'unreported' : 'incomplete', 'derived');
  else {
    const reached = known.filter((micro) => micro >= formula.least * 1e6).length;
    setMicro(panel, target, (reached / known.length) * 100 * 1e6, 'derived');
  }
  panel.simulated[target] = cells.some((i) => i >= 0 && panel.simulated[i] === 1) ? 1 : 0;
}

/** A ratio from its two terms, both in micro or both in their stored units; the reason where there is none. */
export function ratioFigure(
  formula: Extract<Formula, { kind: 'ratio' }>,
  numerator: Figure,
  denominator: Figure,
): Figure {
  const percent = share(numerator, denominator);
  return isValue(percent) ? (percent * formula.scale) / 100 : percent;
}

/** Indicators with a formula, each after those it reads. The loader has refused cycles. */
export function inFormulaOrder(indicators: readonly Indicator[]): Indicator[] {
  const byCode = new Map(indicators.map((i) => [i.code, i]));
  const done = new Set<string>();
  const ordered: Indicator[] = [];
  const visit = (indicator: Indicator | undefined) => {
    if (!indicator?.formula || done.has(indicator.code)) return;
    done.add(indicator.code);
    for (const input of formulaInputs(indicator.formula)) visit(byCode.get(input));
    ordered.push(indicator);
  };
  for (const indicator of indicators) visit(indicator);
  return ordered;
}

/** Codes of the indicators a formula reads. */
export function formulaInputs(formula: Formula): string[] {
  if (formula.kind === 'sum') return formula.terms.map((t) => t.indicator);
  if (formula.kind === 'ratio') return [formula.numerator, formula.denominator];
  return [formula.kind === 'share_of_units' ? formula.indicator : formula.of];
}
