/** 贡献: who and what drove the growth of the total. Money is in 万元, rates in per cent, 拉动 in 百分点. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { endpoint } from './endpoint.ts';
import { READERS } from './roles.ts';
import { ViewHead, ViewQuery } from './structure.ts';

export const ContributionQuery = ViewQuery.extend({ by: z.enum(['block', 'unit']).default('block') });
export type ContributionQuery = z.infer<typeof ContributionQuery>;

export const ContributionStep = z.object({
  /** Block or unit code; 'rest' for what the parts leave unexplained. */
  key: z.string(),
  name: z.string(),
  shortName: z.string(),
  colour: z.string().nullable(),
  current: Figure,
  base: Figure,
  change: Figure,
  /** The part's own growth, %. */
  growth: Figure,
  /** 贡献率, %. */
  rate: Figure,
  /** 拉动, 百分点. */
  pull: Figure,
});
export type ContributionStep = z.infer<typeof ContributionStep>;

export const UnitGrowth = z.object({
  unit: z.string(),
  name: z.string(),
  shortName: z.string(),
  amount: Figure,
  growth: Figure,
  /** 拉动 of each block in the unit's own growth, in the order of `blocks`. */
  pulls: z.array(Figure),
  /** Over the periods of the kind chosen, in the order of `series`. */
  trend: z.array(z.object({ growth: Figure, rank: z.int().nullable() })),
});
export type UnitGrowth = z.infer<typeof UnitGrowth>;

export const Contribution = ViewHead.extend({
  by: z.enum(['block', 'unit']),
  whole: z.object({ current: Figure, base: Figure, change: Figure, growth: Figure }),
  /** Blocks in their order; units from the largest 拉动 down. Σ拉动 with the rest = growth. */
  steps: z.array(ContributionStep),
  /** Null when the parts exhaust the total. */
  rest: ContributionStep.nullable(),
  /** Periods of the kind chosen, oldest first. */
  series: z.array(z.object({ period: Period, label: z.string() })),
  /** The compared units in fixed order. */
  peers: z.array(UnitGrowth),
  city: z.object({ growth: Figure, trend: z.array(Figure) }),
  /** Yearly growth that the city's target asks; null for half-years, which never meet a yearly target. */
  required: z.object({ title: z.string(), year: z.int(), percent: Figure, met: z.boolean() }).nullable(),
  /** Findings of the single charts; empty where there is nothing to say. */
  titles: z.object({ steps: z.string(), scatter: z.string(), ranks: z.string(), trends: z.string() }),
});
export type Contribution = z.infer<typeof Contribution>;

export const contributionApi = endpoint({
  about: '贡献率和拉动',
  method: 'GET',
  path: '/api/monitoring/contribution',
  who: READERS,
  scope: 'node',
  query: ContributionQuery,
  reply: Contribution,
});
