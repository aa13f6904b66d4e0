/** The target page as figures and sentences: verdict, rows, trajectory, gap by block, counties, 时序进度, binding target. */

import { growth } from '../calc/growth.ts';
import { halfYearPace } from '../calc/half-year-pace.ts';
import { constantGrowth } from '../calc/projection.ts';
import { convertAmount } from '../calc/shares.ts';
import { bindingTarget, blockGaps } from '../calc/target-gap.ts';
import { type Catalogue, findIndicator, peerUnits, type Target } from '../catalogue.ts';
import type { Targets } from '../contract/targets.ts';
import { roundHalfUp } from '../decimal.ts';
import { type Figure, isValue } from '../figure.ts';
import { basisText } from '../metric.ts';
import { figureAt, type Panel } from '../panel.ts';
import { type Period, period, periodLabel, sameLastYear, yearOf } from '../period.ts';
import { growthWords, moneyWords } from '../words.ts';
import { officialSplits, type SplitInForce } from './allocation/official-split.ts';
import { countyMargins } from './county-margins.ts';
import { targetRow } from './judge/row.ts';
import { goalOf, latest, unbrokenRun, yearlySeries } from './judge/series.ts';
import { scenarioBasis } from './scenario/scenario-basis.ts';
import { findingWords, trajectory } from './trajectory.ts';
import { blockWords, rowsWords, verdictWords } from './words.ts';

/** Target years that have a headline target, ascending. */
export function targetYears(catalogue: Catalogue): number[] {
  const years = catalogue.targets.filter((t) => t.headline && t.year !== null).map((t) => t.year!);
  return [...new Set(years)].sort((a, b) => a - b);
}

/** Everything about one target year as of a yearly period; the caller adds the data cut and the choices. */
export function targetsOverview(
  catalogue: Catalogue,
  panel: Panel,
  year: number,
  at: Period,
  inForce: readonly SplitInForce[],
): Omit<Targets, 'cut' | 'periods'> {
  const rows = catalogue.targets
    .filter((t) => t.year === year || t.year === null)
    .sort((a, b) => a.order - b.order)
    .map((t) => targetRow(catalogue, panel, t, at));
  const totalTarget = headTarget(catalogue, year);
  const head = rows.find((r) => r.id === totalTarget?.id);
  const path = trajectory(
    catalogue,
    panel,
    levelTargets(catalogue, totalTarget, year),
    findIndicator(catalogue, totalTarget?.indicator ?? '')?.name ?? '',
    yearOf(at),
  );
  // The path runs through every target year; what is said of it is about the chosen one.
  const line = totalTarget
    ? { ...path, finding: findingWords(catalogue, totalTarget, path.projections, latest(path.actual)) }
    : path;
  const gaps = gapByBlock(catalogue, panel, year, yearOf(at));
  const [split] = officialSplits(
    catalogue,
    panel,
    inForce.filter((s) => s.target === totalTarget?.id),
    at,
  );
  return {
    cityUnit: catalogue.city.unit,
    year,
    years: targetYears(catalogue),
    period: at,
    label: periodLabel(at),
    ...verdictWords(head, line, gaps, rows),
    caliber: caliberOf(catalogue),
    basis: totalTarget ? basisText(catalogue, totalTarget.document, totalTarget.clause) : '',
    basisQuote: totalTarget?.quote ?? '',
    rows,
    rowsFinding: rowsWords(rows),
    trajectory: line,
    gaps,
    counties: countyMargins(catalogue, panel, head, at, split),
    pace: paceOf(catalogue, panel),
    binding: bindingOf(catalogue, panel, year, yearOf(at)),
    scenario: scenarioBasis(catalogue, panel, year, yearOf(at)),
    notes: [catalogue.city.footnote],
    simulated: rows.some((r) => r.simulated),
  };
}

function headTarget(catalogue: Catalogue, year: number): Target | undefined {
  const total = catalogue.city.totals.year;
  return catalogue.targets.find((t) => t.indicator === total && t.year === year && t.kind === 'level');
}

/** The total's level targets from the chosen year on: the trajectory passes through each. */
function levelTargets(catalogue: Catalogue, head: Target | undefined, year: number): Target[] {
  if (!head) return catalogue.targets.filter((t) => t.kind === 'level' && t.year !== null).slice(0, 1);
  const same = catalogue.targets.filter(
    (t) => t.indicator === head.indicator && t.kind === 'level' && t.year !== null,
  );
  const sorted = same.sort((a, b) => a.year! - b.year!);
  const chosen = sorted.filter((t) => t.year! <= year);
  return [...chosen, ...sorted.filter((t) => t.year! > year)];
}

function caliberOf(catalogue: Catalogue): string {
  const yearly = catalogue.city.blocks
    .map((b) => findIndicator(catalogue, b.year))
    .filter((i) => i !== undefined);
  const half = catalogue.city.blocks
    .map((b) => findIndicator(catalogue, b.half))
    .filter((i) => i !== undefined);
  const differing = yearly.filter((y, i) => half[i] && half[i]!.code !== y.code);
  return differing.map((y) => `${y.name}(年报口径，与半年口径不可直接相比)`).join('；');
}

