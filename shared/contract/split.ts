/** 分县任务: what an official document sets for each unit. Amounts are in each target's own unit of measure, rates in per cent. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { Cut } from './monitoring.ts';
import { TargetStatus } from './target-status.ts';

export const SplitsQuery = z.object({
  /** A yearly period: the latest figures that count; half-years are refused. */
  period: Period.optional(),
  v: z.coerce.number().int().positive().optional(),
  asof: z.iso.date().optional(),
});

/** The document that sets the parts. */
export const SplitDocument = z.object({
  title: z.string(),
  number: z.string(),
  clause: z.string(),
  issuedOn: z.string(),
});
export type SplitDocument = z.infer<typeof SplitDocument>;

/** Where one unit stands against its part. */
export const SplitRow = z.object({
  unit: z.string(),
  shortName: z.string(),
  /** 'missing' where the document sets none for the unit. */
  target: Figure,
  actual: Figure,
  actualYear: z.int().nullable(),
  /** Still short, positive; surplus negative. */
  distance: Figure,
  /** actual ÷ target, per cent. */
  achieved: Figure,
  growthNeeded: Figure,
  growthObserved: Figure,
  growthRequired: Figure,
  ratio: Figure,
  status: TargetStatus,
  statusLabel: z.string(),
  rule: z.string(),
  simulated: z.boolean(),
});
export type SplitRow = z.infer<typeof SplitRow>;

/** Σ of the parts against the city's target; ratios and per-head figures do not add up. */
export const SplitSum = z.object({
  comparison: z.enum(['equal', 'more', 'less', 'incomplete', 'not_summed']),
  sum: Figure,
  /** Σ − the city's target. */
  difference: Figure,
  words: z.string(),
});
export type SplitSum = z.infer<typeof SplitSum>;

/** A target's head: what is split. */
export const SplitTarget = z.object({
  target: z.string(),
  title: z.string(),
  indicator: z.string(),
  /** Figures of a cumulative target are sums of several years. */
  cumulative: z.boolean(),
  /** 亿元, 家, % … */
  measure: z.string(),
  digits: z.int(),
  targetYear: z.int().nullable(),
  /** The city's own target. */
  city: z.number(),
});
export type SplitTarget = z.infer<typeof SplitTarget>;

/** One target's split in force. */
export const OfficialSplit = SplitTarget.extend({
  document: SplitDocument,
  /** 嘉科办〔2026〕3号 附件1. */
  basis: z.string(),
  loadedAt: z.string(),
  rows: z.array(SplitRow),
  total: SplitSum,
  /** Short names of the peers the document leaves out. */
  missing: z.array(z.string()),
  finding: z.string(),
  simulated: z.boolean(),
});
export type OfficialSplit = z.infer<typeof OfficialSplit>;

/** One load or withdrawal. */
export const SplitStep = z.object({
  number: z.int(),
  kind: z.enum(['load', 'withdraw']),
  dataVersion: z.int(),
  document: SplitDocument,
  targets: z.array(z.string()),
  reason: z.string(),
  shortfallReason: z.string(),
  file: z.object({ id: z.string(), name: z.string() }).nullable(),
  organisation: z.string(),
  by: z.string(),
  at: z.string(),
});
export type SplitStep = z.infer<typeof SplitStep>;

export const Splits = z.object({
  cut: Cut,
  period: Period,
  label: z.string(),
  inForce: z.array(OfficialSplit),
  /** Newest first. */
  history: z.array(SplitStep),
  notes: z.array(z.string()),
});
export type Splits = z.infer<typeof Splits>;

/** One unit's parts; while there are none, its growth beside what the city needs. */
export const UnitSplit = z.object({
  cut: Cut,
  period: Period,
  label: z.string(),
  tasks: z.array(SplitTarget.extend({ basis: z.string(), document: SplitDocument, row: SplitRow })),
  finding: z.string(),
  lead: z.string(),
  notes: z.array(z.string()),
  simulated: z.boolean(),
});
export type UnitSplit = z.infer<typeof UnitSplit>;

export const SplitFinding = z.object({
  /** Cell of the file, e.g. `C9`; empty for the sheet as a whole. */
  address: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  /** The text to put into the cell instead. */
  suggestion: z.string().nullable(),
});
export type SplitFinding = z.infer<typeof SplitFinding>;

/** What a file would put in force: nothing is until it is confirmed. */
export const SplitPreview = z.object({
  file: z.object({ id: z.string(), name: z.string() }),
  /** The data version the preview compares with: confirmation is refused once it has moved on. */
  dataVersion: z.int(),
  document: SplitDocument,
  targets: z.array(
    SplitTarget.extend({
      rows: z.array(z.object({ unit: z.string(), shortName: z.string(), old: Figure, next: Figure })),
      total: SplitSum,
      missing: z.array(z.string()),
    }),
  ),
  findings: z.array(SplitFinding),
  confirmable: z.boolean(),
  /** Some parts add up to less than the city's target: a written reason is needed. */
  short: z.boolean(),
});
export type SplitPreview = z.infer<typeof SplitPreview>;

const Reason = z.string().trim().min(1, '请写明原因').max(1000);

export const LoadBody = z.strictObject({
  file: z.string().max(60),
  dataVersion: z.int(),
  reason: Reason,
  shortfallReason: z.string().trim().max(1000).default(''),
});
export type LoadBody = z.infer<typeof LoadBody>;

export const WithdrawBody = z.strictObject({
  targets: z.array(z.string().max(60)).min(1).max(200),
  dataVersion: z.int(),
  reason: Reason,
});
export type WithdrawBody = z.infer<typeof WithdrawBody>;

export const SplitDone = z.object({ number: z.int(), dataVersion: z.int() });
export type SplitDone = z.infer<typeof SplitDone>;

export const splitPaths = {
  list: '/api/targets/splits',
  unit: '/api/targets/splits/units/:unit',
  template: '/api/targets/splits/template',
  file: '/api/targets/splits/files/:file',
  preview: '/api/targets/splits/preview',
  load: '/api/targets/splits/load',
  withdraw: '/api/targets/splits/withdraw',
} as const;
