/** One target's row: where the city stands, what is still needed, and by which rule the status was reached. */
import { growth, pointChange } from '../calc/growth.ts';
import {
  TARGET_STATUS_LABEL,
  type TargetProgress,
  type TargetStatus,
  targetProgress,
} from '../calc/target.ts';
import { relation as compare } from '../calc/target-gap.ts';
import { type Catalogue, findIndicator, type Target } from '../catalogue.ts';
import type { TargetRow } from '../contract/targets.ts';
import { roundHalfUp } from '../decimal.ts';
import { type Figure, isValue, REASON_MARK, type Reason } from '../figure.ts';
import { basisText } from '../metric.ts';
import { figureAt, type Panel } from '../panel.ts';
import { type Period, period, yearOf } from '../period.ts';
import { baseOf, goalOf, isSimulated, latest, unitDivisor, yearlySeries, yearsOf } from './series.ts';

type Judged = Pick<
  TargetRow,
  | 'target'
  | 'actual'
  | 'actualYear'
  | 'base'
  | 'baseYear'
  | 'distance'
  | 'distanceRate'
  | 'growthNeeded'
  | 'amountPerYear'
  | 'growthObserved'
  | 'growthRequired'
  | 'ratio'
  | 'neededNow'
  | 'status'
  | 'rule'
>;

/** The row of one target as of a yearly period. Nothing reported gives 无数据, said plainly. */
export function targetRow(catalogue: Catalogue, panel: Panel, target: Target, at: Period): TargetRow {
  const judged = judge(catalogue, panel, target, yearOf(at));
  const indicator = findIndicator(catalogue, target.indicator);
  const actualPeriod = judged.actualYear === null ? null : period(String(judged.actualYear));
  return {
    id: target.id,
    title: target.title,
    kind: target.kind,
    indicator: target.indicator,
    headline: target.headline,
    indent: indicator?.block ? 1 : 0,
    block: indicator?.block ?? null,
    unit: target.unit,
    digits: digitsOf(target, indicator?.measure),
    targetYear: target.year,
    operator: target.operator,
    ...judged,
    statusLabel: TARGET_STATUS_LABEL[judged.status],
    basis: basisText(catalogue, target.document, target.clause),
    quote: target.quote,
    responsible: target.responsible,
    simulated: actualPeriod !== null && isSimulated(catalogue, panel, target.indicator, actualPeriod),
  };
}

/** 亿元 one decimal, R&D/GDP and other shares two, counts none (domain.md §7). */
function digitsOf(target: Target, measure: string | undefined): number {
  if (target.kind === 'relation') return 1;
  if (target.unit === '亿元') return 1;
  return measure === 'percent' ? 2 : 0;
}

function judge(catalogue: Catalogue, panel: Panel, target: Target, year: number): Judged {
  if (target.kind === 'relation') return judgeRelation(catalogue, panel, target, year);
  if (target.kind === 'yearly_count') return judgeEveryYear(catalogue, panel, target, year);
  if (target.kind === 'cumulative') return judgeCumulative(catalogue, panel, target, year);
  return judgeLevel(catalogue, panel, target, year);
}

function judgeLevel(catalogue: Catalogue, panel: Panel, target: Target, year: number): Judged {
  const series = yearlySeries(catalogue, panel, target.indicator, target.unit, year);
  const now = latest(series);
  const goal = goalOf(target);
  if (!now || goal === undefined) return noData(goal);
  if (target.year === null) return againstConstant(now.figure, now.year, goal, target);
  const base = baseOf(catalogue, series);
  const direction = findIndicator(catalogue, target.indicator)?.direction === 'lower' ? -1 : 1;
  const progress = targetProgress(
    {
      baseYear: base?.year ?? now.year,
      base: base?.figure ?? 'no_base',
      currentYear: now.year,
      current: now.figure,
      targetYear: target.year,
      target: goal,
      direction,
      strict: target.operator === '>',
    },
    catalogue.city.thresholds,
  );
  return {
    target: goal,
    actual: now.figure,
    actualYear: now.year,
    base: base?.figure ?? 'no_base',
    baseYear: base?.year ?? null,
    ...pick(progress),
    neededNow: progress.geometricPath,
    status: progress.status,
    rule: levelRule(catalogue, progress, base?.year, now.year, target.year),
  };
}

function pick(p: TargetProgress) {
  const { distance, distanceRate, growthNeeded, amountPerYear, growthObserved, growthRequired, ratio } = p;
  return { distance, distanceRate, growthNeeded, amountPerYear, growthObserved, growthRequired, ratio };
}

function levelRule(
  catalogue: Catalogue,
  p: TargetProgress,
  baseYear: number | undefined,
  now: number,
  goalYear: number,
): string {
  if (p.status === 'achieved') return `${now}年已达到目标值。`;
  if (p.status === 'missed') return `${goalYear}年已到，未达到目标值。`;
  if (!isValue(p.ratio)) return `无法判断进度：${REASON_MARK[p.why ?? 'undefined']}。`;
  const { onTrack, slow } = catalogue.city.thresholds;
  const rate = (f: Figure) => (isValue(f) ? `${roundHalfUp(f, 1)}%` : REASON_MARK[f as Reason]);
  return (
    `${baseYear}—${now}年年均增长${rate(p.growthObserved)}，自${baseYear}年起需年均增长${rate(p.growthRequired)}，` +
    `比值${roundHalfUp(p.ratio, 2)}；≥${onTrack}为同步，${slow}—${onTrack}为偏慢，0—${slow}为滞后，<0为倒退。`
  );
}

