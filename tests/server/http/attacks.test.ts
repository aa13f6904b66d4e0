/** Every route against what senders make up: content types, prototypes, addresses, origins, names (trust.md A4 A16 U3 U5 U14 W1 W3 T10). */
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditApi } from '#shared/contract/audit-trail.ts';
import { sessionApi } from '#shared/contract/session.ts';
import { DEMO_PASSWORD } from '../../../server/accounts/demo-accounts.ts';
import { buildApp } from '../../../server/app.ts';
import type { RoutePolicy } from '../../../server/http/policy.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';

const FOREIGN = '330402';
let t: TestApp;
let analyst: Caller;
let county: Caller;
let auditor: Caller;
let writing: RoutePolicy[];

beforeAll(async () => {
  t = await testApp();
  [analyst, county, auditor] = [
    await t.signIn('analyst'),
    await t.signIn('330481'),
    await t.signIn('auditor'),
  ];
  writing = t.app.routePolicies.filter(
    (r) => ['POST', 'PUT'].includes(r.method) && r.url.startsWith('/api/'),
  );
});
afterAll(() => t.close());

/** C0, C1, and the line ends that only Unicode knows. */
const hasControls = (text: string) =>
  [...text].some((c) => c < ' ' || (c >= '\u007f' && c <= '\u009f') || c === '\u2028' || c === '\u2029');
const address = (url: string) =>
  url.replace(':period', '2026-S1').replace(':organisation', FOREIGN).replace(/:\w+/g, 'x');
const send = (caller: Caller, { method, url }: RoutePolicy, body: string, type: string) =>
  (method === 'PUT' ? caller.put : caller.post)(address(url), body, { 'content-type': type });
const events = async () => (await auditor.get(auditApi.list.path)).body.events;

test('every way into a return asks one policy, and a foreign one does not exist by any of them', async () => {
  const ways = writing.filter((r) => r.url.includes(':organisation') && r.policy.scope === 'own-return');
  const mine = ways.filter(
    ({ policy: { who } }) => who !== 'public' && who.includes('county_reporter' as never),
  );
  // Page, file, another reading, evidence, submission, taking back, correction, objection.
  expect(mine.length).toBeGreaterThan(7);
  const replies = [];
  for (const way of mine) replies.push(await send(county, way, '{}', 'application/json'));
  replies.push(await county.upload(`/api/returns/2026-S1/${FOREIGN}/upload`, 'a.xlsx', Buffer.from('PK')));
  // A submission that is sent again under a key that its owner used is a way in like any other.
  replies.push(
    await county.post(
      `/api/returns/2026-S1/${FOREIGN}/submit`,
      { version: 1, comment: '' },
      { 'idempotency-key': 'k-1' },
    ),
  );
  expect(new Set(replies.map(({ status, body }) => `${status} ${body.type} ${body.title}`)).size).toBe(1);
  expect(replies[0]?.status).toBe(404);
});

