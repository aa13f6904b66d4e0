/** When the answer fails after the change was made, the reply must not say that nothing was changed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COUNTY, type Desk, HAINING, openDesk, path, S1 } from '../returns/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  expect((await desk.save(S1, HAINING, COUNTY)).status).toBe(200);
});
afterAll(() => desk.t.close());

/** Runs while no figure can be read, as when a page's arithmetic fails. */
async function withoutPanels<T>(work: () => Promise<T>): Promise<T> {
  const { panels } = desk.t.world;
  const { panel } = panels;
  panels.panel = () => Promise.reject(new RangeError('not an exact sum'));
  try {
    return await work();
  } finally {
    panels.panel = panel;
  }
}

const view = () => desk.view(S1, HAINING);

test('a read that fails speaks of no change', async () => {
  const leader = await desk.as('leader');
  const reply = await withoutPanels(() => leader.get('/api/targets'));
  expect(reply).toMatchObject({ status: 500, body: { type: 'internal', title: '系统出错，没有取到数据' } });
});

test('a write that fails before its transaction says that nothing was changed', async () => {
  const { version } = await view();
  const county = await desk.as(HAINING);
  const reply = await withoutPanels(() => county.post(path(S1, HAINING, 'submit'), { version, comment: '' }));
  expect(reply).toMatchObject({ status: 500, body: { title: '系统出错，数据未改动' } });
  expect((await view()).version).toBe(version);
});

test('a write whose answer fails after its transaction says that it was made', async () => {
  expect((await desk.submit(S1, HAINING)).status).toBe(200);
  const before = await view();
  const analyst = await desk.as('analyst');
  const body = { version: before.version, submission: before.receipt?.submission, comment: '' };
  const reply = await withoutPanels(() => analyst.post(`/api/review/returns/${S1}/${HAINING}/approve`, body));
  expect(reply.status).toBe(500);
  expect(reply.body.title).toContain('修改已保存');
  expect(reply.body.detail).toMatch(/错误编号 [0-9A-F]{8}/);
  expect((await view()).state).toBe('approved');
});
