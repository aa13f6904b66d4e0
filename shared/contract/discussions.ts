/** 会商: threads on a figure, or on a difference between two sources of it. */
import { z } from 'zod';
import { ENTRY_KINDS, OUTCOMES } from '../discussion.ts';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { endpoint } from './endpoint.ts';
import { DRAFT_READERS, OFFICE } from './roles.ts';

const Source = z.object({ organisation: z.string(), organisationName: z.string() });

export const DiscussionEntry = z.object({
  number: z.int(),
  kind: z.enum(ENTRY_KINDS),
  text: z.string(),
  by: z.string(),
  organisationName: z.string(),
  at: z.string(),
  /** What was agreed, where a difference is closed. */
  outcome: z.enum(OUTCOMES).nullable(),
  /** What both sources said at that moment, in the form's unit; null of a figure by itself. */
  figures: z.object({ first: Figure, second: Figure }).nullable(),
});
export type DiscussionEntry = z.infer<typeof DiscussionEntry>;

export const Discussion = z.object({
  number: z.int(),
  period: Period,
  label: z.string(),
  unit: z.string(),
  unitName: z.string(),
  indicator: z.string(),
  name: z.string(),
  measureUnit: z.string(),
  decimals: z.int(),
  /** Of a difference: the responsible reporter, whose figure is used, and the other source. */
  sources: z.object({ first: Source, second: Source }).nullable(),
  /** Names of those who may read and speak, the office first. */
  parties: z.array(z.string()),
  closed: z.boolean(),
  /** Names of those whose answer is awaited. */
  waitsFor: z.array(z.string()),
  /** The reader's own answer is. */
  waitsForMe: z.boolean(),
  /** The reader may close it: the office, and of a figure by itself also who brought it up. */
  mayClose: z.boolean(),
  entries: z.array(DiscussionEntry),
});
export type Discussion = z.infer<typeof Discussion>;

export const Discussions = z.object({
  /** Those that wait for the reader first, then open ones, then closed ones; the latest word first. */
  rows: z.array(Discussion),
  /** Whether the reader may begin one on the figure asked for; false where none is. */
  mayOpen: z.boolean(),
});
export type Discussions = z.infer<typeof Discussions>;

const Words = z.string().trim().min(2, '请写明内容，至少两个字').max(1000);

const OpenBody = z.strictObject({
  period: Period,
  unit: z.string().min(1).max(60),
  indicator: z.string().min(1).max(60),
  /** Of a difference: the source that is not the responsible one. */
  second: z.string().min(1).max(60).nullable(),
  text: Words,
});
export type OpenBody = z.infer<typeof OpenBody>;

const EntryBody = z.strictObject({
  kind: z.enum(['say', 'close', 'reopen']),
  text: Words,
  /** Asked for where a difference is closed, and nowhere else. */
  outcome: z.enum(OUTCOMES).nullable(),
  /** Number of the latest entry that was seen. */
  seen: z.int().min(1),
});
export type EntryBody = z.infer<typeof EntryBody>;

/** Who takes part: the office, and reporters and approvers of the organisations that a figure concerns. */
const TAKE_PART = [...DRAFT_READERS, ...OFFICE];

export const discussionsApi = {
  list: endpoint({
    about: '会商',
    method: 'GET',
    path: '/api/discussions',
    who: TAKE_PART,
    query: z.object({
      period: Period.optional(),
      unit: z.string().max(60).optional(),
      indicator: z.string().max(60).optional(),
    }),
    reply: Discussions,
  }),
  open: endpoint({
    about: '就一个数或两方数据的差异提出会商',
    method: 'POST',
    path: '/api/discussions',
    who: TAKE_PART,
    body: OpenBody,
    once: true,
    reply: Discussion,
  }),
  add: endpoint({
    about: '答复、办结或恢复一项会商',
    method: 'POST',
    path: '/api/discussions/:number/entries',
    who: TAKE_PART,
    params: z.object({ number: z.coerce.number().int().positive() }),
    body: EntryBody,
    once: true,
    reply: Discussion,
  }),
} as const;