describe('every route that takes a body', () => {
  const types = [
    'text/plain',
    'text/json',
    'application/xml',
    'application/x-www-form-urlencoded',
    'application/octet-stream',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-7',
    'application/jsonx',
  ];

  test.each(types)('takes nothing invalid as %s', async (type) => {
    const wrong: string[] = [];
    for (const route of writing) {
      const { status } = await send(analyst, route, '{"state":"approved","version":"1","cells":null}', type);
      if (status < 400 || status >= 500) wrong.push(`${route.method} ${route.url}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  test.each([
    '{"__proto__":{"polluted":1}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"cells":[{"__proto__":{"polluted":1}}]}',
    '{"name":{"\\u005f_proto__":{"polluted":1}}}',
  ])('refuses %s, and no object changes', async (body) => {
    const wrong: string[] = [];
    for (const route of writing) {
      const { status } = await send(analyst, route, body, 'application/json');
      if (status < 400 || status >= 500) wrong.push(`${route.method} ${route.url}: ${status}`);
    }
    expect(wrong).toEqual([]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Reflect.get(Object.prototype, 'polluted')).toBeUndefined();
  });
});

describe('an address that a sender claims', () => {
  const forged = {
    'x-forwarded-for': '203.0.113.9',
    'x-real-ip': '203.0.113.9',
    forwarded: 'for=203.0.113.9',
  };
  const signInAt = async (trustProxy: string[] | undefined) => {
    const app = await buildApp(t.world, { rateLimit: 1_000_000, ...(trustProxy ? { trustProxy } : {}) });
    const payload = { name: 'leader', password: DEMO_PASSWORD };
    await app.inject({ method: 'POST', url: sessionApi.signIn.path, payload, headers: forged });
    await app.close();
    return (await events())[0].address;
  };

  test.each([
    ['without a proxy', undefined, '127.0.0.1'],
    ['behind a proxy elsewhere', ['10.9.9.9'], '127.0.0.1'],
    ['behind this very proxy', ['127.0.0.1'], '203.0.113.9'],
  ])('%s: the trail has the right one', async (_, trusted, seen) => {
    expect(await signInAt(trusted)).toBe(seen);
  });
});

test.each([
  '../../../../tmp/owned.xlsx',
  '..\\..\\owned.xlsx',
  '/tmp/owned.xlsx',
  'owned\u0000.xlsx',
  '..%2f..%2fowned.xlsx',
])('a file named %j writes nothing outside the store', async (name) => {
  const there = () =>
    [tmpdir(), '/tmp', process.cwd()].map((folder) =>
      readdirSync(folder).filter((one) => one.includes('owned')),
    );
  const before = there();
  const reply = await county.upload(
    '/api/returns/2026-S1/330481/upload',
    name,
    Buffer.from('PK\u0003\u0004'),
  );
  expect(reply.status).toBeGreaterThanOrEqual(400);
  const evidence = await county.upload(
    '/api/returns/2026-S1/330481/evidence',
    name,
    Buffer.from('%PDF-1.7\n'),
    {
      kind: 'scan',
    },
  );
  expect(evidence.status).toBeLessThan(500);
  expect(there()).toEqual(before);
  expect(existsSync('/tmp/owned.xlsx')).toBe(false);
});

test.each([
  '/assets/..%2f..%2fpackage.json',
  '/assets/../../package.json',
  '/assets/%2e%2e/%2e%2e/package.json',
  '/..%2fpackage.json',
])('the address %s shows no file of the server', async (path) => {
  const { bytes } = await t.anonymous.get(path);
  expect(bytes.toString('utf8')).not.toContain('"dependencies"');
});

describe('every answer', () => {
  const reading = () => t.app.routePolicies.filter((r) => r.method === 'GET').map(({ url }) => address(url));
  const paths = () => [...new Set([...reading(), '/', '/targets', '/no/such/page', '/api/none', '/%zz'])];

  test('carries a policy of content without inline scripts, and no frame may hold it', async () => {
    const wrong: string[] = [];
    for (const path of paths()) {
      const policy = String((await analyst.get(path)).headers['content-security-policy']);
      const scripts = /(?:script|default)-src ([^;]*)(?!.*script-src)/.exec(policy)?.[1];
      if (!["'self'", "'none'"].includes(String(scripts)) || !policy.includes("frame-ancestors 'none'"))
        wrong.push(`${path}: ${policy}`);
    }
    expect(wrong).toEqual([]);
  });

  test('opens itself to no other origin', async () => {
    const wrong: string[] = [];
    const origin = { origin: 'https://elsewhere.example', 'access-control-request-method': 'PUT' };
    for (const path of paths())
      for (const method of ['GET', 'OPTIONS'] as const) {
        const { headers } = await t.app.inject({ method, url: path, headers: origin });
        const open = Object.keys(headers).filter((name) => name.startsWith('access-control-'));
        if (open.length > 0) wrong.push(`${method} ${path}: ${open}`);
      }
    expect(wrong).toEqual([]);
  });
});

test.each(['x\r\n2026-07-20 leader login ok', 'x\u001b[2K\u001b[1Aleader', 'x\u2028leader\u0085ok'])(
  'the name %j makes one row of one line in the trail',
  async (name) => {
    const [before] = await events();
    await t.anonymous.post(sessionApi.signIn.path, { name, password: 'x' });
    const [last, previous] = await events();
    expect(previous.seq).toBe(before.seq);
    expect(last).toMatchObject({ seq: before.seq + 1, outcome: 'failed' });
    const stored = await t.world.db
      .selectFrom('audit_event')
      .selectAll()
      .where('seq', '=', last.seq)
      .executeTakeFirstOrThrow();
    for (const text of Object.values(stored)) expect(hasControls(String(text))).toBe(false);
    const exported = (await auditor.get(auditApi.export.path)).bytes.toString('utf8');
    const lines = exported
      .split(/\r\n|[\r\n\u0085\u2028]/)
      .filter((line) => /^\W*\d{4}.*leader login ok/.test(line));
    expect(lines).toEqual([]);
  },
);
