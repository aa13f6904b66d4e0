/** 历史数据: figures of past years that an analyst loads as one batch and a second one confirms; taken back the same way. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { endpoint } from './endpoint.ts';
import { OFFICE } from './roles.ts';

/**
 * A load against what is there: nothing · the same · another batch's figure · what a reporter said, which stays in force.
 * A reversal: the cell is empty after it · an earlier batch's figure holds again · the batch's figure is not in force anyway.
 */
const HISTORY_STATES = ['new', 'same', 'replaces', 'kept', 'fault', 'gone', 'back', 'unused'] as const;
export type HistoryRowState = (typeof HISTORY_STATES)[number];
export const HISTORY_STATE_NAME: Record<HistoryRowState, string> = {
  new: '新增',
  same: '与现有相同',
  replaces: '替换先前载入的',
  kept: '与报送的不同，仍用报送的',
  fault: '不能载入',
  gone: '撤销后没有这个数',
  back: '撤销后恢复为先前载入的',
  unused: '现用的不是这一批的数，不变',
};

const HISTORY_ORIGINS = ['reported', 'published', 'simulated'] as const;
export const HISTORY_ORIGIN_NAME: Record<(typeof HISTORY_ORIGINS)[number], string> = {
  reported: '未公开发表',
  published: '公开发表',
  simulated: '模拟数据',
};

const Counts = z.record(z.enum(HISTORY_STATES), z.int());
export type HistoryCounts = z.infer<typeof Counts>;

export const HistoryRow = z.object({
  /** 工作表!C12 */
  place: z.string(),
  /** Empty where the file does not say. */
  periodLabel: z.string(),
  unitName: z.string(),
  indicatorName: z.string(),
  /** Unit of both figures: money 万元. */
  measureUnit: z.string(),
  /** Of a load: in the file, at present. Of a reversal: after it, before it. */
  next: Figure,
  old: Figure,
  oldSimulated: z.boolean(),
  state: z.enum(HISTORY_STATES),
  /** What stands in the way, or what the checks ask about. */
  words: z.string(),
  /** The checks ask for a reason and the row gives none. */
  asks: z.boolean(),
  reason: z.string(),
  release: z.string(),
  citation: z.string(),
  /** Null where whoever proposes the batch says it. */
  origin: z.enum(HISTORY_ORIGINS).nullable(),
});
export type HistoryRow = z.infer<typeof HistoryRow>;

/** One indicator of the file over all its periods and units. */
export const HistorySpan = z.object({
  indicator: z.string(),
  name: z.string(),
  /** 2011年—2020年 */
  periods: z.string(),
  units: z.int(),
  counts: Counts,
});
export type HistorySpan = z.infer<typeof HistorySpan>;

const Contents = z.object({
  total: z.int(),
  counts: Counts,
  /** Rows that ask for a reason; rows without a source. */
  asks: z.int(),
  unsourced: z.int(),
  /** Some figure, in the file or in force, is a simulated one. */
  simulated: z.boolean(),
  spans: z.array(HistorySpan),
  /** What needs looking at first; `left` more are in the downloaded table. */
  rows: z.array(HistoryRow),
  left: z.int(),
});

/** What of a file was not read, each with its place. */
export const Skipped = z.object({
  /** Hidden sheets, and sheets without a head that is understood. */
  sheets: z.array(z.string()),
  /** Columns with content whose head says nothing that is read. */
  columns: z.array(z.string()),
  /** Sums and notes. */
  lines: z.array(z.string()),
});
export type Skipped = z.infer<typeof Skipped>;

export const HistoryPreview = Contents.extend({
  file: z.object({ id: z.string(), name: z.string() }),
  dataVersion: z.int(),
  skipped: Skipped,
});
export type HistoryPreview = z.infer<typeof HistoryPreview>;

const ACT_STATES = ['pending', 'confirmed', 'refused', 'withdrawn', 'reversed'] as const;
export type HistoryActState = (typeof ACT_STATES)[number];
export const HISTORY_ACT_STATE_NAME: Record<HistoryActState, string> = {
  pending: '待另一名分析员确认',
  confirmed: '已载入',
  refused: '未同意',
  withdrawn: '已撤回',
  reversed: '已撤销',
};

