/**
 * 功效系数法: d = c + d₀·(x − x_s)/(x_h − x_s), c = 60, d₀ = 40 (domain.md §5), with its exponential, logarithmic and
 * power forms, all of which give c at x_s and c + d₀ at x_h.
 */
import type { Anchors } from './anchors.ts';
import { hasNoSpread } from './anchors.ts';
import { positionBetween } from './exact.ts';

export type Curve = 'linear' | 'exponential' | 'logarithmic' | 'power';

export interface ScoreRule {
  /** Score at the worst anchor. */
  c: number;
  /** Points between the anchors. */
  d: number;
  /** Cut scores outside the anchors to [c, c + d]. */
  clamp: boolean;
  curve: Curve;
  /** Exponent of the power form. */
  power?: number;
}

export const DEFAULT_SCORE: ScoreRule = { c: 60, d: 40, clamp: true, curve: 'linear' };

export type ItemFlag = 'capped_high' | 'capped_low' | 'missing' | 'no_spread' | 'few_peers' | 'no_peers';

/** What tables print for a flag. */
export const FLAG_LABEL: Record<ItemFlag, string> = {
  capped_high: '封顶',
  capped_low: '触底',
  missing: '缺失',
  no_spread: '无差异',
  few_peers: '样本少',
  no_peers: '无同类',
};

interface ItemScore {
  score: number | null;
  /** The score before cutting; equal to `score` unless capped. */
  uncut: number | null;
  /** (x − x_s)/(x_h − x_s) before cutting; for tiers the coefficient. */
  position: number | null;
  flags: ItemFlag[];
}

const LOG_BASE = Math.E - 1;

/**
 * The score at position t, uncut. Logarithm and power have no value (or a false one) below the worst anchor and stay
 * at c there. Throws RangeError for the exponential form with c ≤ 0.
 */
export function scoreAt(t: number, { c, d, curve, power = 1 }: ScoreRule): number {
  switch (curve) {
    case 'linear':
      return c + d * t;
    case 'exponential':
      if (!(c > 0 && c + d > 0)) throw new RangeError('the exponential form needs c > 0 and c + d > 0');
      return c * ((c + d) / c) ** t;
    case 'logarithmic':
      return c + d * Math.log(1 + LOG_BASE * Math.max(t, 0));
    case 'power':
      return c + d * Math.max(t, 0) ** power;
  }
}

/** Position of x between the anchors: 0 at the worst, 1 at the best, beyond either outside; for tiers the coefficient. */
export function positionOf(x: number, anchors: Anchors): number {
  return anchors.tiers ? tierCoefficient(x, anchors.tiers) : positionBetween(x, anchors.worst, anchors.best);
}

/**
 * 本档基础分 + 功效系数 × (上档基础分 − 本档基础分), as a share of the full mark: linear between neighbouring tiers,
 * 0 below the lowest, the highest coefficient above the best.
 */
function tierCoefficient(x: number, tiers: NonNullable<Anchors['tiers']>): number {
  const descending = (tiers[0]?.value ?? 0) > (tiers[1]?.value ?? 0) ? 1 : -1;
  let above = tiers[0];
  if (!above || (x - above.value) * descending >= 0) return above?.coefficient ?? 0;
  for (const tier of tiers.slice(1)) {
    if ((x - tier.value) * descending >= 0) {
      const reach = positionBetween(x, tier.value, above.value);
      return tier.coefficient + reach * (above.coefficient - tier.coefficient);
    }
    above = tier;
  }
  return 0;
}

/**
 * Scores one value (NaN = missing) between its anchors. `minPeers`: anchors from fewer peers mark the score 样本少;
 * a single peer gives none. Always returns the uncut score and the position beside the score.
 */
export function scoreItem(x: number, anchors: Anchors, rule: ScoreRule, minPeers: number): ItemScore {
  const none = (flag: ItemFlag): ItemScore => ({ score: null, uncut: null, position: null, flags: [flag] });
  if (Number.isNaN(x)) return none('missing');
  if (anchors.peers !== null && anchors.peers <= 1) return none('no_peers');
  if (hasNoSpread(anchors)) return none('no_spread');
  const flags: ItemFlag[] = anchors.peers !== null && anchors.peers < minPeers ? ['few_peers'] : [];
  const position = positionOf(x, anchors);
  if (anchors.tiers) return { ...tierScore(x, position, anchors, rule, flags), position };
  const uncut = scoreAt(position, rule);
  if (!rule.clamp || (position >= 0 && position <= 1)) return { score: uncut, uncut, position, flags };
  flags.push(position > 1 ? 'capped_high' : 'capped_low');
  return { score: position > 1 ? rule.c + rule.d : rule.c, uncut, position, flags };
}

function tierScore(x: number, coefficient: number, anchors: Anchors, rule: ScoreRule, flags: ItemFlag[]) {
  const score = (rule.c + rule.d) * coefficient;
  const line = positionBetween(x, anchors.worst, anchors.best);
  if (line > 1) flags.push('capped_high');
  if (line < 0) flags.push('capped_low');
  return { score, uncut: score, flags };
}
