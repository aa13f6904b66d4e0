/**
 * The panel: units × indicators × periods as one dense block, what every calculation reads. Built once per data
 * version from the effective observations; derived indicators and city totals are computed into the same block, so that
 * reading any figure is one array access and no page computes what only changes when data change.
 */
import { exactToNumber, toExact } from '#shared/decimal.ts';
import { growth } from './calc/growth.ts';
import { share } from './calc/shares.ts';
import { linear } from './calc/totals.ts';
import {
  addendIndex,
  type Catalogue,
  type Formula,
  formCells,
  formFor,
  type Indicator,
} from './catalogue.ts';
import { type Exact, type Figure, isExact, isValue, type REPORTED_REASONS, Reason } from './figure.ts';
import { comparePeriods, type Period, type Periodicity, periodicityOf, sameLastYear } from './period.ts';

/** Where an effective value came from. */
export interface ObservationSource {
  submission: string;
  organisation: string;
  approvedAt: string;
  origin: 'reported' | 'published' | 'simulated';
  /** 初步 · 最终 · 普查修订, or empty. */
  release: string;
  citation: string;
}

/** One effective value. `amount` is a decimal in the indicator's stored unit (money: 万元), null unless mark is 'value'. */
export interface Observation {
  unit: string;
  indicator: string;
  period: Period;
  mark: 'value' | (typeof REPORTED_REASONS)[number];
  amount: string | null;
  source: ObservationSource;
}

/** How a figure of the panel came to be. */
export type Basis = 'none' | 'reported' | 'summed' | 'derived';
const BASES: readonly Basis[] = ['none', 'reported', 'summed', 'derived'];
const REASONS: readonly Reason[] = Reason.options;

export interface Panel {
  dataVersion: number;
  /** Time (ISO) at which this was the state of knowledge. */
  asOf: string;
  /** Time of the latest approval it holds; earlier than `asOf` where the version came from a allocation. */
  approvedAt: string;
  units: readonly string[];
  indicators: readonly string[];
  periods: readonly Period[];
  /** 10^-6 of the stored unit; whole numbers for amounts, unrounded doubles for ratios; NaN where there is a reason. */
  micro: Float64Array;
  /** The amounts that no double holds exactly (beyond 9,007,199,254.74), by index; `micro` has the nearest. */
  large: Map<number, bigint>;
  /** 0 = value, otherwise 1 + index of the reason. */
  mark: Uint8Array;
  basis: Uint8Array;
  /** 1 when the figure rests on a simulated value. */
  simulated: Uint8Array;
  /** Index into `sources`, −1 where the figure was not itself reported. */
  source: Int32Array;
  sources: readonly ObservationSource[];
  position: { unit: Map<string, number>; indicator: Map<string, number>; period: Map<string, number> };
}

export interface PanelCell {
  /** In the indicator's stored unit (money: 万元). */
  figure: Figure;
  basis: Basis;
  /** The figure rests on a simulated value; never where there is no figure. */
  simulated: boolean;
  source: ObservationSource | null;
}

/** Builds the panel of one data version. Observations must be effective: at most one per unit, indicator and period. */
export function buildPanel(
  catalogue: Catalogue,
  observations: readonly Observation[],
  version: { dataVersion: number; asOf: string; approvedAt?: string },
): Panel {
  const panel = emptyPanel(catalogue, observations, { approvedAt: version.asOf, ...version });
  markStructure(panel, catalogue);
  const sources = new Map(panel.sources.map((source, index) => [source, index]));
  for (const observation of observations) enter(panel, observation, sources.get(observation.source)!);
  for (const periodicity of ['half', 'year'] as const) sumCity(panel, catalogue, periodicity);
  for (const indicator of inFormulaOrder(catalogue.indicators)) derive(panel, catalogue, indicator);
  return panel;
}

