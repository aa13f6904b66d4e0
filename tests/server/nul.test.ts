import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, type TestApp, testApp } from '../helpers/app.ts';

let t: TestApp;
let county: Caller;

beforeAll(async () => {
  t = await testApp();
  county = await t.signIn('330481');
});
afterAll(() => t.close());

test.each(['/api/returns/2026-S1/330481%00', '/regions/330481%00', '/api/indicators/%00'])(
  'U+0000 in the address %s: not found, no fault of the database',
  async (url) => {
    expect((await county.get(url)).status).toBe(404);
  },
);

test('U+0000 in a text: said, and nothing kept', async () => {
  const objection = { unit: '330481', indicator: 'ent_rd_ind', text: '与本县\u0000数不符' };
  const reply = await county.post('/api/returns/2026-S1/330481/objection', objection);
  expect(reply).toMatchObject({ status: 400, body: { title: expect.stringContaining('U+0000') } });
});
