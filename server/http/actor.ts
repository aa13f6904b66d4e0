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

/** The route a request was meant for, `POST /api/returns/:period/…`, as an audit row names it. */
export function routeOf(request: FastifyRequest): `${string} /${string}` {
  return `${request.method} /${(request.routeOptions.url ?? '').replace(/^\//, '')}`;
}
