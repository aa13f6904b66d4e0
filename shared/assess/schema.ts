/**
 * The file that anyone can recompute: units × indicators with a scheme. Only `units`, `indicators` and `values` (or
 * `scores`) are needed; everything else has the default of domain.md §5. Example: tests/shared/assess-example.json.
 */
import { z } from 'zod';
import { Reason } from '#shared/figure.ts';

/** A decimal text counts as its number; null, "" and a reason as missing. */
const Cell = z.union([
  z.number(),
  z.null(),
  Reason,
  z.literal(''),
  z
    .string()
    .regex(/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i)
    .transform(Number),
]);

/** Units × indicators as rows, or as { unit: { indicator: value } }; absent cells are missing. */
const Matrix = z.union([z.array(z.array(Cell)), z.record(z.string(), z.record(z.string(), Cell))]);

const Mean = z.preprocess(
  (mean) => (typeof mean === 'string' ? mean.replace(/^weighted[ _]/, '').replace(/[ _]mean$/, '') : mean),
  z.enum(['arithmetic', 'geometric', 'harmonic']),
);

const Curve = z.enum(['linear', 'exponential', 'logarithmic', 'power']);

/** Words for the reader, wherever settings are; an unknown setting is an error, not a remark. */
const Remarks = { note: z.string().optional(), source: z.string().optional(), clause: z.string().optional() };

/** 1 / "higher": more is better; −1 / "lower": less is better. */
const Direction = z
  .union([z.literal([1, -1]), z.enum(['higher', 'lower', 'positive', 'negative', 'up', 'down'])])
  .transform((direction): 1 | -1 =>
    direction === -1 || direction === 'lower' || direction === 'negative' || direction === 'down' ? -1 : 1,
  );

const NamedRule = z.preprocess(
  (rule) => (typeof rule === 'string' ? rule.replace('-', '_').replace(/^minmax$/, 'min_max') : rule),
  z.enum(['tukey', 'min_max', 'percentile', 'fixed', 'target', 'tiers']),
);

/**
 * Anchors, in any of these forms:
 *   "tukey" | "min_max" | "percentile"            a rule over the peers' values
 *   { rule: "tukey", k: 3 } · { rule: "percentile", low: 0.1, high: 0.9 }
 *   [worst, best] · { worst, best } · { unallowable, satisfactory }   x_s and x_h; best < worst for "lower is better"
 *   { lower, upper }                              goalposts; the direction says which end is best
 *   { target }                                    best = target, worst = worst peer
 *   { tiers: [优秀, 良好, 平均, 较低, 较差], coefficients? }            five tiers of 国资委
 * `peers` may stand beside worst and best: anchors frozen from an earlier run keep their number of peers.
 */
export const AnchorSpec = z.preprocess(
  (spec) => {
    if (typeof spec === 'string') return { rule: spec };
    return Array.isArray(spec)
      ? { worst: spec[0], best: spec[1] }
      : renamed({ unallowable: 'worst', satisfactory: 'best' })(spec);
  },
  z.strictObject({
    rule: NamedRule.optional(),
    k: z.number().positive().optional(),
    low: z.number().optional(),
    high: z.number().optional(),
    worst: z.number().optional(),
    best: z.number().optional(),
    lower: z.number().optional(),
    upper: z.number().optional(),
    target: z.number().optional(),
    tiers: z.array(z.number()).optional(),
    coefficients: z.array(z.number()).optional(),
    peers: z.number().int().nonnegative().nullable().optional(),
  }),
);
export type AnchorSpec = z.infer<typeof AnchorSpec>;

const ScoreSettings = {
  /** Score at the worst anchor. */
  c: z.number().optional(),
  /** Points between the anchors. */
  d: z.number().optional(),
  /** Cut to [c, c + d]. */
  clamp: z.boolean().optional(),
  curve: Curve.optional(),
  /** Exponent of the power curve. */
  power: z.number().positive().optional(),
};

const Unit = z.preprocess(
  codeOnly,
  z.looseObject({
    code: z.string().optional(),
    name: z.string().optional(),
    /** false: scored for comparison, but no peer (no part in anchors or ranks), e.g. 全市. */
    peer: z.boolean().default(true),
  }),
);

