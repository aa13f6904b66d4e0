/** The one check before every handler: who is let in, what a refusal says, and which refusals the trail keeps. */
import Fastify, { type FastifyInstance, type InjectOptions } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Access } from '#shared/contract/endpoint.ts';
import type { Person } from '#shared/contract/session.ts';
import { callerEntry, isKnown, routeOf } from '../../../server/http/actor.ts';
import { installPolicy, routeWords } from '../../../server/http/policy.ts';
import { type TestApp, testApp } from '../../helpers/app.ts';
import { small } from '../review/small-catalogue.ts';

const NOW = Date.parse('2026-07-20T02:00:00.000Z');
const ANALYST: Person = {
  ...{
    account: 'acc-1',
    name: 'fen',
    displayName: '分析员甲',
    organisation: 'kjb',
    organisationName: '科技办',
  },
  ...{ role: 'analyst', unit: null, gate: null, secondFactor: true },
};
type Caller = {
  person?: Partial<Person>;
  key?: 'published' | 'approved';
  minutes?: number;
};
const KEY = { id: 'k1', name: '统计平台' };

let t: TestApp;
let app: FastifyInstance;
let caller: Caller;

const ROUTES: [string, string, Access, string?][] = [
  ['GET', '/open', { who: 'public' }],
  ['GET', '/session', { who: 'signed-in', scope: 'own' }],
  ['GET', '/office', { who: ['analyst'] }, '全部报表'],
  ['GET', '/leader', { who: ['leader'] }, '领导专报'],
  ['GET', '/published', { who: ['analyst'], keys: 'published' }],
  ['GET', '/approved', { who: ['analyst'], keys: 'approved' }],
  ['POST', '/decide', { who: ['analyst'], freshMinutes: 5 }],
  ['GET', '/returns/:organisation', { who: ['county_reporter'], scope: 'own-return' }],
  ['POST', '/api/session/code', { who: 'signed-in', scope: 'own' }],
  ['DELETE', '/api/session', { who: 'signed-in', scope: 'own' }],
  ['POST', '/api/session/password', { who: 'signed-in', scope: 'own' }],
  ['GET', '/api/session/code', { who: 'signed-in', scope: 'own' }],
  ['POST', '/api/session', { who: 'signed-in', scope: 'own' }],
  ['DELETE', '/api/session/code', { who: 'signed-in', scope: 'own' }],
];

beforeAll(async () => {
  t = await testApp({ adapt: () => small, people: false });
  t.setNow(new Date(NOW).toISOString());
  app = Fastify();
  app.decorateRequest('person', null);
  app.decorateRequest('session', null);
  app.decorateRequest('apiKey', null);
  app.addHook('onRequest', async (request) => {
    const { person, key, minutes } = caller;
    if (person) request.person = { ...ANALYST, ...person };
    if (key) request.apiKey = { ...KEY, scope: key };
    if (minutes !== undefined)
      request.session = { hash: 'x', authenticatedAt: new Date(NOW - minutes * 60_000) } as never;
  });
  app.setErrorHandler((error: { problem?: { status: number } }, _request, reply) =>
    reply.code(error.problem?.status ?? 500).send(error.problem ?? { title: String(error) }),
  );
  installPolicy(app, t.world);
  for (const [method, url, policy, about] of ROUTES)
    app.route({
      ...{ method: method as 'GET', url, config: { policy }, handler: async () => 'let in' },
      ...(about === undefined ? {} : { schema: { summary: about } as never }),
    });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await t.close();
});
beforeEach(() => {
  caller = {};
  t.world.store.damage = [];
});

/** `200`, or the problem's status, type and words. */
async function ask(by: Caller, method: string, url: string): Promise<string> {
  caller = by;
  const reply = await app.inject({ method, url } as InjectOptions);
  if (reply.statusCode === 200) return '200';
  const { type, title, detail } = reply.json();
  return [reply.statusCode, type, detail ?? title].join(' ');
}
const denials = async () =>
  t.world.db
    .selectFrom('audit_event')
    .select(['at', 'account_id', 'account_name', 'role', 'action', 'object', 'outcome', 'detail'])
    .where('action', '=', 'denied')
    .orderBy('seq')
    .execute();

