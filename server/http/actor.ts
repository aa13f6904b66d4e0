/** The caller as services need it: who acts, from where, at what time. */
import type { FastifyRequest } from 'fastify';
import type { Person } from '#shared/contract/session.ts';
import type { AuditEntry } from '../audit/audit.repository.ts';
import { notSignedIn } from './problem.ts';

export interface Actor {
  person: Person;
  address: string;
  at: Date;
}

/** The signed-in caller of a request whose policy has been checked. */
export function actorOf(request: FastifyRequest, at: Date): Actor {
  if (!request.person) throw notSignedIn();
  return { person: request.person, address: request.ip, at };
}

/** An audit entry in the actor's name. */
export function entryOf(
  actor: Actor,
  action: AuditEntry['action'],
  object: AuditEntry['object'],
  detail: Record<string, unknown> = {},
): AuditEntry {
  return {
    at: actor.at,
    accountId: actor.person.account,
    accountName: actor.person.displayName,
    role: actor.person.role,
    address: actor.address,
    action,
    object,
    outcome: 'ok',
    detail,
  };
}

/** Somebody whose name belongs in the trail: a person, or a system by its key. */
export function isKnown({ person, apiKey }: FastifyRequest): boolean {
  return person !== null || apiKey !== null;
}

/** As `entryOf`, for whoever calls: a system is named by its key. @throws 401 for strangers. */
export function callerEntry(
  request: FastifyRequest,
  at: Date,
  action: AuditEntry['action'],
  object: AuditEntry['object'],
  detail: Record<string, unknown> = {},
): AuditEntry {
  const { apiKey, ip } = request;
  if (!apiKey) return entryOf(actorOf(request, at), action, object, detail);
  const system = { accountId: null, accountName: `接口密钥：${apiKey.name}`, role: '', address: ip };
  return { at, ...system, action, object, outcome: 'ok', detail: { ...detail, key: apiKey.id } };
}

/** The route a request was meant for, `POST /api/returns/:period/…`, as an audit row names it. */
export function routeOf(request: FastifyRequest): `${string} /${string}` {
  return `${request.method} /${(request.routeOptions.url ?? '').replace(/^\//, '')}`;
}
