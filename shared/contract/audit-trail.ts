/** 审计: the trail searched, taken away with its chain, and a receipt held against it. */
import { z } from 'zod';
import { AUDIT_ACTION_NAME, AUDIT_OUTCOME_NAME } from './audit.ts';
import { endpoint } from './endpoint.ts';
import { OFFICE } from './roles.ts';

/** A day of the city, both ends included. */
const Day = z.iso.date();
const Range = { from: Day.optional(), to: Day.optional() };

export const AuditQuery = z.object({
  before: z.coerce.number().int().positive().optional(),
  action: z.string().max(60).optional(),
  outcome: z.string().max(20).optional(),
  /** A person, an organisation, an address or what the object is called. */
  text: z.string().max(60).optional(),
  ...Range,
});
export type AuditQuery = z.infer<typeof AuditQuery>;

const AuditEvent = z.object({
  seq: z.int(),
  at: z.string(),
  accountName: z.string(),
  role: z.string(),
  address: z.string(),
  action: z.string(),
  /** As it was recorded, and in words. */
  object: z.string(),
  objectName: z.string(),
  outcome: z.string(),
  detail: z.string(),
  hash: z.string(),
});
export const AuditPage = z.object({
  events: z.array(AuditEvent),
  next: z.int().nullable(),
  /** Result of recomputing the chain of the events shown. */
  intact: z.boolean(),
});
export type AuditPage = z.infer<typeof AuditPage>;

/** A number of the trail and the hash that a receipt or publication names for it. */
const ReceiptQuery = z.object({
  seq: z.coerce.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export const ReceiptCheck = z.object({
  /** The event of that number, null when the trail ends before it. */
  event: AuditEvent.nullable(),
  /** Its hash is the receipt's, and its content gives that hash. */
  same: z.boolean(),
  /** Every event since then follows from it, up to the last one. */
  chained: z.boolean(),
  /** Number of the last event. */
  head: z.int(),
});
export type ReceiptCheck = z.infer<typeof ReceiptCheck>;

const AUDITOR = { who: ['audit_admin'] } as const;

export const auditApi = {
  list: endpoint({
    about: '审计记录',
    method: 'GET',
    path: '/api/audit',
    ...AUDITOR,
    query: AuditQuery,
    reply: AuditPage,
  }),
  export: endpoint({
    about: '导出审计记录（含校验链）',
    method: 'GET',
    path: '/api/audit/export',
    ...AUDITOR,
    query: z.object(Range),
    reply: 'file',
  }),
  receipt: endpoint({
    about: '核验回执',
    method: 'GET',
    path: '/api/audit/receipt',
    who: ['audit_admin', ...OFFICE],
    query: ReceiptQuery,
    reply: ReceiptCheck,
  }),
} as const;

/** What the page may ask for: codes with words. */
export const AUDIT_FILTERS = {
  action: Object.entries(AUDIT_ACTION_NAME),
  outcome: Object.entries(AUDIT_OUTCOME_NAME),
} as const;
