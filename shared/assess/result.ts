/** One call from the input file to its result: the format that publications freeze and `npm run assess` prints. */

import { toRankKeys } from '#shared/calc/rank.ts';
import { type RankStatistics, rankStatistics } from '#shared/calc/rank-statistics.ts';
import { isValue } from '#shared/figure.ts';
import { zip } from '#shared/zip.ts';
import {
  describeIndicators,
  describeItems,
  type IndicatorResult,
  type Scored,
  scoreUnits,
  type UnitResult,
} from './assess.ts';
import { type Alternative, assessRobustness, type LeftOut } from './robustness.ts';
import { AssessInput } from './schema.ts';

export interface AssessResult {
  format: 'assess-result-1';
  title?: string;
  indicators: IndicatorResult[];
  /** In the order of the input. */
  units: UnitResult[];
  /** Unit codes as a ranking table lists them: by rank, equal totals by the tie-break groups, then by code. */
  order: string[];
  robustness: {
    method: 'draws' | 'given weights';
    delta: number;
    draws: number;
    seed: number | null;
    meanAbsShift: number;
    leaveOneOut: LeftOut[];
    alternatives: Alternative[];
  } | null;
}

/** Parses an input of the documented format; throws a ZodError that names what is wrong and where. */
export function parseAssessInput(json: unknown): AssessInput {
  return AssessInput.parse(json);
}

/** Assesses a parsed input. Throws RangeError, in words, for an input that contradicts itself. */
export function assess(input: AssessInput): AssessResult {
  const { minPeers } = input.scheme;
  const scored = scoreUnits(input);
  const robustness = assessRobustness(input, scored);
  const given = describeGivenRanks(input);
  const { prepared } = scored;
  const units = zip(prepared.units, scored.totals).map(([{ code, name }, own], u): UnitResult => {
    const { coverage, groups } = own;
    return {
      unit: code,
      name,
      total: scored.figures[u] ?? 'missing',
      rank: scored.ranks[u] ?? given?.[u]?.nominal ?? null,
      coverage,
      groups,
      items: describeItems(prepared, own, u, minPeers),
      robustness: given?.[u] ?? robustness?.statistics[u] ?? null,
      staysAheadOf: robustness?.staysAheadOf[u] ?? [],
    };
  });
  return {
    format: 'assess-result-1',
    title: input.title,
    indicators: describeIndicators(scored, minPeers),
    units,
    order: tableOrder(scored, input),
    robustness:
      robustness && input.robustness ? { ...settingsOf(input.robustness), ...shiftsOf(robustness) } : null,
  };
}

function settingsOf({ delta, draws, seed, weights }: Exclude<AssessInput['robustness'], false>) {
  return weights
    ? { method: 'given weights' as const, delta, draws: weights.length, seed: null }
    : { method: 'draws' as const, delta, draws, seed };
}

function shiftsOf({
  meanAbsShift,
  leaveOneOut,
  alternatives,
}: NonNullable<ReturnType<typeof assessRobustness>>) {
  return { meanAbsShift, leaveOneOut, alternatives };
}

function describeGivenRanks({ ranks, units }: AssessInput): (RankStatistics | null)[] | null {
  if (!ranks) return null;
  if (ranks.nominal.length !== units.length || ranks.replicates.length !== units.length) {
    throw new RangeError(
      `"ranks" needs one nominal rank and one row of replicates for each of ${units.length} units`,
    );
  }
  return ranks.replicates.map((replicates, u) => rankStatistics(replicates, ranks.nominal[u] ?? null));
}

function tableOrder({ prepared, figures, totals, ranks }: Scored, { scheme }: AssessInput): string[] {
  const rankKeys = Float64Array.from(figures, (figure) => (isValue(figure) ? figure : Number.NaN));
  toRankKeys(rankKeys, scheme.rank.digits);
  const keysOf = (u: number): number[] => {
    const total = rankKeys[u] ?? Number.NaN;
    const groups = scheme.rank.tieBreak.map((code) => totals[u]?.groups[code] ?? 'missing');
    return [
      ranks[u] ?? Number.POSITIVE_INFINITY,
      Number.isNaN(total) ? Number.POSITIVE_INFINITY : -total,
      ...groups.map((score) => (isValue(score) ? -score : Number.POSITIVE_INFINITY)),
    ];
  };
  const lines = prepared.units.map(({ code }, u) => ({ code, keys: keysOf(u) }));
  lines.sort((a, b) => {
    for (const [one, other] of zip(a.keys, b.keys)) if (one !== other) return one < other ? -1 : 1;
    return a.code < b.code ? -1 : 1;
  });
  return lines.map(({ code }) => code);
}