const signedIn = { person: {} };
const SIGN_IN = '401 not-signed-in 请先登录';
const NOT_YOURS = '403 forbidden 分析员甲的角色不能进行此操作；如确有需要，请联系安全管理员。';
const NOT_THIS_KEY = '403 forbidden 此接口密钥不能读取这里的内容；可读的范围见接口说明和密钥的申请。';
const CONFIRM = '403 password-needed 此操作会改变已核定或已发布的数据，需在5分钟内验证过密码。';

test.each<[string, Caller, string, string, string]>([
  ['a stranger', {}, 'GET', '/open', '200'],
  ['a stranger', {}, 'GET', '/session', SIGN_IN],
  ['a stranger', {}, 'GET', '/office', SIGN_IN],
  ['an analyst', signedIn, 'GET', '/session', '200'],
  ['an analyst', signedIn, 'GET', '/office', '200'],
  ['an analyst', signedIn, 'GET', '/leader', NOT_YOURS],
  ['a leader', { person: { role: 'leader' } }, 'GET', '/leader', '200'],
  ['an analyst below the root', { person: { node: 'a' } }, 'GET', '/office', expect.stringMatching(/^403/)],
  ['a reporter', { person: { role: 'county_reporter', organisation: 'a' } }, 'GET', '/returns/a', '200'],
  [
    ...(['a reporter', { person: { role: 'county_reporter', organisation: 'a' } }, 'GET'] as const),
    ...(['/returns/b', '404 not-found 没有找到该报表'] as const),
  ],
  ['a narrow key', { key: 'published' }, 'GET', '/published', '200'],
  ['a narrow key', { key: 'published' }, 'GET', '/approved', NOT_THIS_KEY],
  ['a wide key', { key: 'approved' }, 'GET', '/published', '200'],
  ['a wide key', { key: 'approved' }, 'GET', '/approved', '200'],
  ['a wide key', { key: 'approved' }, 'GET', '/office', NOT_THIS_KEY],
  ['a key beside a session', { key: 'published', person: {} }, 'GET', '/office', NOT_THIS_KEY],
])('%s %j asks %s %s: %s', async (_, by, method, url, expected) => {
  expect(await ask(by, method, url)).toEqual(expected);
});

test.each([
  [0, '200'],
  [4.99, '200'],
  [5, '200'],
  [5.01, CONFIRM],
  [60, CONFIRM],
])('a decision %d minutes after the password: %s', async (minutes, expected) => {
  expect(await ask({ person: {}, minutes }, 'POST', '/decide')).toBe(expected);
});

test('what a decision asks for is named', async () => {
  caller = signedIn;
  const reply = await app.inject({ method: 'POST', url: '/decide' });
  expect(reply.json()).toMatchObject({ title: '请再次输入密码', status: 403, type: 'password-needed' });
});

test('a decision without a session’s time asks for the password', async () => {
  expect(await ask(signedIn, 'POST', '/decide')).toBe(CONFIRM);
});

const CODE = '403 code-needed 请先输入动态码';
const PASSWORD = '403 must-change-password 请先修改密码';
const ENROL = '403 must-enrol 请先绑定二次验证';
test.each<[Person['gate'], string, string, string]>([
  ['code', 'POST', '/api/session/code', '200'],
  ['code', 'DELETE', '/api/session', '200'],
  ['code', 'GET', '/api/session/code', CODE],
  ['code', 'POST', '/api/session', CODE],
  ['code', 'DELETE', '/api/session/code', CODE],
  ['code', 'POST', '/api/session/password', CODE],
  ['code', 'GET', '/office', CODE],
  ['password', 'POST', '/api/session/password', '200'],
  ['password', 'DELETE', '/api/session', '200'],
  ['password', 'GET', '/session', PASSWORD],
  ['password', 'GET', '/office', PASSWORD],
  ['enrol', 'POST', '/api/session/password', '200'],
  ['enrol', 'GET', '/office', ENROL],
  ['enrol', 'POST', '/decide', ENROL],
])('with “%s” still to be given: %s %s is %s', async (gate, method, url, expected) => {
  expect(await ask({ person: { gate } }, method, url)).toBe(expected);
});

