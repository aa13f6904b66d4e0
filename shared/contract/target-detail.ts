/** The page of one target. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { Allocation } from './allocation.ts';
import { Cut } from './cut.ts';
import { TargetRow, Trajectory } from './target-row.ts';

/** The yearly figures a target rests on; each opens to its lineage. */
export const TargetInput = z.object({
  indicator: z.string(),
  name: z.string(),
  /** 增速 · 数额 · 上年数额 in a relation; empty elsewhere. */
  role: z.string(),
  unit: z.string(),
  digits: z.int(),
  figures: z.array(z.object({ year: z.int(), figure: Figure, growth: Figure, simulated: z.boolean() })),
});
export type TargetInput = z.infer<typeof TargetInput>;

/** Who files the figures, where: the organisation whose yearly return holds the cells. */
export const TargetReporter = z.object({
  organisation: z.string(),
  name: z.string(),
  period: Period,
  label: z.string(),
  /** Key of the first of the cells: `<unit>/<indicator>`. */
  cell: z.string(),
  indicators: z.array(z.string()),
});
export type TargetReporter = z.infer<typeof TargetReporter>;

/** One target in full. */
export const TargetDetail = z.object({
  cut: Cut,
  cityUnit: z.string(),
  period: Period,
  label: z.string(),
  periods: z.array(z.object({ period: Period, label: z.string() })),
  row: TargetRow,
  /** The other targets of the same indicator: 2030 beside 2027, an earlier document beside the later one. */
  others: z.array(TargetRow),
  /** The later paper's target that replaces this one. */
  supersededBy: z.object({ id: z.string(), title: z.string() }).nullable(),
  /** The rule by which any such target gets its status, with the city's thresholds. */
  rule: z.string(),
  document: z.string(),
  clause: z.string(),
  definition: z.string(),
  inputs: z.array(TargetInput),
  trajectory: Trajectory.nullable(),
  reporters: z.array(TargetReporter),
  /** The target's parts by unit; null while no allocation is in force. */
  allocation: Allocation.nullable(),
  finding: z.string(),
  lead: z.string(),
  notes: z.array(z.string()),
  simulated: z.boolean(),
});
export type TargetDetail = z.infer<typeof TargetDetail>;
