/** 收藏: one's own pages at hand; nobody else's, and nothing but pages of this site. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MOST_FAVOURITES } from '#shared/contract/favourites.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';

const AT = '/api/favourites';
let t: TestApp;
let analyst: Caller;
beforeAll(async () => {
  t = await testApp();
  analyst = await t.signIn('analyst');
});
afterAll(() => t.close());

const page = (n: number) => ({ address: `/regions?period=2025&focus=${n}`, title: `各县${n}` });
const kept = async (by: Caller) => (await by.get(AT)).body;

test('kept, renamed, dropped; twice is once', async () => {
  expect(await kept(analyst)).toEqual([]);
  expect((await analyst.put(AT, page(1))).body).toEqual([page(1)]);
  t.setNow('2026-07-20T02:01:00.000Z');
  expect((await analyst.put(AT, page(2))).body).toEqual([page(1), page(2)]);
  expect((await analyst.put(AT, { ...page(1), title: '嘉兴各地' })).body).toEqual([
    { ...page(1), title: '嘉兴各地' },
    page(2),
  ]);
  const address = `${AT}?address=${encodeURIComponent(page(1).address)}`;
  expect((await analyst.delete(address)).body).toEqual([page(2)]);
  expect((await analyst.delete(address)).status).toBe(200);
});

test('each account has its own; administrators have none', async () => {
  for (const name of ['analyst2', 'leader', '330481']) {
    const other = await t.signIn(name);
    expect([name, await kept(other)]).toEqual([name, []]);
    const address = `${AT}?address=${encodeURIComponent(page(2).address)}`;
    expect((await other.delete(address)).body).toEqual([]);
  }
  expect(await kept(analyst)).toEqual([page(2)]);
  expect((await (await t.signIn('sysadmin')).get(AT)).status).toBe(403);
});

test.each([
  ['another site', { address: 'https://example.com/', title: '站外' }],
  ['another site in disguise', { address: '//example.com', title: '站外' }],
  ['a script', { address: 'javascript:alert(1)', title: '脚本' }],
  ['no name', { address: '/regions', title: ' ' }],
  ['a very long address', { address: `/${'a'.repeat(500)}`, title: '长' }],
])('refused: %s', async (_what, body) => {
  expect((await analyst.put(AT, body)).status).toBe(400);
  expect(await kept(analyst)).toEqual([page(2)]);
});

test(`no more than ${MOST_FAVOURITES}, in words; one of them may still be renamed`, async () => {
  for (let n = 3; n < MOST_FAVOURITES + 2; n++) expect((await analyst.put(AT, page(n))).status).toBe(200);
  const refused = await analyst.put(AT, page(99));
  expect([refused.status, refused.body.title]).toEqual([422, `最多收藏${MOST_FAVOURITES}页`]);
  expect((await analyst.put(AT, { ...page(2), title: '新名' })).status).toBe(200);
  expect(await kept(analyst)).toHaveLength(MOST_FAVOURITES);
});