test('a damaged store is read and not written, by nobody', async () => {
  t.world.store.damage = ['page 7'];
  expect(await ask(signedIn, 'GET', '/office')).toBe('200');
  expect(await ask(signedIn, 'OPTIONS', '/office')).toMatch(/^404/);
  expect(await ask(signedIn, 'HEAD', '/office')).toBe('200');
  for (const by of [signedIn, {}]) expect(await ask(by, 'POST', '/api/session/code')).toMatch(/^503/);
  expect(await ask(signedIn, 'DELETE', '/api/session')).toMatch(/^503/);
});

test('the trail keeps who was refused what; strangers and those let in leave nothing', async () => {
  const before = (await denials()).length;
  for (const [by, url] of [
    [{}, '/office'],
    [signedIn, '/office'],
    [{ key: 'published' }, '/published'],
  ] as const)
    await ask(by, 'GET', url);
  expect(await denials()).toHaveLength(before);
  await ask(signedIn, 'GET', '/leader');
  await ask({ person: { role: 'county_reporter', organisation: 'a' } }, 'GET', '/returns/b?x=1');
  await ask({ key: 'published' }, 'GET', '/approved');
  const common = { at: '2026-07-20T02:00:00.000Z', action: 'denied', outcome: 'denied' };
  const analyst = { account_id: 'acc-1', account_name: '分析员甲' };
  expect((await denials()).slice(before)).toEqual([
    {
      ...{ ...common, ...analyst, role: 'analyst', object: 'GET /leader' },
      detail: '{"problem":"forbidden","params":{}}',
    },
    {
      ...{ ...common, ...analyst, role: 'county_reporter', object: 'GET /returns/:organisation' },
      detail: '{"problem":"not-found","params":{"organisation":"b"}}',
    },
    {
      ...{
        ...common,
        account_id: null,
        account_name: '接口密钥：统计平台',
        role: '',
        object: 'GET /approved',
      },
      detail: '{"problem":"forbidden","params":{},"key":"k1"}',
    },
  ]);
});

test('whoever acts is named in the trail: a person by account and role, a system by its key, a stranger not', () => {
  const request = (more: object) =>
    ({ person: null, apiKey: null, ip: '10.0.0.7', method: 'GET', routeOptions: {}, ...more }) as never;
  const at = new Date(NOW);
  const common = { at, address: '10.0.0.7', action: 'denied', object: 'GET /x', outcome: 'ok' };
  expect(callerEntry(request({ person: ANALYST }), at, 'denied', 'GET /x', { n: 1 })).toEqual({
    ...{ ...common, accountId: 'acc-1', accountName: '分析员甲', role: 'analyst', detail: { n: 1 } },
  });
  expect(callerEntry(request({ apiKey: { ...KEY, scope: 'published' } }), at, 'denied', 'GET /x')).toEqual({
    ...{ ...common, accountId: null, accountName: '接口密钥：统计平台', role: '', detail: { key: 'k1' } },
  });
  expect(() => callerEntry(request({}), at, 'denied', 'GET /x')).toThrow('请先登录');
  expect([
    isKnown(request({})),
    isKnown(request({ person: ANALYST })),
    isKnown(request({ apiKey: KEY })),
  ]).toEqual([...[false, true, true]]);
  const routes = ['/api/x/:y', undefined, '*'].map((url) => routeOf(request({ routeOptions: { url } })));
  expect(routes).toEqual(['GET /api/x/:y', 'GET /', 'GET /*']);
});

test('every address is listed with its policy and its words; one without a policy stops the start', () => {
  const listed = app.routePolicies.find(({ url }) => url === '/leader');
  expect(listed).toEqual({ method: 'GET', url: '/leader', policy: { who: ['leader'] }, about: '领导专报' });
  const words = routeWords(app);
  expect([words.get('GET /office'), words.get('GET /open')]).toEqual(['全部报表', '']);
  const bare = Fastify();
  installPolicy(bare, t.world);
  expect(() => bare.get('/unguarded', async () => '')).toThrow(
    '路由 GET /unguarded 没有声明访问策略(policy)，服务器不启动。',
  );
  expect(() => bare.get('/odd', { config: {} }, async () => '')).toThrow('GET /odd');
});
