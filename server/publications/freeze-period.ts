/** The figures of a period and its base, as exact decimal text, with what is computed from them. */
import { type Catalogue, isInstitution, peerUnits } from '#shared/catalogue.ts';
import type { FrozenFigure, PublicationDocument } from '#shared/contract/publications.ts';
import { fromExact } from '#shared/decimal.ts';
import { isExact } from '#shared/figure.ts';
import { cellAt, exactAt, figureAt, type Panel } from '#shared/panel.ts';
import { type Period, periodicityOf, sameLastYear } from '#shared/period.ts';
import { publicationResults } from '#shared/publication/results.ts';

export type FrozenPeriod = Pick<
  PublicationDocument,
  'units' | 'indicators' | 'figures' | 'results' | 'period' | 'simulated'
>;

/** Every figure that somebody reported or that follows from reports; a cell no form asks for is left out. */
export function freezePeriod(catalogue: Catalogue, panel: Panel, period: Period): FrozenPeriod {
  const indicators = catalogue.indicators
    .filter((i) => i.periodicities.includes(periodicityOf(period)))
    .sort((a, b) => a.order - b.order);
  const figures: FrozenFigure[] = [];
  let simulated = false;
  for (const unit of catalogue.units) {
    for (const indicator of indicators) {
      for (const at of [period, sameLastYear(period)]) {
        const cell = cellAt(panel, unit.code, indicator.code, at);
        if (cell.figure === 'not_applicable' && cell.basis === 'none') continue;
        // A city's totals computed from one institution's own rows would read as if they were its own.
        if (cell.basis !== 'reported' && isInstitution(unit)) continue;
        simulated ||= cell.simulated;
        figures.push(frozen(panel, unit.code, indicator.code, at));
      }
    }
  }
  const seen = new Set(figures.map((f) => f.indicator));
  const peers = new Set(peerUnits(catalogue).map((unit) => unit.code));
  const parts = {
    period,
    simulated,
    figures,
    units: catalogue.units.map(({ code, name, shortName }) => ({
      code,
      name,
      shortName,
      peer: peers.has(code),
    })),
    indicators: indicators
      .filter((i) => seen.has(i.code))
      .map(({ code, name, measure, unit, decimals, direction }) => ({
        code,
        name,
        unit: measure === 'money' ? '万元' : unit,
        decimals: measure === 'money' ? 2 : decimals,
        rate: measure === 'percent',
        direction,
      })),
  };
  return { ...parts, results: publicationResults(parts) };
}

function frozen(panel: Panel, unit: string, indicator: string, period: Period): FrozenFigure {
  const exact = exactAt(panel, unit, indicator, period);
  if (!isExact(exact)) return { unit, indicator, period, mark: exact, amount: null };
  const figure = figureAt(panel, unit, indicator, period);
  // Amounts are whole millionths, of any size; a ratio is not and keeps its shortest exact form.
  const amount = fromExact(exact);
  return {
    unit,
    indicator,
    period,
    mark: 'value',
    amount: Number(amount) === figure ? amount : String(figure),
  };
}
