/**
 * Anchors of an efficacy score: x_h 满意值 (`best`) and x_s 不允许值 (`worst`). With "lower is better" best < worst on
 * the same line (domain.md §5). Rules that look at the peers are *ours*; the document leaves them open.
 */
import { isSame } from './exact.ts';
import { insideFence, quantile7, sortedValues } from './quantile.ts';

export type Direction = 1 | -1;

export type AnchorRule =
  /** Peer best and worst inside Tukey's fence; k = 3 is the default scheme. */
  | { rule: 'tukey'; k?: number }
  | { rule: 'min_max' }
  /** Quantiles of type 7, 0.1 and 0.9 unless told. */
  | { rule: 'percentile'; low?: number; high?: number }
  | { rule: 'fixed'; worst: number; best: number }
  /** Best = target, worst = worst peer (distance to target). */
  | { rule: 'target'; best: number }
  /** Five tiers of 国资委 (国资发评价〔2006〕157号): 优秀 良好 平均 较低 较差, from best to worst. */
  | { rule: 'tiers'; tiers: readonly number[]; coefficients?: readonly number[] };

export interface Anchors {
  rule: AnchorRule['rule'];
  worst: number;
  best: number;
  /** Peers the anchors were derived from; null when they do not depend on peers. */
  peers: number | null;
  /** Values of the tiers from best to worst with their coefficients, for the rule `tiers` only. */
  tiers?: readonly { value: number; coefficient: number }[];
}

/** 标准系数 of the five tiers. */
const TIER_COEFFICIENTS: readonly number[] = [1, 0.8, 0.6, 0.4, 0.2];

/**
 * Anchors of one indicator from its peers' values (NaN = missing). Without peers `worst` and `best` are NaN.
 * Throws RangeError for tiers that are not strictly monotone or do not match their coefficients.
 */
export function anchorsOf(values: ArrayLike<number>, rule: AnchorRule, direction: Direction): Anchors {
  if (rule.rule === 'fixed') return { rule: 'fixed', worst: rule.worst, best: rule.best, peers: null };
  if (rule.rule === 'tiers') return tierAnchors(rule.tiers, rule.coefficients ?? TIER_COEFFICIENTS);
  const ascending = sortedValues(values);
  const peers = ascending.length;
  const [low, high] = peerRange(ascending, rule);
  const [worst, best] = direction > 0 ? [low, high] : [high, low];
  return { rule: rule.rule, worst, best: rule.rule === 'target' ? rule.best : best, peers };
}

function peerRange(
  ascending: Float64Array,
  rule: Exclude<AnchorRule, { rule: 'fixed' | 'tiers' }>,
): [number, number] {
  const ends: [number, number] = [ascending[0] ?? Number.NaN, ascending[ascending.length - 1] ?? Number.NaN];
  if (rule.rule === 'percentile') {
    return [quantile7(ascending, rule.low ?? 0.1), quantile7(ascending, rule.high ?? 0.9)];
  }
  if (rule.rule !== 'tukey') return ends;
  const inside = insideFence(ascending, rule.k ?? 3);
  return [inside[0] ?? ends[0], inside[inside.length - 1] ?? ends[1]];
}

function tierAnchors(values: readonly number[], coefficients: readonly number[]): Anchors {
  const tiers = values.map((value, i) => ({ value, coefficient: coefficients[i] ?? Number.NaN }));
  const best = values[0] ?? Number.NaN;
  const worst = values[values.length - 1] ?? Number.NaN;
  const step = Math.sign(worst - best);
  const monotone = tiers.every((tier, i) => {
    const next = tiers[i + 1];
    return !next || (Math.sign(next.value - tier.value) === step && next.coefficient < tier.coefficient);
  });
  if (values.length < 2 || values.length !== coefficients.length || step === 0 || !monotone) {
    throw new RangeError('tiers must run strictly from best to worst, one coefficient each');
  }
  return { rule: 'tiers', worst, best, peers: null, tiers };
}

/** True when the anchors leave no room between worst and best (x_h = x_s): no score, 无差异. */
export function hasNoSpread({ worst, best }: Anchors): boolean {
  return !(Math.abs(best - worst) > 0) || isSame(best, worst);
}
