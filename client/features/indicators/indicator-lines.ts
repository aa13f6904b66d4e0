/** The lines of an indicator's chart: the shown unit and the city; never a half-year joined to a year's total. */

import type { Indicator } from '#shared/catalogue.ts';
import type { LineSeries, LinesInput } from '#shared/charts/lines-option.ts';
import type { IndicatorHistory, IndicatorSeries } from '#shared/contract/indicator.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { figureInYi, WAN_PER_YI } from '#shared/money.ts';
import { COLOUR } from '../../charts/theme.ts';

export interface Measured {
  unit: string;
  digits: number;
  of: (figure: Figure) => Figure;
}

/** Charts speak in 亿元; where nothing shown reaches one, in 万元. */
export function measureFor(h: IndicatorHistory, series: readonly IndicatorSeries[]): Measured {
  if (h.unit !== '万元')
    return { unit: h.unit, digits: h.unit === '亿元' ? 1 : h.decimals, of: (figure) => figure };
  const most = Math.max(0, ...series.flatMap((s) => s.figures.filter(isValue).map(Math.abs)));
  if (most < WAN_PER_YI) return { unit: '万元', digits: 0, of: (figure) => figure };
  const digits = most < 10 * WAN_PER_YI ? 2 : 1;
  return { unit: '亿元', digits, of: figureInYi };
}

/** One line's share of the periods: all of them, or only first halves, or only whole years to date. */
interface Strand {
  /** Ending of the periods: '-S1', '-S2', or '' for all. */
  kind: string;
  label: string;
}

/** A line that is not split. */
const ALL: Strand = { kind: '', label: '' };

/** To-date half-years fall back every January: first halves and whole years are two lines. */
export function strandsOf(h: IndicatorHistory, indicator: Indicator): Strand[] {
  if (h.form === 'year' || indicator.accumulation !== 'to_date') return [ALL];
  return [
    { kind: '-S1', label: '上半年' },
    { kind: '-S2', label: '1—12月' },
  ];
}

/** A period of a strand, and where it stands among all. */
export interface StrandPlace {
  at: number;
  period: string;
  label: string;
}

/** The periods of a strand, oldest first. */
export function placesOf(h: IndicatorHistory, { kind }: Strand): StrandPlace[] {
  return h.periods.flatMap(({ period, label }, at) => (period.endsWith(kind) ? [{ at, period, label }] : []));
}

/** The strand of the newest figure the shown unit has. */
export function newestStrand(h: IndicatorHistory, strands: readonly Strand[]): Strand {
  const newest = h.figures.find((f) => isValue(f.figure))?.period ?? h.periods.at(-1)?.period ?? '';
  return strands.find(({ kind }) => newest.endsWith(kind)) ?? strands[0] ?? ALL;
}

/** The drawings: rates stand on one axis with the city's; an amount beside the city's would lie flat, so it has its own. */
export function drawings(h: IndicatorHistory): { finding: string; series: IndicatorSeries[] }[] {
  const own = h.series.filter((s) => s.unit === h.shown.code);
  const city = h.series.filter((s) => s.unit === h.cityUnit && s.unit !== h.shown.code);
  if (city.length === 0 || (h.measure === 'percent' && own.length > 0))
    return [{ finding: h.finding, series: [...own, ...city] }];
  return [
    { finding: h.finding, series: own },
    { finding: h.cityFinding ?? '', series: city },
  ];
}

/** True when the drawing mixes simulated figures with published or reported ones. */
export function isMixed(series: readonly IndicatorSeries[]): boolean {
  const marks = series.flatMap((s) => s.figures.flatMap((f, i) => (isValue(f) ? [s.simulated[i]] : [])));
  return marks.includes(true) && marks.includes(false);
}

/** What `linesOption` draws. Years of a half-year chart share one axis, so that like stands over like. */
export function indicatorLines(
  h: IndicatorHistory,
  indicator: Indicator,
  series: readonly IndicatorSeries[],
): LinesInput {
  const strands = strandsOf(h, indicator).filter((strand) =>
    series.some((s) => placesOf(h, strand).some(({ at }) => isValue(s.figures[at] ?? 'unreported'))),
  );
  const { unit, digits, of } = measureFor(h, series);
  const byYear = strandsOf(h, indicator).length > 1;
  const years = [...new Set(h.periods.map(({ period }) => period.slice(0, 4)))];
  const x = byYear ? years.map((year) => `${year}年`) : h.periods.map((p) => p.label);
  const mixed = isMixed(series);
  const lines = series.flatMap((s, order) =>
    strands.map((strand, at): LineSeries => {
      const places = byYear
        ? years.map((year) => h.periods.findIndex(({ period }) => period === `${year}${strand.kind}`))
        : h.periods.map((_, index) => index);
      return {
        name: [s.shortName, strand.label].filter(Boolean).join(' '),
        values: places.map((index) => (index < 0 ? null : of(s.figures[index] ?? 'unreported'))),
        style: 'actual',
        colour: order > 0 ? COLOUR.bar : at === strands.length - 1 ? COLOUR.ink : COLOUR.projection,
        labelled: order === 0,
        named: series.length * strands.length > 1,
        ...(mixed
          ? { full: places.map((i) => isValue(s.figures[i] ?? 'unreported') && s.simulated[i] === false) }
          : {}),
      };
    }),
  );
  return { x, series: lines, unit, digits, fromZero: h.measure !== 'percent' };
}