const Indicator = z.preprocess(
  (indicator) => renamed({ parent: 'group', dimension: 'group', function: 'curve' })(codeOnly(indicator)),
  z.strictObject({
    ...Remarks,
    code: z.string().optional(),
    name: z.string().optional(),
    /** Unit of measurement, for the reader only. */
    unit: z.string().optional(),
    dataYear: z.number().int().optional(),
    direction: Direction.default(1),
    weight: z.number().nonnegative().default(1),
    /** Code of the group (dimension) it belongs to; without one it stands directly under the total. */
    group: z.string().optional(),
    anchors: AnchorSpec.optional(),
    /** "ln": values and given anchors are compared by their natural logarithms. */
    transform: z.enum(['none', 'ln']).optional(),
    /** Values beyond are cut before anything else. */
    cap: z.object({ min: z.number().optional(), max: z.number().optional() }).optional(),
    unallowable: z.number().optional(),
    satisfactory: z.number().optional(),
    ...ScoreSettings,
  }),
);
export type Indicator = z.infer<typeof Indicator>;

const Group = z.preprocess(
  renamed({ aggregation: 'mean' }),
  z.strictObject({
    ...Remarks,
    code: z.string(),
    name: z.string().optional(),
    weight: z.number().nonnegative().default(1),
    /** Group above; without one it stands directly under the total. */
    parent: z.string().nullable().optional(),
    mean: Mean.optional(),
    /** Share of the group's weight that must be present for it to have a score. */
    minPresent: z.number().min(0).max(1).default(0),
  }),
);

const Scheme = z.preprocess(
  renamed({ function: 'curve', aggregation: 'mean' }),
  z.strictObject({
    ...Remarks,
    version: z.string().optional(),
    anchors: AnchorSpec.default({ rule: 'tukey', k: 3 }),
    score: z.strictObject(ScoreSettings).default({}),
    curve: Curve.default('linear'),
    mean: Mean.default('arithmetic'),
    /** Fewer peers than this: scores marked 样本少, no rank. */
    minPeers: z.number().int().nonnegative().default(5),
    /** Share of the weight that must be present for a total. */
    minPresent: z.number().min(0).max(1).default(0.8),
    rank: z
      .object({
        /** Decimals the totals are rounded to before ranking; null for none. */
        digits: z.number().int().nullable().default(2),
        /** Groups that order the lines of equal totals (display only). */
        tieBreak: z.array(z.string()).default(['占比', '增速', '总量']),
      })
      .default({ digits: 2, tieBreak: ['占比', '增速', '总量'] }),
  }),
);

/** Weight perturbation: seeded draws, or given weight vectors (one number per indicator, any scale). */
const Robustness = z.strictObject({
  delta: z.number().min(0).max(1).default(0.25),
  draws: z.number().int().min(1).max(100_000).default(1000),
  seed: z.number().int().default(20240601),
  weights: z.array(z.array(z.number().nonnegative())).optional(),
  /** Given vectors are weights in the whole, or inside each indicator's own group. */
  weightsAre: z.enum(['whole', 'group']).default('whole'),
  leaveOneOut: z.boolean().default(true),
  /** Ranks under the other mean and other anchors. */
  alternatives: z.boolean().default(true),
});

/** Replicate ranks made elsewhere, to be described only: nominal rank and replicates per unit. */
const GivenRanks = z.object({ nominal: z.array(z.number()), replicates: z.array(z.array(z.number())) });

export const AssessInput = z.looseObject({
  title: z.string().optional(),
  units: z.array(Unit).min(1),
  indicators: z.array(Indicator).default([]),
  values: Matrix.optional(),
  /** Item scores made elsewhere: aggregated and ranked as they are. */
  scores: Matrix.optional(),
  groups: z.array(Group).default([]),
  scheme: Scheme.prefault({}),
  robustness: z.union([z.literal(false), Robustness]).prefault({}),
  ranks: GivenRanks.optional(),
});
export type AssessInput = z.infer<typeof AssessInput>;

/** A bare text stands for an object with that code. */
function codeOnly(value: unknown): unknown {
  return typeof value === 'string' ? { code: value } : value;
}

/** Takes the other names that schemes use for a setting; a setting under its own name goes first. */
function renamed(names: Record<string, string>) {
  return (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const result: Record<string, unknown> = { ...value };
    for (const [other, own] of Object.entries(names)) {
      if (!(other in result)) continue;
      result[own] ??= result[other];
      delete result[other];
    }
    return result;
  };
}
