/** From the input file to numbers: matrices, anchors and the tree of weights. */

import { type AnchorRule, type Anchors, anchorsOf } from '#shared/calc/anchors.ts';
import { DEFAULT_SCORE, type ScoreRule } from '#shared/calc/efficacy.ts';
import type { Mean } from '#shared/calc/means.ts';
import { type ItemRule, scoreMatrix } from '#shared/calc/scoring.ts';
import type { Group } from '#shared/calc/tree.ts';
import { type Figure, isReason, isValue } from '#shared/figure.ts';
import { zip } from '#shared/zip.ts';
import { buildTree } from './build-tree.ts';
import type { AnchorSpec, AssessInput, Indicator } from './schema.ts';

export interface Prepared {
  units: { code: string; name?: string; peer: boolean }[];
  indicators: PreparedIndicator[];
  /** As given: units × items. */
  raw: Figure[];
  /** After cap and transform, NaN = missing. */
  values: Float64Array;
  /** Null when item scores were given. */
  rules: ItemRule[] | null;
  scores: Float64Array;
  tree: Group;
}

interface PreparedIndicator {
  code: string;
  name?: string;
  dataYear?: number;
  direction: 1 | -1;
  weight: number;
}

/** What differs in an alternative run of the same input. */
export interface Variant {
  mean?: Mean;
  /** Replaces the rule wherever anchors were derived from peers. */
  peerRule?: AnchorRule;
}

/** Reads the matrices and derives anchors and scores. Throws RangeError, in words, for an input that contradicts itself. */
export function prepare(input: AssessInput, variant: Variant = {}): Prepared {
  const units = unitsOf(input);
  const indicators = input.indicators.map(
    ({ code, name, dataYear, direction, weight }, j): PreparedIndicator => {
      return { code: code ?? name ?? String(j + 1), name, dataYear, direction, weight };
    },
  );
  requireUnique(
    indicators.map(({ code }) => code),
    'indicator',
  );
  const matrix = input.scores ?? input.values ?? (input.ranks ? units.map(() => []) : undefined);
  if (!matrix) throw new RangeError('neither "values" nor "scores" given');
  const raw = readMatrix(matrix, units, indicators);
  const tree = buildTree(input, indicators, variant.mean);
  if (input.scores) {
    const scores = Float64Array.from(raw, (figure) => (isValue(figure) ? figure : Number.NaN));
    return { units, indicators, raw, values: scores, rules: null, scores, tree };
  }
  const columns = zip(indicators, input.indicators);
  const values = new Float64Array(raw.length);
  for (const [j, given] of input.indicators.entries())
    for (let k = j; k < raw.length; k += indicators.length)
      values[k] = transformed(raw[k] ?? 'missing', given);
  const rules = columns.map(([indicator, given], j): ItemRule => {
    const peers = units.flatMap(({ peer }, u) =>
      peer ? [values[u * indicators.length + j] ?? Number.NaN] : [],
    );
    const anchors = resolveAnchors(given, input, indicator.direction, peers, variant.peerRule);
    return { anchors, score: scoreRule(given, input) };
  });
  const scores = new Float64Array(values.length);
  scoreMatrix(values, rules, scores);
  return { units, indicators, raw, values, rules, scores, tree };
}

/** Names may repeat (29 county names do); their codes are numbered then, unless rows are looked up by them. */
function unitsOf({ units, values, scores }: AssessInput): Prepared['units'] {
  const seen = new Map<string, number>();
  return units.map(({ code, name, peer }, u) => {
    const own = code ?? name ?? String(u + 1);
    const times = (seen.get(own) ?? 0) + 1;
    seen.set(own, times);
    if (times > 1 && !Array.isArray(scores ?? values ?? []))
      throw new RangeError(`unit "${own}" occurs twice`);
    return times > 1 ? { code: `${own} (${times})`, name: name ?? own, peer } : { code: own, name, peer };
  });
}

function requireUnique(codes: string[], what: string): void {
  const twice = codes.find((code, i) => codes.indexOf(code) !== i);
  if (twice !== undefined) throw new RangeError(`${what} "${twice}" occurs twice`);
}

