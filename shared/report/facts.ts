/** Everything a document speaks of, calculated once from one state of the data; the sentences and tables only print it. */
import { asOf } from '../as-of.ts';
import { breakNotes } from '../breaks.words.ts';
import { contributions } from '../calc/contribution.ts';
import { difference } from '../calc/exact.ts';
import { type Catalogue, findIndicator } from '../catalogue.ts';
import type { AssessmentRun } from '../contract/run.ts';
import type { TargetRow } from '../contract/target-row.ts';
import { type Figure, isValue } from '../figure.ts';
import { figureAt, type Panel } from '../panel.ts';
import { type Period, periodicityOf, periodLabel, sameLastYear, yearOf } from '../period.ts';
import { requireIndicator } from '../required.ts';
import { type TargetsWhole, targetsOverview, targetYears } from '../targets/overview/overview.ts';
import { openTargetView } from '../targets/view.ts';
import { zip } from '../zip.ts';
import { type Line, type Lines, linesOf } from './lines.ts';
import type { ReportSource } from './model.ts';

/** A block of the total with what it is made of. */
export interface BlockFacts {
  code: string;
  /** 政府科技创新投入 · 政府. */
  name: string;
  shortName: string;
  colour: string;
  lines: Lines;
  /** 其中. */
  ofWhich: Lines[];
  /** The terms of a block that is itself a sum. */
  components: Lines[];
}

/** What a block or a unit did to the city's growth; 百分点 and per cent. */
export interface Pull {
  key: string;
  name: string;
  shortName: string;
  indicator: string;
  unit: string;
  change: Figure;
  pull: Figure;
  rate: Figure;
}

/** Where a return of the period stands. */
export interface ReturnFacts {
  organisation: string;
  name: string;
  /** The unit whose government files it; null for a department. */
  unit: string | null;
  /** 未报 · 待审 · … and how late, in words; empty where it was on time and approved. */
  words: string;
  kind: 'on_time' | 'late' | 'waiting' | 'owing';
}

/** Two sources that differ on a cell, in words. */
interface DifferenceFacts {
  text: string;
}

/** What the server knows besides the figures. */
interface Surroundings {
  source: ReportSource;
  returns: ReturnFacts[];
  /** 海盐的报表未报，…: the returns that carry what is missing; empty where nothing is. */
  waiting: string;
  differences: DifferenceFacts[];
  /** Why the year before cannot be read beside this one; empty where it can. */
  breaks: string[];
  runs: AssessmentRun[];
  /** How punctual each unit's own returns were over all periods, in words; by the unit's code. */
  punctuality: ReadonlyMap<string, string>;
  /** 2026-07-27, the city's civil day. */
  today: string;
}

export interface TargetFacts {
  year: number;
  /** 2025年, the year the figures are of. */
  label: string;
  period: Period;
  rows: TargetRow[];
  overview: TargetsWhole;
}

export interface ReportFacts extends Surroundings {
  catalogue: Catalogue;
  period: Period;
  label: string;
  baseLabel: string;
  yearly: boolean;
  /** 科技创新投入. */
  totalName: string;
  total: Lines;
  blocks: BlockFacts[];
  byBlock: Pull[];
  byUnit: Pull[];
  targets: TargetFacts[];
  /** What of the period is not the thing it was a year before: definitions and areas that changed. */
  breakNotes: string[];
  simulated: boolean;
}

/** @param panel the state of the data that the document speaks of. */
export function reportFacts(
  whole: Catalogue,
  panel: Panel,
  period: Period,
  around: Surroundings,
  allocations: Parameters<typeof openTargetView>[3] = [],
): ReportFacts {
  const catalogue = asOf(whole, period);
  const series = periodicityOf(period);
  const { city } = catalogue;
  const total = linesOf(catalogue, panel, city.totals[series], period);
  const blocks = city.blocks.map((block) => blockFacts(catalogue, panel, block, period));
  const all = [total, ...blocks.map(({ lines }) => lines)].flatMap(({ city: own, peers }) => [own, ...peers]);
  return {
    ...around,
    catalogue,
    period,
    label: periodLabel(period),
    baseLabel: periodLabel(sameLastYear(period)),
    yearly: series === 'year',
    totalName: requireIndicator(catalogue, city.totals.year).name,
    total,
    blocks,
    byBlock: pulls(
      blocks.map(({ lines, name, shortName }) => ({ ...lines.city, name, shortName })),
      total.city,
    ),
    byUnit: pulls([...total.peers, ...total.others], total.city),
    targets: targetFacts(catalogue, panel, period, allocations),
    breakNotes: breakNotes(
      { catalogue, panel, period },
      [total.city, ...total.peers].map(({ unit }) => unit),
      [total, ...blocks.map(({ lines }) => lines)].map(({ indicator }) => indicator.code),
    ),
    simulated: all.some(({ simulated }) => simulated),
  };
}

function blockFacts(
  catalogue: Catalogue,
  panel: Panel,
  block: Catalogue['city']['blocks'][number],
  period: Period,
): BlockFacts {
  const { code, name, shortName, colour } = block;
  const indicator = block[periodicityOf(period)];
  const linesOfPart = (of: string) => linesOf(catalogue, panel, of, period);
  const formula = findIndicator(catalogue, indicator)?.formula;
  const terms = formula?.kind === 'sum' && formula.terms.every(({ sign }) => sign === 1) ? formula.terms : [];
  return {
    ...{ code, name, shortName, colour },
    lines: linesOf(catalogue, panel, indicator, period),
    ofWhich: catalogue.indicators
      .filter((i) => i.parent === indicator && i.relation === 'of_which')
      .filter((i) => i.periodicities.includes(periodicityOf(period)))
      .sort((a, b) => a.order - b.order)
      .map((i) => linesOfPart(i.code)),
    components: terms.map((term) => linesOfPart(term.indicator)),
  };
}

/** Whoever has no figure in either period (不适用) took no part. */
function pulls(parts: readonly Line[], whole: Line): Pull[] {
  return zip(parts, contributions(parts, whole).parts)
    .filter(([, { change }]) => change !== 'not_applicable')
    .map(([{ unit, name, shortName, indicator }, moved]) => ({
      key: `${unit} ${indicator}`,
      ...{ name, shortName, indicator, unit },
      ...moved,
    }));
}

/** Every target year as of the newest year with a total up to the period; a half-year is never held against one itself. */
function targetFacts(
  catalogue: Catalogue,
  panel: Panel,
  period: Period,
  allocations: Parameters<typeof openTargetView>[3],
): TargetFacts[] {
  const { unit, totals } = catalogue.city;
  const years = panel.periods.filter((p) => periodicityOf(p) === 'year' && yearOf(p) <= yearOf(period));
  const newest = years.findLast((p) => isValue(figureAt(panel, unit, totals.year, p)));
  if (!newest) return [];
  const view = openTargetView(asOf(catalogue, newest), panel, newest, allocations);
  return targetYears(catalogue)
    .filter((year) => year > yearOf(newest))
    .map((year) => {
      const overview = targetsOverview(view, year);
      return {
        year,
        label: view.label,
        period: newest,
        rows: overview.rows.filter((row) => row.headline),
        overview,
      };
    });
}

/** own − other in 百分点; none between a published and a computed rate. */
export function growthAgainst(own: Line, other: Line): Figure {
  if (!isValue(own.growth) || !isValue(other.growth) || own.published !== other.published) return 'undefined';
  return difference(own.growth, other.growth);
}
