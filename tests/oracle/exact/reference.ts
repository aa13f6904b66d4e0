/**
 * The scoring of domain.md §5 once more, slowly and in exact fractions (sixty digits where a logarithm comes in): anchors,
 * positions, scores of all four forms, flags, dimension scores, totals by all three means, coverage and ranks. Nothing of
 * the product's arithmetic is used.
 */
import { add, div, type Fraction, fraction, mul, order, rounded, sign, sub, sum, ZERO } from './fraction.ts';
import { cut, exp, ln, logarithmicShare, type Mean, mean, power } from './irrational.ts';

export type Rule =
  | { rule: 'tukey'; k: number }
  | { rule: 'min_max' }
  | { rule: 'percentile'; low: number; high: number }
  | { rule: 'fixed'; worst: number; best: number }
  | { rule: 'target'; target: number }
  | { rule: 'tiers'; tiers: number[] };

export type Curve =
  | { curve: 'linear' | 'exponential' | 'logarithmic'; power?: undefined }
  | { curve: 'power'; power: number };

export interface Panel {
  rule: Rule[];
  curve: Curve[];
  direction: (1 | -1)[];
  weight: number[];
  /** Dimension of every indicator, and their weights. */
  dimension: number[];
  dimensionWeight: number[];
  dimensionMean: Mean[];
  mean: Mean;
  /** Units × indicators; null = missing. */
  values: (number | null)[][];
  clamp: boolean;
  minPeers: number;
  minPresent: number;
}

export interface Score {
  score: Fraction | null;
  position: Fraction | null;
  flags: string[];
}

export interface Outcome {
  anchors: ({ worst: Fraction; best: Fraction } | null)[];
  items: Score[][];
  /** Units × dimensions; null where nothing counts, 'undefined' where the mean has no value. */
  groups: GroupScore[][];
  totals: (Fraction | 'incomplete' | 'too_few_points' | 'undefined')[];
  ranks: (number | null)[];
}

type GroupScore = Fraction | 'undefined' | null;

const C = fraction(60);
const D = fraction(40);
const FULL = fraction(100);
const ONE = fraction(1);
const COEFFICIENTS = ['1', '0.8', '0.6', '0.4', '0.2'].map(fraction);

/** Type 7: h = (n − 1)p. */
function quantile(ascending: readonly Fraction[], p: Fraction): Fraction {
  const h = mul(fraction(ascending.length - 1), p);
  const below = Number(h.n / h.d);
  const low = ascending[below]!;
  const high = ascending[Math.min(below + 1, ascending.length - 1)]!;
  return add(low, mul(sub(h, fraction(below)), sub(high, low)));
}

function anchorsOf(
  peers: readonly Fraction[],
  rule: Rule,
  direction: 1 | -1,
): { worst: Fraction; best: Fraction } | null {
  if (rule.rule === 'fixed') return { worst: fraction(rule.worst), best: fraction(rule.best) };
  if (rule.rule === 'tiers') return { best: fraction(rule.tiers[0]!), worst: fraction(rule.tiers.at(-1)!) };
  const ascending = [...peers].sort(order);
  if (ascending.length === 0) return null;
  let [low, high] = [ascending[0]!, ascending.at(-1)!];
  if (rule.rule === 'percentile') {
    low = quantile(ascending, fraction(rule.low));
    high = quantile(ascending, fraction(rule.high));
  }
  if (rule.rule === 'tukey') {
    const [q1, q3] = [quantile(ascending, fraction(0.25)), quantile(ascending, fraction(0.75))];
    const reach = mul(fraction(rule.k), sub(q3, q1));
    const inside = ascending.filter((v) => order(v, sub(q1, reach)) >= 0 && order(v, add(q3, reach)) <= 0);
    [low, high] = [inside[0]!, inside.at(-1)!];
  }
  const [worst, best] = direction > 0 ? [low, high] : [high, low];
  return { worst, best: rule.rule === 'target' ? fraction(rule.target) : best };
}

/** 功效系数 of five tiers: linear between neighbours, the top one above the best, nothing below the lowest. */
function tierShare(x: Fraction, tiers: readonly Fraction[]): Fraction {
  const up = order(tiers[0]!, tiers[1]!);
  if (order(x, tiers[0]!) * up >= 0) return COEFFICIENTS[0]!;
  for (let i = 1; i < tiers.length; i++) {
    if (order(x, tiers[i]!) * up < 0) continue;
    const reach = div(sub(x, tiers[i]!), sub(tiers[i - 1]!, tiers[i]!));
    return add(COEFFICIENTS[i]!, mul(reach, sub(COEFFICIENTS[i - 1]!, COEFFICIENTS[i]!)));
  }
  return ZERO;
}

/** The score at a position between the anchors: 60 at the worst and 100 at the best in every form. */
function along(t: Fraction, form: Curve): Fraction {
  const { curve } = form;
  if (curve === 'linear') return add(C, mul(D, t));
  if (curve === 'exponential') return mul(C, exp(mul(t, ln(div(FULL, C)))));
  const above = sign(t) < 0 ? ZERO : t;
  const share = form.curve === 'power' ? power(above, fraction(form.power)) : logarithmicShare(above);
  return cut(add(C, mul(D, share)));
}

