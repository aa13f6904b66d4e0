/**
 * What would come of going on as so far, by two methods, always a 情景. The city's total is projected block by block
 * and added up: a page that shows blocks and total shows one set of numbers, and what is said of the total can be
 * traced to the block that moves it. Projecting the total by itself would give a second, slightly different sum.
 */
import { sumOf } from '../calc/exact.ts';
import { constantGrowth, dampedHolt, type Projection } from '../calc/projection.ts';
import type { Figure } from '../figure.ts';
import type { YearNumber } from './series.ts';
import type { TargetView } from './view.ts';

interface Projected {
  method: 'cagr' | 'holt';
  label: string;
  /** The last actual year, then every year up to the horizon. */
  points: YearNumber[];
}

const METHODS: readonly {
  method: Projected['method'];
  label: string;
  go: (values: readonly number[], years: number) => Projection;
}[] = [
  { method: 'cagr', label: '按年均增速推算', go: constantGrowth },
  {
    method: 'holt',
    label: '按阻尼趋势推算',
    go: (values, years) => {
      const fit = dampedHolt(values, years);
      return typeof fit === 'string' ? fit : fit.forecast;
    },
  },
];

/** What each method makes of a run, up to `until`; a method that its figures do not allow is left out. */
export function continueRun(run: readonly YearNumber[], until: number): Projected[] {
  const start = run.at(-1);
  if (!start || until <= start.year) return [];
  const values = run.map((point) => point.figure);
  return METHODS.flatMap(({ method, label, go }) => {
    const later = go(values, until - start.year);
    if (typeof later === 'string') return [];
    return [
      { method, label, points: [start, ...later.map((figure, h) => ({ year: start.year + 1 + h, figure }))] },
    ];
  });
}

/**
 * The projections of an indicator of the view's place up to `until`, in `measure`. Where a block has no figures of its
 * own its total is projected by itself: then no page adds blocks up.
 */
export function project(view: TargetView, indicator: string, measure: string, until: number): Projected[] {
  const own = view.run(indicator, measure);
  const start = own.at(-1);
  if (!start || until <= start.year) return [];
  const parts = blockRuns(view, indicator, measure, start.year);
  if (parts.length === 0) return continueRun(own, until);
  const lines = parts.map((run) => continueRun(run, until));
  return METHODS.flatMap(({ method, label }) => {
    const each = lines.map((line) => line.find((l) => l.method === method)?.points ?? []);
    if (each.some((points) => points.length === 0)) return [];
    const later = Array.from({ length: until - start.year }, (_, h) => ({
      year: start.year + 1 + h,
      figure: sumOf(each.map((points) => points[h + 1]?.figure ?? 0)),
    }));
    return [{ method, label, points: [start, ...later] }];
  });
}

/**
 * The figure of one year by constant growth, the first of the two methods; the actual one once the year has come.
 * 'unreported' without any figure, 'too_few_points' where the run allows no growth.
 */
export function goingOn(view: TargetView, indicator: string, measure: string, year: number): Figure {
  const run = view.run(indicator, measure);
  const last = run.at(-1);
  if (!last) return 'unreported';
  if (last.year >= year) return last.figure;
  const line = continueRun(run, year).find((l) => l.method === 'cagr');
  return line?.points.at(-1)?.figure ?? 'too_few_points';
}

/** The runs of the blocks that make up the city's total, all ending in `year`; empty for any other indicator. */
function blockRuns(view: TargetView, indicator: string, measure: string, year: number): YearNumber[][] {
  const { city } = view.catalogue;
  if (indicator !== city.totals.year) return [];
  const runs = city.blocks.map((block) => view.run(block.year, measure, year));
  return runs.every((run) => run.at(-1)?.year === year) ? runs : [];
}

/** The projected figures of one year, one a method. */
export function projectedAt(lines: readonly { points: readonly YearNumber[] }[], year: number): number[] {
  return lines.flatMap(({ points }) => points.filter((p) => p.year === year).map((p) => p.figure));
}
