/** One target as it is judged: figures, distance, verdict, trajectory. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { TargetStatus } from '../targets/status.ts';
import { TARGET_KINDS } from '../targets/target.ts';

export const YearPoint = z.object({ year: z.int(), figure: Figure });
export type YearPoint = z.infer<typeof YearPoint>;

export const TargetRow = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(TARGET_KINDS),
  term: z.enum(['by_year', 'every_year', 'undated']),
  indicator: z.string(),
  headline: z.boolean(),
  indent: z.int(),
  block: z.string().nullable(),
  unit: z.string(),
  digits: z.int(),
  targetYear: z.int().nullable(),
  operator: z.enum(['>=', '>', '~']),
  target: Figure,
  /** The upper end of a range (5—10 项左右); null elsewhere. */
  upper: z.number().nullable(),
  /** ≥ 850.0 亿元 · 约 8 名 · 前 40 位; empty without a number. */
  targetText: z.string(),
  actual: Figure,
  /** Year of the actual figure: R&D comes later than the others. */
  actualYear: z.int().nullable(),
  base: Figure,
  baseYear: z.int().nullable(),
  /** Still short, positive; surplus negative. */
  distance: Figure,
  distanceRate: Figure,
  growthNeeded: Figure,
  amountPerYear: Figure,
  growthObserved: Figure,
  growthRequired: Figure,
  /** Change a year of a share (百分点) or a rank, so far and required from the base on. */
  changeObserved: Figure,
  changeRequired: Figure,
  /** R = observed ÷ required yearly growth. */
  ratio: Figure,
  /** Value needed by now on the path of constant growth from the base to the target. */
  neededNow: Figure,
  status: TargetStatus,
  statusLabel: z.string(),
  /** How the status was reached, in words with its numbers. */
  rule: z.string(),
  basis: z.string(),
  quote: z.string(),
  modal: z.string(),
  convention: z.string(),
  /** 责任单位 as the clause lists them; empty where it names none. */
  responsible: z.array(z.string()),
  /** 报送单位: who files the figures. */
  reporters: z.array(z.string()),
  simulated: z.boolean(),
});
export type TargetRow = z.infer<typeof TargetRow>;

export const Trajectory = z.object({
  indicator: z.string(),
  name: z.string(),
  unit: z.string(),
  actual: z.array(YearPoint),
  /** Required path from the base through every target of the indicator. */
  required: z.array(YearPoint),
  projections: z.array(
    z.object({
      method: z.string(),
      label: z.string(),
      points: z.array(z.object({ year: z.int(), figure: z.number() })),
    }),
  ),
  /** 80 % interval of the log-linear projection; null with fewer than five years. */
  band: z.object({ label: z.string(), low: z.array(YearPoint), high: z.array(YearPoint) }).nullable(),
  targets: z.array(z.object({ year: z.int(), value: z.number(), title: z.string() })),
  finding: z.string(),
});
export type Trajectory = z.infer<typeof Trajectory>;
