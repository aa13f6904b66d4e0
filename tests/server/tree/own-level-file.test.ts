/** Eleven cities have a 市本级 each, and 29 counties of the nation share a name: a file is read among its own neighbours. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller, TestApp } from '../../helpers/app.ts';
import { openNation, PROVINCE } from '../../nation/open.ts';

const OWN = '330400_bj';
const RETURN = `/api/returns/2025-S2/${OWN}`;

let t: TestApp;
let reporter: Caller;

beforeAll(async () => {
  ({ t } = await openNation(PROVINCE, [OWN]));
  reporter = await t.signIn(OWN);
});
afterAll(() => t.close());

test('the blank template of one city’s own level is its own, though ten others are called the same', async () => {
  const template = await reporter.get(`${RETURN}/template.xlsx`);
  expect(template.status).toBe(200);
  const { status, body } = await reporter.upload(`${RETURN}/upload`, '嘉兴市本级.xlsx', template.bytes);
  // Whose file it is was not in doubt: what it lacks is figures.
  expect([status, body.type]).toEqual([422, 'file-no_figures']);
});

test('a city’s office sees that it is still owed', async () => {
  const analyst = await t.signIn('kjb_330400_analyst');
  const { body } = await analyst.get('/api/review/matrix/2025-S2');
  expect(body.counts.approved).toBe(7);
  expect(body.returns.map((r: { organisation: string }) => r.organisation)).toContain(OWN);
});
