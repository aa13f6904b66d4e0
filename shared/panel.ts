/**
 * The panel: units × indicators × periods as one dense block, what every calculation reads. Built once per data
 * version from the effective observations; derived indicators and city totals are computed into the same block, so that
 * reading any figure is one array access and no page computes what only changes when data change.
 */
import { exactToNumber } from '#shared/decimal.ts';
import type { Catalogue } from './catalogue.ts';
import { type Exact, type Figure, isExact, isValue, REASONS, type REPORTED_REASONS } from './figure.ts';
import { type Period, sameLastYear } from './period.ts';

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
export const BASES: readonly Basis[] = ['none', 'reported', 'summed', 'derived'];
/** The mark of a cell that no form asks for. */
export const NOT_APPLICABLE = 1 + REASONS.indexOf('not_applicable');

/** What a figure is compared with where that is not simply the unit's own cell of the base period. */
export interface ComparedBase {
  /** Millionths of the stored unit, or the reason why there is nothing to compare with. */
  micro: Figure;
  exact: Exact;
  /** 可比口径重算: the base is counted by today's units and definition. */
  restated: boolean;
  simulated: boolean;
}

/** What stood in each cell before anything was added up or derived: from there a panel goes on to the next version. */
interface Ground {
  /** What the forms make of a cell of which nobody has said anything: 未报 or 不适用. As `mark`. */
  structure: Uint8Array;
  mark: Uint8Array;
  basis: Uint8Array;
  simulated: Uint8Array;
}

export interface Panel {
  dataVersion: number;
  /** The programme of this version, whole, and its number; `asOf` gives a period's view of it. */
  catalogue: Catalogue;
  catalogueVersion: number;
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
  /** Bases of the year before (`compared`) and of the first half (`earlier`), by index of the current figure. */
  compared: Map<number, ComparedBase>;
  earlier: Map<number, ComparedBase>;
  position: { unit: Map<string, number>; indicator: Map<string, number>; period: Map<string, number> };
  ground: Ground;
}

interface PanelCell {
  /** In the indicator's stored unit (money: 万元). */
  figure: Figure;
  basis: Basis;
  /** The figure rests on a simulated value; never where there is no figure. */
  simulated: boolean;
  source: ObservationSource | null;
}

/** Where the column of an indicator and a period begins: its units stand side by side, in the panel's order. */
export function firstOf({ units, periods }: Pick<Panel, 'units' | 'periods'>, i: number, p: number): number {
  return (i * periods.length + p) * units.length;
}

export function indexOf(panel: Panel, unit: string, indicator: string, period: Period): number {
  const u = panel.position.unit.get(unit);
  const i = panel.position.indicator.get(indicator);
  const p = panel.position.period.get(period);
  if (u === undefined || i === undefined || p === undefined) return -1;
  return firstOf(panel, i, p) + u;
}

export function microAtIndex(panel: Pick<Panel, 'micro' | 'mark'>, index: number): Figure {
  if (index < 0) return 'unreported';
  const mark = panel.mark[index] ?? 0;
  return mark === 0 ? (panel.micro[index] ?? 'unreported') : (REASONS[mark - 1] ?? 'unreported');
}

export function exactAtIndex(panel: Panel, index: number): Exact {
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
  return figureAtIndex(panel, indexOf(panel, unit, indicator, period));
}

/** As `figureAt`; 'unreported' below zero. */
export function figureAtIndex(panel: Pick<Panel, 'micro' | 'mark' | 'large'>, index: number): Figure {
  const large = panel.large.get(index);
  if (large !== undefined) return exactToNumber(large);
  const micro = microAtIndex(panel, index);
  return isValue(micro) ? micro / 1e6 : micro;
}

/** The figure with how it came to be. */
export function cellAt(panel: Panel, unit: string, indicator: string, period: Period): PanelCell {
  const index = indexOf(panel, unit, indicator, period);
  if (index < 0) return { figure: 'unreported', basis: 'none', simulated: false, source: null };
  const source = panel.source[index] ?? -1;
  const figure = figureAt(panel, unit, indicator, period);
  return {
    figure,
    basis: BASES[panel.basis[index] ?? 0] ?? 'none',
    simulated: isValue(figure) && panel.simulated[index] === 1,
    source: panel.sources[source] ?? null,
  };
}

/** The cell a year before in the figure's own unit, as it may be compared; `restated` says 可比口径重算. */
export function baseAt(
  panel: Panel,
  unit: string,
  indicator: string,
  period: Period,
): { figure: Figure; restated: boolean; simulated: boolean } {
  const own = panel.compared.get(indexOf(panel, unit, indicator, period));
  if (own) return { ...own, figure: asFigure(own) };
  const { figure, simulated } = cellAt(panel, unit, indicator, sameLastYear(period));
  return { figure, simulated, restated: false };
}

/** The figure of the first half that a whole year's to-date figure contains, as it may be subtracted from it. */
export function earlierAt(
  panel: Panel,
  unit: string,
  indicator: string,
  earlier: Period,
  period: Period,
): { figure: Figure; exact: Exact } {
  const own = panel.earlier.get(indexOf(panel, unit, indicator, period));
  if (own) return { figure: asFigure(own), exact: own.exact };
  return {
    figure: figureAt(panel, unit, indicator, earlier),
    exact: exactAt(panel, unit, indicator, earlier),
  };
}

function asFigure({ micro, exact }: ComparedBase): Figure {
  if (!isValue(micro)) return micro;
  return Number.isSafeInteger(micro) || !isExact(exact) ? micro / 1e6 : exactToNumber(exact);
}

/** True where a figure cannot be set beside the unit's own figure of the year before as that stands. */
export function isBrokenAt(panel: Panel, unit: string, indicator: string, period: Period): boolean {
  const own = panel.compared.get(indexOf(panel, unit, indicator, period));
  return own !== undefined && (own.restated || !isValue(own.micro));
}
