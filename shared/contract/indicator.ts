/**
 * 指标: the figures of one indicator over all periods of one series (half-years and years never stand together),
 * for the city and every unit that has it, with releases, sources and revisions.
 */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { Cut, cutQuery } from './cut.ts';
import { endpoint } from './endpoint.ts';
import { Vintage } from './lineage.ts';
import { READERS } from './roles.ts';

const Series = z.enum(['year', 'half']);

export const IndicatorQuery = z.object({
  /** Whose figures are shown; the city's, or the first unit's that has any, when left out. */
  unit: z.string().max(60).optional(),
  /** Years or half-years; when left out, years where there are any figures. */
  form: Series.optional(),
  ...cutQuery,
});

export const IndicatorFigure = z.object({
  period: Period,
  label: z.string(),
  /** In `unit` below. */
  figure: Figure,
  basis: z.enum(['none', 'reported', 'summed', 'derived']),
  /** 初步 · 最终 · 普查修订, or empty; for a computed ratio those of its terms: R&D经费最终数、GDP普查修订数. */
  release: z.string(),
  citation: z.string(),
  /** When it became known and who approved that; null where it was neither reported nor is a ratio of reported figures. */
  approvedAt: z.string().nullable(),
  approvedBy: z.string().nullable(),
  /** Other values that were approved, or followed from approved ones, so far; newest first. */
  earlier: z.array(Vintage),
  simulated: z.boolean(),
});
export type IndicatorFigure = z.infer<typeof IndicatorFigure>;

export const IndicatorSeries = z.object({
  unit: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.string(),
  /** One figure for each of `periods`, in `unit` below. */
  figures: z.array(Figure),
  /** For each figure that is there: whether it is simulated. */
  simulated: z.array(z.boolean()),
});
export type IndicatorSeries = z.infer<typeof IndicatorSeries>;

export const IndicatorHistory = z.object({
  cut: Cut,
  indicator: z.string(),
  cityUnit: z.string(),
  /** Unit of every figure here: 万元 for money, or 亿元 where the forms ask for it so. */
  unit: z.string(),
  decimals: z.int(),
  measure: z.enum(['money', 'percent', 'count', 'other']),
  form: Series,
  /** The series the indicator is collected in. */
  forms: z.array(Series),
  /** The unit whose figures are listed below. */
  shown: z.object({ code: z.string(), name: z.string(), shortName: z.string() }),
  /** Periods of the series, oldest first, from the first that has any figure. */
  periods: z.array(z.object({ period: Period, label: z.string() })),
  /** The city (where it has the indicator) and every unit that does, in fixed order. */
  series: z.array(IndicatorSeries),
  /** The shown unit's figures, newest first. */
  figures: z.array(IndicatorFigure),
  /** What the newest figure of the shown unit is and how it moved. */
  finding: z.string(),
  /** The same of the city, where another unit is shown. */
  cityFinding: z.string().nullable(),
  notes: z.array(z.string()),
  /** True when any figure of the reply is simulated. */
  simulated: z.boolean(),
});
export type IndicatorHistory = z.infer<typeof IndicatorHistory>;

export const indicatorApi = endpoint({
  about: '一个指标的定义、历年数据和修订',
  method: 'GET',
  path: '/api/monitoring/indicators/:indicator',
  who: READERS,
  scope: 'node',
  params: z.object({ indicator: z.string().max(60) }),
  query: IndicatorQuery,
  reply: IndicatorHistory,
});