function emptyPanel(
  catalogue: Catalogue,
  observations: readonly Observation[],
  version: { dataVersion: number; asOf: string; approvedAt: string },
): Panel {
  const units = catalogue.units.map((u) => u.code);
  const indicators = catalogue.indicators.map((i) => i.code);
  const periods = [...new Set(catalogue.periods.map((p) => p.period))].sort(comparePeriods);
  const size = units.length * indicators.length * periods.length;
  const notApplicable = 1 + REASONS.indexOf('not_applicable');
  return {
    ...version,
    units,
    indicators,
    periods,
    micro: new Float64Array(size).fill(Number.NaN),
    large: new Map(),
    mark: new Uint8Array(size).fill(notApplicable),
    basis: new Uint8Array(size),
    simulated: new Uint8Array(size),
    source: new Int32Array(size).fill(-1),
    sources: [...new Set(observations.map((o) => o.source))],
    position: { unit: positions(units), indicator: positions(indicators), period: positions(periods) },
  };
}

function positions(codes: readonly string[]): Map<string, number> {
  return new Map(codes.map((code, index) => [code, index]));
}

/** A cell that some form asks for is 未报 until reported; every other cell is 不适用. */
function markStructure(panel: Panel, catalogue: Catalogue): void {
  for (const periodicity of ['half', 'year'] as const) {
    const periods = panel.periods.filter((p) => periodicityOf(p) === periodicity);
    for (const organisation of catalogue.organisations) {
      const form = formFor(catalogue, organisation.code, periodicity);
      if (!form) continue;
      for (const cell of formCells(catalogue, form, organisation.code)) {
        for (const period of periods)
          setReason(panel, indexOf(panel, cell.unit, cell.indicator, period), 'unreported');
      }
    }
  }
}

function enter(panel: Panel, observation: Observation, source: number): void {
  const index = indexOf(panel, observation.unit, observation.indicator, observation.period);
  if (index < 0) return;
  if (observation.mark === 'value' && observation.amount !== null)
    setExact(panel, index, toExact(observation.amount), 'reported');
  else if (observation.mark !== 'value') setReason(panel, index, observation.mark, 'reported');
  panel.source[index] = source;
  panel.simulated[index] = observation.source.origin === 'simulated' ? 1 : 0;
}

/** 全市: the figure a department reported; where none was, Σ of the disjoint parts that the forms collect. */
function sumCity(panel: Panel, catalogue: Catalogue, periodicity: Periodicity): void {
  const addends = addendIndex(catalogue, periodicity);
  const periods = panel.periods.filter((p) => periodicityOf(p) === periodicity);
  for (const indicator of catalogue.indicators) {
    const units = addends.get(indicator.code) ?? [];
    if (indicator.formula || indicator.measure === 'percent' || units.length === 0) continue;
    for (const period of periods) {
      const target = indexOf(panel, catalogue.city.unit, indicator.code, period);
      if (panel.mark[target] === 0) continue;
      combine(
        panel,
        target,
        units.map((u) => ({ index: indexOf(panel, u, indicator.code, period), sign: 1 as const })),
        'summed',
      );
    }
  }
}

function derive(panel: Panel, catalogue: Catalogue, indicator: Indicator): void {
  const formula = indicator.formula;
  if (!formula) return;
  for (const unit of panel.units) {
    for (const period of panel.periods) {
      if (!indicator.periodicities.includes(periodicityOf(period))) continue;
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
      else if (formula.kind === 'growth') deriveGrowth(panel, target, formula.of, unit, period);
      else if (unit === catalogue.city.unit) deriveUnitShare(panel, catalogue, target, formula, period);
    }
  }
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
  panel.simulated[target] = panel.simulated[numerator]! | panel.simulated[denominator]!;
}

function deriveGrowth(panel: Panel, target: number, of: string, unit: string, period: Period): void {
  const [now, base] = [indexOf(panel, unit, of, period), indexOf(panel, unit, of, sameLastYear(period))];
  const current = microAtIndex(panel, now);
  // A unit that has no such figure has no growth of it either: nothing is asked of it.
  if (current === 'not_applicable') return;
  const { rate } = growth(current, base < 0 ? 'no_base' : microAtIndex(panel, base));
  if (isValue(rate)) setMicro(panel, target, rate * 1e6, 'derived');
  else setReason(panel, target, rate, 'derived');
  panel.simulated[target] = panel.simulated[now]! | (base < 0 ? 0 : panel.simulated[base]!);
}

