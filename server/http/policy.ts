/**
 * One policy per route, declared beside it and enforced here for every way in. A route without one stops start-up.
 */
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { type Access, KEY_SCOPES } from '#shared/contract/endpoint.ts';
import type { Gate } from '#shared/contract/session.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import type { World } from '../world.ts';
import { callerEntry, isKnown, routeOf } from './actor.ts';
import { forbidden, notSignedIn, ProblemError, storeDamaged } from './problem.ts';
import { reach } from './reach.ts';

export interface RoutePolicy {
  method: string;
  url: string;
  policy: Access;
  /** What the address does, in words; empty for pages and files. */
  about: string;
}

/** What every address does, in words, for the trail: `GET /api/audit` → 审计记录. */
export function routeWords(app: Pick<FastifyInstance, 'routePolicies'>): ReadonlyMap<string, string> {
  return new Map(app.routePolicies.map(({ method, url, about }) => [`${method} ${url}`, about]));
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: Access;
  }
  interface FastifyInstance {
    /** Every registered route with its policy, so that a test can try each against each role. */
    routePolicies: RoutePolicy[];
  }
}

/** Refuses to register a route that declares no policy and checks each call against it. */
export function installPolicy(app: FastifyInstance, world: World): void {
  app.decorate('routePolicies', []);
  app.addHook('onRoute', (route: RouteOptions) => {
    const policy = route.config?.policy;
    if (!policy)
      throw new Error(`路由 ${String(route.method)} ${route.url} 没有声明访问策略(policy)，服务器不启动。`);
    const about = (route.schema as { summary?: string } | undefined)?.summary ?? '';
    for (const method of [route.method].flat())
      app.routePolicies.push({ method, url: route.url, policy, about });
  });
  app.addHook('preValidation', async (request) => {
    const policy = request.routeOptions.config.policy;
    if (world.store.damage.length > 0 && !READING.has(request.method)) throw storeDamaged();
    if (!policy || policy.who === 'public') return;
    const refusal = request.apiKey ? checkKey(policy, request.apiKey) : check(policy, request, world);
    if (!refusal) return;
    if (isKnown(request)) await recordDenial(request, world, refusal);
    throw refusal;
  });
}

/** A key opens what was made for keys, up to its scope, and nothing else. */
function checkKey({ keys }: Access, { scope }: NonNullable<FastifyRequest['apiKey']>): ProblemError | null {
  if (keys && KEY_SCOPES.indexOf(keys) <= KEY_SCOPES.indexOf(scope)) return null;
  return forbidden('此接口密钥不能读取这里的内容；可读的范围见接口说明和密钥的申请。');
}

function check(policy: Access, request: FastifyRequest, { catalogue, now }: World): ProblemError | null {
  const person = request.person;
  if (!person) return notSignedIn();
  if (person.gate && !passesGate(person.gate, request)) return GATE_REFUSAL[person.gate]();
  if (policy.who !== 'signed-in' && policy.who !== 'public' && !policy.who.includes(person.role)) {
    return forbidden(`${person.displayName}的角色不能进行此操作；如确有需要，请联系安全管理员。`);
  }
  const beyond = reach(policy, person, request, catalogue);
  if (beyond) return beyond;
  if (policy.freshMinutes !== undefined && !isFresh(request, policy.freshMinutes, now())) {
    return new ProblemError({
      type: 'password-needed',
      title: '请再次输入密码',
      status: 403,
      detail: '此操作会改变已核定或已发布的数据，需在5分钟内验证过密码。',
    });
  }
  return null;
}

const GATE_REFUSAL: Record<Gate, () => ProblemError> = {
  code: () => new ProblemError({ type: 'code-needed', title: '请先输入动态码', status: 403 }),
  password: () => new ProblemError({ type: 'must-change-password', title: '请先修改密码', status: 403 }),
  enrol: () => new ProblemError({ type: 'must-enrol', title: '请先绑定二次验证', status: 403 }),
};

/** Before the second factor nothing but giving it and leaving; before a new password or a first factor, one's own session. */
function passesGate(gate: Gate, { method, routeOptions: { url = '' } }: FastifyRequest): boolean {
  if (gate !== 'code') return url.startsWith('/api/session');
  return (
    (method === 'POST' && url === '/api/session/code') || (method === 'DELETE' && url === '/api/session')
  );
}

function isFresh(request: FastifyRequest, minutes: number, now: Date): boolean {
  const given = request.session?.authenticatedAt.getTime() ?? 0;
  return now.getTime() - given <= minutes * 60_000;
}

async function recordDenial(request: FastifyRequest, world: World, refusal: ProblemError): Promise<void> {
  const detail = { problem: refusal.problem.type, params: request.params };
  const entry = callerEntry(request, world.now(), 'denied', routeOf(request), detail);
  await world.db.transaction().execute((trx) => appendAudit(trx, { ...entry, outcome: 'denied' }));
}
