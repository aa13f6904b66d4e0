/** A correction that was taken back is no vintage: the value it had replaced is the latest again. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { period } from '#shared/period.ts';
import { listVintages } from '../../../server/figures/vintages.ts';
import { COUNTY, type Desk, HAINING, openDesk, path, S1 } from '../returns/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.t.close());

const figures = async (version: number) =>
  (await listVintages(desk.t.world, HAINING, 'gov_total', version)).get(period(S1))?.map((v) => v.figure);

test('approved, corrected, taken back', async () => {
  await desk.file(S1, HAINING, COUNTY);
  const { version } = await desk.view(S1, HAINING);
  await (await desk.as(HAINING)).post(path(S1, HAINING, 'correction'), { version, reason: '漏计' });
  await desk.save(S1, HAINING, { gov_total: '54040', gov_general: '41000' });
  await desk.submit(S1, HAINING);
  expect((await desk.approve(S1, HAINING)).status).toBe(200);
  expect(await figures(2)).toEqual([53040, 54040]);
  const view = await desk.view(S1, HAINING);
  const analyst = await desk.as('analyst');
  const reply = await analyst.post(`/api/review/returns/${S1}/${HAINING}/reopen`, {
    version: view.version,
    submission: view.receipt?.submission,
    comment: '更正有误',
  });
  expect(reply.status).toBe(200);
  expect(await figures(3)).toEqual([53040]);
  // A page pinned to the version before still knows it.
  expect(await figures(2)).toEqual([53040, 54040]);
});
