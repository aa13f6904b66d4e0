/** The county sees who looked at, took away and changed its own returns; looking itself leaves a row. */
import { auditActionName, auditOutcomeName } from '#shared/contract/audit.ts';
import type { ReturnId } from '#shared/contract/return-state.ts';
import type { ReturnVisits } from '#shared/contract/return-visits.ts';
import { ROLE_NAME, Role } from '#shared/contract/roles.ts';
import { appendAudit, hasDone, listAuditOfReturn } from '../audit/audit.repository.ts';
import { type AuditSubject, auditObjectWords, readDetail } from '../audit/object.words.ts';
import type { AuditEventTable } from '../db/tables.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import type { World } from '../world.ts';

const SHOWN = 200;
/** Who goes back and forth between pages looks once. */
const SAME_LOOK_MS = 3_600_000;

export async function describeVisits(
  world: World,
  { period, organisation }: ReturnId,
  about: AuditSubject['about'],
): Promise<ReturnVisits> {
  const rows = await listAuditOfReturn(world.db, period, organisation, SHOWN + 1);
  return {
    visits: rows.slice(0, SHOWN).map((row) => ({
      seq: row.seq,
      at: row.at,
      who: row.account_name,
      role: roleName(row.role),
      what: whatWords(world, row, about),
      outcome: auditOutcomeName(row.outcome),
    })),
    more: rows.length > SHOWN,
  };
}

/** What is done to the return itself needs no object; a file or an address is named. */
function whatWords(world: World, row: AuditEventTable, about: AuditSubject['about']): string {
  const action = auditActionName(row.action);
  if (/^(return|submission)\//.test(row.object)) return action;
  const subject = { object: row.object, detail: readDetail(row.detail), about };
  return `${action}：${auditObjectWords(world.catalogue, subject)}`;
}

function roleName(role: string): string {
  const known = Role.safeParse(role);
  return known.success ? ROLE_NAME[known.data] : '';
}

/** Records that somebody of another organisation opened a return, once an hour; nothing is written to a damaged store. */
export async function recordLook(
  world: World,
  actor: Actor,
  { period, organisation }: ReturnId,
): Promise<void> {
  if (world.store.damage.length > 0 || actor.person.organisation === organisation) return;
  const object = `return/${period}/${organisation}` as const;
  const since = new Date(actor.at.getTime() - SAME_LOOK_MS);
  const look = { account: actor.person.account, action: 'view', object, since } as const;
  if (await hasDone(world.db, look)) return;
  await world.db.transaction().execute((trx) => appendAudit(trx, entryOf(actor, 'view', object)));
}
