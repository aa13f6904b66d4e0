/** The figures of a period and its base, as exact decimal text, with what is computed from them. */
import { asOf } from '#shared/as-of.ts';
import { peerUnits } from '#shared/catalogue.ts';
import type { FrozenFigure, PublicationDocument } from '#shared/contract/publication-document.ts';
import { fromExact } from '#shared/decimal.ts';
import { isExact, isValue } from '#shared/figure.ts';
import { belongs } from '#shared/open/open-figure.ts';
import { amountText } from '#shared/panel/amount-text.ts';
import { type ComparedBase, cellAt, indexOf, type Panel } from '#shared/panel.ts';
import { type Period, periodicityOf, sameLastYear } from '#shared/period.ts';
import { publicationResults } from '#shared/publication/results.ts';
import { storedUnit } from '#shared/rules/stored-amount.ts';

export type FrozenPeriod = Pick<
  PublicationDocument,
  'units' | 'indicators' | 'figures' | 'results' | 'period' | 'simulated'
>;

/** Every figure that somebody reported or that follows from reports; a cell no form asks for is left out. */
export function freezePeriod(panel: Panel, period: Period): FrozenPeriod {
  const catalogue = asOf(panel.catalogue, period);
  const indicators = catalogue.indicators
    .filter((i) => i.periodicities.includes(periodicityOf(period)))
    .sort((a, b) => a.order - b.order);
  const figures: FrozenFigure[] = [];
  let simulated = false;
  for (const unit of catalogue.units) {
    for (const indicator of indicators) {
      for (const at of [period, sameLastYear(period)]) {
        const compared =
          at !== period && panel.compared.get(indexOf(panel, unit.code, indicator.code, period));
        if (compared) {
          simulated ||= compared.simulated;
          figures.push(frozenBase(unit.code, indicator.code, at, compared));
          continue;
        }
        if (!belongs(panel, unit, indicator.code, at)) continue;
        simulated ||= cellAt(panel, unit.code, indicator.code, at).simulated;
        const place = { unit: unit.code, indicator: indicator.code, period: at };
        figures.push({ ...place, ...amountText(panel, unit.code, indicator.code, at) });
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
        unit: storedUnit({ measure, unit }),
        decimals: measure === 'money' ? 2 : decimals,
        rate: measure === 'percent',
        direction,
      })),
  };
  return { ...parts, results: publicationResults(parts) };
}

/** The base as it is compared with: restated (可比口径), or the reason why it is not. */
function frozenBase(
  unit: string,
  indicator: string,
  period: Period,
  { micro, exact, restated }: ComparedBase,
): FrozenFigure {
  const kept = { unit, indicator, period, ...(restated ? { restated } : {}) };
  if (!isValue(micro)) return { ...kept, mark: micro, amount: null };
  return {
    ...kept,
    mark: 'value',
    amount: isExact(exact) && Number.isInteger(micro) ? fromExact(exact) : String(micro / 1e6),
  };
}
