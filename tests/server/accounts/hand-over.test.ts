/** 移交: the successor is let in, who leaves is let out at once, what was open is the successor's and what was done keeps its name. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../../../server/accounts/demo-accounts.ts';
import { verifyDatabase } from '../../../server/verify/verify.service.ts';
import type { Caller } from '../../helpers/app.ts';
import { COUNTY, type Desk, HAINING, openDesk, path, S1 } from '../returns/desk.ts';

let desk: Desk;
let system: Caller;
let security: Caller;
beforeAll(async () => {
  desk = await openDesk();
  [system, security] = [await desk.as('sysadmin'), await desk.as('secadmin')];
});
afterAll(() => desk.t.close());

const accounts = async () => (await system.get('/api/accounts')).body.accounts;
const idOf = async (name: string): Promise<string> =>
  (await accounts()).find((a: { name: string }) => a.name === name).id;
const handOver = async (from: string, name: string, by = system) =>
  by.post(`/api/accounts/${await idOf(from)}/hand-over`, {
    name,
    displayName: `${name}的人`,
    reason: '岗位调整',
  });

/** Enables the account that waits, and signs in with a password of its own. */
async function letIn(name: string): Promise<Caller> {
  const { requests } = (await security.get('/api/accounts')).body;
  const asked = requests.find((r: { accountName: string }) => r.accountName === name);
  const granted = await security.post(`/api/account-requests/${asked.id}`, { outcome: 'granted' });
  const first = { name, password: granted.body.initialPassword };
  const signed = await desk.t.app.inject({ method: 'POST', url: '/api/session', payload: first });
  const cookie = signed.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
  const payload = { current: first.password, next: DEMO_PASSWORD };
  await desk.t.app.inject({ method: 'PUT', url: '/api/session/password', headers: { cookie }, payload });
  return desk.t.signIn(name);
}

test('only who may open accounts hands over, and never an administrator’s or a foreign one', async () => {
  expect((await handOver(HAINING, 'new-one', await desk.as('analyst'))).status).toBe(403);
  expect((await handOver(HAINING, 'new-one', security)).status).toBe(403);
  // The administrator of one county knows of no other's accounts.
  expect((await handOver(HAINING, 'new-one', await desk.as('unitadmin'))).status).toBe(404);
  expect((await handOver('secadmin', 'new-one')).body.type).toBe('not-handed-over');
  expect((await handOver(HAINING, HAINING)).status).toBe(409);
});

test('nothing ends before the successor is let in; then the draft is theirs, and the one who left is out', async () => {
  const old = await desk.as(HAINING);
  await desk.save(S1, HAINING, COUNTY);
  expect((await handOver(HAINING, 'successor')).body).toMatchObject({
    role: 'county_reporter',
    organisation: HAINING,
    state: 'pending',
    takesOver: '海宁填报员',
  });
  expect((await handOver(HAINING, 'another')).body.type).toBe('handed-over');
  expect((await old.get(path(S1, HAINING))).status).toBe(200);
  const successor = await letIn('successor');
  expect((await old.get(path(S1, HAINING))).status).toBe(401);
  const draft = (await successor.get(path(S1, HAINING))).body;
  expect(draft).toMatchObject({ state: 'draft', editable: true, updatedBy: '海宁填报员' });
  const sent = await successor.post(path(S1, HAINING, 'submit'), { version: draft.version, comment: '' });
  expect(sent.body.receipt.submittedBy).toBe('successor的人');
  expect((await successor.get('/api/session')).body.person.predecessors).toMatchObject([
    { name: '海宁填报员' },
  ]);
  const states = (await accounts()).filter((a: { organisation: string }) => a.organisation === HAINING);
  expect(states.map((a: { name: string; state: string }) => [a.name, a.state])).toEqual(
    expect.arrayContaining([
      [HAINING, 'disabled'],
      ['successor', 'active'],
    ]),
  );
});

test('what an analyst proposed and left open the successor may withdraw, and not confirm', async () => {
  const page = '/api/programme/changes';
  const analyst = await desk.as('analyst');
  const changes = [{ kind: 'unit-merge', unit: 'jxgq', into: '330482', from: '2027-S1' }];
  const { body } = await analyst.post(page, { changes, reason: '按批复' });
  const at = `${page}/${body.proposals[0].number}`;
  await handOver('analyst', 'analyst-b');
  const second = await letIn('analyst-b');
  await handOver('analyst-b', 'analyst-c');
  const third = await letIn('analyst-c');
  expect((await second.get(page)).status).toBe(401);
  expect((await third.get(page)).body.proposals).toMatchObject([{ mayConfirm: false, mayWithdraw: true }]);
  expect((await third.post(`${at}/confirm`, { comment: '' })).status).toBe(403);
  const withdrawn = await third.post(`${at}/withdraw`, { comment: '' });
  expect(withdrawn.body.history[0]).toMatchObject({
    outcome: 'withdraw',
    proposed: { by: '分析员甲' },
    decided: { by: 'analyst-c的人' },
  });
});

test('every step is in the trail, and the database verifies', async () => {
  const events = await desk.t.world.db
    .selectFrom('audit_event')
    .select(['action', 'object'])
    .where('object', '=', `account/${HAINING}`)
    .where('action', 'in', ['hand-over-account', 'disable-account'])
    .execute();
  expect(events.map((e) => e.action)).toEqual(['hand-over-account', 'disable-account']);
  expect((await verifyDatabase(desk.t.world.db)).faults).toEqual([]);
});

describe('a hand-over is over with the request that it was made with', () => {
  const stateOf = async (name: string) =>
    (await accounts()).find((a: { name: string }) => a.name === name).state;
  const decide = async (name: string, outcome: string) => {
    const { requests } = (await security.get('/api/accounts')).body;
    const asked = requests.find((r: { accountName: string }) => r.accountName === name);
    return security.post(`/api/account-requests/${asked.id}`, { outcome, reason: '核实后办理' });
  };
  const comeBack = async (name: string) => {
    desk.t.setNow(new Date(desk.t.world.now().getTime() + 60_000).toISOString());
    const asked = await system.post(`/api/accounts/${await idOf(name)}/requests`, {
      act: 'enable',
      reason: '回到岗位',
    });
    expect(asked.status).toBeLessThan(300);
    expect((await decide(name, 'granted')).status).toBeLessThan(300);
  };
  const disable = async (name: string) =>
    expect(
      (await security.post(`/api/accounts/${await idOf(name)}/disable`, { reason: '暂停使用' })).status,
    ).toBeLessThan(300);

  test('a successor that is disabled and let in again throws out nobody who came back', async () => {
    await comeBack(HAINING);
    await disable('successor');
    await comeBack('successor');
    expect(await stateOf(HAINING)).toBe('active');
  });

  test('one that was refused is not completed by a later enabling, and another may follow', async () => {
    await handOver('leader', 'leader-b');
    await decide('leader-b', 'refused');
    const second = await handOver('leader', 'leader-c');
    expect(second.body).toMatchObject({ state: 'pending', takesOver: '市领导' });
    await comeBack('leader-b');
    expect(await stateOf('leader')).toBe('active');
    const b = (await accounts()).find((a: { name: string }) => a.name === 'leader-b');
    expect(b.takesOver).toBeNull();
    expect((await handOver('leader', 'leader-d')).body.type).toBe('handed-over');
    await decide('leader-c', 'granted');
    expect(await stateOf('leader')).toBe('disabled');
    expect(await stateOf('leader-b')).toBe('active');
  });
});
