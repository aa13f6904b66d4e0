/** The target page as figures and sentences: verdict, rows, trajectory, gap by block, counties, 时序进度, binding target. */
import { type Catalogue, findIndicator } from '../../catalogue.ts';
import type { Pace } from '../../contract/target-parts.ts';
import type { TargetRow } from '../../contract/target-row.ts';
import type { OtherTargets, TargetScenario, Targets, TargetUnits } from '../../contract/targets.ts';
import { basisText } from '../../metric.ts';
import { aimOf, levelTarget, targetsInOrder } from '../aim.ts';
import { allocations } from '../allocation/standing.ts';
import { targetRow } from '../judge/row.ts';
import { thresholdWords } from '../judge/towards.words.ts';
import { scenarioBasis } from '../scenario/scenario-basis.ts';
import type { Target } from '../target.ts';
import { pathThrough } from '../trajectory.ts';
import type { TargetView } from '../view.ts';
import { bindingGoals, bindingOf } from './binding.ts';
import { contextOf } from './context.ts';
import { gapByBlock } from './gaps.ts';
import { peerMargins } from './margins.ts';
import { paceOf } from './pace.ts';
import { othersWords, rowsWords, worstOf } from './rows.words.ts';
import { verdictWords } from './verdict.words.ts';
import { yardstickOf } from './yardstick.ts';

/** Target years that have a headline target, ascending. */
export function targetYears(catalogue: Catalogue): number[] {
  const years = catalogue.targets.flatMap((t) => (t.headline && t.year !== null ? [t.year] : []));
  return [...new Set(years)].sort((a, b) => a - b);
}

/** One target year as all its pages and documents have it: `rows` are those of every page. */
export type TargetsWhole = Omit<
  Targets & TargetUnits & Omit<TargetScenario, 'allocation'> & Pick<OtherTargets, 'context'>,
  'cut' | 'periods'
> & {
  pace: Pace | null;
};

/** Everything about one target year; the caller adds the data cut and the choices. */
export function targetsOverview(view: TargetView, year: number): TargetsWhole {
  const { catalogue } = view;
  const { city } = catalogue;
  const rows = rowsOf(view, year);
  const target = levelTarget(catalogue, city.totals.year, year);
  const head = rows.find((r) => r.id === target?.id);
  const line = target ? pathThrough(view, aimOf(catalogue, target), levelTargets(catalogue, target)) : null;
  const gaps = gapByBlock(view, year);
  const goals = bindingGoals(view, year);
  const allocation = target ? allocations(view).find((a) => a.target === target.id) : undefined;
  return {
    cityUnit: city.unit,
    year,
    years: targetYears(catalogue),
    period: view.at,
    label: view.label,
    totalName: findIndicator(catalogue, city.totals.year)?.shortName ?? '',
    ...verdictWords(head, line, gaps, rows),
    coverage: coverageOf(catalogue),
    basis: target ? basisText(catalogue, target.document, target.clause) : '',
    basisQuote: target?.quote ?? '',
    rows,
    rowsFinding: rowsWords(rows),
    worst: worstOf(rows)?.id ?? null,
    othersFinding: othersWords(rows),
    thresholds: thresholdWords(catalogue),
    trajectory: line,
    gaps,
    counties: peerMargins(view, head, allocation),
    yardstick: yardstickOf(catalogue, view.label, (units, indicator) =>
      view.growths(units, indicator, view.upTo),
    ),
    pace: paceOf(view),
    binding: goals && bindingOf(goals, year),
    context: contextOf(view, year, rows),
    scenario: scenarioBasis(view, year, goals),
    notes: [city.footnote],
    simulated: rows.some((r) => r.simulated),
  };
}

/** Targets of the year, and those of every year or without a date; one that a later paper replaced is not judged. */
function rowsOf(view: TargetView, year: number): TargetRow[] {
  return targetsInOrder(view.catalogue)
    .filter((t) => (t.year === year || t.year === null) && t.supersededBy === null)
    .map((t) => targetRow(view, t));
}

/** The total's level targets: the chosen year's, with those before and after it, ascending. */
function levelTargets(catalogue: Catalogue, head: Target): Target[] {
  return catalogue.targets
    .filter((t) => t.indicator === head.indicator && t.kind === 'level' && t.supersededBy === null)
    .filter((t) => t.year !== null)
    .sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
}

/** Blocks whose yearly figures have another 口径 than the half-year's. */
function coverageOf(catalogue: Catalogue): string {
  return catalogue.city.blocks
    .filter((block) => block.half !== block.year)
    .map(
      (block) =>
        `${findIndicator(catalogue, block.year)?.name ?? block.name}(年报口径，与半年口径不可直接相比)`,
    )
    .join('；');
}
