import { afterEach, beforeEach, expect, test } from 'vitest';
import { figureAt } from '#shared/panel.ts';
import { verifyDatabase } from '../../../server/verify/verify.service.ts';
import { findReturn } from '../../../server/workflow/workflow.repository.ts';
import { startCorrection } from '../../../server/workflow/workflow.service.ts';
import type { Caller } from '../../helpers/app.ts';
import { type Office, openOffice, viewPath } from './office.ts';
import { S1 } from './small-catalogue.ts';

const COUNTY = { 'a/gov': '300', 'a/plat': '100' };

let office: Office;
let analyst: Caller;

beforeEach(async () => {
  office = await openOffice();
  analyst = await office.t.signIn('analyst');
});
afterEach(() => office.t.close());

const view = async (organisation = 'a') => (await analyst.get(viewPath(organisation))).body;
const base = async (organisation = 'a') => {
  const body = await view(organisation);
  return { version: body.view.version as number, submission: body.submission as string, comment: '' };
};
const remark = { unit: 'a', indicator: 'gov', remark: '与决算不符，请核对' };

async function approve(organisation = 'a') {
  const reply = await analyst.post(`${viewPath(organisation)}/approve`, await base(organisation));
  expect(reply.status).toBe(200);
  return reply.body;
}

test('approval: the state, the data version, the figure in the panel and one audit row', async () => {
  await office.file('a', COUNTY, { comment: '按决算口径' });
  expect(await view()).toMatchObject({
    comment: '按决算口径',
    revision: 1,
    mayDecide: true,
    submittedBy: '甲县填报员',
  });
  const after = await approve();
  expect(after).toMatchObject({
    mayDecide: false,
    mayReopen: true,
    view: { state: 'approved' },
    effects: [],
  });
  expect((await office.t.world.panels.panel())?.dataVersion).toBe(1);
  const audit = await office.t.world.db
    .selectFrom('audit_event')
    .selectAll()
    .where('action', '=', 'approve')
    .execute();
  expect(audit.map((row) => [row.object, row.account_name])).toEqual([['return/2026-S1/a', '分析员甲']]);
});

test('return: the remark stands on its cell, the reporter answers, the second submission shows both', async () => {
  await office.file('a', COUNTY);
  const reply = await analyst.post(`${viewPath('a')}/return`, {
    ...(await base()),
    comment: '请看意见',
    remarks: [remark],
  });
  expect(reply.status).toBe(200);
  expect(reply.body).toMatchObject({ mayDecide: false, view: { state: 'returned' } });
  expect(reply.body.whyNot).toContain('已退回');
  await office.file('a', { 'a/gov': '310', 'a/plat': '100' }, { answer: '已按决算改' });
  const again = await view();
  expect(again).toMatchObject({ revision: 2, mayDecide: true, view: { state: 'submitted' } });
  const row = again.view.rows.find((r: { key: string }) => r.key === 'a/gov');
  expect(row.cell.amount).toBe('310');
  expect(row.remarks).toMatchObject([{ remark: remark.remark, by: '分析员甲', answer: '已按决算改' }]);
  expect(again.view.history.map((h: { kind: string }) => h.kind).sort()).toEqual([
    'return',
    'submit',
    'submit',
  ]);
});

test('the reporter’s unsent changes are not shown to the office', async () => {
  await office.file('a', COUNTY);
  await analyst.post(`${viewPath('a')}/return`, { ...(await base()), remarks: [remark] });
  const { saveDraft } = await import('../../../server/workflow/workflow.service.ts');
  const { S1 } = await import('./small-catalogue.ts');
  const cells = [{ key: 'a/gov', text: '987654321', note: '', release: '', reasons: {}, answer: '' }];
  const version = (await view()).view.version;
  await saveDraft(
    office.t.world,
    await office.actor('a'),
    { period: S1, organisation: 'a' },
    { version, cells },
  );
  expect(JSON.stringify(await view())).not.toContain('987654321');
});

test.each([
  ['no remark', []],
  ['a blank remark', [{ ...remark, remark: '   ' }]],
  ['two remarks on one cell', [remark, remark]],
  ['an unknown field', [{ ...remark, extra: 1 }]],
])('return refused with %s', async (_, remarks) => {
  await office.file('a', COUNTY);
  expect((await analyst.post(`${viewPath('a')}/return`, { ...(await base()), remarks })).status).toBe(400);
  expect((await view()).view.state).toBe('submitted');
});

test('a remark on a cell of another return is 404', async () => {
  await office.file('a', COUNTY);
  const reply = await analyst.post(`${viewPath('a')}/return`, {
    ...(await base()),
    remarks: [{ ...remark, unit: 'b' }],
  });
  expect(reply.status).toBe(404);
});

test.each([
  ['approve', { version: null }],
  ['approve', { version: '1' }],
  ['approve', { extra: true }],
  ['reopen', { comment: '' }],
])('%s with %j is 400', async (act, change) => {
  await office.file('a', COUNTY);
  const body = { ...(await base()), ...change };
  expect((await analyst.post(`${viewPath('a')}/${act}`, body)).status).toBe(400);
});

test('un-approval takes the figure out of force again and needs its reason', async () => {
  await office.file('a', COUNTY);
  await approve();
  const reply = await analyst.post(`${viewPath('a')}/reopen`, { ...(await base()), comment: '发现重复计算' });
  expect(reply.status).toBe(200);
  expect(reply.body).toMatchObject({ mayDecide: true, mayReopen: false, view: { state: 'submitted' } });
  const panel = await office.t.world.panels.panel();
  expect(panel?.dataVersion).toBe(2);
  expect(panel?.sources).toEqual([]);
});

