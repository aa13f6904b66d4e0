/** Reading the audit trail: searched, taken away with its chain, and a receipt held against it. */
import { endOfCivilDay } from '#shared/civil-time.ts';
import type { AuditPage, AuditQuery, ReceiptCheck } from '#shared/contract/audit-trail.ts';
import type { AuditEventTable } from '../db/tables.ts';
import { badRequest } from '../http/problem.ts';
import type { World } from '../world.ts';
import {
  type AuditFilter,
  auditHash,
  findAuditHead,
  findAuditSpan,
  listAudit,
  listAuditBetween,
} from './audit.repository.ts';
import { type AuditSubject, auditObjectWords, readDetail } from './object.words.ts';

const PAGE = 100;
const BATCH = 500;
/** Some 100 MB of text; a busy year has a tenth of it. */
const EXPORT_EVENTS = 200_000;
const DAY_MS = 86_400_000;

type About = AuditSubject['about'];

/** A page of events, newest first, with each event's own hash recomputed. `about`: what every address does. */
export async function describeAudit(world: World, query: AuditQuery, about: About): Promise<AuditPage> {
  const rows = await listAudit(world.db, filterOf(world, query), PAGE);
  return {
    events: rows.map((row) => eventView(world, row, about)),
    next: rows.length === PAGE ? (rows.at(-1)?.seq ?? null) : null,
    intact: rows.every((row, i) => isIntact(row) && follows(row, rows[i + 1])),
  };
}

function filterOf(world: World, { text, from, to, ...rest }: AuditQuery): AuditFilter {
  return { ...rest, ...between(world, from, to), texts: text?.trim() ? textsOf(world, text.trim()) : [] };
}

/** A text as typed, and the codes of the organisations whose name it is part of: objects are recorded by code. */
function textsOf({ catalogue }: World, text: string): string[] {
  const named = catalogue.organisations.filter(
    ({ name, shortName }) => name.includes(text) || shortName === text,
  );
  return [text, ...named.flatMap(({ code }) => [`/${code}`, `"organisation":"${code}"`])];
}

function between({ catalogue }: World, from: string | undefined, to: string | undefined) {
  const endOf = (day: string) => endOfCivilDay(day, catalogue.city.utcOffsetMinutes);
  return {
    from: from ? new Date(endOf(from).getTime() - DAY_MS + 1) : null,
    to: to ? endOf(to) : null,
  };
}

function eventView(world: World, row: AuditEventTable, about: About): AuditPage['events'][number] {
  return {
    seq: row.seq,
    at: row.at,
    accountName: row.account_name,
    role: row.role,
    address: row.address,
    action: row.action,
    object: row.object,
    objectName: auditObjectWords(world.catalogue, {
      object: row.object,
      detail: readDetail(row.detail),
      about,
    }),
    outcome: row.outcome,
    detail: row.detail,
    hash: row.hash,
  };
}

/** The trail between two days, one JSON object a line with hash, previous hash and seals: `npm run verify -- --trail`. */
export async function exportTrail(
  world: World,
  { from, to }: { from?: string | undefined; to?: string | undefined },
): Promise<{ name: string; bytes: Uint8Array }> {
  const range = between(world, from, to);
  const span = await findAuditSpan(world.db, range.from, range.to);
  if (!span) throw badRequest('这段时间没有审计记录', []);
  if (span.last - span.first >= EXPORT_EVENTS)
    throw badRequest(`一次最多导出${EXPORT_EVENTS}条`, [
      { pointer: 'from', rule: 'size', detail: '请缩短起止日期，分几次导出；前后两份首尾相接，仍可核验。' },
    ]);
  const lines: string[] = [];
  for (let at = span.first; at <= span.last; at += BATCH) {
    const rows = await listAuditBetween(world.db, at, Math.min(at + BATCH - 1, span.last));
    lines.push(...rows.map((row) => JSON.stringify(row)));
  }
  return {
    name: `审计记录 第${span.first}—${span.last}条.jsonl`,
    bytes: Buffer.from(`${lines.join('\n')}\n`),
  };
}

/** Whether the trail still holds the event that a receipt names, and everything since then follows from it. */
export async function checkReceipt(
  world: World,
  { seq, hash }: { seq: number; hash: string },
  about: About,
): Promise<ReceiptCheck> {
  const { seq: head } = await findAuditHead(world.db);
  const [row] = seq <= head ? await listAuditBetween(world.db, seq, seq) : [];
  if (!row) return { event: null, same: false, chained: false, head };
  const same = row.hash === hash && isIntact(row);
  return {
    event: eventView(world, row, about),
    same,
    chained: same && (await isChained(world, row, head)),
    head,
  };
}

async function isChained({ db }: World, from: AuditEventTable, head: number): Promise<boolean> {
  let before = from;
  while (before.seq < head) {
    const rows = await listAuditBetween(db, before.seq + 1, Math.min(before.seq + BATCH, head));
    if (rows.length === 0) return false;
    for (const row of rows) {
      if (row.seq !== before.seq + 1 || row.prev !== before.hash || !isIntact(row)) return false;
      before = row;
    }
  }
  return true;
}

/** A filtered page has gaps; where two events are neighbours, the newer names the older's hash. */
function follows(newer: AuditEventTable, older: AuditEventTable | undefined): boolean {
  return older?.seq !== newer.seq - 1 || newer.prev === older.hash;
}

function isIntact({ hash, ...row }: AuditEventTable): boolean {
  return auditHash(row) === hash;
}
