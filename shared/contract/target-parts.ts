/** What the pages of the targets are made of. Amounts are in each target's own unit (money: 亿元), rates in per cent. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { Allocation } from './allocation.ts';
import { Cut } from './cut.ts';

/** What the 情景 of the page is computed from, in the browser; 亿元, growth in per cent a year. */
export const ScenarioBasis = z.object({
  /** Target year, and the year the amounts are of. */
  year: z.int(),
  fromYear: z.int(),
  /** What the city calls its total. */
  name: z.string(),
  current: z.number(),
  target: z.number(),
  blocks: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      current: z.number(),
      /** Null where the documents set none for the block (2030). */
      target: z.number().nullable(),
      /** Mean yearly growth so far: what holds while nothing is set. */
      growth: Figure,
    }),
  ),
  units: z.array(
    z.object({
      code: z.string(),
      shortName: z.string(),
      /** One amount a block. */
      amounts: z.array(Figure),
      /** Its own growth over the year before: where its scenario starts. */
      growth: Figure,
      gdp: Figure,
    }),
  ),
  binding: z
    .object({
      amount: z.number(),
      intensity: z.number(),
      /** GDP of the target year if it goes on growing as it did. */
      gdp: Figure,
      gdpFrom: z.int().nullable(),
      rd: Figure,
      rdYear: z.int().nullable(),
      rdGrowth: Figure,
    })
    .nullable(),
});
export type ScenarioBasis = z.infer<typeof ScenarioBasis>;

/** Counties' growth of one indicator against the city's, as a clause asks; per cent and 百分点. */
export const Yardstick = z.object({
  indicator: z.string(),
  name: z.string(),
  label: z.string(),
  city: Figure,
  rows: z.array(z.object({ unit: z.string(), shortName: z.string(), growth: Figure, margin: Figure })),
  finding: z.string(),
  basis: z.string(),
  quote: z.string(),
});
export type Yardstick = z.infer<typeof Yardstick>;

/** What every page of the targets of a year starts with. */
export const TargetsHead = z.object({
  cut: Cut,
  /** Code of the unit that stands for the whole city. */
  cityUnit: z.string(),
  year: z.int(),
  years: z.array(z.int()),
  period: Period,
  label: z.string(),
  periods: z.array(z.object({ period: Period, label: z.string() })),
  verdict: z.string(),
  /** What the city calls its total. */
  totalName: z.string(),
  /** How a ratio becomes a status, said once for all rows. */
  thresholds: z.string(),
  notes: z.array(z.string()),
  simulated: z.boolean(),
});

export type TargetsHead = z.infer<typeof TargetsHead>;

/** Each county's growth beside the growth that is needed. */
export const Counties = z.object({
  required: Figure,
  requiredLabel: z.string(),
  rows: z.array(
    z.object({
      unit: z.string(),
      shortName: z.string(),
      figure: Figure,
      growth: Figure,
      /** The growth the margin is taken from: the city's, or the county's own while an allocation is in force. */
      required: Figure,
      margin: Figure,
      rank: z.int().nullable(),
      rankChange: z.int().nullable(),
    }),
  ),
  finding: z.string(),
  /** The allocation of the total's target; null while none is in force. */
  allocation: Allocation.nullable(),
});
export type Counties = z.infer<typeof Counties>;

/** The projection of the target year against the targets, by block; money in 亿元. */
export const Gaps = z.object({
  blocks: z.array(
    z.object({
      block: z.string(),
      name: z.string(),
      projected: Figure,
      target: z.number().nullable(),
      gap: Figure,
    }),
  ),
  net: Figure,
  shortfall: Figure,
  finding: z.string(),
});
export type Gaps = z.infer<typeof Gaps>;

/** 时序进度: half-years against the usual first-half share of past years; never against a yearly target. */
export const Pace = z.object({
  label: z.string(),
  /** 2025年1—12月, and whether its figures are approved. */
  yearLabel: z.string(),
  yearKnown: z.boolean(),
  finding: z.string(),
  rows: z.array(
    z.object({
      name: z.string(),
      firstHalf: Figure,
      growth: Figure,
      usualShare: Figure,
      years: z.int(),
      /** The twelve months as reported, and the first half's share of them. */
      year: Figure,
      yearShare: Figure,
      /** 不适用 once the twelve months are reported. */
      impliedYear: Figure,
    }),
  ),
  note: z.string(),
});
export type Pace = z.infer<typeof Pace>;
