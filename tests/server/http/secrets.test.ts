/** What must stay secret appears in no log and no table, and what stands for it cannot be turned back (trust.md I8 I10 T9). */
import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sessionApi } from '#shared/contract/session.ts';
import { DEMO_PASSWORD } from '../../../server/accounts/demo-accounts.ts';
import { buildApp } from '../../../server/app.ts';
import type { App } from '../../../server/http/server.ts';
import { type TestApp, testApp } from '../../helpers/app.ts';

const CANARY = 'Jinsique&Tongzhou-907';
let t: TestApp;
let app: App;
let logged = '';
beforeEach(async () => {
  t = await testApp();
  logged = '';
  const stream = new Writable({
    write(chunk, _, done) {
      logged += String(chunk);
      done();
    },
  });
  // Everything that could be logged is, more than the product ever does.
  app = await buildApp(t.world, { logger: { level: 'trace', stream }, rateLimit: 1_000_000 });
});
afterEach(async () => {
  await app.close();
  await t.close();
});

const post = (url: string, payload: object, cookie = '') =>
  app.inject({ method: 'POST', url, payload, headers: { cookie } });
async function signIn(password: string, cookie = '') {
  const reply = await post(sessionApi.signIn.path, { name: 'leader', password }, cookie);
  return {
    token: reply.cookies[0]?.value ?? '',
    cookie: `${reply.cookies[0]?.name}=${reply.cookies[0]?.value}`,
  };
}

/** Every text of every table. */
async function stored(): Promise<string> {
  const tables = await t.world.db.introspection.getTables();
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql`SELECT * FROM ${sql.table(name)}`.execute(t.world.db);
    texts.push(JSON.stringify(rows));
  }
  return texts.join('\n');
}

test('a password and a session’s token are in no log and no table', async () => {
  const { token, cookie } = await signIn(DEMO_PASSWORD);
  const body = { current: DEMO_PASSWORD, next: CANARY };
  const headers = { cookie };
  expect(
    (await app.inject({ method: 'PUT', url: sessionApi.password.path, payload: body, headers })).statusCode,
  ).toBe(204);
  await post(sessionApi.signIn.path, { name: 'leader', password: `${CANARY}x` });
  await post(sessionApi.confirm.path, { password: CANARY }, cookie);
  await post(sessionApi.confirm.path, { password: CANARY, more: CANARY }, cookie);
  const again = await signIn(CANARY);
  expect(logged.length).toBeGreaterThan(1000);
  const kept = await stored();
  for (const secret of [CANARY, DEMO_PASSWORD, token, again.token]) {
    expect(secret.length).toBeGreaterThan(8);
    expect(logged).not.toContain(secret);
    expect(kept).not.toContain(secret);
  }
  const accounts = await t.world.db.selectFrom('account').select('password_hash').execute();
  const replaced = await t.world.db.selectFrom('account_password').select('password_hash').execute();
  expect(accounts.length).toBeGreaterThan(10);
  for (const { password_hash: hash } of [...accounts, ...replaced])
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=(1[9-9]|[2-9]\d)\d{3,},t=[2-9]\d*,p=\d+\$/);
});

test('a token has 128 bits or more, is another one at each sign-in and is stored as a hash', async () => {
  const first = await signIn(DEMO_PASSWORD);
  // Whoever plants a cookie before the sign-in does not share the session.
  const second = await signIn(DEMO_PASSWORD, first.cookie);
  const tokens = [first.token, second.token];
  for (let i = 0; i < 6; i++) tokens.push((await signIn(DEMO_PASSWORD)).token);
  expect(new Set(tokens).size).toBe(tokens.length);
  for (const token of tokens) {
    expect(token).toMatch(/^[\w-]+$/);
    expect(Buffer.from(token, 'base64url').length * 8).toBeGreaterThanOrEqual(128);
  }
  const sessions = JSON.stringify(await t.world.db.selectFrom('session').selectAll().execute());
  for (const token of tokens) expect(sessions).not.toContain(token);
  const hashes = ['hex', 'base64', 'base64url'] as const;
  expect(hashes.some((as) => sessions.includes(createHash('sha256').update(second.token).digest(as)))).toBe(
    true,
  );
});
