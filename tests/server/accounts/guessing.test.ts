/** Guessing passwords is bounded whatever the spelling of the address, and honest offices are not (trust.md I5, I6, I15, I16). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountsApi } from '#shared/contract/accounts.ts';
import { auditApi } from '#shared/contract/audit-trail.ts';
import { sessionApi } from '#shared/contract/session.ts';
import { DEMO_PASSWORD } from '../../../server/accounts/demo-accounts.ts';
import { FAILURES_AN_ADDRESS, TRIES_A_NAME } from '../../../server/accounts/password-try.repository.ts';
import { buildApp } from '../../../server/app.ts';
import { TEST_NOW, type TestApp, testApp } from '../../helpers/app.ts';

let t: TestApp;
beforeEach(async () => {
  t = await testApp();
});
afterEach(() => t.close());

const later = (minutes: number) => new Date(Date.parse(TEST_NOW) + minutes * 60_000).toISOString();

function signIn(name: string, password: string, { url = '/api/session', from = '10.1.1.1' } = {}) {
  return t.app.inject({ method: 'POST', url, remoteAddress: from, payload: { name, password } });
}

async function events(action: string): Promise<string[]> {
  const { events: rows } = (await (await t.signIn('auditor')).get(`${auditApi.list.path}?action=${action}`))
    .body;
  return rows.map((row: { accountName: string; outcome: string }) => `${row.accountName} ${row.outcome}`);
}

describe('400 parallel guesses', () => {
  test.each(['/api/session', '/%61pi/session', '/api/%73ession', '/api/session?x=1'])(
    'at %s: at most five are tried',
    async (url) => {
      // None of them is right: which of 400 at once come first is for the database to say.
      const guesses = Array.from({ length: 400 }, (_, i) => `guess-${i}`);
      // Each from another address, so that only the name's own limit stands between them.
      const replies = await Promise.all(
        guesses.map((guess, i) => signIn('leader', guess, { url, from: `10.0.${i >> 8}.${i & 255}` })),
      );
      const tried = replies.filter((reply) => reply.json().type === 'login-refused');
      expect(tried).toHaveLength(TRIES_A_NAME);
      expect((await signIn('leader', DEMO_PASSWORD)).json()).toMatchObject({ type: 'account-locked' });
    },
  );

  test('with the password again, by whoever took over a session', async () => {
    const caller = await t.signIn('leader');
    const confirm = (password: string) => caller.post(sessionApi.confirm.path, { password });
    const replies = await Promise.all(Array.from({ length: 50 }, (_, i) => confirm(`guess-${i}`)));
    expect(replies.filter((reply) => reply.status === 400)).toHaveLength(TRIES_A_NAME);
    expect((await confirm(DEMO_PASSWORD)).body).toMatchObject({ type: 'account-locked' });
    expect((await events('confirm-password')).filter((row) => row.endsWith('failed'))).toHaveLength(
      TRIES_A_NAME,
    );
  });
});

test('an unknown name fails, locks and unlocks like a known one', async () => {
  const story = async (name: string) => {
    const replies = [];
    for (let i = 0; i < 7; i++) replies.push((await signIn(name, 'wrong')).json());
    t.setNow(later(31));
    replies.push((await signIn(name, 'wrong')).json());
    t.setNow(TEST_NOW);
    return replies;
  };
  expect(await story('nobody-here')).toEqual(await story('leader'));
});

test('the address that keeps failing must wait; the others and the next quarter of an hour need not', async () => {
  for (let i = 0; i < FAILURES_AN_ADDRESS; i++) await signIn(`nobody-${i}`, 'wrong');
  expect((await signIn('leader', DEMO_PASSWORD)).statusCode).toBe(429);
  expect((await signIn('leader', DEMO_PASSWORD, { from: '10.1.1.2' })).statusCode).toBe(200);
  t.setNow(later(11));
  expect((await signIn('leader', DEMO_PASSWORD)).statusCode).toBe(200);
});

test('one line of IPv6 is one address, however many it owns', async () => {
  for (let i = 0; i < FAILURES_AN_ADDRESS; i++)
    await signIn(`nobody-${i}`, 'wrong', { from: `2001:db8::1:${i}` });
  expect((await signIn('leader', DEMO_PASSWORD, { from: '2001:db8::9' })).statusCode).toBe(429);
  expect((await signIn('leader', DEMO_PASSWORD, { from: '2001:db8:0:1::9' })).statusCode).toBe(200);
});

test('two dozen offices behind one gateway sign in within a minute, some after a slip', async () => {
  const names = t.catalogue.organisations.map((o) => o.code);
  const accounts = (await (await t.signIn('sysadmin')).get(accountsApi.list.path)).body.accounts;
  const reporters = accounts
    .map((a: { name: string }) => a.name)
    .filter((name: string) => names.includes(name));
  const people = Array.from({ length: 60 }, (_, i) => reporters[i % reporters.length] as string);
  for (const name of people.slice(0, 20)) await signIn(name, 'slip');
  const replies = await Promise.all(people.map((name) => signIn(name, DEMO_PASSWORD)));
  expect(replies.map((reply) => reply.statusCode)).toEqual(people.map(() => 200));
});

test('every spelling of an address is limited and kept out of caches alike', async () => {
  const limited = await buildApp(t.world, { rateLimit: 3 });
  await limited.ready();
  const ask = (url: string) => limited.inject({ method: 'GET', url });
  const urls = ['/api/session', '/%61pi/session', '/api/%73ession', '/%61%70%69/session'];
  const replies = [];
  for (const url of urls) replies.push(await ask(url));
  expect(replies.map((reply) => reply.headers['cache-control'])).toEqual(urls.map(() => 'no-store'));
  expect(replies.map((reply) => reply.statusCode)).toEqual([200, 200, 200, 429]);
  await limited.close();
});
