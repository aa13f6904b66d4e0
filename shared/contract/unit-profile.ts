/** The page of one county or zone. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { Cut, cutQuery } from './cut.ts';

export const UnitQuery = z.object({ period: Period.optional(), ...cutQuery });
export const UnitLine = z.object({
  indicator: z.string(),
  name: z.string(),
  indent: z.int(),
  measure: z.string(),
  unit: z.string(),
  decimals: z.int(),
  figure: Figure,
  base: Figure,
  growth: Figure,
  change: Figure,
  /** Of the unit's own total, %. */
  structureShare: Figure,
  /** Of the city, %. */
  placeShare: Figure,
  rank: z.int().nullable(),
  /** Another peer has the same rank. */
  tied: z.boolean(),
  rankBefore: z.int().nullable(),
  /** Place by growth. */
  growthRank: z.int().nullable(),
  counted: z.boolean(),
  /** What it is of the line it belongs to: 其中 (by use), by source of the budget, 附项, overlap; null for a line of its own. */
  relation: z.enum(['of_which', 'breakdown', 'memo', 'overlap']).nullable(),
  /** As in `RankedUnit`. */
  published: z.string(),
  simulated: z.boolean(),
});
export type UnitLine = z.infer<typeof UnitLine>;

export const UnitSeries = z.object({
  indicator: z.string(),
  name: z.string(),
  block: z.string().nullable(),
  points: z.array(
    z.object({ period: Period, label: z.string(), figure: Figure, growth: Figure, rank: z.int().nullable() }),
  ),
});

export type UnitSeries = z.infer<typeof UnitSeries>;

/** A unit's growth beside the growth the city's target asks of the city from now on (domain.md §6), per cent a year. */
export const TargetMargin = z.object({
  target: z.string(),
  name: z.string(),
  year: z.int(),
  /** 不适用 once the city's target is met. */
  required: Figure,
  met: z.boolean(),
  own: Figure,
  /** own − required, 百分点; 不适用 once the target is met. */
  margin: Figure,
});
export type TargetMargin = z.infer<typeof TargetMargin>;

/** 参照: the unit's growth of one indicator against the city's, as a clause asks (嘉政发〔2025〕14号 一(一)). */
export const UnitYardstick = z.object({
  name: z.string(),
  own: Figure,
  city: Figure,
  /** own − city, 百分点. */
  margin: Figure,
  sentence: z.string(),
  basis: z.string(),
  quote: z.string(),
});
export type UnitYardstick = z.infer<typeof UnitYardstick>;

export const UnitProfile = z.object({
  cut: Cut,
  yardstick: UnitYardstick.nullable(),
  unit: z.object({
    code: z.string(),
    name: z.string(),
    shortName: z.string(),
    kind: z.string(),
    coverage: z.string(),
  }),
  period: Period,
  label: z.string(),
  basePeriod: Period,
  baseLabel: z.string(),
  periods: z.array(z.object({ period: Period, label: z.string(), complete: z.boolean() })),
  peers: z.array(z.object({ code: z.string(), shortName: z.string() })),
  lines: z.array(UnitLine),
  series: z.array(UnitSeries),
  /** Peers ranked with the unit; ranks are null while a peer is missing. */
  of: z.int(),
  missing: z.array(z.string()),
  /** The returns that carry what is missing, and on whose desk they lie, in words; empty where nothing is missing. */
  waiting: z.string(),
  finding: z.string(),
  /** Own growth against what the city's target asks a year; empty where no target applies (half-years). */
  against: z.string(),
  /** Which blocks moved its growth, by how many 百分点; empty without a growth. */
  pull: z.string(),
  /** Total and blocks against each headline target to come; empty for half-years. */
  margins: z.array(TargetMargin),
  marginFinding: z.string(),
  strengths: z.array(z.string()),
  weaknesses: z.array(z.string()),
  notes: z.array(z.string()),
  simulated: z.boolean(),
});
export type UnitProfile = z.infer<typeof UnitProfile>;
