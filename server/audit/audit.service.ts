/** Reading the audit trail. */

import type { z } from 'zod';
import type { AuditPage, AuditQuery } from '#shared/contract/accounts.ts';
import type { AuditEventTable } from '../db/tables.ts';
import type { World } from '../world.ts';
import { auditHash, listAudit } from './audit.repository.ts';
import { type AuditSubject, auditObjectWords } from './object.words.ts';

const PAGE = 100;

/** A page of events, newest first, with each event's own hash recomputed. `about`: what every address does. */
export async function describeAudit(
  world: World,
  query: z.infer<typeof AuditQuery>,
  about: AuditSubject['about'],
): Promise<AuditPage> {
  const rows = await listAudit(world.db, { ...query, limit: PAGE });
  return {
    events: rows.map((r) => ({
      seq: r.seq,
      at: r.at,
      accountName: r.account_name,
      role: r.role,
      address: r.address,
      action: r.action,
      object: r.object,
      objectName: auditObjectWords(world.catalogue, { object: r.object, detail: detailOf(r), about }),
      outcome: r.outcome,
      detail: r.detail,
      hash: r.hash,
    })),
    next: rows.length === PAGE ? (rows.at(-1)?.seq ?? null) : null,
    intact: rows.every((row, i) => isIntact(row) && follows(row, rows[i + 1])),
  };
}

function detailOf({ detail }: AuditEventTable): Record<string, unknown> {
  const read: unknown = JSON.parse(detail);
  return typeof read === 'object' && read !== null ? { ...read } : {};
}

/** A filtered page has gaps; where two events are neighbours, the newer names the older's hash. */
function follows(newer: AuditEventTable, older: AuditEventTable | undefined): boolean {
  return older?.seq !== newer.seq - 1 || newer.prev === older.hash;
}

function isIntact({ hash, ...row }: AuditEventTable): boolean {
  return auditHash(row) === hash;
}
