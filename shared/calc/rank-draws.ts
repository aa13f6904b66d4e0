/**
 * How firm is a rank? Weights are moved, by seeded chance within ±δ or to given vectors, and the units ranked again
 * (domain.md §5; OECD/JRC Handbook on composite indicators, uncertainty analysis).
 */
import { aggregateUnit, evaluate } from './aggregate.ts';
import { fromMeanScale, type Mean, toMeanScale } from './means.ts';
import { seededRandom } from './random.ts';
import { rankInto, toRankKeys } from './rank.ts';
import {
  effectiveWeights,
  type Group,
  pruneTree,
  uniformMean,
  withEffectiveWeights,
  withLeafWeights,
} from './tree.ts';

export interface ScoredUnits {
  /** Item scores, units × items row-major, NaN = missing. */
  scores: Float64Array;
  items: number;
  tree: Group;
  /** Which units have a total and take part in the ranking. */
  ranked: ArrayLike<boolean>;
  /** Decimals the totals are rounded to before ranking; null for none. */
  digits: number | null;
}

/** Ranks of all units in all draws: the rank of unit u in draw k stands at u·draws + k; 0 = not ranked. */
export interface RankDraws {
  ranks: Uint16Array;
  draws: number;
}

/** One set of weights → the totals of all units; NaN for those that are not ranked. */
type Totals = (weights: Float64Array, out: Float64Array) => void;

/**
 * Ranks under `draws` random weight sets w·U(1 − δ, 1 + δ), rescaled. w are the indicators' weights in the unit's own
 * total, i.e. after the weight of what it lacks was shared out, so the nominal total is the middle of the cloud.
 */
export function simulateRanks(
  units: ScoredUnits,
  { delta, draws, seed }: { delta: number; draws: number; seed: number },
): RankDraws {
  const random = seededRandom(seed);
  const mean = uniformMean(units.tree);
  const nominal =
    mean === null ? effectiveWeights(units.tree, units.items) : new Float64Array(units.items).fill(1);
  const totals = mean === null ? treeTotals(units, byWholeWeight(units.tree)) : dotTotals(units, mean);
  return rankDraws(units, draws, totals, (_, weights) => {
    for (let j = 0; j < nominal.length; j++) {
      weights[j] = (nominal[j] ?? Number.NaN) * (1 - delta + 2 * delta * random());
    }
  });
}

/**
 * Ranks under given weight vectors (one number per indicator, any scale): `whole` = the indicator's weight in the
 * total; `group` = its weight in its own group, groups keeping theirs. A flat tree makes no difference.
 */
export function ranksUnderWeights(
  units: ScoredUnits,
  vectors: readonly ArrayLike<number>[],
  meaning: 'whole' | 'group' = 'whole',
): RankDraws {
  const reweigh =
    meaning === 'whole'
      ? byWholeWeight(units.tree)
      : (weights: Float64Array) => withLeafWeights(units.tree, weights);
  const totals = treeTotals(units, reweigh);
  return rankDraws(units, vectors.length, totals, (draw, weights) => {
    weights.set(Float64Array.from(vectors[draw] ?? []));
  });
}

function rankDraws(
  { scores, items, digits }: ScoredUnits,
  draws: number,
  totals: Totals,
  fillWeights: (draw: number, weights: Float64Array) => void,
): RankDraws {
  const count = items > 0 ? scores.length / items : 0;
  const ranks = new Uint16Array(count * draws);
  const weights = new Float64Array(items);
  const keys = new Float64Array(count);
  const drawn = new Uint16Array(count);
  for (let draw = 0; draw < draws; draw++) {
    fillWeights(draw, weights);
    totals(weights, keys);
    toRankKeys(keys, digits);
    rankInto(keys, drawn);
    for (let u = 0; u < count; u++) ranks[u * draws + draw] = drawn[u] ?? 0;
  }
  return { ranks, draws };
}

/** Each unit's weights in its own total, units × items; 0 for what it lacks. Valid where the tree has one mean. */
export function ownWeights({ scores, items, tree }: ScoredUnits): Float64Array {
  const weights = new Float64Array(scores.length);
  for (let k = 0; k < scores.length; k += items)
    weights.set(aggregateUnit(tree, scores, k, items, 0).weights, k);
  return weights;
}

/** The fast way to totals, for one mean at all levels: two dot products per unit. Its weights are factors around 1. */
function dotTotals(units: ScoredUnits, mean: Mean): Totals {
  const { scores, items, ranked } = units;
  const own = ownWeights(units);
  const points = own.map((w, k) => (w > 0 ? w * toMeanScale(mean, scores[k] ?? Number.NaN) : 0));
  return (factors, out) => {
    for (let u = 0; u < out.length; u++) {
      let sum = 0;
      let whole = 0;
      for (let j = 0, k = u * items; j < items; j++, k++) {
        const factor = factors[j] ?? Number.NaN;
        sum += factor * (points[k] ?? Number.NaN);
        whole += factor * (own[k] ?? Number.NaN);
      }
      out[u] = ranked[u] ? fromMeanScale(mean, sum / whole) : Number.NaN;
    }
  };
}

function byWholeWeight(tree: Group): (weights: Float64Array) => Group {
  return (weights) => withEffectiveWeights(tree, weights);
}

function treeTotals(
  { scores, items, ranked }: ScoredUnits,
  reweigh: (weights: Float64Array) => Group,
): Totals {
  return (weights, out) => {
    const tree = reweigh(weights);
    for (let u = 0; u < out.length; u++) {
      const total = ranked[u] ? evaluate(tree, scores, u * items) : Number.NaN;
      out[u] = Number.isFinite(total) ? total : Number.NaN;
    }
  };
}

interface LeaveOneOut {
  /** Index of the indicator left out. */
  item: number;
  /** Rank of every unit without it; null = not ranked. */
  ranks: (number | null)[];
  meanAbsShift: number;
  maxAbsShift: number;
}

/** Ranks with each indicator left out in turn, its weight shared out, and how far ranks move from the nominal ones. */
export function leaveOneOut(units: ScoredUnits, nominalRanks: readonly (number | null)[]): LeaveOneOut[] {
  const nominal = effectiveWeights(units.tree, units.items);
  const left = Array.from(nominal.keys()).filter((item) => (nominal[item] ?? Number.NaN) > 0);
  if (left.length < 2) return [];
  return left.map((item) => {
    const pruned = pruneTree(
      units.tree,
      Array.from(nominal, (_, j) => j !== item),
    );
    const totals = treeTotals(units, () => pruned);
    const { ranks } = rankDraws(units, 1, totals, () => {});
    const drawn = Array.from(ranks, (rank) => rank || null);
    const shifts = drawn.flatMap((rank, u) => {
      const before = nominalRanks[u] ?? null;
      return rank === null || before === null ? [] : [Math.abs(rank - before)];
    });
    const sum = shifts.reduce((total, shift) => total + shift, 0);
    return {
      item,
      ranks: drawn,
      meanAbsShift: shifts.length > 0 ? sum / shifts.length : 0,
      maxAbsShift: Math.max(0, ...shifts),
    };
  });
}
