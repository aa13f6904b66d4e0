/** One indicator: its figures for the city and every unit that has it, period by period, and which release each is. */

import type { z } from 'zod';
import { asOf, everyRow } from '#shared/as-of.ts';
import { codeIn, codesOf } from '#shared/breaks.ts';
import { breakNotes, definitionNotes } from '#shared/breaks.words.ts';
import { type Catalogue, findIndicator, findUnit, type Indicator, type Unit } from '#shared/catalogue.ts';
import type {
  IndicatorFigure,
  IndicatorHistory,
  IndicatorQuery,
  IndicatorSeries,
} from '#shared/contract/indicator.ts';
import type { Vintage } from '#shared/contract/lineage.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { figureInYi } from '#shared/money.ts';
import { baseAt, cellAt, figureAt, indexOf, type Panel } from '#shared/panel.ts';
import { type Period, type Periodicity, periodicityOf, periodLabel } from '#shared/period.ts';
import { growthAt } from '#shared/published.ts';
import { requireUnit } from '#shared/required.ts';
import { openCut } from '../figures/cut.ts';
import { listRatioVintages, listVintages } from '../figures/vintages.ts';
import { notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import { indicatorFinding } from './indicator.words.ts';

interface Scale {
  unit: string;
  decimals: number;
  of: (stored: Figure) => Figure;
}

/** @throws 404 for an unknown indicator, unit or data version. */
export async function describeIndicator(
  world: World,
  code: string,
  query: z.infer<typeof IndicatorQuery>,
): Promise<IndicatorHistory> {
  const { panel, catalogue, cutOf } = await openCut(world, query);
  const indicator = findIndicator(catalogue, code);
  if (!indicator) throw notFound('指标');
  const holders = unitsWith(catalogue, panel, indicator);
  const city = requireUnit(catalogue, catalogue.city.unit);
  const shown = query.unit === undefined ? (holders[0] ?? city) : findUnit(catalogue, query.unit);
  if (!shown) throw notFound('地区');
  const form = chooseForm(panel, indicator, shown, query.form);
  const periods = periodsShown(panel, indicator, form, [shown, ...holders]);
  const scale = scaleOf(indicator);
  const vintages = await vintagesOf({ ...world, catalogue }, indicator, shown, panel.dataVersion);
  const series = holders.map((unit) => seriesOf(panel, indicator, unit, periods, scale));
  const said = (unit: Unit) =>
    indicatorFinding(
      indicator,
      unit.shortName,
      periods.map((period) => ({
        period,
        ...pointOf(panel, codeIn(catalogue, unit.code, period), code, period),
      })),
    );
  return {
    cut: cutOf(periods),
    indicator: code,
    cityUnit: city.code,
    unit: scale.unit,
    decimals: scale.decimals,
    measure: indicator.measure,
    form,
    forms: (['year', 'half'] as const).filter((f) => indicator.periodicities.includes(f)),
    shown: { code: shown.code, name: shown.name, shortName: shown.shortName },
    periods: periods.map((period) => ({ period, label: periodLabel(period) })),
    series,
    figures: periods
      .map((period) => figureOf(panel, indicator, shown, period, scale, vintages))
      .filter(({ figure }) => figure !== 'not_applicable')
      .reverse(),
    finding: said(shown),
    cityFinding: shown === city ? null : said(city),
    notes: [
      catalogue.city.footnote,
      ...definitionNotes(catalogue, code),
      ...periods
        .slice(-1)
        .flatMap((period) => breakNotes({ catalogue, panel, period }, [shown.code], [code])),
    ],
    simulated: series.some((s) => s.simulated.includes(true)),
  };
}

function pointOf(panel: Panel, unit: string, indicator: string, period: Period) {
  return {
    figure: figureAt(panel, unit, indicator, period),
    grown: growthAt(asOf(panel.catalogue, period), panel, unit, indicator, period),
    base: panel.compared.has(indexOf(panel, unit, indicator, period))
      ? baseAt(panel, unit, indicator, period).figure
      : undefined,
  };
}

/** Money is stored in 万元; an indicator that the forms ask for in 亿元 is shown so. */
function scaleOf(indicator: Indicator): Scale {
  if (indicator.measure !== 'money')
    return { unit: indicator.unit, decimals: indicator.decimals, of: (figure) => figure };
  if (indicator.unit !== '亿元') return { unit: '万元', decimals: 2, of: (figure) => figure };
  return {
    unit: '亿元',
    decimals: indicator.decimals,
    of: figureInYi,
  };
}

/**
 * The city and the units that have the indicator, in fixed order: a figure stands somewhere, or a form asks for one.
 * A derived figure that never comes out (a ratio whose denominator nobody collects there) is no figure of the unit.
 */
function unitsWith(catalogue: Catalogue, panel: Panel, indicator: Indicator): Unit[] {
  const periods = panel.periods.filter((p) => indicator.periodicities.includes(periodicityOf(p)));
  const has = (unit: Unit) =>
    periods.some((period) => {
      const figure = figureAt(panel, unit.code, indicator.code, period);
      const awaited = !indicator.formula || unit.code === catalogue.city.unit;
      return isValue(figure) || (awaited && (figure === 'unreported' || figure === 'missing'));
    });
  // A code that another took over is that unit's past, not a unit of its own.
  const isPast = (unit: Unit) =>
    everyRow(catalogue, 'units').some(
      (u) => u.code === unit.code && u.successors?.some((s) => s.kind === 'renamed'),
    );
  return [...catalogue.units]
    .sort((a, b) => a.order - b.order)
    .filter((unit) => !isPast(unit) && codesOf(catalogue, unit.code).some((code) => has({ ...unit, code })));
}

/** What was asked for, else years, unless only half-years have figures. */
function chooseForm(
  panel: Panel,
  indicator: Indicator,
  unit: Unit,
  asked: Periodicity | undefined,
): Periodicity {
  if (asked && indicator.periodicities.includes(asked)) return asked;
  const filled = (form: Periodicity) =>
    panel.periods.some((p) => periodicityOf(p) === form && isValue(cellIn(panel, unit, indicator, p).figure));
  const forms = (['year', 'half'] as const).filter((f) => indicator.periodicities.includes(f));
  return forms.find(filled) ?? forms[0] ?? 'year';
}

/** Periods of the series without the empty years before the first figure. */
function periodsShown(panel: Panel, indicator: Indicator, form: Periodicity, units: Unit[]): Period[] {
  const periods = panel.periods.filter((p) => periodicityOf(p) === form);
  const first = periods.findIndex((p) => units.some((u) => isValue(cellIn(panel, u, indicator, p).figure)));
  return first < 0 ? periods : periods.slice(first);
}

/** A unit's cell under the code that it had in the period. */
function cellIn(panel: Panel, unit: Unit, indicator: Indicator, at: Period) {
  return cellAt(panel, codeIn(panel.catalogue, unit.code, at), indicator.code, at);
}

function seriesOf(
  panel: Panel,
  indicator: Indicator,
  unit: Unit,
  periods: Period[],
  scale: Scale,
): IndicatorSeries {
  const cells = periods.map((p) => cellIn(panel, unit, indicator, p));
  return {
    unit: unit.code,
    name: unit.name,
    shortName: unit.shortName,
    kind: unit.kind,
    figures: cells.map((cell) => scale.of(cell.figure)),
    simulated: cells.map((cell) => cell.simulated),
  };
}

interface Vintages {
  reported: Map<Period, Vintage[]>;
  /** Of a ratio: what it was with each vintage of its terms. */
  computed: Map<Period, Vintage[]> | null;
}

async function vintagesOf(
  world: World,
  { code, formula }: Indicator,
  unit: Unit,
  dataVersion: number,
): Promise<Vintages> {
  const [reported, computed] = [new Map<Period, Vintage[]>(), new Map<Period, Vintage[]>()];
  for (const own of codesOf(world.catalogue, unit.code)) {
    for (const [at, list] of await listVintages(world, own, code, dataVersion)) reported.set(at, list);
    if (formula?.kind !== 'ratio') continue;
    for (const [at, list] of await listRatioVintages(world, own, formula, dataVersion))
      computed.set(at, list);
  }
  return { reported, computed: formula?.kind === 'ratio' ? computed : null };
}

function figureOf(
  panel: Panel,
  indicator: Indicator,
  unit: Unit,
  period: Period,
  scale: Scale,
  { reported, computed }: Vintages,
): IndicatorFigure {
  const { figure, basis, source, simulated } = cellIn(panel, unit, indicator, period);
  const vintages = basis === 'derived' && computed ? computed : reported;
  const all = (vintages.get(period) ?? []).toReversed();
  const own = all.find(
    (v) => sameFigure(v.figure, figure) && (basis === 'derived' || v.release === source?.release),
  );
  return {
    period,
    label: periodLabel(period),
    figure: scale.of(figure),
    basis,
    release: own?.release ?? source?.release ?? '',
    citation: source?.citation ?? '',
    approvedAt: own?.at ?? (isValue(figure) && basis === 'reported' ? (source?.approvedAt ?? null) : null),
    approvedBy: own?.by ?? null,
    earlier: all.filter((v) => v !== own).map((v) => ({ ...v, figure: scale.of(v.figure) })),
    simulated,
  };
}

/** A ratio of the same terms may differ in its last binary digit. */
function sameFigure(a: Figure, b: Figure): boolean {
  return a === b || (isValue(a) && isValue(b) && Math.abs(a - b) < 1e-9);
}
