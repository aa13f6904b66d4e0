/** A request that is repeated is answered on the short way: the same to the byte, counted, and over the moment anything ends it. */
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { programmeApi } from '#shared/contract/programme.ts';
import { sessionApi } from '#shared/contract/session.ts';
import { targetsApi } from '#shared/contract/targets.ts';
import { DEMO_PASSWORD } from '../../../server/accounts/demo-accounts.ts';
import { buildApp } from '../../../server/app.ts';
import type { App } from '../../../server/http/server.ts';
import { type TestApp, testApp } from '../../helpers/app.ts';

const MAX = 12;
const URL_OF_TARGETS = targetsApi.overview.path;
let t: TestApp;
let app: App;
let base: string;
/** Requests that Fastify saw. */
let long = 0;
beforeAll(async () => {
  t = await testApp({ city: 'second', demo: true });
  app = await buildApp(t.world, { rateLimit: MAX });
  app.addHook('onRequest', async () => {
    long += 1;
  });
  base = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await app.close();
  await t.close();
});
beforeEach(() => {
  long = 0;
});

interface Answered {
  status: number;
  headers: Record<string, unknown>;
  bytes: Buffer;
}

/** Exactly the headers given, on a connection of its own. */
function ask(url: string, headers: Record<string, string>): Promise<Answered> {
  return new Promise((resolve, reject) => {
    request(`${base}${url}`, { headers, agent: false }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('end', () =>
        resolve({ status: reply.statusCode ?? 0, headers: reply.headers, bytes: Buffer.concat(parts) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

async function signIn(name: string): Promise<string> {
  const payload = { name, password: DEMO_PASSWORD };
  const reply = await t.app.inject({ method: 'POST', url: sessionApi.signIn.path, payload });
  return reply.cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; ');
}

/** What both ways must have in common; how much is left of the limit is one less each time. */
function same({ status, headers, bytes }: Answered) {
  const { date: _, 'x-ratelimit-remaining': left, 'x-ratelimit-reset': _reset, ...others } = headers;
  return { status, bytes, others, left };
}

test('what comes the short way is what came the long way, packed or not, and 304 to who has it', async () => {
  const cookie = await signIn('leader');
  const first = same(await ask(URL_OF_TARGETS, { cookie }));
  const again = same(await ask(URL_OF_TARGETS, { cookie }));
  expect(long).toBe(1);
  expect(again).toEqual({ ...first, left: String(Number(first.left) - 1) });
  expect(again.others).toMatchObject({
    'content-security-policy': expect.stringContaining("default-src 'self'"),
    'cache-control': 'no-store',
    'content-length': String(first.bytes.length),
  });
  const packed = await ask(URL_OF_TARGETS, { cookie, 'accept-encoding': 'gzip' });
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(packed.headers['content-length']).toBe(String(packed.bytes.length));
  expect(gunzipSync(packed.bytes).equals(first.bytes)).toBe(true);
  const held = await ask(URL_OF_TARGETS, { cookie, 'if-none-match': String(first.others.etag) });
  expect([held.status, held.bytes.length, held.headers['cache-control']]).toEqual([304, 0, 'no-store']);
  expect(long).toBe(1);
});

describe('it takes the long way', () => {
  test('with another way to say who one is', async () => {
    const cookie = await signIn('leader');
    await ask(URL_OF_TARGETS, { cookie });
    expect((await ask(URL_OF_TARGETS, { cookie, authorization: 'Bearer sti_nobody' })).status).toBe(401);
    expect((await ask(URL_OF_TARGETS, {})).status).toBe(401);
    expect((await ask(URL_OF_TARGETS, { cookie: `${cookie}x` })).status).toBe(401);
  });

  test.each([
    ['content-length', '0'],
    ['transfer-encoding', 'chunked'],
    ['expect', '100-continue'],
    ['range', 'bytes=0-1'],
  ])('with %s, which only the long way understands', async (name, value) => {
    const cookie = await signIn('auditor');
    const { path } = programmeApi.programme;
    const whole = await ask(path, { cookie });
    const other = await ask(path, { cookie, [name]: value });
    expect([long, other.status, other.bytes.equals(whole.bytes)]).toEqual([2, 200, true]);
  });

  test('after two seconds, after a word that anything moved, and where nobody would tell', async () => {
    const cookie = await signIn('leader');
    const count = async () => {
      long = 0;
      await ask(URL_OF_TARGETS, { cookie });
      return long;
    };
    expect([await count(), await count()]).toEqual([1, 0]);
    t.setNow(new Date(t.world.now().getTime() + 2_001).toISOString());
    expect([await count(), await count()]).toEqual([1, 0]);
    t.world.changes.tell(null);
    expect([await count(), await count()]).toEqual([1, 0]);
  });

  test('once the session has ended or its account is disabled', async () => {
    const signs = await signIn('auditor');
    const session = sessionApi.state.path;
    await ask(programmeApi.programme.path, { cookie: signs });
    expect((await ask(programmeApi.programme.path, { cookie: signs })).status).toBe(200);
    await app.inject({ method: 'DELETE', url: sessionApi.signOut.path, headers: { cookie: signs } });
    expect((await ask(programmeApi.programme.path, { cookie: signs })).status).toBe(401);
    expect((await ask(session, { cookie: signs })).status).toBe(200);
    const cookie = await signIn('sysadmin');
    await ask(programmeApi.programme.path, { cookie });
    const account = t.world.db.updateTable('account').where('name', '=', 'sysadmin');
    await account.set({ disabled_at: 'x' }).execute();
    expect((await ask(programmeApi.programme.path, { cookie })).status).toBe(401);
    await account.set({ disabled_at: null }).execute();
  });
});

test('every request counts, whichever way it takes; one too many is told so in words', async () => {
  const cookie = await signIn('secadmin');
  const { path } = programmeApi.programme;
  const all: Answered[] = [];
  for (let n = 0; n <= MAX; n++) all.push(await ask(path, { cookie }));
  expect(long).toBeLessThan(4);
  expect(all.map(({ headers }) => headers['x-ratelimit-remaining'])).toEqual([
    ...Array.from({ length: MAX }, (_, n) => String(MAX - 1 - n)),
    '0',
  ]);
  expect(all.map(({ status }) => status)).toEqual([...Array(MAX).fill(200), 429]);
  expect(String(all.at(-1)?.headers['content-type'])).toContain('problem+json');
});
