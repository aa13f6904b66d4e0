/** 接口密钥: one kind of administrator asks, the other decides, either ends; the key itself is shown once. */
import type { z } from 'zod';
import { civilDay, endOfCivilDay } from '#shared/civil-time.ts';
import type { ApiKey, AskKeyBody, apiKeysApi, DecideKeyBody } from '#shared/contract/api-keys.ts';
import { isOwn, type Person } from '#shared/contract/session.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import type { Db } from '../db/open.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { badRequest, conflict, notFound } from '../http/problem.ts';
import { todayOf } from '../programme/today.ts';
import type { World } from '../world.ts';
import {
  findGrantedKey,
  insertKeyDecision,
  insertKeyRequest,
  type KeyDecisionRow,
  type KeyRequestRow,
  listKeyDecisions,
  listKeyRequests,
} from './key.repository.ts';
import { isSecret, newKey, newKeyId, readKey } from './key-text.ts';

/** A key lasts no longer than passwords of people are let live in peace: a year, then somebody looks again. */
const MOST_DAYS = 366;

/** Every key there was, newest first, as the caller may act on it. */
export async function describeKeys(world: World, person: Person): Promise<ApiKey[]> {
  return keysOf(world, world.db, person);
}

/** Asks for a key. @throws 400 for an end that has passed or is more than a year away. */
export function askForKey(world: World, actor: Actor, body: AskKeyBody): Promise<ApiKey> {
  const { utcOffsetMinutes: offset } = world.catalogue.city;
  const today = civilDay(actor.at, offset);
  const latest = civilDay(new Date(actor.at.getTime() + MOST_DAYS * 86_400_000), offset);
  if (body.validUntil < today || body.validUntil > latest) {
    const detail = `请填 ${today} 至 ${latest} 之间的日期（最长一年，到期可再申请）。`;
    throw badRequest('有效期不正确', [{ pointer: 'validUntil', rule: 'range', detail }]);
  }
  return world.db.transaction().execute(async (trx) => {
    const id = newKeyId();
    await insertKeyRequest(trx, {
      id,
      name: body.name,
      scope: body.scope,
      valid_until: body.validUntil,
      reason: body.reason,
      asked_by: actor.person.account,
      asked_at: actor.at.toISOString(),
    });
    await appendAudit(trx, entryOf(actor, 'ask-key', `key/${id}`, { ...body }));
    return keyIn(await keysOf(world, trx, actor.person), id);
  });
}

/** Decides or ends a key. @throws 404; 400 without a reason where one is needed; 409 when it is not the caller's to do. */
export function decideKey(
  world: World,
  actor: Actor,
  id: string,
  { outcome, reason }: DecideKeyBody,
): Promise<z.infer<typeof apiKeysApi.decide.reply>> {
  if (reason === '' && (outcome === 'refused' || outcome === 'revoked'))
    throw badRequest('请写明原因', [
      { pointer: 'reason', rule: 'required', detail: '停用和不同意须有原因。' },
    ]);
  return world.db.transaction().execute(async (trx) => {
    const key = keyIn(await keysOf(world, trx, actor.person), id);
    const allowed = {
      granted: key.mayDecide,
      refused: key.mayDecide,
      withdrawn: key.mayWithdraw,
      revoked: key.mayRevoke,
    };
    if (!allowed[outcome])
      throw conflict(
        'second-person',
        '此密钥现在不能这样办理',
        '申请由另一类管理员办理；请刷新后查看它的状态。',
      );
    const made = outcome === 'granted' ? newKey(id) : null;
    await insertKeyDecision(trx, {
      request_id: id,
      outcome,
      reason,
      secret_hash: made?.hash ?? null,
      decided_by: actor.person.account,
      decided_at: actor.at.toISOString(),
    });
    const detail = { name: key.name, scope: key.scope, validUntil: key.validUntil, reason };
    await appendAudit(trx, entryOf(actor, `${outcome}-key`, `key/${id}`, detail));
    return { key: keyIn(await keysOf(world, trx, actor.person), id), secret: made?.text ?? null };
  });
}

/** The key that a text proves and that opens something now; null for any other. */
export async function openKey(world: World, text: string) {
  const given = readKey(text);
  const key = given && (await findGrantedKey(world.db, given.id));
  if (!given || !key?.secret_hash || !isSecret(given.secret, key.secret_hash)) return null;
  const end = endOfCivilDay(key.valid_until, world.catalogue.city.utcOffsetMinutes);
  return world.now() > end ? null : { id: key.id, name: key.name, scope: key.scope };
}

function keyIn(keys: readonly ApiKey[], id: string): ApiKey {
  const key = keys.find((one) => one.id === id);
  if (!key) throw notFound('接口密钥');
  return key;
}

async function keysOf(world: World, db: Db, person: Person): Promise<ApiKey[]> {
  const today = todayOf(world);
  const decisions = Map.groupBy(await listKeyDecisions(db), (row) => row.request_id);
  const requests = await listKeyRequests(db);
  return requests.map((row) => keyView(row, decisions.get(row.id) ?? [], person, today));
}

function keyView(
  row: KeyRequestRow,
  decisions: readonly KeyDecisionRow[],
  person: Person,
  today: string,
): ApiKey {
  const first = decisions.find(({ outcome }) => outcome !== 'revoked');
  const end = decisions.find(({ outcome }) => outcome === 'revoked');
  const state = stateOf(first, end, row.valid_until < today);
  const asked = state === 'asked';
  return {
    id: row.id,
    name: row.name,
    scope: row.scope,
    validUntil: row.valid_until,
    state,
    reason: row.reason,
    askedBy: row.asked_by_name,
    askedAt: row.asked_at,
    decidedBy: first?.decided_by_name ?? null,
    ended: end ? { by: end.decided_by_name, at: end.decided_at, reason: end.reason } : null,
    mayWithdraw: asked && isOwn(person, row.asked_by),
    mayDecide: asked && !isOwn(person, row.asked_by) && row.asked_by_role !== person.role,
    mayRevoke: state === 'active',
  };
}

function stateOf(
  first: KeyDecisionRow | undefined,
  end: KeyDecisionRow | undefined,
  isOver: boolean,
): ApiKey['state'] {
  if (end) return 'revoked';
  if (!first) return 'asked';
  if (first.outcome === 'refused' || first.outcome === 'withdrawn') return first.outcome;
  return isOver ? 'expired' : 'active';
}