export const HistoryAct = z.object({
  number: z.int(),
  kind: z.enum(['load', 'reverse']),
  /** The load that a reversal takes back. */
  reverses: z.int().nullable(),
  title: z.string(),
  reason: z.string(),
  fileName: z.string(),
  rows: z.int(),
  state: z.enum(ACT_STATES),
  proposedBy: z.string(),
  proposedAt: z.string(),
  decidedBy: z.string(),
  decidedAt: z.string(),
  comment: z.string(),
  dataVersion: z.int().nullable(),
  mayConfirm: z.boolean(),
  mayWithdraw: z.boolean(),
  mayReverse: z.boolean(),
});
export type HistoryAct = z.infer<typeof HistoryAct>;

export const History = z.object({
  /** Newest first. */
  acts: z.array(HistoryAct),
});
export type History = z.infer<typeof History>;

/** One batch and what it does, or did, to the figures. */
export const HistoryBatch = Contents.extend({ act: HistoryAct });
export type HistoryBatch = z.infer<typeof HistoryBatch>;

const Reason = z.string().trim().min(2, '请写明原因').max(1000);
export const ProposeHistoryBody = z.strictObject({
  file: z.string().max(60),
  title: z.string().trim().min(2, '请写明这批数据是什么').max(100),
  /** For rows without a source of their own. */
  citation: z.string().trim().max(300),
  release: z.enum(['', '初步', '最终', '普查修订']),
  /** From a yearbook or bulletin, to be cited; otherwise from the office's own papers. */
  published: z.boolean(),
  reason: Reason,
  /** For rows that the checks ask about and that give no reason. */
  reminderReason: z.string().trim().max(1000),
});
export type ProposeHistoryBody = z.infer<typeof ProposeHistoryBody>;

const OfAct = z.object({ number: z.coerce.number().int().positive() });
const OfFile = z.object({ file: z.string().max(60) });

export const historyApi = {
  list: endpoint({
    about: '历史数据的各批',
    method: 'GET',
    path: '/api/history',
    who: OFFICE,
    reply: History,
  }),
  template: endpoint({
    about: '历史数据的空白表',
    method: 'GET',
    path: '/api/history/template.xlsx',
    who: OFFICE,
    reply: 'file',
  }),
  preview: endpoint({
    about: '读取历史数据的表格并核对，不载入',
    method: 'POST',
    path: '/api/history/files',
    who: OFFICE,
    upload: true,
    reply: HistoryPreview,
  }),
  previewTable: endpoint({
    about: '核对结果的全部各行',
    method: 'GET',
    path: '/api/history/files/:file/rows.xlsx',
    who: OFFICE,
    params: OfFile,
    reply: 'file',
  }),
  batch: endpoint({
    about: '一批历史数据',
    method: 'GET',
    path: '/api/history/:number',
    who: OFFICE,
    params: OfAct,
    reply: HistoryBatch,
  }),
  batchTable: endpoint({
    about: '一批历史数据的全部各行',
    method: 'GET',
    path: '/api/history/:number/rows.xlsx',
    who: OFFICE,
    params: OfAct,
    reply: 'file',
  }),
  propose: endpoint({
    about: '提请载入历史数据',
    method: 'POST',
    path: '/api/history',
    who: OFFICE,
    body: ProposeHistoryBody,
    once: true,
    reply: History,
  }),
  reverse: endpoint({
    about: '提请撤销一批历史数据',
    method: 'POST',
    path: '/api/history/:number/reversal',
    who: OFFICE,
    params: OfAct,
    body: z.strictObject({ reason: Reason }),
    once: true,
    reply: History,
  }),
  decide: endpoint({
    about: '确认、不同意或撤回历史数据的提请',
    method: 'POST',
    path: '/api/history/:number/decision',
    who: OFFICE,
    params: OfAct,
    body: z.strictObject({
      kind: z.enum(['confirm', 'refuse', 'withdraw']),
      comment: z.string().trim().max(1000),
    }),
    once: true,
    reply: History,
  }),
} as const;