test('issue 9 item 15: un-approving a correction brings the revision approved before back into force', async () => {
  const first = await office.file('a', COUNTY);
  expect((await approve()).restores).toBeNull();
  await startCorrection(
    office.t.world,
    await office.actor('a'),
    { period: S1, organisation: 'a' },
    { version: (await view()).view.version, reason: '更正' },
  );
  await office.file('a', { 'a/gov': '310', 'a/plat': '100' });
  expect((await approve()).restores).toEqual({ revision: 1 });
  const gov = async () => figureAt((await office.t.world.panels.panel())!, 'a', 'gov', S1);
  expect(await gov()).toBe(310);
  const reply = await analyst.post(`${viewPath('a')}/reopen`, { ...(await base()), comment: '更正有误' });
  expect(reply.body).toMatchObject({ mayDecide: true, view: { state: 'submitted', correction: true } });
  expect(await gov()).toBe(300);
  const row = await findReturn(office.t.world.db, S1, 'a');
  expect(row?.approved_submission_id).toBe(first);
  expect((await verifyDatabase(office.t.world.db)).faults).toEqual([]);
  // Approved again, the correction holds again; un-approved again, the first does.
  await approve();
  expect(await gov()).toBe(310);
});

test('un-approval more than five minutes after the password is refused until it is given again', async () => {
  await office.file('a', COUNTY);
  await approve();
  const body = { ...(await base()), comment: '发现重复计算' };
  office.t.setNow('2026-07-20T02:05:01.000Z');
  const refused = await analyst.post(`${viewPath('a')}/reopen`, body);
  expect([refused.status, refused.body.type]).toEqual([403, 'password-needed']);
  expect((await (await office.t.signIn('analyst')).post(`${viewPath('a')}/reopen`, body)).status).toBe(200);
});

/** What each act meets in each state; 200 stands alone in its row because the state has then changed. */
test.each([
  ['unreported', 'approve', 409],
  ['unreported', 'return', 409],
  ['unreported', 'reopen', 409],
  ['submitted', 'reopen', 409],
  ['returned', 'approve', 409],
  ['returned', 'return', 409],
  ['returned', 'reopen', 409],
  ['approved', 'approve', 409],
  ['approved', 'return', 409],
])('in state %s: %s is %d', async (state, act, status) => {
  if (state !== 'unreported') await office.file('a', COUNTY);
  if (state === 'approved') await approve();
  if (state === 'returned')
    await analyst.post(`${viewPath('a')}/return`, { ...(await base()), remarks: [remark] });
  const known = await view();
  const body = {
    version: known.view.version,
    submission: known.submission ?? 'none',
    comment: act === 'reopen' ? '重新核对' : '',
    ...(act === 'return' ? { remarks: [remark] } : {}),
  };
  const reply = await analyst.post(`${viewPath('a')}/${act}`, body);
  expect([reply.status, reply.body.type]).toEqual([status, 'illegal-transition']);
  expect(reply.body.current.state).toBe(state);
});

test('two analysts at once: one decides, the other gets 409 with the newer state', async () => {
  await office.file('a', COUNTY);
  const second = await office.t.signIn('analyst2');
  const body = await base();
  const replies = await Promise.all([
    analyst.post(`${viewPath('a')}/approve`, body),
    second.post(`${viewPath('a')}/return`, { ...body, remarks: [remark] }),
  ]);
  expect(replies.map((r) => r.status).sort()).toEqual([200, 409]);
  const loser = replies.find((r) => r.status === 409);
  expect(loser?.body.current.state).toBe(replies[0].status === 200 ? 'approved' : 'returned');
});

test('an old version of a return that was withdrawn and submitted again is stale', async () => {
  await office.file('a', COUNTY);
  const body = await base();
  const { withdraw } = await import('../../../server/workflow/workflow.service.ts');
  const { S1 } = await import('./small-catalogue.ts');
  await withdraw(
    office.t.world,
    await office.actor('a'),
    { period: S1, organisation: 'a' },
    { version: body.version },
  );
  expect(await view()).toMatchObject({ submission: null, mayDecide: false });
  await office.file('a', { 'a/gov': '301', 'a/plat': '100' });
  const reply = await analyst.post(`${viewPath('a')}/approve`, body);
  expect([reply.status, reply.body.type]).toEqual([409, 'return-stale']);
});

test('the same key twice is one approval; with another content it is refused', async () => {
  await office.file('a', COUNTY);
  const body = await base();
  const send = (comment: string) =>
    analyst.post(`${viewPath('a')}/approve`, { ...body, comment }, { 'idempotency-key': 'k1' });
  expect([(await send('')).status, (await send('')).status, (await send('x')).status]).toEqual([
    200, 200, 409,
  ]);
  const decisions = await office.t.world.db.selectFrom('decision').selectAll().execute();
  expect(decisions.map((d) => d.kind)).toEqual(['approve']);
});

test('nobody approves or returns what they submitted themselves', async () => {
  await office.file('a', COUNTY);
  await office.t.world.db.updateTable('account').set({ role: 'analyst' }).where('name', '=', 'a').execute();
  const own = await office.t.signIn('a');
  const seen = (await own.get(viewPath('a'))).body;
  expect(seen.mayDecide).toBe(false);
  expect(seen.whyNot).toContain('另一位分析员');
  const body = { version: seen.view.version, submission: seen.submission, comment: '' };
  expect((await own.post(`${viewPath('a')}/approve`, body)).status).toBe(403);
  expect((await own.post(`${viewPath('a')}/return`, { ...body, remarks: [remark] })).status).toBe(403);
});
