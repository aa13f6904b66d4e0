/** Figures as they leave the house: each by itself, with everything that a stranger needs to read it. Pure. */
import { z } from 'zod';
import { asOf } from '../as-of.ts';
import { type Catalogue, type Indicator, isInstitution, type Unit } from '../catalogue.ts';
import { Reason } from '../figure.ts';
import { amountText } from '../panel/amount-text.ts';
import { cellAt, type Panel } from '../panel.ts';
import { type Period, Period as PeriodShape, periodicityOf } from '../period.ts';
import { storedUnit } from '../rules/stored-amount.ts';

export const OpenFigure = z.object({
  unit: z.string().meta({ examples: ['330481'] }),
  indicator: z.string().meta({ examples: ['gov_total'] }),
  period: PeriodShape,
  /** 'value', or why there is no number: missing is never zero. */
  mark: z.union([z.literal('value'), Reason]),
  /** Exact decimal text in `measureUnit`; null without a number. */
  amount: z.string().nullable(),
  /** Money is in 万元 throughout. */
  measureUnit: z.string().meta({ examples: ['万元'] }),
  /** reported by somebody · summed over the parts of the city · derived by the indicator's formula · none. */
  basis: z.enum(['none', 'reported', 'summed', 'derived']),
  /** The number rests on simulated data and is nobody's figure. */
  simulated: z.boolean(),
  origin: z.enum(['reported', 'published', 'simulated']).nullable(),
  /** 初步 · 最终 · 普查修订, or empty. */
  release: z.string(),
  citation: z.string(),
  /** Code of the organisation that reported it; null where it was computed. */
  reporter: z.string().nullable(),
  approvedAt: z.string().nullable(),
});
export type OpenFigure = z.infer<typeof OpenFigure>;

/** Which figures are asked for; everything that is left out is not narrowed. */
interface OpenFilter {
  period?: Period | undefined;
  unit?: string | undefined;
  indicator?: string | undefined;
}

/**
 * Every figure that somebody reported or that follows from reports, in the order of units, indicators and periods. What an
 * indicator is measured in is its period's word.
 */
export function openFigures(panel: Panel, filter: OpenFilter = {}): OpenFigure[] {
  const { units, indicators } = panel.catalogue;
  const codes = indicators
    .filter(({ code }) => filter.indicator === undefined || code === filter.indicator)
    .sort((a, b) => a.order - b.order)
    .map(({ code }) => code);
  const known = panel.periods
    .filter((period) => filter.period === undefined || period === filter.period)
    .map((period) => ({ period, of: countedIn(panel.catalogue, period) }));
  return units
    .filter(({ code }) => filter.unit === undefined || code === filter.unit)
    .flatMap((unit) =>
      codes.flatMap((code) =>
        known.flatMap(({ period, of }) => {
          const indicator = of.get(code);
          return indicator && isSaid(panel, unit, code, period)
            ? [openFigure(panel, unit, indicator, period)]
            : [];
        }),
      ),
    );
}

/** The indicators that a period has figures of, by code. */
function countedIn(catalogue: Catalogue, period: Period): Map<string, Indicator> {
  const series = periodicityOf(period);
  return new Map(
    asOf(catalogue, period)
      .indicators.filter(({ periodicities }) => periodicities.includes(series))
      .map((indicator) => [indicator.code, indicator]),
  );
}

/** What belongs to a publication, and what an institution is asked for and has not said. */
function isSaid(panel: Panel, unit: Unit, indicator: string, period: Period): boolean {
  const { figure, basis } = cellAt(panel, unit.code, indicator, period);
  return belongs(panel, unit, indicator, period) || (figure === 'unreported' && basis === 'none');
}

/** A cell no form asks for is left out; so are a city's sums of one institution's rows, which would read as its own. */
export function belongs(panel: Panel, unit: Unit, indicator: string, period: Period): boolean {
  const { figure, basis } = cellAt(panel, unit.code, indicator, period);
  if (figure === 'not_applicable' && basis === 'none') return false;
  return basis === 'reported' || !isInstitution(unit);
}

function openFigure(panel: Panel, unit: Unit, indicator: Indicator, period: Period): OpenFigure {
  const cell = cellAt(panel, unit.code, indicator.code, period);
  // 未报 is nobody's word, whether a return said so or none came; nor is what was computed in its place.
  const basis = cell.figure === 'unreported' ? 'none' : cell.basis;
  const source = basis === 'reported' ? cell.source : null;
  return {
    unit: unit.code,
    indicator: indicator.code,
    period,
    ...amountText(panel, unit.code, indicator.code, period),
    measureUnit: storedUnit(indicator),
    basis,
    simulated: cell.simulated,
    origin: source?.origin ?? null,
    release: source?.release ?? '',
    citation: source?.citation ?? '',
    reporter: source?.organisation ?? null,
    approvedAt: source?.approvedAt ?? null,
  };
}