/** The whole's share (%) of units at or above the line; one unit that is silent leaves it open. */
function deriveUnitShare(
  panel: Panel,
  catalogue: Catalogue,
  target: number,
  formula: Extract<Formula, { kind: 'share_of_units' }>,
  period: Period,
): void {
  const cells = catalogue.units
    .filter((u) => u.kind === formula.unitKind)
    .map((u) => indexOf(panel, u.code, formula.indicator, period));
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

function combine(
  panel: Panel,
  target: number,
  terms: readonly { index: number; sign: 1 | -1 }[],
  basis: Basis,
): void {
  const amounts = terms.map((t) => ({ sign: t.sign, value: exactAtIndex(panel, t.index) }));
  const sum = linear(amounts);
  if (isExact(sum)) setExact(panel, target, sum, basis);
  else setReason(panel, target, nothingReported(amounts.map((a) => a.value)) ? 'unreported' : sum, basis);
  panel.simulated[target] = terms.some((t) => panel.simulated[t.index] === 1) ? 1 : 0;
}

/** True when no addend is there and at least one is simply 未报: the whole is 未报, not 不完整. */
function nothingReported(amounts: readonly Exact[]): boolean {
  return (
    amounts.some((a) => a === 'unreported') &&
    amounts.every((a) => a === 'unreported' || a === 'not_applicable')
  );
}

/** Indicators with a formula, each after those it reads. The loader has refused cycles. */
function inFormulaOrder(indicators: readonly Indicator[]): Indicator[] {
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
  return [formula.kind === 'growth' ? formula.of : formula.indicator];
}

function setExact(panel: Panel, index: number, exact: bigint, basis: Basis): void {
  const micro = Number(exact);
  setMicro(panel, index, micro, basis);
  if (!Number.isSafeInteger(micro)) panel.large.set(index, exact);
}

function setMicro(panel: Panel, index: number, micro: number, basis: Basis): void {
  panel.micro[index] = micro;
  panel.mark[index] = 0;
  panel.basis[index] = BASES.indexOf(basis);
}

function setReason(panel: Panel, index: number, reason: Reason, basis: Basis = 'none'): void {
  panel.micro[index] = Number.NaN;
  panel.mark[index] = 1 + REASONS.indexOf(reason);
  panel.basis[index] = BASES.indexOf(basis);
}

function indexOf(panel: Panel, unit: string, indicator: string, period: Period): number {
  const u = panel.position.unit.get(unit);
  const i = panel.position.indicator.get(indicator);
  const p = panel.position.period.get(period);
  if (u === undefined || i === undefined || p === undefined) return -1;
  return (u * panel.indicators.length + i) * panel.periods.length + p;
}

function microAtIndex(panel: Panel, index: number): Figure {
  if (index < 0) return 'unreported';
  const mark = panel.mark[index]!;
  return mark === 0 ? panel.micro[index]! : REASONS[mark - 1]!;
}

function exactAtIndex(panel: Panel, index: number): Exact {
  const micro = microAtIndex(panel, index);
  // A ratio is no sum's addend; where somebody adds it all the same it counts to its last millionth.
  return isValue(micro) ? (panel.large.get(index) ?? BigInt(Math.round(micro))) : micro;
}

/** The amount for sums: a whole number of 10^-6 of the stored unit, or the reason; 'unreported' outside the panel's axes. */
export function exactAt(panel: Panel, unit: string, indicator: string, period: Period): Exact {
  return exactAtIndex(panel, indexOf(panel, unit, indicator, period));
}

/** The figure in the indicator's stored unit (money: 万元); 'unreported' outside the panel's axes. */
export function figureAt(panel: Panel, unit: string, indicator: string, period: Period): Figure {
  const index = indexOf(panel, unit, indicator, period);
  const large = panel.large.get(index);
  if (large !== undefined) return exactToNumber(large);
  const micro = microAtIndex(panel, index);
  return isValue(micro) ? micro / 1e6 : micro;
}

/** The figure with how it came to be. */
export function cellAt(panel: Panel, unit: string, indicator: string, period: Period): PanelCell {
  const index = indexOf(panel, unit, indicator, period);
  if (index < 0) return { figure: 'unreported', basis: 'none', simulated: false, source: null };
  const source = panel.source[index]!;
  const figure = figureAt(panel, unit, indicator, period);
  return {
    figure,
    basis: BASES[panel.basis[index]!]!,
    simulated: isValue(figure) && panel.simulated[index] === 1,
    source: source < 0 ? null : panel.sources[source]!,
  };
}
