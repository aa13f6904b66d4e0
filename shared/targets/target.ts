/** A target as its document sets it. */
import { z } from 'zod';
import { Code, DecimalText, Text } from '../codes.ts';
import { VALIDITY } from '../validity.ts';

/** A relation between growth rates or levels that must hold every year. */
export const Relation = z.object({
  /** `average_growth`: mean yearly growth since the target's `from`, or since the first year with a figure. */
  left: z.object({ indicator: Code, of: z.enum(['growth', 'average_growth', 'level']) }),
  operator: z.enum(['>', '>=']),
  /** A second indicator, or null for the constant `plus` alone. */
  right: z
    .object({ indicator: Code, of: z.enum(['growth', 'average_growth', 'level', 'last_year']) })
    .nullable(),
  /** Percentage points (for growth) or the unit (for level) added to the right side. */
  plus: z.number(),
});
export type Relation = z.infer<typeof Relation>;

export const TARGET_KINDS = ['level', 'ratio', 'rank', 'yearly', 'cumulative', 'relation'] as const;

export const Target = z.object({
  id: Code,
  title: Text,
  kind: z.enum(TARGET_KINDS),
  indicator: Code,
  /** Target year; null where the document names none: asked of every year (yearly, relation), else without a date. */
  year: z.int().nullable(),
  /** In the indicator's unit for display (`unit`); money targets are written in 亿元. */
  operator: z.enum(['>=', '>', '~']),
  /** Null for relations, and for an aim in words alone (保持前列). */
  value: DecimalText.nullable(),
  /** Upper end of a range (5—10项左右), whose lower end is `value`. */
  upper: DecimalText.nullable(),
  unit: z.string(),
  /** First year counted by a cumulative target. */
  from: z.int().nullable(),
  relation: Relation.nullable(),
  headline: z.boolean(),
  order: z.int(),
  document: Code,
  clause: Text,
  quote: Text,
  /** All units the clause lists, in its order; empty where it names none. */
  responsible: z.array(Text),
  /** The area below the root whose target it is; left out: the root's. */
  node: Code.optional(),
  /** 力争, 争取, 原则上, 应当 …: how firmly the document asks. */
  modal: z.string(),
  /** The target of a later paper that replaces this one: it is shown, and no longer judged. */
  supersededBy: Code.nullable(),
  /** What this system decides where the document is silent; printed as 本系统约定. */
  convention: z.string(),
  ...VALIDITY,
});
export type Target = z.infer<typeof Target>;

export const ProgressThresholds = z.strictObject({
  onTrack: z.number(),
  slow: z.number(),
  /** Share of an "约" target from which it counts as met. */
  about: z.number().min(0).max(1).default(0.9),
});
