/** One row of a return: its figure, the past beside it, findings and remarks. */
import { z } from 'zod';
import { Figure, REPORTED_REASONS } from '../figure.ts';
import { ReturnState } from './return-state.ts';

/** A cell of the draft as the server understands it. */
export const DraftCell = z.object({
  /** What the person typed or the file showed, in the form's unit. */
  text: z.string(),
  mark: z.enum(['value', 'invalid', ...REPORTED_REASONS]),
  /** Exact decimal in the form's unit; null unless mark is value. */
  amount: z.string().nullable(),
  /** Address in the reporter's file, e.g. `C7`; null when typed in the page. */
  cell: z.string().nullable(),
  /** What stood in the file before any conversion or correction. */
  raw: z.string().nullable(),
  /** Where and in what unit it stood in the file; `factor`: 1 of that unit in the form's, an exact decimal. */
  sheet: z.string().nullable(),
  sourceUnit: z.string().nullable(),
  factor: z.string().nullable(),
  /** What the latest file gives, as it would stand in `text` and `note`; '' for nothing, null before any file. */
  fileText: z.string().nullable(),
  fileNote: z.string().nullable(),
  /** What was typed in the page until a file said otherwise: nothing typed is lost. */
  aside: z
    .object({ text: z.string(), note: z.string(), reasons: z.record(z.string(), z.string()) })
    .nullable(),
  /** 备注 / 佐证. */
  note: z.string(),
  release: z.string(),
  /** Reasons by rule id. */
  reasons: z.record(z.string(), z.string()),
  /** Answer to a reviewer's pinned remark. */
  answer: z.string(),
});
export type DraftCell = z.infer<typeof DraftCell>;

/** A cell for which the page and the file say different things, both as texts in the form's unit. */
export const Difference = z.object({
  /** Whose text stands in the cell now. */
  inForce: z.enum(['file', 'page']),
  file: z.string(),
  page: z.string(),
  /** 备注, when they differ in it. */
  fileNote: z.string(),
  pageNote: z.string(),
});
export type Difference = z.infer<typeof Difference>;

export const Remark = z.object({
  decision: z.string(),
  remark: z.string(),
  by: z.string(),
  at: z.string(),
  answer: z.string(),
});
export type Remark = z.infer<typeof Remark>;

export const ReturnRow = z.object({
  key: z.string(),
  unit: z.string(),
  unitName: z.string(),
  indicator: z.string(),
  name: z.string(),
  group: z.string(),
  /** 0 合计, 1 其中, 2 deeper. */
  indent: z.int(),
  /** Unit of the form: 万元, 亿元, %, 家 … All figures of the row are in it. */
  measureUnit: z.string(),
  decimals: z.int(),
  required: z.boolean(),
  relation: z.string().nullable(),
  definition: z.string(),
  /** 数源单位 and 责任单位 of annex 1. */
  source: z.string(),
  responsible: z.string(),
  clause: z.string(),
  previous: Figure,
  lastYear: Figure,
  /** 同比 of the draft figure, %; for rates the change in 百分点. */
  growth: Figure,
  cell: DraftCell,
  difference: Difference.nullable(),
  remarks: z.array(Remark),
});
export type ReturnRow = z.infer<typeof ReturnRow>;

/** A figure of the reporter's unit that another organisation supplies: read-only, can be objected to. */
export const SuppliedRow = z.object({
  unit: z.string(),
  indicator: z.string(),
  name: z.string(),
  measureUnit: z.string(),
  decimals: z.int(),
  figure: Figure,
  lastYear: Figure,
  growth: Figure,
  suppliedBy: z.string(),
  state: ReturnState,
  at: z.string().nullable(),
  objections: z.array(z.object({ text: z.string(), by: z.string(), at: z.string() })),
});
export type SuppliedRow = z.infer<typeof SuppliedRow>;
