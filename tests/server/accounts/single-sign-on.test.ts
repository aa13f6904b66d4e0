/** Signing in through a real OpenID Connect provider on this machine (oidc-provider), walked as a browser walks. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { singleSignOnApi } from '#shared/contract/single-sign-on.ts';
import { singleSignOn } from '../../../server/accounts/single-sign-on.ts';
import { type TestApp, testApp } from '../../helpers/app.ts';
import { CookieJar, goesOnTo, signInElsewhere } from './provider-walk.ts';

const PUBLIC_URL = 'http://127.0.0.1:3999';
const CLIENT = { id: 'monitor', secret: 'for-this-test-only' };

let server: Server;
let issuer: string;
let t: TestApp;

beforeAll(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${PUBLIC_URL}${singleSignOnApi.finish.path}`],
      },
    ],
    ttl: { AccessToken: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    cookies: { keys: ['test'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, staff_number: `tjj-${id}` }) }),
    claims: { openid: ['sub'], profile: ['staff_number'] },
  });
  server.on('request', provider.callback());
  t = await withClaim('sub');
});
afterAll(async () => {
  await t.close();
  server.close();
});

function withClaim(claim: string): Promise<TestApp> {
  const settings = { issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, claim };
  return testApp({ publicUrl: PUBLIC_URL, singleSignOn: singleSignOn(settings, PUBLIC_URL) });
}

/** The whole way: to the provider, signing in there as `who`, and back. */
async function come(app: TestApp, who: string, next = '/review') {
  const begun = await app.anonymous.get(`${singleSignOnApi.begin.path}?next=${encodeURIComponent(next)}`);
  expect(begun.status).toBe(303);
  const jar = new CookieJar(begun.headers['set-cookie']);
  const returned = await signInElsewhere(String(begun.headers.location), who, PUBLIC_URL);
  return { returned, jar, reply: await comeBack(app, returned, jar) };
}

const comeBack = (app: TestApp, returned: string, jar: CookieJar) =>
  app.app.inject({ method: 'GET', url: returned, headers: { cookie: jar.header() } });

test('whoever the provider vouches for comes in as the account of that name, and the trail says how', async () => {
  const { reply } = await come(t, 'analyst');
  expect(goesOnTo(reply.body)).toBe('/review');
  const cookie = new CookieJar(reply.headers['set-cookie']).header();
  const state = await t.app.inject({ method: 'GET', url: '/api/session', headers: { cookie } });
  expect(state.json().person).toMatchObject({ name: 'analyst', gate: null });
  const rows = await t.world.db.selectFrom('audit_event').selectAll().orderBy('seq').execute();
  expect(rows.at(-1)).toMatchObject({ action: 'login', outcome: 'ok', account_name: '分析员甲' });
  expect(rows.at(-1)?.detail).toContain(issuer);
});

test('an identity without an account, or with a disabled one, stays outside', async () => {
  expect(goesOnTo((await come(t, 'nobody')).reply.body)).toBe('/login?fault=unknown');
  await t.world.db
    .updateTable('account')
    .set({ disabled_at: t.world.now().toISOString() })
    .where('name', '=', 'czj')
    .execute();
  const { reply } = await come(t, 'czj');
  expect(goesOnTo(reply.body)).toBe('/login?fault=unknown');
  expect(new CookieJar(reply.headers['set-cookie']).header()).not.toContain('sid=');
});

test('an answer is taken once, and only by the browser that asked', async () => {
  const { returned, jar } = await come(t, 'analyst');
  expect(goesOnTo((await comeBack(t, returned, jar)).body)).toBe('/login?fault=failed');
  const begun = await t.anonymous.get(singleSignOnApi.begin.path);
  const other = new CookieJar(begun.headers['set-cookie']);
  const fresh = await signInElsewhere(String(begun.headers.location), 'leader', PUBLIC_URL);
  const foreign = new CookieJar((await t.anonymous.get(singleSignOnApi.begin.path)).headers['set-cookie']);
  expect(goesOnTo((await comeBack(t, fresh, foreign)).body)).toBe('/login?fault=failed');
  expect(goesOnTo((await comeBack(t, fresh, new CookieJar(undefined))).body)).toBe('/login?fault=failed');
  expect(goesOnTo((await comeBack(t, fresh.replace('code=', 'code=x'), other)).body)).toBe(
    '/login?fault=failed',
  );
});

test('no address of another site is gone on to', async () => {
  for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example'])
    expect(goesOnTo((await come(t, 'leader', next)).reply.body)).toBe('/');
});

test('another statement than sub may name the account; it is asked for where the token does not hold it', async () => {
  const app = await withClaim('staff_number');
  expect(goesOnTo((await come(app, '1')).reply.body)).toBe('/login?fault=unknown');
  await app.world.db
    .updateTable('account')
    .set({ name: 'tjj-1', name_key: 'tjj-1' })
    .where('name', '=', 'tjj')
    .execute();
  expect(goesOnTo((await come(app, '1')).reply.body)).toBe('/review');
  await app.close();
});

test('a provider that does not answer costs a sentence; without one the addresses do not exist', async () => {
  const settings = { issuer: 'http://127.0.0.1:9', clientId: 'a', clientSecret: 'b', claim: 'sub' };
  const lost = await testApp({ publicUrl: PUBLIC_URL, singleSignOn: singleSignOn(settings, PUBLIC_URL) });
  expect(goesOnTo((await lost.anonymous.get(singleSignOnApi.begin.path)).body)).toBe('/login?fault=failed');
  await lost.close();
  const without = await testApp();
  expect((await without.anonymous.get(singleSignOnApi.begin.path)).status).toBe(404);
  expect((await without.anonymous.get('/api/session')).body.singleSignOn).toBe(false);
  await without.close();
});

test('a second factor is asked for after it as after a password', async () => {
  const settings = { issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, claim: 'sub' };
  const app = await testApp({
    publicUrl: PUBLIC_URL,
    secondFactor: true,
    singleSignOn: singleSignOn(settings, PUBLIC_URL),
  });
  const { reply } = await come(app, 'analyst');
  const cookie = new CookieJar(reply.headers['set-cookie']).header();
  const state = await app.app.inject({ method: 'GET', url: '/api/session', headers: { cookie } });
  expect(state.json().person.gate).toBe('enrol');
  await app.close();
});