function readMatrix(
  matrix: NonNullable<AssessInput['values']>,
  units: readonly { code: string }[],
  indicators: readonly { code: string }[],
): Figure[] {
  const figure = (cell: unknown): Figure => (typeof cell === 'number' || isReason(cell) ? cell : 'missing');
  if (!Array.isArray(matrix)) {
    return units.flatMap((unit) =>
      indicators.map((indicator) => figure(matrix[unit.code]?.[indicator.code])),
    );
  }
  if (matrix.length !== units.length) throw new RangeError(`${matrix.length} rows for ${units.length} units`);
  return matrix.flatMap((row, u) => {
    if (row.length === indicators.length) return row.map(figure);
    throw new RangeError(
      `row of "${units[u]?.code}" has ${row.length} cells for ${indicators.length} indicators`,
    );
  });
}

function transformed(figure: Figure, { cap, transform }: Indicator): number {
  if (!isValue(figure)) return Number.NaN;
  const cut = Math.min(cap?.max ?? figure, Math.max(cap?.min ?? figure, figure));
  return transform === 'ln' ? toLogarithm(cut) : cut;
}

function toLogarithm(x: number): number {
  return x > 0 ? Math.log(x) : Number.NaN;
}

function scoreRule(given: Indicator, { scheme }: AssessInput): ScoreRule {
  const own = (key: 'c' | 'd' | 'power') => given[key] ?? scheme.score[key];
  return {
    c: own('c') ?? DEFAULT_SCORE.c,
    d: own('d') ?? DEFAULT_SCORE.d,
    power: own('power') ?? 1,
    clamp: given.clamp ?? scheme.score.clamp ?? DEFAULT_SCORE.clamp,
    curve: given.curve ?? scheme.score.curve ?? scheme.curve,
  };
}

function resolveAnchors(
  given: Indicator,
  { scheme }: AssessInput,
  direction: 1 | -1,
  peers: readonly number[],
  peerRule: AnchorRule | undefined,
): Anchors {
  const { satisfactory, unallowable } = given;
  const own =
    satisfactory !== undefined && unallowable !== undefined
      ? { worst: unallowable, best: satisfactory }
      : null;
  const spec = own ?? given.anchors ?? scheme.anchors;
  const scale = given.transform === 'ln' ? toLogarithm : (x: number) => x;
  const fixed = fixedAnchors(spec, direction, scale);
  if (fixed && (fixed.peers === null || !peerRule)) return fixed;
  const rule = ruleOf(spec, scale, `indicator "${given.code ?? given.name}"`);
  const derived = rule.rule !== 'tiers' && rule.rule !== 'target';
  return anchorsOf(peers, peerRule && derived ? peerRule : rule, direction);
}

/** Anchors that are given as numbers; with a peer rule's name beside them they are frozen from an earlier run. */
function fixedAnchors(spec: AnchorSpec, direction: 1 | -1, scale: (x: number) => number): Anchors | null {
  const [low, high] = direction > 0 ? [spec.lower, spec.upper] : [spec.upper, spec.lower];
  const worst = spec.worst ?? low;
  const best = spec.best ?? high;
  if (worst === undefined || best === undefined) return null;
  return { rule: spec.rule ?? 'fixed', worst: scale(worst), best: scale(best), peers: spec.peers ?? null };
}

function ruleOf(spec: AnchorSpec, scale: (x: number) => number, where: string): AnchorRule {
  const { rule, k, low, high, tiers, coefficients } = spec;
  if (tiers) return { rule: 'tiers', tiers: tiers.map(scale), coefficients };
  const target = spec.target ?? spec.best;
  if (target !== undefined) return { rule: 'target', best: scale(target) };
  if (rule === 'tukey') return { rule, k };
  if (rule === 'min_max') return { rule };
  if (rule === 'percentile') return { rule, low, high };
  throw new RangeError(`${where}: anchors need a rule, worst and best, a target or tiers`);
}