function againstConstant(actual: number, actualYear: number, goal: number, target: Target): Judged {
  const met = target.operator === '>' ? actual > goal : actual >= goal;
  return {
    ...noData(goal),
    actual,
    actualYear,
    distance: goal - actual,
    distanceRate: goal === 0 ? 'no_denominator' : (100 * (goal - actual)) / Math.abs(goal),
    status: met ? 'achieved' : 'missed',
    rule: `${actualYear}年为${actual}，要求${target.operator === '>' ? '大于' : target.operator === '~' ? '约' : '不低于'}${goal}。`,
  };
}

/** Yearly counts: the latest year's number against the number asked of every year; "约" is met from nine tenths on. */
function judgeEveryYear(catalogue: Catalogue, panel: Panel, target: Target, year: number): Judged {
  const now = latest(yearlySeries(catalogue, panel, target.indicator, target.unit, year));
  const goal = goalOf(target);
  if (!now || goal === undefined) return noData(goal);
  const judged = againstConstant(now.figure, now.year, goal, target);
  const nearly = target.operator === '~' && now.figure >= 0.9 * goal;
  return nearly ? { ...judged, status: 'achieved' } : judged;
}

/** Cumulative counts: the sum since `from`; a year without a figure makes it incomplete, never smaller. */
function judgeCumulative(catalogue: Catalogue, panel: Panel, target: Target, year: number): Judged {
  const goal = goalOf(target);
  const from = target.from ?? year;
  const counted = yearlySeries(catalogue, panel, target.indicator, target.unit, year).filter(
    (p) => p.year >= from,
  );
  const known = counted.filter((p) => isValue(p.figure));
  const last = known.at(-1);
  if (goal === undefined || !last) return noData(goal);
  const upToLast = counted.filter((p) => p.year <= last.year);
  if (upToLast.some((p) => !isValue(p.figure)))
    return { ...noData(goal), actual: 'incomplete', rule: `${from}年以来有年度未报，累计数不完整。` };
  const sum = known.reduce((total, p) => total + (p.figure as number), 0);
  const span = (target.year ?? last.year) - from + 1;
  const passed = last.year - from + 1;
  const expected = (goal * passed) / span;
  const ratio = expected === 0 ? 0 : sum / expected;
  const { onTrack, slow } = catalogue.city.thresholds;
  const status: TargetStatus =
    sum >= goal ? 'achieved' : ratio >= onTrack ? 'on_track' : ratio >= slow ? 'slow' : 'lagging';
  return {
    ...noData(goal),
    actual: sum,
    actualYear: last.year,
    distance: goal - sum,
    distanceRate: (100 * (goal - sum)) / goal,
    amountPerYear: span > passed ? (goal - sum) / (span - passed) : 'undefined',
    ratio,
    neededNow: expected,
    status,
    rule: `${from}—${last.year}年累计${roundHalfUp(sum, 2)}，按时间应达${roundHalfUp(expected, 1)}，比值${roundHalfUp(ratio, 2)}。`,
  };
}

function judgeRelation(catalogue: Catalogue, panel: Panel, target: Target, year: number): Judged {
  const rule = target.relation;
  if (!rule) return noData(undefined);
  for (const y of yearsOf(panel, year).reverse()) {
    const left = side(catalogue, panel, target, rule.left, y);
    const right = rule.right ? side(catalogue, panel, target, rule.right, y) : 0;
    const { holds, slack } = compare(left, rule.operator, right, rule.plus);
    if (holds === null || !isValue(left) || !isValue(right) || !isValue(slack)) continue;
    const goal = right + rule.plus;
    return {
      ...noData(undefined),
      target: goal,
      actual: left,
      actualYear: y,
      distance: -slack,
      status: holds ? 'achieved' : 'missed',
      rule: `${y}年：${roundHalfUp(left, 1)}${target.unit} ${holds ? '符合' : '不符合'} ${rule.operator === '>' ? '大于' : '不低于'} ${roundHalfUp(goal, 1)}${target.unit}。`,
    };
  }
  return { ...noData(undefined), rule: '所需数据尚未报送。' };
}

/** One side of a relation in a year: growth in per cent (百分点 for rates), or a level in the target's unit. */
function side(
  catalogue: Catalogue,
  panel: Panel,
  target: Target,
  term: { indicator: string; of: 'growth' | 'level' | 'last_year' },
  year: number,
): Figure {
  const at = (y: number) => figureAt(panel, catalogue.city.unit, term.indicator, period(String(y)));
  if (term.of === 'growth') {
    const isRate = findIndicator(catalogue, term.indicator)?.measure === 'percent';
    return isRate ? pointChange(at(year), at(year - 1)) : growth(at(year), at(year - 1)).rate;
  }
  const level = at(term.of === 'level' ? year : year - 1);
  return isValue(level) ? level / unitDivisor(catalogue, term.indicator, target.unit) : level;
}

function noData(goal: number | undefined): Judged {
  return {
    target: goal ?? 'undefined',
    actual: 'unreported',
    actualYear: null,
    base: 'no_base',
    baseYear: null,
    distance: 'unreported',
    distanceRate: 'unreported',
    growthNeeded: 'unreported',
    amountPerYear: 'unreported',
    growthObserved: 'unreported',
    growthRequired: 'unreported',
    ratio: 'unreported',
    neededNow: 'unreported',
    status: 'no_data',
    rule: '尚无已核定数据。',
  };
}
