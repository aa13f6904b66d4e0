/**
 * The assessment itself (001 annex 2, 功效系数法): scores, dimension scores, totals, ranks and how firm they are.
 * The same code runs on the server, in the page's what-if and in `npm run assess`.
 */
import { aggregateUnit, type UnitTotal } from '#shared/calc/aggregate.ts';
import { type Anchors, hasNoSpread } from '#shared/calc/anchors.ts';
import { type ItemFlag, scoreItem } from '#shared/calc/efficacy.ts';
import { competitionRanks } from '#shared/calc/rank.ts';
import type { RankStatistics } from '#shared/calc/rank-statistics.ts';
import { effectiveWeights, type Group, pruneTree } from '#shared/calc/tree.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { type Prepared, prepare, type Variant } from './prepare.ts';
import type { AssessInput } from './schema.ts';

/** Totals rest on anchors from so few peers that every score is an end of the scale (`oracle/20`). */
const PAIR = 2;

export interface ItemResult {
  indicator: string;
  value: Figure;
  /** Null where item scores were given or there is no score. */
  position: number | null;
  score: number | null;
  uncut: number | null;
  flags: ItemFlag[];
  /** Weight in this unit's total after rescaling, 0–1. */
  weight: number;
  /** Points of the total; null where the mean is not arithmetic. */
  contribution: number | null;
}

export interface UnitResult {
  unit: string;
  name?: string;
  total: Figure;
  rank: number | null;
  coverage: number;
  groups: Record<string, Figure>;
  items: ItemResult[];
  /** Rank under moved weights; null without robustness or rank. */
  robustness: RankStatistics | null;
  /** Units it stays ahead of for every weight within ±δ (领先稳健). */
  staysAheadOf: string[];
}

export interface IndicatorResult {
  indicator: string;
  name?: string;
  dataYear?: number;
  direction: 1 | -1;
  /** Weight in the whole before anything is missing, 0–1; 0 when it cannot be scored. */
  weight: number;
  anchors: Anchors | null;
  flag: 'no_spread' | 'few_peers' | 'no_peers' | null;
}

export interface Scored {
  prepared: Prepared;
  /** Without the indicators that have no spread. */
  tree: Group;
  totals: UnitTotal[];
  figures: Figure[];
  ranks: (number | null)[];
}

/** Scores, totals and ranks of one variant of the input. */
export function scoreUnits(input: AssessInput, variant: Variant = {}): Scored {
  const prepared = prepare(input, variant);
  const items = prepared.indicators.length;
  const { scheme } = input;
  const usable = prepared.indicators.map((_, j) => indicatorFlag(prepared, j, 0) !== 'no_spread');
  const tree = pruneTree(prepared.tree, usable);
  const weights = effectiveWeights(tree, items);
  const totals = prepared.units.map((_, u) =>
    aggregateUnit(tree, prepared.scores, u * items, items, scheme.minPresent),
  );
  const lack = 1 - scheme.minPresent + 1e-9;
  const thin = (peers: number) => weightOfThin(prepared, weights, peers);
  const withheld = thin(Math.min(PAIR + 1, scheme.minPeers)) > lack;
  const figures = totals.map(({ total }): Figure => (withheld && isValue(total) ? 'too_few_points' : total));
  const unranked = thin(scheme.minPeers) > lack;
  const ranks = competitionRanks(
    figures.map((figure, u) => (unranked || !prepared.units[u]?.peer ? 'not_applicable' : figure)),
    { digits: scheme.rank.digits },
  );
  return { prepared, tree, totals, figures, ranks };
}

/** Share of the weight whose anchors rest on fewer than `peers` peers. */
function weightOfThin({ rules }: Prepared, weights: Float64Array, peers: number): number {
  return weights.reduce((sum, w, j) => {
    const count = rules?.[j]?.anchors.peers ?? null;
    return count !== null && count > 1 && count < peers ? sum + w : sum;
  }, 0);
}

function indicatorFlag({ rules }: Prepared, j: number, minPeers: number): IndicatorResult['flag'] {
  const anchors = rules?.[j]?.anchors;
  if (!anchors) return null;
  if (anchors.peers !== null && anchors.peers <= 1) return 'no_peers';
  if (hasNoSpread(anchors)) return 'no_spread';
  return anchors.peers !== null && anchors.peers < minPeers ? 'few_peers' : null;
}

/** Indicators of the result, with their anchors as numbers so that a later run can be frozen on them. */
export function describeIndicators({ prepared, tree }: Scored, minPeers: number): IndicatorResult[] {
  const weights = effectiveWeights(tree, prepared.indicators.length);
  return prepared.indicators.map(({ code, name, dataYear, direction }, j) => ({
    indicator: code,
    name,
    dataYear,
    direction,
    weight: weights[j] ?? Number.NaN,
    anchors: prepared.rules?.[j]?.anchors ?? null,
    flag: indicatorFlag(prepared, j, minPeers),
  }));
}

/** One unit's items: raw value, position, score, flags, weight and contribution. */
export function describeItems(
  prepared: Prepared,
  { weights, contributions }: UnitTotal,
  u: number,
  minPeers: number,
): ItemResult[] {
  const { indicators, values, rules, raw, scores } = prepared;
  return indicators.map(({ code }, j) => {
    const k = u * indicators.length + j;
    const rule = rules?.[j];
    const given = Number.isNaN(scores[k]) ? null : (scores[k] ?? null);
    const item: Pick<ItemResult, 'score' | 'uncut' | 'position' | 'flags'> = rule
      ? scoreItem(values[k] ?? Number.NaN, rule.anchors, rule.score, minPeers)
      : {
          score: given,
          uncut: given,
          position: null,
          flags: given === null ? ['missing'] : [],
        };
    return {
      indicator: code,
      value: raw[k] ?? 'missing',
      ...item,
      weight: weights[j] ?? Number.NaN,
      contribution: contributions?.[j] ?? null,
    };
  });
}
