/**
 * The audit trail: one hash-chained row per event, written in the transaction of the business it records, so that
 * neither exists without the other. It proves change, not truth; its anchor is the receipts outside the database.
 */
import { createHash } from 'node:crypto';
import type { AuditAction, AuditOutcome } from '#shared/contract/audit.ts';
import type { Db, Trx } from '../db/open.ts';
import type { AuditEventTable } from '../db/tables.ts';
import type { AuditObject } from './object-words.ts';

export const AUDIT_ALGORITHM = 'sha256:audit-v1';

/** What happened, to be recorded; `detail` holds what is needed to understand it later (before, after, counts). */
export interface AuditEntry {
  at: Date;
  accountId: string | null;
  accountName: string;
  role: string;
  address: string;
  action: AuditAction;
  object: AuditObject;
  outcome: AuditOutcome;
  detail: Record<string, unknown>;
}

/** Appends one event and returns its sequence number and hash (the new head). */
export async function appendAudit(trx: Trx, entry: AuditEntry): Promise<{ seq: number; hash: string }> {
  const head = await findAuditHead(trx);
  const row: Omit<AuditEventTable, 'hash'> = {
    seq: head.seq + 1,
    alg: AUDIT_ALGORITHM,
    at: entry.at.toISOString(),
    account_id: entry.accountId,
    account_name: singleLine(entry.accountName),
    role: entry.role,
    address: entry.address,
    action: entry.action,
    object: singleLine(entry.object),
    outcome: entry.outcome,
    detail: JSON.stringify(entry.detail),
    prev: head.hash,
  };
  const hash = auditHash(row);
  await trx
    .insertInto('audit_event')
    .values({ ...row, hash })
    .execute();
  return { seq: row.seq, hash };
}

/** The last event's number and hash; zero and an empty string before the first. */
export async function findAuditHead(db: Db): Promise<{ seq: number; hash: string }> {
  const head = await db
    .selectFrom('audit_event')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return head ?? { seq: 0, hash: '' };
}

/** Hash of an event: the domain word, the previous hash and the canonical JSON of the row. */
export function auditHash(row: Omit<AuditEventTable, 'hash'>): string {
  const { prev, ...body } = row;
  const canonical = JSON.stringify(Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1)));
  return createHash('sha256').update(`audit-v1\n${prev}\n${canonical}`).digest('hex');
}

/** Line breaks and control characters must not forge a second row in a listing. */
function singleLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');
}

/** Events before a number, newest first. */
export function listAudit(
  db: Db,
  filter: { before?: number | undefined; action?: string | undefined; limit: number },
): Promise<AuditEventTable[]> {
  let query = db.selectFrom('audit_event').selectAll().orderBy('seq', 'desc').limit(filter.limit);
  if (filter.before !== undefined) query = query.where('seq', '<', filter.before);
  if (filter.action !== undefined) query = query.where('action', '=', filter.action);
  return query.execute();
}
