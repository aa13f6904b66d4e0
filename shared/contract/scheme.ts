/** A scoring scheme: what is scored, how it is anchored, weighed and added up. */
import { z } from 'zod';

/** 'units' = the counties and zones (annex 2 parts 一, 二); 'institutions' = parts 三–五. */
const SUBJECTS = ['units', 'institutions'] as const;
export const Subject = z.enum(SUBJECTS);
export type Subject = z.infer<typeof Subject>;

const Code = z.string().min(1).max(60);
const Weight = z.number().min(0).max(1000);
const Text = z.string().max(500);

/** How the anchors x_h 满意值 and x_s 不允许值 of an indicator are found (domain.md §5). */
export const AnchorChoice = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('tukey'), k: z.number().positive().max(100) }),
  z.strictObject({ rule: z.literal('min_max') }),
  z.strictObject({
    rule: z.literal('percentile'),
    low: z.number().min(0).max(1),
    high: z.number().min(0).max(1),
  }),
  z.strictObject({ rule: z.literal('fixed'), worst: z.number(), best: z.number() }),
  z.strictObject({ rule: z.literal('target'), target: z.number() }),
  z.strictObject({ rule: z.literal('tiers'), tiers: z.array(z.number()).length(5) }),
]);
export type AnchorChoice = z.infer<typeof AnchorChoice>;

/** 'level' the figure of the data year · 'ratio' ÷ `denominator`, % · 'growth' 同比, % (a rate: 百分点). */
export const Measure = z.enum(['level', 'ratio', 'growth']);
export type Measure = z.infer<typeof Measure>;

/** One scored column: an indicator seen in one dimension. */
export const SchemeItem = z.strictObject({
  code: Code,
  indicator: Code,
  /** Annex 2's part: 一 地方政府. */
  part: Text,
  dimension: Code,
  measure: Measure,
  denominator: Code.nullable(),
  /** Years before the assessed year: 0 = 当年数据, 1 = 上年数据. */
  lag: z.int().min(0).max(3),
  weight: Weight,
  /** Peer groups it applies to; null = all. */
  groups: z.array(Code).nullable(),
  /** Its own anchors; null = the scheme's. */
  anchors: AnchorChoice.nullable(),
});
export type SchemeItem = z.infer<typeof SchemeItem>;

export const PeerGroup = z.strictObject({
  code: Code,
  name: Text.min(1),
  units: z.array(Code).min(1).max(5000),
});
export type PeerGroup = z.infer<typeof PeerGroup>;

/** Everything that decides a score, all of it *ours* where annex 2 leaves it open. */
export const Scheme = z.strictObject({
  version: Text.min(1),
  /** E.g. provisional until 市委科技办 confirms. */
  status: Text,
  dimensions: z
    .array(z.strictObject({ code: Code, meaning: Text, weight: Weight }))
    .min(1)
    .max(20),
  items: z.array(SchemeItem).min(1).max(200),
  peerGroups: z.array(PeerGroup).min(1).max(50),
  anchors: AnchorChoice,
  minPeers: z.int().min(2).max(1000),
  score: z.strictObject({
    c: z.number().min(0).max(1000),
    d: z.number().positive().max(1000),
    clamp: z.boolean(),
  }),
  function: z.enum(['linear', 'exponential', 'logarithmic', 'power']),
  power: z.number().positive().max(10),
  aggregation: z.enum(['arithmetic', 'geometric']),
  minWeightPresent: z.number().min(0).max(1),
  rank: z.strictObject({ digits: z.int().min(0).max(6), tieBreak: z.array(Code).max(20) }),
  robustness: z.strictObject({
    delta: z.number().min(0).max(1),
    draws: z.int().min(1).max(10_000),
    seed: z.int(),
  }),
});
export type Scheme = z.infer<typeof Scheme>;

export const SchemeVersion = z.object({
  subject: Subject,
  number: z.int(),
  /** The version it was edited from; null for the programme's own. */
  basedOn: z.int().nullable(),
  reason: z.string(),
  createdBy: z.string(),
  createdAt: z.string().nullable(),
  digest: z.string(),
  scheme: Scheme,
});
export type SchemeVersion = z.infer<typeof SchemeVersion>;