/** Each block's projected figure in the target year against its own target: a surplus in one does not pay for another. */
function gapByBlock(catalogue: Catalogue, panel: Panel, year: number, upTo: number): Targets['gaps'] {
  const blocks = catalogue.city.blocks.flatMap((block) => {
    const target = catalogue.targets.find(
      (t) => t.indicator === block.year && t.year === year && t.kind === 'level',
    );
    const goal = target && goalOf(target);
    if (!target || goal === undefined) return [];
    const run = unbrokenRun(
      yearlySeries(catalogue, panel, catalogue.city.unit, target.indicator, target.unit, upTo),
    );
    const horizon = year - (run.at(-1)?.year ?? year);
    const projected =
      horizon > 0
        ? constantGrowth(
            run.map((p) => p.figure),
            horizon,
          )
        : [];
    const value: Figure =
      typeof projected === 'string' ? projected : (projected.at(-1) ?? run.at(-1)?.figure ?? 'unreported');
    return [{ block: block.code, name: block.shortName, projected: value, target: goal }];
  });
  if (blocks.length === 0) return null;
  const { gaps, net, shortfall } = blockGaps(blocks.map((b) => ({ current: b.projected, target: b.target })));
  const withGaps = blocks.map((b, i) => ({ ...b, gap: gaps[i]! }));
  return { blocks: withGaps, net, shortfall, finding: blockWords(withGaps, net) };
}

/** The newest first half against the usual first-half share of its own series in past years. */
function paceOf(catalogue: Catalogue, panel: Panel): Targets['pace'] {
  const city = catalogue.city.unit;
  const total = catalogue.city.totals.half;
  const firsts = panel.periods.filter((p) => p.endsWith('-S1') && isValue(figureAt(panel, city, total, p)));
  const newest = firsts.at(-1);
  if (!newest) return null;
  const rows = ['total', ...catalogue.city.blocks.map((b) => b.code)].map((code) => {
    const block = catalogue.city.blocks.find((b) => b.code === code);
    const indicator = block?.half ?? total;
    const at = (p: Period) => figureAt(panel, city, indicator, p);
    const past = firsts
      .filter((p) => p !== newest)
      .map((p) => ({ firstHalf: at(p), year: at(period(`${yearOf(p)}-S2`)) }));
    const now = at(newest);
    const pace = halfYearPace(now, past, 'undefined');
    return {
      name: block?.shortName ?? '总投入',
      firstHalf: inYi(now),
      growth: growth(now, at(sameLastYear(newest))).rate,
      usualShare: pace.usualShare,
      years: pace.years,
      impliedYear: inYi(pace.impliedYear),
    };
  });
  const pending = panel.periods.filter(
    (p) => p.endsWith('-S1') && p > newest && hasSome(catalogue, panel, p),
  );
  const waiting = pending.map((p) => `${periodLabel(p)}尚未报齐，以${periodLabel(newest)}为准。`).join('');
  return {
    label: periodLabel(newest),
    finding: paceWords(periodLabel(newest), rows[0]!),
    rows,
    note: `${waiting}半年口径(规上工业)，只与往年同期比较，不与年度目标比较。`,
  };
}

/** Whether any unit has a figure of any block in a half-year. */
function hasSome(catalogue: Catalogue, panel: Panel, at: Period): boolean {
  return peerUnits(catalogue).some((unit) =>
    catalogue.city.blocks.some((block) => isValue(figureAt(panel, unit.code, block.half, at))),
  );
}

type PaceRow = NonNullable<Targets['pace']>['rows'][number];

function paceWords(label: string, { firstHalf, growth: rate, usualShare }: PaceRow): string {
  const amount = isValue(firstHalf) ? moneyWords(convertAmount(firstHalf, '亿元', '万元')) : '';
  const grown = isValue(rate) ? `，同比${growthWords(rate)}` : '';
  const usual = isValue(usualShare) ? `；往年上半年约占全年${roundHalfUp(usualShare, 1)}%` : '';
  return `时序进度：${label}总投入${amount}${grown}${usual}`;
}

function inYi(figure: Figure): Figure {
  return convertAmount(figure, '万元', '亿元');
}

/** Which of the R&D amount and intensity targets asks for more, at the GDP that recent growth leads to. */
function bindingOf(catalogue: Catalogue, panel: Panel, year: number, upTo: number): Targets['binding'] {
  const names = catalogue.city.binding;
  const goal = (indicator: string) => {
    const target = catalogue.targets.find((t) => t.indicator === indicator && t.year === year && t.headline);
    return target && goalOf(target);
  };
  const amount = names && goal(names.amount);
  const intensity = names && goal(names.intensity);
  if (!names || amount === undefined || intensity === undefined || amount === null || intensity === null)
    return null;
  const run = unbrokenRun(
    yearlySeries(catalogue, panel, catalogue.city.unit, names.denominator, '亿元', upTo),
  );
  const horizon = year - (run.at(-1)?.year ?? year);
  const projected = constantGrowth(
    run.map((p) => p.figure),
    Math.max(horizon, 0),
  );
  const gdp = typeof projected === 'string' ? undefined : (projected.at(-1) ?? run.at(-1)?.figure);
  const balance = (100 * amount) / intensity;
  if (gdp === undefined)
    return {
      sentence: `GDP为${roundHalfUp(balance, 0)}亿元时，${amount}亿元与${intensity}%两项要求相同。`,
      gdpOfBalance: balance,
    };
  const { binds, required } = bindingTarget(amount, intensity, gdp);
  const which =
    binds === 'amount'
      ? `总量目标${amount}亿元更紧`
      : binds === 'intensity'
        ? `强度目标${intensity}%更紧`
        : '两项要求相同';
  return {
    sentence: `情景：按近年增速，${year}年GDP约${roundHalfUp(gdp, 0)}亿元，${which}，R&D经费需达${roundHalfUp(required, 1)}亿元(GDP为${roundHalfUp(balance, 0)}亿元时两者相同)。`,
    gdpOfBalance: balance,
  };
}
