/** 单位负责人审签: reporter, approver of the same organisation, office; the receipt names both, a refusal says why. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyDatabase } from '../../../server/verify/verify.service.ts';
import type { Caller, TestReply } from '../../helpers/app.ts';
import { COUNTY, type Desk, openDesk, path, S1 } from '../returns/desk.ts';

const ZONE = 'jxgq';
let desk: Desk;
let office: Caller;
let approver: Caller;
beforeAll(async () => {
  desk = await openDesk();
  office = await desk.as('analyst');
  approver = await desk.as('approver');
});
afterAll(() => desk.t.close());

async function set(organisation: string, required: boolean, reason = '单位要求'): Promise<TestReply> {
  const { seen } = (await office.get('/api/signing')).body;
  return office.post('/api/signing', { organisation, required, reason, seen });
}
const view = () => desk.view(S1, ZONE);
const act = async (name: string, more: object = {}, by = approver) =>
  by.post(path(S1, ZONE, name), { version: (await view()).version, ...more });
const matrixState = async () => {
  const { returns } = (await office.get(`/api/review/matrix/${S1}`)).body;
  return returns.find((r: { organisation: string }) => r.organisation === ZONE).state;
};

test('the office turns it on, only where somebody can sign, and says why', async () => {
  expect((await set('330481', true)).body.title).toContain('还没有启用的“单位审签人”账号');
  expect((await set(ZONE, true, '')).status).toBe(400);
  expect((await set('nobody', true)).status).toBe(404);
  expect((await set(ZONE, true)).status).toBe(200);
  expect((await set(ZONE, true)).body.title).toContain('已是开启状态');
  const stale = { organisation: ZONE, required: false, reason: '不再需要', seen: 0 };
  expect((await office.post('/api/signing', stale)).status).toBe(409);
  expect((await approver.get('/api/signing')).status).toBe(403);
});

test('what is submitted waits for the signature; the office sees nothing, nobody changes it, the reporter may recall it', async () => {
  await desk.save(S1, ZONE, COUNTY);
  const sent = await desk.submit(S1, ZONE);
  expect([sent.status, sent.body.state, sent.body.receipt]).toEqual([200, 'signing', null]);
  expect(sent.body.signing).toMatchObject({ required: true, approvers: ['港区审签人'], maySign: false });
  expect(await matrixState()).toBe('signing');
  expect((await office.get(`/api/review/returns/${S1}/${ZONE}`)).body.submission).toBeNull();
  expect((await desk.save(S1, ZONE, { gov_total: '1' })).status).toBe(409);
  expect((await desk.submit(S1, ZONE)).status).toBe(409);
  const seen = (await approver.get(path(S1, ZONE))).body;
  expect([seen.editable, seen.signing.maySign]).toEqual([false, true]);
  expect((await verifyDatabase(desk.t.world.db)).faults).toEqual([]);
  expect((await act('recall-signature', {}, await desk.as(ZONE))).body.state).toBe('draft');
});

test('the approver fills nothing in, and reaches no other organisation', async () => {
  const body = { version: 1, comment: '', cells: [] };
  for (const name of ['draft', 'submit', 'withdraw', 'correction'])
    expect((await approver[name === 'draft' ? 'put' : 'post'](path(S1, ZONE, name), body)).status).toBe(403);
  expect((await approver.get(path(S1, '330481'))).status).toBe(404);
  expect((await approver.post(path(S1, '330481', 'sign'), { version: 1, comment: '' })).status).toBe(404);
  expect((await act('sign', { comment: '' }, await desk.as(ZONE))).status).toBe(403);
});

test('a refusal needs a reason and goes back to the reporter with it', async () => {
  await desk.submit(S1, ZONE);
  expect((await act('refuse-signature', { comment: '' })).status).toBe(400);
  expect((await act('refuse-signature', { comment: '请核对人才投入' })).body.state).toBe('draft');
  expect((await act('sign', { comment: '' })).status).toBe(409);
  const back = await view();
  expect(back.editable).toBe(true);
  expect(back.signing.refused).toMatchObject({ by: '港区审签人', comment: '请核对人才投入' });
  const { tasks } = (await (await desk.as(ZONE)).get('/api/tasks')).body;
  expect(tasks.find((task: { period: string }) => task.period === S1).refused).toBe('请核对人才投入');
});

test('signed, it reaches the office under both names, late or not by that moment', async () => {
  await desk.submit(S1, ZONE);
  const body = { version: (await view()).version, comment: '同意报送' };
  const signed = await approver.post(path(S1, ZONE, 'sign'), body, { 'idempotency-key': 'sign-once' });
  expect(signed.body.receipt).toMatchObject({
    submittedBy: '港区填报员',
    signedBy: '港区审签人',
    revision: 1,
  });
  const again = await approver.post(path(S1, ZONE, 'sign'), body, { 'idempotency-key': 'sign-once' });
  expect(again.body.receipt).toEqual(signed.body.receipt);
  expect(signed.body.history.map((s: { name: string }) => s.name)).toEqual([
    ...['提请单位审签', '收回审签', '提请单位审签', '单位审签退回', '提请单位审签', '报送', '单位审签'],
  ]);
  expect(await matrixState()).toBe('submitted');
  expect((await desk.approve(S1, ZONE)).status).toBe(200);
});

test('what the office returns goes through the approver again; a refusal keeps the office’s remarks open', async () => {
  const reporter = await desk.as(ZONE);
  const { version } = await view();
  await reporter.post(path(S1, ZONE, 'correction'), { version, reason: '更正' });
  await desk.submit(S1, ZONE);
  await act('sign', { comment: '' });
  await desk.returnWith(S1, ZONE, 'gov_talent');
  await desk.save(S1, ZONE, { gov_talent: '11350' }, { gov_talent: { answer: '已核对' } });
  expect((await desk.submit(S1, ZONE)).body.state).toBe('signing');
  expect((await act('refuse-signature', { comment: '附件不全' })).body.state).toBe('returned');
  expect((await verifyDatabase(desk.t.world.db)).faults).toEqual([]);
  await desk.submit(S1, ZONE);
  expect((await act('sign', { comment: '' })).body.state).toBe('submitted');
});

test('turned off, returns go straight to the office, and what waits is still signed', async () => {
  await act('withdraw', {}, await desk.as(ZONE));
  await desk.submit(S1, ZONE);
  expect((await set(ZONE, false, '不再需要')).status).toBe(200);
  expect((await act('sign', { comment: '' })).body.state).toBe('submitted');
  await act('withdraw', {}, await desk.as(ZONE));
  expect((await desk.submit(S1, ZONE)).body).toMatchObject({
    state: 'submitted',
    receipt: { signedBy: null },
  });
  expect((await verifyDatabase(desk.t.world.db)).faults).toEqual([]);
});
