/** How firm the ranks of an assessment are: moved weights, exact pairs, one indicator left out, other choices. */
import type { AnchorRule } from '#shared/calc/anchors.ts';
import { staysAhead } from '#shared/calc/pairwise.ts';
import {
  leaveOneOut,
  ownWeights,
  ranksUnderWeights,
  type ScoredUnits,
  simulateRanks,
} from '#shared/calc/rank-draws.ts';
import { describeDraws, type RankStatistics, rankShift } from '#shared/calc/rank-statistics.ts';
import { uniformMean } from '#shared/calc/tree.ts';
import { type Scored, scoreUnits } from './assess.ts';
import type { AssessInput } from './schema.ts';

/** Beyond this number of units pairs are not compared: the list would be longer than anyone reads. */
const MAX_UNITS_FOR_PAIRS = 200;

export interface LeftOut {
  indicator: string;
  meanAbsShift: number;
  maxAbsShift: number;
  ranks: (number | null)[];
}

export interface Alternative {
  name: string;
  ranks: (number | null)[];
}

interface RobustnessResult {
  statistics: (RankStatistics | null)[];
  staysAheadOf: string[][];
  /** Mean over draws and units of the places moved. */
  meanAbsShift: number;
  leaveOneOut: LeftOut[];
  alternatives: Alternative[];
}

/** Robustness of a scored input under its settings; null when they are off or nobody has a rank. */
export function assessRobustness(input: AssessInput, scored: Scored): RobustnessResult | null {
  const settings = input.robustness;
  if (settings === false || scored.ranks.every((rank) => rank === null)) return null;
  const { prepared, tree, ranks } = scored;
  const units: ScoredUnits = {
    scores: prepared.scores,
    items: prepared.indicators.length,
    tree,
    ranked: ranks.map((rank) => rank !== null),
    digits: input.scheme.rank.digits,
  };
  const wrong = settings.weights?.find((vector) => vector.length !== units.items);
  if (wrong)
    throw new RangeError(`a weight vector has ${wrong.length} numbers for ${units.items} indicators`);
  const draws = settings.weights
    ? ranksUnderWeights(units, settings.weights, settings.weightsAre)
    : simulateRanks(units, settings);
  return {
    statistics: describeDraws(draws, ranks),
    staysAheadOf: pairs(units, prepared.units, settings.delta),
    meanAbsShift: rankShift(draws, ranks).mean,
    leaveOneOut: settings.leaveOneOut
      ? leaveOneOut(units, ranks).map(({ item, ...shift }) => ({
          indicator: prepared.indicators[item]?.code ?? '',
          ...shift,
        }))
      : [],
    alternatives: settings.alternatives ? alternatives(input, scored) : [],
  };
}

function pairs(units: ScoredUnits, codes: readonly { code: string }[], delta: number): string[][] {
  const mean = uniformMean(units.tree);
  if (mean === null || codes.length > MAX_UNITS_FOR_PAIRS) return codes.map(() => []);
  const weights = ownWeights(units);
  const rows = codes.map((_, u) => {
    const [from, to] = [u * units.items, (u + 1) * units.items];
    return { scores: units.scores.subarray(from, to), weights: weights.subarray(from, to) };
  });
  return rows.map((a, u) =>
    codes.flatMap(({ code }, v) => {
      const b = rows[v];
      return u !== v && b && units.ranked[u] && units.ranked[v] && staysAhead(a, b, delta, mean)
        ? [code]
        : [];
    }),
  );
}

const PEER_RULES: readonly [string, AnchorRule][] = [
  ['tukey', { rule: 'tukey', k: 3 }],
  ['min_max', { rule: 'min_max' }],
  ['percentile', { rule: 'percentile' }],
];

/** Ranks under the other means and, where anchors come from peers, under the other rules. */
function alternatives(input: AssessInput, { tree, prepared, ranks }: Scored): Alternative[] {
  const own = uniformMean(tree);
  const result: Alternative[] = [];
  for (const mean of ['arithmetic', 'geometric'] as const) {
    if (mean !== own) result.push({ name: mean, ranks: scoreUnits(input, { mean }).ranks });
  }
  const peerRules = new Set(
    prepared.rules?.flatMap(({ anchors }) => (anchors.peers === null ? [] : [anchors.rule])),
  );
  if (peerRules.size === 0) return result;
  for (const [name, peerRule] of PEER_RULES) {
    if (peerRules.size === 1 && peerRules.has(peerRule.rule)) continue;
    result.push({ name, ranks: scoreUnits(input, { peerRule }).ranks });
  }
  return result.map((alternative) => ({
    ...alternative,
    ranks: alternative.ranks.map((rank, u) => (ranks[u] === null ? null : rank)),
  }));
}
