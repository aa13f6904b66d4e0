/** 监测制度: one analyst drafts what changes in the programme, another confirms; every version stays and can be compared. */
import { z } from 'zod';
import { Period } from '../period.ts';
import { ProgrammeChange } from '../programme/change.ts';
import { endpoint } from './endpoint.ts';
import { Paging, pageQuery } from './pages.ts';
import { OFFICE } from './roles.ts';

const Changes = z.array(ProgrammeChange).min(1, '请至少填一项变更').max(60);

const DiffLine = z.object({
  part: z.string(),
  name: z.string(),
  field: z.string(),
  before: z.string(),
  after: z.string(),
});

const Effects = z.object({
  forms: z.array(z.string()),
  totals: z.array(z.string()),
  ranks: z.array(z.string()),
});

const Checked = z.object({
  /** What stands against it; empty when it can be proposed. */
  faults: z.array(z.string()),
  /** One sentence a change. */
  words: z.array(z.string()),
  diff: z.array(DiffLine),
  effects: Effects,
});
export type CheckedChange = z.infer<typeof Checked>;

const Step = z.object({ by: z.string(), at: z.string() });

const ProgrammeProposal = z.object({
  number: z.int(),
  ...Checked.shape,
  reason: z.string(),
  /** Found in the city's folder at start. */
  folder: z.boolean(),
  proposed: Step,
  mayConfirm: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type ProgrammeProposal = z.infer<typeof ProgrammeProposal>;

const Named = z.object({ code: z.string(), name: z.string() });

export const ProgrammeChangesView = z.object({
  version: z.int(),
  proposals: z.array(ProgrammeProposal),
  /** Newest first: confirmed, refused and withdrawn. */
  history: z.array(
    z.object({
      number: z.int(),
      version: z.int().nullable(),
      outcome: z.enum(['confirm', 'refuse', 'withdraw']),
      words: z.array(z.string()),
      diff: z.array(DiffLine),
      reason: z.string(),
      comment: z.string(),
      proposed: Step,
      decided: Step,
    }),
  ),
  /** What a change may be about: rows that have not ended; units are asked for by themselves. */
  indicators: z.array(Named.extend({ definition: z.string(), sum: z.boolean(), derived: z.boolean() })),
  forms: z.array(
    Named.extend({ groups: z.array(z.object({ title: z.string(), indicators: z.array(Named) })) }),
  ),
  rules: z.array(
    Named.extend({ params: z.record(z.string(), z.number()), severity: z.enum(['error', 'warning']) }),
  ),
  targets: z.array(
    Named.extend({ value: z.string(), unit: z.string(), clause: z.string(), quote: z.string() }),
  ),
  /** scheme.json as it is. */
  scheme: z.string(),
  /** Periods that a change may begin with, the next first. */
  periods: z.array(z.object({ period: Period, label: z.string() })),
});
export type ProgrammeChangesView = z.infer<typeof ProgrammeChangesView>;

const ProgrammeUnits = z.object({
  rows: z.array(Named.extend({ shortName: z.string(), placed: z.string() })),
  paging: Paging,
});
export type ProgrammeUnits = z.infer<typeof ProgrammeUnits>;

const OfProposal = z.object({ number: z.coerce.number().int().positive() });
const Comment = z.strictObject({ comment: z.string().trim().max(1000) });
const WRITE = { method: 'POST', who: OFFICE, reply: ProgrammeChangesView } as const;
const decision = (about: string, act: 'confirm' | 'refuse' | 'withdraw') =>
  endpoint({
    ...WRITE,
    about,
    path: `/api/programme/changes/:number/${act}`,
    params: OfProposal,
    body: Comment,
  });

export const programmeChangesApi = {
  view: endpoint({
    about: '监测制度的版本、待确认的变更和历次变更',
    method: 'GET',
    path: '/api/programme/changes',
    who: OFFICE,
    reply: ProgrammeChangesView,
  }),
  units: endpoint({
    about: '变更可以涉及的单位',
    method: 'GET',
    path: '/api/programme/changes/units',
    who: OFFICE,
    query: z.object(pageQuery),
    reply: ProgrammeUnits,
  }),
  check: endpoint({
    ...WRITE,
    about: '检查监测制度变更及其影响，不保存',
    path: '/api/programme/changes/check',
    body: z.strictObject({ changes: Changes }),
    reply: Checked,
  }),
  propose: endpoint({
    ...WRITE,
    about: '提出监测制度变更',
    path: '/api/programme/changes',
    body: z.strictObject({
      changes: Changes,
      reason: z.string().trim().min(2, '请写明原因').max(1000),
    }),
    once: true,
  }),
  confirm: decision('确认监测制度变更', 'confirm'),
  refuse: decision('不同意监测制度变更', 'refuse'),
  withdraw: decision('撤回监测制度变更', 'withdraw'),
  folder: endpoint({
    about: '导出正在使用的监测制度(城市文件夹，zip)',
    method: 'GET',
    path: '/api/programme/folder',
    who: OFFICE,
    reply: 'file',
  }),
} as const;
