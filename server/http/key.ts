/** Another system that calls: turns `Authorization: Bearer sti_…` into `request.apiKey`. */
import type { FastifyInstance } from 'fastify';
import type { KeyScope } from '#shared/contract/endpoint.ts';
import { openKey } from '../keys/keys.service.ts';
import type { World } from '../world.ts';
import { ProblemError } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The key that the caller proved; null for people and strangers. */
    apiKey: { id: string; name: string; scope: KeyScope } | null;
  }
}

/** Reads the key before every handler. Who shows one is that system and nobody else: a session beside it does not count. */
export function installKeys(app: FastifyInstance, world: World): void {
  app.decorateRequest('apiKey', null);
  app.addHook('onRequest', async (request) => {
    const [, text] = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (text === undefined) return;
    request.person = null;
    request.session = null;
    request.apiKey = await openKey(world, text);
    if (!request.apiKey) throw keyRefused();
  });
}

/** Unknown, ended and expired keys look alike. */
const keyRefused = () =>
  new ProblemError({
    type: 'key-refused',
    title: '接口密钥无效',
    status: 401,
    detail: '密钥不存在、已停用或已到期。请向系统管理员核实，必要时重新申请。',
  });
