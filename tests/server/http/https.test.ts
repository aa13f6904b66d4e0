/** Behind https: cookies bound to the host, HSTS, and one origin that writes may come from (trust.md I14, W2). */
import { afterEach, expect, test } from 'vitest';
import { auditApi } from '#shared/contract/audit-trail.ts';
import { sessionApi } from '#shared/contract/session.ts';
import { DEMO_PASSWORD } from '../../../server/accounts/demo-accounts.ts';
import { type TestApp, testApp } from '../../helpers/app.ts';

let t: TestApp;
afterEach(() => t.close());

const body = { name: 'leader', password: DEMO_PASSWORD };

test('https makes the cookie secure and host-bound and asks browsers to stay there', async () => {
  t = await testApp({ publicUrl: 'https://kjcx.example.cn' });
  const reply = await t.anonymous.post(sessionApi.signIn.path, body);
  expect(String(reply.headers['set-cookie'])).toMatch(
    /^__Host-sid=[^;]+;.*Path=\/;.*HttpOnly;.*Secure;.*SameSite=Strict/,
  );
  expect(reply.headers['strict-transport-security']).toContain('max-age');
});

test('without https the cookie has no such promise to make', async () => {
  t = await testApp({ publicUrl: 'http://10.0.0.8:3000' });
  const reply = await t.anonymous.post(sessionApi.signIn.path, body);
  expect(String(reply.headers['set-cookie'])).toMatch(/^sid=/);
  expect(reply.headers['strict-transport-security']).toBeUndefined();
});

test.each([
  ['https://kjcx.example.cn', undefined, 200],
  [undefined, undefined, 200],
  ['http://kjcx.example.cn', undefined, 403],
  ['https://kjcx.example.cn:8443', undefined, 403],
  ['https://other.example.cn', undefined, 403],
  ['null', undefined, 403],
  ['https://kjcx.example.cn', 'cross-site', 403],
  [undefined, 'same-site', 403],
  ['https://kjcx.example.cn', 'same-origin', 200],
])('a write from origin %s, fetch site %s: %i', async (origin, site, status) => {
  t = await testApp({ publicUrl: 'https://kjcx.example.cn' });
  const headers = { ...(origin ? { origin } : {}), ...(site ? { 'sec-fetch-site': site } : {}) };
  expect((await t.anonymous.post(sessionApi.signIn.path, body, headers)).status).toBe(status);
});

test('a foreign page that uses a session leaves a row in the trail', async () => {
  t = await testApp();
  const leader = await t.signIn('leader');
  const reply = await leader.post(sessionApi.confirm.path, body, { origin: 'https://elsewhere.example' });
  expect(reply.status).toBe(403);
  const page = await (await t.signIn('auditor')).get(`${auditApi.list.path}?action=foreign-origin`);
  expect(page.body.events).toMatchObject([{ object: `POST ${sessionApi.confirm.path}`, outcome: 'denied' }]);
});
