/** Builds the panel of one data version: what was reported, the totals of every node, derived indicators. */
import { toExact } from '#shared/decimal.ts';
import { asOf } from '../as-of.ts';
import type { Catalogue, Indicator } from '../catalogue.ts';
import { type AddendIndex, addendIndex, formCells, formFor } from '../forms.ts';
import { indexOf, NOT_APPLICABLE, type Observation, type Panel } from '../panel.ts';
import { comparePeriods, type Period, periodicityOf, sameLastYear } from '../period.ts';
import { type BaseReader, baseReader, compareBases } from './comparable.ts';
import { derive, inFormulaOrder } from './derive.ts';
import { combine, setExact, setReason } from './enter-cell.ts';

/**
 * Builds the panel of one data version. Observations must be effective: at most one per unit, indicator and period.
 * @param opened periods that the office collects beyond the plan: 未报 until something is approved.
 */
export function buildPanel(
  catalogue: Catalogue,
  observations: readonly Observation[],
  version: { dataVersion: number; asOf: string; approvedAt?: string; catalogueVersion?: number },
  opened: readonly Period[] = [],
): Panel {
  const collected = [...observations.map(({ period }) => period), ...opened];
  const panel = emptyPanel(catalogue, observations, collected, {
    approvedAt: version.asOf,
    catalogueVersion: 0,
    ...version,
  });
  for (const period of panel.periods) markStructure(panel, period);
  const structure = panel.mark.slice();
  const sources = new Map(panel.sources.map((source, index) => [source, index]));
  for (const observation of observations) enter(panel, observation, sources.get(observation.source) ?? -1);
  const { mark, basis, simulated } = panel;
  panel.ground = {
    structure,
    mark: mark.slice(),
    basis: basis.slice(),
    simulated: simulated.slice(),
  };
  const orders = new Map<string, Order>();
  const readers = new Map<Period, BaseReader | null>();
  for (const period of panel.periods) {
    const view = asOf(catalogue, period);
    const order = orderOf(orders, view, period);
    sumNodes(panel, view, period, order.addends);
    const reader = baseReader(panel, catalogue, period, sameLastYear(period));
    readers.set(period, reader);
    for (const indicator of order.derived) derive(panel, view, indicator, period, reader, panel.units);
  }
  compareBases(panel, catalogue, readers);
  return panel;
}

/** What adds up to each node and which formulas go before which: alike in all periods of one view and series. */
export interface Order {
  view: Catalogue;
  addends: AddendIndex;
  derived: Indicator[];
}

export function orderOf(known: Map<string, Order>, view: Catalogue, period: Period): Order {
  const series = periodicityOf(period);
  const found = known.get(series);
  if (found?.view === view) return found;
  const order = { view, addends: addendIndex(view, series), derived: inFormulaOrder(view.indicators) };
  known.set(series, order);
  return order;
}

const NOTHING = new Uint8Array(0);

function emptyPanel(
  catalogue: Catalogue,
  observations: readonly Observation[],
  collected: readonly Period[],
  version: Pick<Panel, 'dataVersion' | 'asOf' | 'approvedAt' | 'catalogueVersion'>,
): Panel {
  const units = catalogue.units.map((u) => u.code);
  const indicators = catalogue.indicators.map((i) => i.code);
  // The office may collect beyond the plan: what is collected there has its place too.
  const planned = catalogue.periods.map(({ period }) => period);
  const periods = [...new Set([...planned, ...collected])].sort(comparePeriods);
  const size = units.length * indicators.length * periods.length;
  return {
    ...version,
    catalogue,
    units,
    indicators,
    periods,
    micro: new Float64Array(size).fill(Number.NaN),
    large: new Map(),
    mark: new Uint8Array(size).fill(NOT_APPLICABLE),
    basis: new Uint8Array(size),
    simulated: new Uint8Array(size),
    source: new Int32Array(size).fill(-1),
    sources: [...new Set(observations.map((o) => o.source))],
    compared: new Map(),
    earlier: new Map(),
    position: { unit: positions(units), indicator: positions(indicators), period: positions(periods) },
    ground: { structure: NOTHING, mark: NOTHING, basis: NOTHING, simulated: NOTHING },
  };
}

function positions(codes: readonly string[]): Map<string, number> {
  return new Map(codes.map((code, index) => [code, index]));
}

/** A cell that some form asks for is 未报 until reported; every other cell is 不适用. */
export function markStructure(panel: Panel, period: Period): void {
  const view = asOf(panel.catalogue, period);
  for (const organisation of view.organisations) {
    const form = formFor(view, organisation.code, periodicityOf(period));
    if (!form) continue;
    for (const cell of formCells(view, form, organisation.code))
      setReason(panel, indexOf(panel, cell.unit, cell.indicator, period), 'unreported');
  }
}

/** Puts what was reported into its cell, which nobody has spoken of yet. */
export function enter(panel: Panel, observation: Observation, source: number): void {
  const index = indexOf(panel, observation.unit, observation.indicator, observation.period);
  if (index < 0) return;
  if (observation.mark === 'value' && observation.amount !== null)
    setExact(panel, index, toExact(observation.amount), 'reported');
  else if (observation.mark !== 'value') setReason(panel, index, observation.mark, 'reported');
  panel.source[index] = source;
  panel.simulated[index] = observation.source.origin === 'simulated' ? 1 : 0;
}

/**
 * 全市, 全省: the figure a department reported; where none was, Σ of the disjoint parts that the forms collect. The deepest
 * nodes come first, so that a province adds up its cities and never their counties.
 * @param only some nodes and some indicators, where nothing else can have changed
 */
export function sumNodes(
  panel: Panel,
  catalogue: Catalogue,
  period: Period,
  addends: AddendIndex,
  only?: { nodes: ReadonlySet<string>; indicators: ReadonlySet<string> },
): void {
  const summed = catalogue.indicators.filter(
    ({ code, formula, measure }) => !formula && measure !== 'percent' && (!only || only.indicators.has(code)),
  );
  for (const [node, parts] of addends) {
    if (only && !only.nodes.has(node)) continue;
    for (const { code } of summed) {
      const units = parts.get(code) ?? [];
      const target = indexOf(panel, node, code, period);
      if (units.length === 0 || target < 0 || panel.mark[target] === 0) continue;
      const terms = units.map((unit) => ({ index: indexOf(panel, unit, code, period), sign: 1 as const }));
      combine(panel, target, terms, 'summed');
    }
  }
}
