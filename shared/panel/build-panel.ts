/** Builds the panel of one data version: what was reported, the city's totals, derived indicators. */
import { toExact } from '#shared/decimal.ts';
import type { Catalogue } from '../catalogue.ts';
import { addendIndex, formCells, formFor } from '../forms.ts';
import { indexOf, type Observation, type Panel, REASONS } from '../panel.ts';
import { comparePeriods, type Periodicity, periodicityOf } from '../period.ts';
import { derive, inFormulaOrder } from './derive.ts';
import { combine, setExact, setReason } from './enter-cell.ts';

/** Builds the panel of one data version. Observations must be effective: at most one per unit, indicator and period. */
export function buildPanel(
  catalogue: Catalogue,
  observations: readonly Observation[],
  version: { dataVersion: number; asOf: string; approvedAt?: string },
): Panel {
  const panel = emptyPanel(catalogue, observations, { approvedAt: version.asOf, ...version });
  markStructure(panel, catalogue);
  const sources = new Map(panel.sources.map((source, index) => [source, index]));
  for (const observation of observations) enter(panel, observation, sources.get(observation.source) ?? -1);
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
  // The office may collect beyond the plan: what was approved there has its place too.
  const collected = [...catalogue.periods, ...observations].map(({ period }) => period);
  const periods = [...new Set(collected)].sort(comparePeriods);
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
