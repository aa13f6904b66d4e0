/** 情景: moved weights or added amounts, scored at once by the same code as the run itself. */

import { simulateRanks } from '../calc/rank-draws.ts';
import { describeDraws, type RankStatistics } from '../calc/rank-statistics.ts';
import type { AssessmentRun, GroupAssessment } from '../contract/run.ts';
import type { Figure } from '../figure.ts';
import { type Scored, scoreUnits } from './assess.ts';
import { freezeAnchors } from './freeze.ts';
import { type Addition, columnValue, editedReader } from './frozen-figures.ts';
import type { AssessInput } from './schema.ts';

export interface Scenario {
  /** Weights of columns that were moved, by code. */
  items: Record<string, number>;
  /** Weights of dimensions that were moved, by code. */
  dimensions: Record<string, number>;
  additions: readonly Addition[];
  /** Keep the run's anchors (nobody else's item scores move), or derive them anew from the changed figures. */
  anchors: 'frozen' | 'derived';
}

export const NO_CHANGE: Scenario = { items: {}, dimensions: {}, additions: [], anchors: 'frozen' };

export interface ScenarioLine {
  unit: string;
  total: Figure;
  rank: number | null;
  /** Null where nobody is ranked or draws were not asked for. */
  interval: RankStatistics | null;
}

/** The run's figures, which additions change. */
export type FrozenRun = Pick<AssessmentRun, 'figures' | 'indicators'>;

/** The input of a scenario: the run's own, with its weights, figures and anchors replaced where they were changed. */
function scenarioInput(run: FrozenRun, group: GroupAssessment, scenario: Scenario): AssessInput {
  const base = scenario.anchors === 'frozen' ? freezeAnchors(group.input, group.result) : group.input;
  const rows = base.values;
  return {
    ...base,
    groups: base.groups.map((g) => ({ ...g, weight: scenario.dimensions[g.code] ?? g.weight })),
    indicators: base.indicators.map((i) => ({ ...i, weight: scenario.items[i.code ?? ''] ?? i.weight })),
    values: Array.isArray(rows)
      ? rows.map((row, u) => changedRow(run, group, base.units[u]?.code ?? '', row, scenario))
      : rows,
  };
}

function changedRow<Row>(
  run: FrozenRun,
  group: GroupAssessment,
  unit: string,
  row: Row,
  { additions }: Scenario,
): Row | Figure[] {
  const own = additions.filter((addition) => addition.unit === unit && addition.amount !== 0);
  if (own.length === 0) return row;
  const read = editedReader(run.figures[unit] ?? {}, run.indicators, own);
  return group.columns.map((column) => columnValue(column, read));
}

/** Totals, ranks and (with `draws`) rank intervals of a scenario, in the order of the run's units. */
export function runScenario(
  run: FrozenRun,
  group: GroupAssessment,
  scenario: Scenario,
  { draws = 0 }: { draws?: number } = {},
): ScenarioLine[] {
  const input = scenarioInput(run, group, scenario);
  const scored = scoreUnits(input);
  const intervals = draws > 0 && input.robustness ? intervalsOf(scored, input, draws) : null;
  return scored.prepared.units.map(({ code }, u) => ({
    unit: code,
    total: scored.figures[u] ?? 'missing',
    rank: scored.ranks[u] ?? null,
    interval: intervals?.[u] ?? null,
  }));
}

function intervalsOf(
  { prepared, tree, ranks }: Scored,
  input: AssessInput,
  draws: number,
): (RankStatistics | null)[] {
  if (input.robustness === false || ranks.every((rank) => rank === null)) return ranks.map(() => null);
  const { delta, seed } = input.robustness;
  const units = {
    scores: prepared.scores,
    items: prepared.indicators.length,
    tree,
    ranked: ranks.map((rank) => rank !== null),
    digits: input.scheme.rank.digits,
  };
  return describeDraws(simulateRanks(units, { delta, seed, draws }), ranks);
}
