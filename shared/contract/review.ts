/** 审核: who has reported, one return against the past, and the decisions. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { Finding } from '../rules/finding.ts';
import { nodeQuery } from './cut.ts';
import { endpoint } from './endpoint.ts';
import { Reconciliation } from './reconciliation.ts';
import { ReturnParams, ReturnState } from './return-state.ts';
import { ReturnView } from './returns.ts';
import { FRESH_MINUTES, OFFICE } from './roles.ts';

/** One cell of the units × sources matrix. */
export const MatrixCell = z.object({
  organisation: z.string(),
  organisationName: z.string(),
  state: ReturnState,
  /** The first submission that was not withdrawn came after the deadline. */
  late: z.boolean(),
  /** Past the deadline with nothing submitted. */
  overdue: z.boolean(),
  /** Days past the deadline: of submission, or until now when nothing was submitted. */
  daysLate: z.int(),
  submittedAt: z.string().nullable(),
  /** 0 before the first submission. */
  revision: z.int(),
  /** Reminders of the latest submission, each with its written reason. */
  warnings: z.int(),
  /** An approved figure stands while a correction is being prepared or reviewed. */
  correction: z.boolean(),
});
export type MatrixCell = z.infer<typeof MatrixCell>;

/** The column of the units' own returns in `ReviewMatrix.sources`. */
export const SELF_SOURCE = 'self';

/** Returns that an area below decides itself, counted. */
const ProgressBelow = z.object({
  unit: z.string(),
  shortName: z.string(),
  expected: z.int(),
  approved: z.int(),
  submitted: z.int(),
  returned: z.int(),
  /** Nothing was handed in. */
  missing: z.int(),
});
export type ProgressBelow = z.infer<typeof ProgressBelow>;

export const ReviewMatrix = z.object({
  period: Period,
  label: z.string(),
  due: z.string(),
  /** Columns: the sources (annex 1's 数源单位): the units themselves first, then departments. */
  sources: z.array(z.object({ code: z.string(), name: z.string() })),
  /** Rows: units in fixed order; `cells[source]` = the return that carries the unit's figures from that source. */
  rows: z.array(
    z.object({ unit: z.string(), unitName: z.string(), cells: z.record(z.string(), MatrixCell.nullable()) }),
  ),
  /** Every return of the period once, for the queue. */
  returns: z.array(MatrixCell),
  counts: z.record(ReturnState, z.int()),
  /** Areas below whose returns are not this office's to decide; empty in a city. */
  below: z.array(ProgressBelow),
  finding: z.string(),
});
export type ReviewMatrix = z.infer<typeof ReviewMatrix>;

export const ReviewDifference = z.object({
  key: z.string(),
  unitName: z.string(),
  name: z.string(),
  measureUnit: z.string(),
  decimals: z.int(),
  approved: Figure,
  submitted: Figure,
  change: Figure,
});
export type ReviewDifference = z.infer<typeof ReviewDifference>;

/** What approval would move: the unit's own headline figures, the city's totals, the ranks. One sentence each. */
export const ReviewEffect = z.object({ kind: z.enum(['own', 'total', 'rank']), text: z.string() });
export type ReviewEffect = z.infer<typeof ReviewEffect>;

export const ReviewView = z.object({
  view: ReturnView,
  /** The submission shown and decided on; null when nothing was submitted. The reporter's unsent draft is never shown. */
  submission: z.string().nullable(),
  revision: z.int(),
  submittedAt: z.string().nullable(),
  submittedBy: z.string(),
  late: z.boolean(),
  /** The reporter's own words with the submission. */
  comment: z.string(),
  /** The approved submission that `differences` compares with. */
  comparedWith: z.object({ revision: z.int(), approvedAt: z.string() }).nullable(),
  file: z.object({ id: z.string(), name: z.string(), byteSize: z.int() }).nullable(),
  /** Against the approved submission of the same return that is in force beside it; empty at a first submission. */
  differences: z.array(ReviewDifference),
  findings: z.array(Finding),
  effects: z.array(ReviewEffect),
  mayDecide: z.boolean(),
  whyNot: z.string(),
  /** An approval can be withdrawn (un-approve), with a reason and a fresh password. */
  mayReopen: z.boolean(),
  /** Whose figures hold again after 撤销核定: the revision approved before; null when nothing would be in force. */
  restores: z.object({ revision: z.int() }).nullable(),
});
export type ReviewView = z.infer<typeof ReviewView>;

export const ApproveBody = z.strictObject({
  version: z.int(),
  submission: z.string(),
  comment: z.string().max(2000),
});
export const ReturnBody = z.strictObject({
  version: z.int(),
  submission: z.string(),
  comment: z.string().max(2000),
  /** At least one remark pinned to a cell. */
  remarks: z
    .array(
      z.strictObject({
        unit: z.string().max(60),
        indicator: z.string().max(60),
        remark: z.string().trim().min(2).max(2000),
      }),
    )
    .min(1)
    .max(2000)
    .refine(
      (remarks) => new Set(remarks.map((r) => `${r.unit}/${r.indicator}`)).size === remarks.length,
      '同一数据只能有一条意见',
    ),
});
export const ReopenBody = z.strictObject({
  version: z.int(),
  submission: z.string(),
  comment: z.string().trim().min(2).max(2000),
});
export type ApproveBody = z.infer<typeof ApproveBody>;
export type ReturnBody = z.infer<typeof ReturnBody>;
export type ReopenBody = z.infer<typeof ReopenBody>;

const OfPeriod = z.object({ period: Period });
const DECISION = {
  who: OFFICE,
  scope: 'reviewed-return',
  params: ReturnParams,
  once: true,
  reply: ReviewView,
} as const;

export const reviewApi = {
  matrix: endpoint({
    about: '报送情况表',
    method: 'GET',
    path: '/api/review/matrix/:period',
    who: OFFICE,
    scope: 'node',
    params: OfPeriod,
    query: z.object(nodeQuery),
    reply: ReviewMatrix,
  }),
  reconciliation: endpoint({
    about: '数据核对',
    method: 'GET',
    path: '/api/review/reconciliation/:period',
    who: OFFICE,
    scope: 'node',
    params: OfPeriod,
    query: z.object(nodeQuery),
    reply: Reconciliation,
  }),
  view: endpoint({
    about: '一张待审或已核定的报表',
    method: 'GET',
    path: '/api/review/returns/:period/:organisation',
    who: OFFICE,
    scope: 'own-return',
    params: ReturnParams,
    reply: ReviewView,
  }),
  approve: endpoint({
    about: '核定',
    method: 'POST',
    path: '/api/review/returns/:period/:organisation/approve',
    ...DECISION,
    body: ApproveBody,
  }),
  return: endpoint({
    about: '退回',
    method: 'POST',
    path: '/api/review/returns/:period/:organisation/return',
    ...DECISION,
    body: ReturnBody,
  }),
  // Un-approval changes what is in force.
  reopen: endpoint({
    about: '撤销核定',
    method: 'POST',
    path: '/api/review/returns/:period/:organisation/reopen',
    ...DECISION,
    freshMinutes: FRESH_MINUTES,
    body: ReopenBody,
  }),
} as const;
