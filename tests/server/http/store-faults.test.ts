/** What the store cannot do is said in words, and a damaged one is only read (trust.md D9, D13; requests that no page sends). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionApi } from '#shared/contract/session.ts';
import { storageFaultOf } from '../../../server/db/storage-fault.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';

let t: TestApp;
let leader: Caller;
beforeAll(async () => {
  t = await testApp();
  leader = await t.signIn('leader');
});
afterAll(() => t.close());

test.each([
  [{ code: 'SQLITE_FULL' }, 'full'],
  [{ code: '53100' }, 'full'],
  [{ code: 'SQLITE_CORRUPT_INDEX' }, 'damaged'],
  [{ code: 'XX001' }, 'damaged'],
  [{ code: 'SQLITE_IOERR_WRITE' }, 'unwritable'],
  [{ code: 'SQLITE_BUSY' }, null],
  [new Error('SQLITE_FULL'), null],
  [null, null],
])('%o is %s', (error, fault) => {
  expect(storageFaultOf(error)).toBe(fault);
});

test('once damage is found pages are shown and nothing is written', async () => {
  t.world.store.damage = ['Page 7: never used'];
  const write = await leader.post(sessionApi.confirm.path, { password: 'x' });
  expect(write.body).toMatchObject({ type: 'store-damaged', status: 503 });
  expect((await leader.get('/api/programme')).status).toBe(200);
  t.world.store.damage = [];
});

describe('what no page of ours sends gets a sentence of ours', () => {
  const headers = { 'content-type': 'application/json' };
  const nested = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
  test.each([
    ['JSON nested 100,000 deep', 'POST', '/api/session', nested, 400],
    ['broken JSON', 'POST', '/api/session', '{"name":', 400],
    ['an unknown address', 'POST', '/api/nothing', '{}', 404],
    ['an unknown method', 'PATCH', '/api/session', '{}', 404],
    ['an address that cannot be decoded', 'GET', '/api/%E0%A4%A', undefined, 400],
  ] as const)('%s', async (_, method, url, payload, status) => {
    const reply = await t.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    expect(reply.statusCode).toBe(status);
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect(reply.json().title).toMatch(/^[\u4e00-\u9fff]/);
  });
});
