/** What is kept is what would be answered anew, for this reader and at this moment; nothing kept reaches another's scope. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '#shared/calc/random.ts';
import { addressOf } from '#shared/contract/endpoint.ts';
import { programmeApi } from '#shared/contract/programme.ts';
import { returnsApi } from '#shared/contract/returns.ts';
import { sessionApi } from '#shared/contract/session.ts';
import { targetsApi } from '#shared/contract/targets.ts';
import { listAccounts } from '../../../server/accounts/account.repository.ts';
import { DEMO_PASSWORD } from '../../../server/accounts/demo-accounts.ts';
import { buildApp } from '../../../server/app.ts';
import { appendAudit, systemEntry } from '../../../server/audit/audit.repository.ts';
import { Changes } from '../../../server/db/changes.ts';
import type { App } from '../../../server/http/server.ts';
import { shownCatalogue } from '../../../server/programme/programme.service.ts';
import { insertDataVersion } from '../../../server/workflow/workflow.repository.ts';

import { type TestApp, testApp } from '../../helpers/app.ts';

let t: TestApp;
/** The same server without a memory. */
let plain: App;
let base: string;
beforeAll(async () => {
  t = await testApp({ city: 'second', demo: true });
  plain = await buildApp({ ...t.world, changes: new Changes(() => false) }, { rateLimit: 1_000_000 });
  await plain.ready();
  // Over the wire, where a repeated request is answered before anything else is done for it (again.ts).
  base = await t.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await plain.close();
  await t.close();
});

async function signIn(name: string): Promise<string> {
  const payload = { name, password: DEMO_PASSWORD };
  const reply = await t.app.inject({ method: 'POST', url: sessionApi.signIn.path, payload });
  return reply.cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; ');
}

const get = (app: App, url: string, headers: Record<string, string>) =>
  app.inject({ method: 'GET', url, headers });

async function overWire(url: string, headers: Record<string, string>) {
  const reply = await fetch(`${base}${url}`, { headers });
  return {
    statusCode: reply.status,
    body: await reply.text(),
    headers: Object.fromEntries(reply.headers.entries()),
  };
}

/** Everything a caller can see of an answer, without what is new in each: a number to quote, limits, the time. */
function seen({ statusCode, body }: { statusCode: number; body: string }): string {
  return `${statusCode} ${body.replace(/"instance":"\w+"|[A-F0-9]{8}|"now":"[^"]*"/g, '')}`;
}

test('every address to everybody, in any order and thrice over: as if nothing were kept', async () => {
  const { catalogue } = t.world;
  const names = (await listAccounts(t.world.db)).map(({ name }) => name);
  expect(names.length).toBeGreaterThan(6);
  const cookies = await Promise.all(names.map(signIn));
  const units = catalogue.units.slice(0, 2).map(({ code }) => code);
  const organisations = catalogue.organisations.slice(0, 2).map(({ code }) => code);
  const period = catalogue.periods.at(-1)?.period ?? '';
  const { digest } = shownCatalogue(catalogue);
  const routes = t.app.routePolicies.filter(
    ({ method, url, policy }) =>
      method === 'GET' &&
      url.startsWith('/api/') &&
      policy.who !== 'public' &&
      !/template|file|export|\.\w+$/.test(url),
  );
  const addresses = routes.flatMap(({ url }) =>
    [0, 1].map((n) =>
      url
        .replace(':unit', units[n] ?? '')
        .replace(':organisation', organisations[n] ?? '')
        .replace(':period', period)
        .replace(':digest', digest)
        .replace(':year', period.slice(0, 4))
        .replace(/:\w+/g, '1'),
    ),
  );
  const random = seededRandom(7);
  const asked = [...new Set(addresses)].flatMap((url) => cookies.map((cookie) => ({ url, cookie })));
  expect(asked.length).toBeGreaterThan(300);
  asked.sort(() => random() - 0.5);
  const crossed: string[] = [];
  let answered = 0;
  /** What browsers may keep, and everything that anybody was sent under its address. */
  const lasting = new Map<string, Set<string>>();
  for (const { url, cookie } of asked) {
    const right = seen(await get(plain, url, { cookie }));
    const first = seen(await get(t.app, url, { cookie }));
    const reply = await overWire(url, { cookie });
    const second = seen(reply);
    const third = seen(await overWire(url, { cookie }));
    if (/immutable/.test(String(reply.headers['cache-control'])))
      lasting.set(url, (lasting.get(url) ?? new Set()).add(second));
    if (right.startsWith('200')) answered++;
    if (first !== right || second !== right || third !== right) crossed.push(url);
  }
  expect(crossed).toEqual([]);
  expect(answered).toBeGreaterThan(100);
  expect([...lasting.keys()]).toEqual([addressOf(programmeApi.catalogue, { params: { digest } })]);
  for (const texts of lasting.values()) expect(texts.size).toBe(1);
});