export function scorePanel(panel: Panel): Outcome {
  const { values, rule, direction, clamp, minPeers } = panel;
  const cells = values.map((row) => row.map((v) => (v === null ? null : fraction(v))));
  const peersOf = (j: number) => cells.flatMap((row) => row[j] ?? []);
  const byPeers = rule.map((r) => r.rule !== 'fixed' && r.rule !== 'tiers');
  const count = rule.map((_, j) => (byPeers[j] ? peersOf(j).length : null));
  const anchors = rule.map((r, j) => anchorsOf(peersOf(j), r, direction[j]!));
  const alone = count.map((n) => n !== null && n <= 1);
  const flat = anchors.map((a, j) => !alone[j] && a !== null && order(a.best, a.worst) === 0);
  const items = cells.map((row) =>
    row.map((x, j): Score => {
      const a = anchors[j];
      if (x === null) return { score: null, position: null, flags: ['missing'] };
      if (alone[j] || !a) return { score: null, position: null, flags: ['no_peers'] };
      if (flat[j]) return { score: null, position: null, flags: ['no_spread'] };
      const flags = count[j] !== null && count[j]! < minPeers ? ['few_peers'] : [];
      const line = div(sub(x, a.worst), sub(a.best, a.worst));
      const beyond = order(line, ONE) > 0 ? 'capped_high' : sign(line) < 0 ? 'capped_low' : null;
      const r = rule[j]!;
      if (r.rule === 'tiers') {
        const position = tierShare(x, r.tiers.map(fraction));
        return { score: mul(FULL, position), position, flags: [...flags, ...(beyond ? [beyond] : [])] };
      }
      if (!clamp || !beyond) return { score: along(line, panel.curve[j]!), position: line, flags };
      return { score: beyond === 'capped_high' ? add(C, D) : C, position: line, flags: [...flags, beyond] };
    }),
  );
  return { anchors, items, ...totalsOf(panel, items, flat, count) };
}

/** Weight of each indicator in the whole: its share of its dimension × the dimension's share; what has no spread shares out. */
function wholeWeights({ weight, dimension, dimensionWeight }: Panel, counts: readonly boolean[]): Fraction[] {
  const own = (d: number) => weight.map((_, j) => j).filter((j) => dimension[j] === d && counts[j]);
  const used = dimensionWeight.map((_, d) => d).filter((d) => own(d).length > 0);
  const whole = sum(used.map((d) => fraction(dimensionWeight[d]!)));
  return weight.map((w, j) => {
    if (!counts[j]) return ZERO;
    const within = sum(own(dimension[j]!).map((i) => fraction(weight[i]!)));
    return mul(div(fraction(dimensionWeight[dimension[j]!]!), whole), div(fraction(w), within));
  });
}

/** Without what the sixtieth digit of a logarithm left: a mean of equal scores is that score, on a half too. */
const settled = (total: Fraction): Fraction => ({ n: rounded(total, 40), d: 10n ** 40n });

function totalsOf(
  panel: Panel,
  items: Score[][],
  flat: readonly boolean[],
  count: readonly (number | null)[],
) {
  const counts = flat.map((f) => !f);
  const nominal = wholeWeights(panel, counts);
  const least = fraction(panel.minPresent);
  const thin = (peers: number) =>
    sum(nominal.filter((_, j) => count[j] !== null && count[j]! > 1 && count[j]! < peers));
  const lack = sub(ONE, least);
  const withheld = order(thin(Math.min(3, panel.minPeers)), lack) > 0;
  const unranked = order(thin(panel.minPeers), lack) > 0;
  const groups = items.map((row) =>
    panel.dimensionWeight.map((_, d): GroupScore => {
      const own = row.flatMap((cell, j) =>
        panel.dimension[j] === d && counts[j] && cell.score !== null
          ? [{ weight: fraction(panel.weight[j]!), of: cell.score }]
          : [],
      );
      return own.length === 0 ? null : (mean(panel.dimensionMean[d]!, own) ?? 'undefined');
    }),
  );
  const totals = items.map((row, u): Outcome['totals'][number] => {
    const present = row.map((cell, j) => counts[j]! && cell.score !== null);
    const covered = sum(nominal.filter((_, j) => present[j]));
    if (sign(covered) === 0 || order(covered, least) < 0) return 'incomplete';
    const own = groups[u]!.flatMap((of, d) =>
      of === null ? [] : [{ weight: fraction(panel.dimensionWeight[d]!), of }],
    );
    if (own.some(({ of }) => of === 'undefined')) return 'undefined';
    const total = mean(panel.mean, own as { weight: Fraction; of: Fraction }[]);
    if (total === null) return 'undefined';
    return withheld ? 'too_few_points' : total;
  });
  const keys = totals.map((t) => (typeof t === 'string' || unranked ? null : rounded(settled(t), 2)));
  const ranks = keys.map((key) =>
    key === null ? null : 1 + keys.filter((other) => other !== null && other > key).length,
  );
  return { groups, totals, ranks };
}
