/** 监测: ranking of units, one unit, and the lineage of any figure. Money is in 万元, rates in per cent. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { Cut, cutQuery } from './cut.ts';
import { endpoint } from './endpoint.ts';
import { Lineage, LineageQuery } from './lineage.ts';
import { CumulationForm, Metric } from './metric.ts';
import { READERS } from './roles.ts';
import { UnitProfile, UnitQuery } from './unit-profile.ts';

/** `metric`: `total`, a block's code, or any indicator's code. */
export const RankingQuery = z.object({
  period: Period.optional(),
  metric: z.string().max(60).default('total'),
  form: CumulationForm.default('to_date'),
  ...cutQuery,
});
export const RankedUnit = z.object({
  unit: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.string(),
  figure: Figure,
  base: Figure,
  /** 占比: of Σ units (with 市本级), %. */
  share: Figure,
  /** 同比, %; for a rate the change in 百分点. */
  growth: Figure,
  change: Figure,
  rank: z.int().nullable(),
  rankBefore: z.int().nullable(),
  /** Places gained (+) or lost (−). */
  rankChange: z.int().nullable(),
  /** Place by growth. */
  growthRank: z.int().nullable(),
  /** A published rate beside the computed one, in words; empty where none was published. */
  published: z.string(),
  simulated: z.boolean(),
});
export type RankedUnit = z.infer<typeof RankedUnit>;

export const RequiredGrowth = z.object({
  target: z.string(),
  title: z.string(),
  year: z.int(),
  /** Per cent a year; 不适用 once the target is met. */
  percent: Figure,
  met: z.boolean(),
});
export type RequiredGrowth = z.infer<typeof RequiredGrowth>;

export const UnitRanking = z.object({
  cut: Cut,
  period: Period,
  label: z.string(),
  basePeriod: Period,
  baseLabel: z.string(),
  form: CumulationForm,
  metric: Metric,
  /** Metrics that can be chosen for this period. */
  metrics: z.array(z.object({ metric: z.string(), name: z.string(), indent: z.int() })),
  periods: z.array(z.object({ period: Period, label: z.string(), complete: z.boolean() })),
  city: RankedUnit,
  /** Whether the city's figure was reported as such or is the sum of the units. */
  cityBasis: z.enum(['none', 'reported', 'summed', 'derived']),
  /** Peers in fixed order. */
  rows: z.array(RankedUnit),
  /** Parts of the city that are not ranked (市本级). */
  others: z.array(RankedUnit),
  /** Names of the peers without a figure: totals are 不完整 and ranks are withheld. */
  missing: z.array(z.string()),
  /** The returns that carry what is missing, and on whose desk they lie, in words; empty where nothing is missing. */
  waiting: z.string(),
  /** The city's growth, which the peers' growth is compared with; 'undefined' where one is published and another computed. */
  cityGrowth: Figure,
  /** Growth a year that the city's target asks of this metric; null where no target applies (half-years). */
  requiredGrowth: RequiredGrowth.nullable(),
  /** The finding in one sentence, by amount and by growth, and further ones. */
  finding: z.string(),
  growthFinding: z.string(),
  sentences: z.array(z.string()),
  /** Among whom places are given, where the peers are of more than one group; empty otherwise. */
  rankedWithin: z.string(),
  notes: z.array(z.string()),
  simulated: z.boolean(),
});
export type UnitRanking = z.infer<typeof UnitRanking>;

export const monitoringApi = {
  ranking: endpoint({
    about: '各县(市、区)排名',
    method: 'GET',
    path: '/api/monitoring/regions',
    who: READERS,
    scope: 'node',
    query: RankingQuery,
    reply: UnitRanking,
  }),
  unit: endpoint({
    about: '一个地区',
    method: 'GET',
    path: '/api/monitoring/regions/:unit',
    who: READERS,
    scope: 'node',
    params: z.object({ unit: z.string().max(60) }),
    query: UnitQuery,
    reply: UnitProfile,
  }),
  lineage: endpoint({
    about: '一个数据的来源',
    method: 'GET',
    path: '/api/monitoring/lineage',
    who: READERS,
    scope: 'node',
    query: LineageQuery,
    reply: Lineage,
  }),
} as const;
