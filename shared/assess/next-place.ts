/** 还需多少可升一位: the smallest amount on one figure that lifts a unit's rank, everything else as it was. */
import type { GroupAssessment } from '../contract/run.ts';
import { isValue } from '../figure.ts';
import { figureKey } from './frozen-figures.ts';
import { type FrozenRun, runScenario, type Scenario } from './what-if.ts';

export type NextPlace =
  | { found: true; amount: number; rank: number; from: number }
  | { found: false; why: 'no_rank' | 'first' | 'no_figure' | 'out_of_reach' };

/** Beyond ten times the present figure an amount is no advice any more. */
const REACH = 10;
/** One 分 of a 万元. */
const STEP = 0.01;

/**
 * The smallest addition (stored unit, to two decimals) to `indicator` at `period` that improves the unit's rank under
 * the scenario's weights and the run's anchors. 'out_of_reach' when ten times the figure is not enough, e.g. because
 * the scores are capped.
 */
export function nextPlace(
  run: FrozenRun,
  group: GroupAssessment,
  scenario: Scenario,
  target: { unit: string; indicator: string; period: string },
): NextPlace {
  const rankWith = (amount: number): number | null => {
    const additions = [...scenario.additions, { ...target, amount }];
    return (
      runScenario(run, group, { ...scenario, additions }).find(({ unit }) => unit === target.unit)?.rank ??
      null
    );
  };
  const from = rankWith(0);
  if (from === null) return { found: false, why: 'no_rank' };
  if (from === 1) return { found: false, why: 'first' };
  const figure = run.figures[target.unit]?.[figureKey(target.indicator, target.period)];
  if (figure === undefined || !isValue(figure)) return { found: false, why: 'no_figure' };
  const better = (amount: number) => (rankWith(amount) ?? from) < from;
  let high = Math.ceil((REACH * Math.max(Math.abs(figure), 1)) / STEP);
  if (!better(high * STEP)) return { found: false, why: 'out_of_reach' };
  for (let low = 0; high - low > 1; ) {
    const middle = Math.floor((low + high) / 2);
    if (better(middle * STEP)) high = middle;
    else low = middle;
  }
  const amount = Math.round(high) / 100;
  return { found: true, amount, rank: rankWith(amount) ?? from, from };
}
