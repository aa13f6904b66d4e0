/**
 * The audit trail: one hash-chained row per event, written in the transaction of the business it records, so that
 * neither exists without the other. It proves change, not truth; its anchor is the receipts outside the database.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { AuditAction, AuditOutcome } from '#shared/contract/audit.ts';
import type { Db, Trx } from '../db/open.ts';
import { SUITES, type Suite, sealWritten } from '../db/seals.ts';
import type { AuditEventTable } from '../db/tables.ts';
import type { AuditObject } from './object.words.ts';

/** The rules of a row's hash: v1 knew no seals; its rows stay as they were written. */
const V1 = 'sha256:audit-v1';
const algorithmOf = (suite: Suite) => `${suite}:audit-v2`;

/** The hash that a trail is kept in, by its last event. */
function suiteOf(alg: string): Suite | undefined {
  return SUITES.find((suite) => alg.startsWith(`${suite}:`));
}

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

/** An event of the server itself or of whoever stands at its console. */
export function systemEntry(
  at: Date,
  action: AuditAction,
  object: AuditObject,
  detail: Record<string, unknown> = {},
  accountName = '系统',
): AuditEntry {
  const nobody = { accountId: null, accountName, role: '', address: '本机' };
  return { at, ...nobody, action, object, outcome: 'ok', detail };
}

/**
 * Appends one event and returns its sequence number and hash (the new head). A trail keeps the hash it began with; `begun`
 * is what a new one begins with.
 */
export async function appendAudit(
  trx: Trx,
  entry: AuditEntry,
  begun: Suite = 'sha256',
): Promise<{ seq: number; hash: string }> {
  const head = await findAuditHead(trx);
  const suite = suiteOf(head.alg) ?? begun;
  const row: Omit<AuditEventTable, 'hash'> = {
    seq: head.seq + 1,
    alg: algorithmOf(suite),
    at: entry.at.toISOString(),
    account_id: entry.accountId,
    account_name: singleLine(entry.accountName),
    role: entry.role,
    address: entry.address,
    action: entry.action,
    object: singleLine(entry.object),
    outcome: entry.outcome,
    detail: JSON.stringify(entry.detail),
    seals: JSON.stringify(await sealWritten(trx, suite)),
    prev: head.hash,
  };
  const hash = auditHash(row);
  await trx
    .insertInto('audit_event')
    .values({ ...row, hash })
    .execute();
  return { seq: row.seq, hash };
}

/** The last event's number, hash and algorithm; zero and empty strings before the first. */
export async function findAuditHead(db: Db): Promise<{ seq: number; hash: string; alg: string }> {
  const head = await db
    .selectFrom('audit_event')
    .select(['seq', 'hash', 'alg'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return head ?? { seq: 0, hash: '', alg: '' };
}

/**
 * Hash of an event: the domain word, the previous hash and the canonical JSON of the row, by the algorithm it names.
 * Empty for an algorithm that is not known.
 */
export function auditHash(row: Omit<AuditEventTable, 'hash'>): string {
  const { prev, seals, ...body } = row;
  const [suite, domain] = row.alg.split(':');
  const known = SUITES.find((one) => one === suite);
  if (!known || (domain !== 'audit-v2' && row.alg !== V1)) return '';
  const hashed = row.alg === V1 ? body : { ...body, seals };
  const canonical = JSON.stringify(Object.entries(hashed).sort(([a], [b]) => (a < b ? -1 : 1)));
  return createHash(known).update(`${domain}\n${prev}\n${canonical}`).digest('hex');
}

/** Line breaks and control characters must not forge a second row in a listing. */
function singleLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');
}

export interface AuditFilter {
  /** Below this number. */
  before?: number | undefined;
  action?: string | undefined;
  outcome?: string | undefined;
  /** Instants, both ends included. */
  from?: Date | null;
  to?: Date | null;
  /** One of these stands in the person's name, the address, the object or the detail. */
  texts?: readonly string[];
}

/** Events that fit, newest first. */
export function listAudit(db: Db, filter: AuditFilter, limit: number): Promise<AuditEventTable[]> {
  const { before, action, outcome, from, to, texts = [] } = filter;
  let query = db.selectFrom('audit_event').selectAll().orderBy('seq', 'desc').limit(limit);
  if (before !== undefined) query = query.where('seq', '<', before);
  if (action !== undefined) query = query.where('action', '=', action);
  if (outcome !== undefined) query = query.where('outcome', '=', outcome);
  if (from) query = query.where('at', '>=', from.toISOString());
  if (to) query = query.where('at', '<=', to.toISOString());
  if (texts.length > 0)
    query = query.where((e) =>
      e.or(
        texts.flatMap((text) =>
          (['account_name', 'address', 'object', 'detail'] as const).map(
            (column) => sql<boolean>`${e.ref(column)} like ${containing(text)} escape '!'`,
          ),
        ),
      ),
    );
  return query.execute();
}

/** A pattern that contains a text as it stands. */
function containing(text: string): string {
  return `%${text.replace(/[!%_]/g, (sign) => `!${sign}`)}%`;
}

/** Events about one return, whatever their object: the return, a submission of it, or an address with its names. Newest first. */
export function listAuditOfReturn(
  db: Db,
  period: string,
  organisation: string,
  limit: number,
): Promise<AuditEventTable[]> {
  return db
    .selectFrom('audit_event')
    .selectAll()
    .where((e) =>
      e.or([
        e('object', '=', `return/${period}/${organisation}`),
        e.and([
          e('detail', 'like', containing(`"period":"${period}"`)),
          e('detail', 'like', containing(`"organisation":"${organisation}"`)),
        ]),
      ]),
    )
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
}

/** Events of some actions on some objects, newest first. */
export function listAuditOfObjects(
  db: Db,
  objects: readonly string[],
  actions: readonly AuditAction[],
  limit: number,
): Promise<AuditEventTable[]> {
  return db
    .selectFrom('audit_event')
    .selectAll()
    .where('object', 'in', objects)
    .where('action', 'in', actions)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
}

/** Whether an account did this to this object since an instant. */
export async function hasDone(
  db: Db,
  {
    account,
    action,
    object,
    since,
  }: { account: string; action: AuditAction; object: AuditObject; since: Date },
): Promise<boolean> {
  const row = await db
    .selectFrom('audit_event')
    .select('seq')
    .where('account_id', '=', account)
    .where('action', '=', action)
    .where('object', '=', object)
    .where('at', '>=', since.toISOString())
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Events from one number to another, in order. */
export function listAuditBetween(db: Db, from: number, to: number): Promise<AuditEventTable[]> {
  return db
    .selectFrom('audit_event')
    .selectAll()
    .where('seq', '>=', from)
    .where('seq', '<=', to)
    .orderBy('seq')
    .execute();
}

/** The first and last number between two instants; null when nothing happened then. */
export async function findAuditSpan(
  db: Db,
  from: Date | null,
  to: Date | null,
): Promise<{ first: number; last: number } | null> {
  let query = db
    .selectFrom('audit_event')
    .select((e) => [e.fn.min<number | null>('seq').as('first'), e.fn.max<number | null>('seq').as('last')]);
  if (from) query = query.where('at', '>=', from.toISOString());
  if (to) query = query.where('at', '<=', to.toISOString());
  const { first, last } = await query.executeTakeFirstOrThrow();
  return first === null || last === null ? null : { first: Number(first), last: Number(last) };
}
