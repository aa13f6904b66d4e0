/** Keys of other systems: two administrators give one, its scope and its end hold, and it opens nothing else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiKey } from '#shared/contract/api-keys.ts';
import type { RoutePolicy } from '../../../server/http/policy.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';

let t: TestApp;
let system: Caller;
let security: Caller;

beforeAll(async () => {
  t = await testApp();
  system = await t.signIn('sysadmin');
  security = await t.signIn('secadmin');
});
afterAll(() => t.close());

const ASKED = { name: '市大数据平台', scope: 'published', validUntil: '2026-12-31', reason: '共享监测结果' };

async function asked(by: Caller = system, over: object = {}): Promise<ApiKey> {
  const reply = await by.post('/api/keys', { ...ASKED, ...over });
  expect(reply.status).toBe(200);
  return reply.body;
}

async function granted(over: object = {}): Promise<{ id: string; text: string }> {
  const { id } = await asked(system, over);
  const { body, status } = await security.post(`/api/keys/${id}/decision`, { outcome: 'granted' });
  expect(status).toBe(200);
  return { id, text: body.secret };
}

async function withKey(text: string, url: string, method: 'GET' | 'POST' = 'GET') {
  const { statusCode, body } = await t.app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${text}` },
  });
  return { status: statusCode, body: body.startsWith('{') ? JSON.parse(body) : body };
}

describe('who gives a key', () => {
  test('one kind of administrator asks, only the other decides, and the key is shown once', async () => {
    const { id, state } = await asked();
    expect(state).toBe('asked');
    const own = await system.post(`/api/keys/${id}/decision`, { outcome: 'granted' });
    expect([own.status, own.body.type]).toEqual([409, 'second-person']);
    const given = await security.post(`/api/keys/${id}/decision`, { outcome: 'granted' });
    expect(given.body.secret).toMatch(/^sti_[0-9a-f]{12}_[\w-]{43}$/);
    expect(given.body.key).toMatchObject({ state: 'active', decidedBy: '安全管理员' });
    const again = await security.post(`/api/keys/${id}/decision`, { outcome: 'granted' });
    expect(again.status).toBe(409);
    const { keys } = (await system.get('/api/keys')).body;
    expect(JSON.stringify(keys)).not.toContain(given.body.secret.slice(-43));
  });

  test('nobody but the two administrators sees or asks for one', async () => {
    for (const name of ['analyst', 'leader', '330481', 'auditor']) {
      const caller = await t.signIn(name);
      expect((await caller.get('/api/keys')).status).toBe(403);
      expect((await caller.post('/api/keys', ASKED)).status).toBe(403);
    }
  });

  test('who asked may take it back; a refusal needs a reason', async () => {
    const { id } = await asked(security);
    expect((await system.post(`/api/keys/${id}/decision`, { outcome: 'refused' })).status).toBe(400);
    expect((await system.post(`/api/keys/${id}/decision`, { outcome: 'withdrawn' })).status).toBe(409);
    const back = await security.post(`/api/keys/${id}/decision`, { outcome: 'withdrawn' });
    expect(back.body.key.state).toBe('withdrawn');
    expect((await system.post(`/api/keys/${id}/decision`, { outcome: 'granted' })).status).toBe(409);
  });

  test.each(['2026-07-19', '2027-08-01', '2026-02-31'])('%s is no end of a key', async (validUntil) => {
    expect((await system.post('/api/keys', { ...ASKED, validUntil })).status).toBe(400);
  });
});

describe('what a key opens', () => {
  let routes: RoutePolicy[];
  beforeAll(() => {
    routes = t.app.routePolicies.filter((r) => r.policy.who !== 'public' && r.method !== 'HEAD');
  });
  const address = (url: string) =>
    url.replace(':period', '2026-S1').replace(':version', '1').replace(/:\w+/g, 'x');

  test.each(['published', 'approved'] as const)(
    '%s: what its scope says, and nothing else',
    async (scope) => {
      const { text } = await granted({ scope });
      const open: string[] = [];
      for (const { method, url } of routes) {
        const path = address(url);
        const status =
          method === 'GET' || method === 'POST' ? (await withKey(text, path, method)).status : 403;
        if (status !== 403 && status !== 401) open.push(url);
      }
      const expected = routes.filter(({ policy: { keys } }) => keys === 'published' || keys === scope);
      expect(open.sort()).toEqual(expected.map(({ url }) => url).sort());
      expect(open.every((url) => url.startsWith('/api/open/'))).toBe(true);
    },
  );

  test('a session beside the key counts for nothing', async () => {
    const { text } = await granted();
    const signIn = await t.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { name: 'analyst', password: 'Yanshi-2026!' },
    });
    const cookie = String(signIn.headers['set-cookie']).split(';')[0] ?? '';
    const headers = { cookie, authorization: `Bearer ${text}` };
    expect((await t.app.inject({ url: '/api/review/matrix/2026-S1', headers })).statusCode).toBe(403);
    expect((await t.app.inject({ url: '/api/review/matrix/2026-S1', headers: { cookie } })).statusCode).toBe(
      200,
    );
  });

  test('a stopped key fails at once, an expired one from the day after, a wrong secret always', async () => {
    const { id, text } = await granted();
    const url = '/api/open/metadata';
    expect((await withKey(text, url)).status).toBe(200);
    expect((await withKey(`${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`, url)).status).toBe(401);
    expect((await withKey('sti_000000000000_x', url)).body.type).toBe('key-refused');
    expect((await withKey(text, url)).status).toBe(200);
    const stopped = await system.post(`/api/keys/${id}/decision`, { outcome: 'revoked', reason: '平台下线' });
    expect(stopped.body.key).toMatchObject({ state: 'revoked', ended: { reason: '平台下线' } });
    expect((await withKey(text, url)).body.type).toBe('key-refused');
    const { text: short } = await granted({ validUntil: '2026-07-21' });
    t.setNow('2026-07-21T15:59:00.000Z');
    expect((await withKey(short, url)).status).toBe(200);
    t.setNow('2026-07-21T16:01:00.000Z');
    expect((await withKey(short, url)).status).toBe(401);
    t.setNow('2026-07-20T02:00:00.000Z');
  });

  test('only the hash of the secret is stored, and every reading and refusal is in the trail by the key’s name', async () => {
    const { id, text } = await granted({ name: '审计用' });
    await withKey(text, '/api/open/metadata');
    await withKey(text, '/api/accounts');
    const rows = await t.world.db.selectFrom('api_key_decision').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(text.slice(-43));
    const events = await t.world.db
      .selectFrom('audit_event')
      .select(['action', 'outcome', 'detail', 'account_name'])
      .where('account_name', '=', '接口密钥：审计用')
      .orderBy('seq')
      .execute();
    expect(events.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'read-by-key ok',
      'denied denied',
    ]);
    expect(events.every(({ detail }) => JSON.parse(detail).key === id)).toBe(true);
  });
});
