/** 分县任务: what an official document sets for each unit. Amounts are in each target's own unit of measure, rates in per cent. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { TargetStatus } from '../targets/status.ts';
import { Cut } from './cut.ts';
import { endpoint } from './endpoint.ts';
import { FRESH_MINUTES, OFFICE, READERS } from './roles.ts';

export const AllocationsQuery = z.object({
  /** A yearly period: the latest figures that count; half-years are refused. */
  period: Period.optional(),
  v: z.coerce.number().int().positive().optional(),
  asof: z.iso.date().optional(),
});

/** The document that sets the parts. */
export const AllocationDocument = z.object({
  title: z.string(),
  number: z.string(),
  clause: z.string(),
  issuedOn: z.string(),
});
export type AllocationDocument = z.infer<typeof AllocationDocument>;

/** Where one unit stands against its part. */
export const AllocationRow = z.object({
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
export type AllocationRow = z.infer<typeof AllocationRow>;

/** Σ of the parts against the city's target; ratios and per-head figures do not add up. */
export const AllocationSum = z.object({
  comparison: z.enum(['equal', 'more', 'less', 'incomplete', 'not_summed']),
  sum: Figure,
  /** Σ − the city's target. */
  difference: Figure,
  words: z.string(),
});
export type AllocationSum = z.infer<typeof AllocationSum>;

/** A target's head: what is allocation. */
export const AllocatedTarget = z.object({
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
export type AllocatedTarget = z.infer<typeof AllocatedTarget>;

/** One target's allocation in force. */
export const Allocation = AllocatedTarget.extend({
  document: AllocationDocument,
  /** 嘉科办〔2026〕3号 附件1. */
  basis: z.string(),
  loadedAt: z.string(),
  rows: z.array(AllocationRow),
  total: AllocationSum,
  /** Short names of the peers the document leaves out. */
  missing: z.array(z.string()),
  finding: z.string(),
  simulated: z.boolean(),
});
export type Allocation = z.infer<typeof Allocation>;

/** One load or withdrawal. */
export const AllocationStep = z.object({
  number: z.int(),
  kind: z.enum(['load', 'withdraw']),
  dataVersion: z.int(),
  document: AllocationDocument,
  targets: z.array(z.string()),
  reason: z.string(),
  shortfallReason: z.string(),
  file: z.object({ id: z.string(), name: z.string() }).nullable(),
  organisation: z.string(),
  by: z.string(),
  at: z.string(),
});
export type AllocationStep = z.infer<typeof AllocationStep>;

export const Allocations = z.object({
  cut: Cut,
  period: Period,
  label: z.string(),
  inForce: z.array(Allocation),
  /** Newest first. */
  history: z.array(AllocationStep),
  notes: z.array(z.string()),
});
export type Allocations = z.infer<typeof Allocations>;

/** One unit's parts; while there are none, its growth beside what the city needs. */
export const UnitAllocation = z.object({
  cut: Cut,
  period: Period,
  label: z.string(),
  tasks: z.array(
    AllocatedTarget.extend({ basis: z.string(), document: AllocationDocument, row: AllocationRow }),
  ),
  finding: z.string(),
  lead: z.string(),
  notes: z.array(z.string()),
  simulated: z.boolean(),
});
export type UnitAllocation = z.infer<typeof UnitAllocation>;

export const AllocationFinding = z.object({
  /** Cell of the file, e.g. `C9`; empty for the sheet as a whole. */
  address: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  /** The text to put into the cell instead. */
  suggestion: z.string().nullable(),
});
export type AllocationFinding = z.infer<typeof AllocationFinding>;

/** What a file would put in force: nothing is until it is confirmed. */
export const AllocationPreview = z.object({
  file: z.object({ id: z.string(), name: z.string() }),
  /** The data version the preview compares with: confirmation is refused once it has moved on. */
  dataVersion: z.int(),
  document: AllocationDocument,
  targets: z.array(
    AllocatedTarget.extend({
      rows: z.array(z.object({ unit: z.string(), shortName: z.string(), old: Figure, next: Figure })),
      total: AllocationSum,
      missing: z.array(z.string()),
    }),
  ),
  findings: z.array(AllocationFinding),
  confirmable: z.boolean(),
  /** Some parts add up to less than the city's target: a written reason is needed. */
  short: z.boolean(),
});
export type AllocationPreview = z.infer<typeof AllocationPreview>;

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

export const AllocationDone = z.object({ number: z.int(), dataVersion: z.int() });
export type AllocationDone = z.infer<typeof AllocationDone>;

// An allocation is a published document: whoever reads targets reads it. The office's own files stay with the office.
export const allocationsApi = {
  list: endpoint({
    about: '分县任务和载入记录',
    method: 'GET',
    path: '/api/targets/allocations',
    who: READERS,
    query: AllocationsQuery,
    reply: Allocations,
  }),
  unit: endpoint({
    about: '一个地区的任务',
    method: 'GET',
    path: '/api/targets/allocations/units/:unit',
    who: READERS,
    params: z.object({ unit: z.string().max(60) }),
    query: AllocationsQuery,
    reply: UnitAllocation,
  }),
  template: endpoint({
    about: '分县任务模板',
    method: 'GET',
    path: '/api/targets/allocations/template',
    who: OFFICE,
    reply: 'file',
  }),
  file: endpoint({
    about: '载入的分县任务文件',
    method: 'GET',
    path: '/api/targets/allocations/files/:file',
    who: OFFICE,
    params: z.object({ file: z.string().max(60) }),
    reply: 'file',
  }),
  preview: endpoint({
    about: '上传分县任务并核对，尚不生效',
    method: 'POST',
    path: '/api/targets/allocations/preview',
    who: OFFICE,
    upload: true,
    reply: AllocationPreview,
  }),
  load: endpoint({
    about: '确认载入分县任务',
    method: 'POST',
    path: '/api/targets/allocations/load',
    who: OFFICE,
    body: LoadBody,
    once: true,
    reply: AllocationDone,
  }),
  withdraw: endpoint({
    about: '撤销分县任务',
    method: 'POST',
    path: '/api/targets/allocations/withdraw',
    who: OFFICE,
    freshMinutes: FRESH_MINUTES,
    body: WithdrawBody,
    once: true,
    reply: AllocationDone,
  }),
} as const;
