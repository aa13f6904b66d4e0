/** Cross-origin writes are refused (beside the SameSite=Strict cookie): a write must come from a page of ours. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { appendAudit } from '../audit/audit.repository.ts';
import type { World } from '../world.ts';
import { actorOf, entryOf, routeOf } from './actor.ts';
import { forbidden } from './problem.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Our own origin is the configured one; without it, whatever scheme reaches the host that the request was sent to. */
export function installOriginCheck(app: FastifyInstance, world: World): void {
  app.addHook('onRequest', async (request) => {
    if (READING.has(request.method) || isOwn(request, world.publicUrl)) return;
    // Anybody can send us requests; what belongs in the trail is the attempt to use a person's session.
    if (request.person) await recordRefusal(request, world);
    throw forbidden('请求来自其他网站，已拒绝。请在本系统页面内操作。');
  });
}

function isOwn({ headers, host }: FastifyRequest, publicUrl: string | null): boolean {
  const site = headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') return false;
  if (headers.origin === undefined) return true;
  return publicUrl === null ? hostOf(headers.origin) === host : headers.origin === publicUrl;
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : '';
}

async function recordRefusal(request: FastifyRequest, world: World): Promise<void> {
  const entry = entryOf(actorOf(request, world.now()), 'foreign-origin', routeOf(request), {
    origin: String(request.headers.origin ?? '').slice(0, 200),
  });
  await world.db.transaction().execute((trx) => appendAudit(trx, { ...entry, outcome: 'denied' }));
}