describe('an answer that is kept', () => {
  const url = targetsApi.overview.path;

  test('is not sent again to who has it, and is another one once the data moved', async () => {
    const cookie = await signIn('leader');
    const first = await get(t.app, url, { cookie });
    const etag = String(first.headers.etag);
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    expect(first.headers['cache-control']).toBe('no-store');
    const again = await get(t.app, url, { cookie, 'if-none-match': etag });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    await t.world.db.transaction().execute(async (trx) => {
      await insertDataVersion(trx, { programme: t.world.catalogueVersion }, t.world.now().toISOString());
      await appendAudit(trx, systemEntry(t.world.now(), 'configure', 'setting', {}));
    });
    const moved = await get(t.app, url, { cookie, 'if-none-match': etag });
    expect(moved.statusCode).toBe(200);
    expect(moved.headers.etag).not.toBe(etag);
  });

  test('is packed once for who can unpack it, and says the same', async () => {
    const cookie = await signIn('leader');
    const whole = await get(t.app, url, { cookie });
    const packed = await get(t.app, url, { cookie, 'accept-encoding': 'gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    const { gunzipSync } = await import('node:zlib');
    expect(gunzipSync(packed.rawPayload).toString()).toBe(whole.body);
  });

  test('is nobody’s whose session has ended or whose role does not read it', async () => {
    const cookie = await signIn('leader');
    expect((await get(t.app, url, { cookie })).statusCode).toBe(200);
    expect((await get(t.app, url, { cookie: await signIn('auditor') })).statusCode).toBe(403);
    await t.app.inject({ method: 'DELETE', url: sessionApi.signOut.path, headers: { cookie } });
    expect((await get(t.app, url, { cookie })).statusCode).toBe(401);
    const other = await signIn('leader');
    await t.world.db.updateTable('account').set({ disabled_at: 'x' }).where('name', '=', 'leader').execute();
    expect((await get(t.app, url, { cookie: other })).statusCode).toBe(401);
    await t.world.db.updateTable('account').set({ disabled_at: null }).where('name', '=', 'leader').execute();
  });

  test('that asked for the time is as old as the time allows', async () => {
    const reporter = t.world.catalogue.organisations.find(({ unit }) => unit !== null)?.code ?? '';
    const cookie = await signIn(reporter);
    const before = await get(t.app, returnsApi.tasks.path, { cookie });
    const reading = t.world.now();
    t.setNow(new Date(reading.getTime() + 999).toISOString());
    expect((await get(t.app, returnsApi.tasks.path, { cookie })).headers.etag).toBe(before.headers.etag);
    t.setNow(new Date(reading.getTime() + 60 * 86_400_000).toISOString());
    // The session has ended by then too.
    const later = await signIn(reporter);
    const after = await get(t.app, returnsApi.tasks.path, { cookie: later });
    expect(seen(after)).toBe(seen(await get(plain, returnsApi.tasks.path, { cookie: later })));
    expect(after.headers.etag).not.toBe(before.headers.etag);
  });
});
