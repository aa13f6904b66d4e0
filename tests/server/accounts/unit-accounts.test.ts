/** An organisation manages the accounts of its own reporters, and of nobody else (trust.md A3 A7 A9 A18). */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accountsApi } from '#shared/contract/accounts.ts';
import { type AuditPage, auditApi } from '#shared/contract/audit-trail.ts';
import { sessionApi } from '#shared/contract/session.ts';
import { DEMO_PASSWORD } from '../../../server/accounts/demo-accounts.ts';
import { type Caller, TEST_NOW, type TestApp, testApp } from '../../helpers/app.ts';

/** The organisation of the demonstration's 单位账号管理员, and another one. */
const [OWN, FOREIGN] = ['330402', '330481'];
let t: TestApp;
let own: Caller;
let security: Caller;
beforeEach(async () => {
  t = await testApp();
  [own, security] = [await t.signIn('unitadmin'), await t.signIn('secadmin')];
});
afterEach(() => t.close());

const body = { name: 'xinren', displayName: '新填报员', role: 'county_reporter', organisation: OWN };
const list = async (caller: Caller) => (await caller.get(accountsApi.list.path)).body;
const ask = (caller: Caller, id: string, what: object) =>
  caller.post(accountsApi.ask.path.replace(':id', id), what);
const disable = (caller: Caller, id: string) =>
  caller.post(accountsApi.disable.path.replace(':id', id), { reason: '调离岗位' });
const decide = (caller: Caller, request: string, outcome = 'granted') =>
  caller.post(accountsApi.decide.path.replace(':request', request), { outcome });
const idOf = async (name: string) =>
  (await list(security)).accounts.find((one: { name: string }) => one.name === name).id as string;

test('it sees its own accounts, opens a reporter and the security administrator lets them in', async () => {
  const before = await list(own);
  expect(before.accounts.map((one: { organisation: string }) => one.organisation)).toEqual([OWN, OWN]);
  expect(before.roles).toEqual(['county_reporter', 'unit_approver']);
  expect((await own.get(accountsApi.organisations.path)).body.rows).toMatchObject([{ code: OWN }]);
  expect((await own.post(accountsApi.create.path, body)).body).toMatchObject({ state: 'pending' });
  const { requests } = await list(own);
  expect(requests).toMatchObject([{ act: 'enable', mine: true, mayDecide: false }]);
  for (const caller of [own, await t.signIn('sysadmin')])
    expect((await decide(caller, requests[0].id)).body).toMatchObject({ type: 'second-person' });
  const granted = (await decide(security, requests[0].id)).body;
  const signedIn = await t.anonymous.post(sessionApi.signIn.path, {
    name: 'xinren',
    password: granted.initialPassword,
  });
  expect(signedIn.body.person).toMatchObject({
    role: 'county_reporter',
    organisation: OWN,
    gate: 'password',
  });
  const id = await idOf('xinren');
  expect((await disable(own, id)).status).toBe(200);
  expect((await ask(own, id, { act: 'enable', reason: '回岗' })).status).toBe(200);
});

test.each([
  ['a reporter of another organisation', { organisation: FOREIGN }, 404],
  ['a department’s reporter', { role: 'department_reporter', organisation: 'tjj' }, 404],
  ['a reporter of the wrong kind', { role: 'department_reporter' }, 400],
  ['an analyst of its own', { role: 'analyst' }, 404],
  ['a second administrator of its own', { role: 'unit_admin' }, 404],
  ['a system administrator', { role: 'system_admin' }, 404],
])('it does not open %s', async (_, change, status) => {
  expect((await own.post(accountsApi.create.path, { ...body, ...change })).status).toBe(status);
  expect((await list(security)).requests).toEqual([]);
});

test.each([FOREIGN, 'tjj', 'analyst', 'leader', 'sysadmin', 'secadmin', 'unitadmin'])(
  'the account %s does not exist for it',
  async (name) => {
    const id = await idOf(String(name));
    for (const act of ['enable', 'reset', 'role'])
      expect((await ask(own, id, { act, role: 'analyst', reason: '试一试' })).status).toBe(404);
    expect((await disable(own, id)).status).toBe(404);
  },
);

test('it moves no role, sees and takes back no request that is not its own, and reads no figure', async () => {
  expect(
    (await ask(own, await idOf(String(OWN)), { act: 'role', role: 'analyst', reason: '试一试' })).body,
  ).toMatchObject({
    type: 'not-yours',
  });
  const asked = await ask(security, await idOf(String(FOREIGN)), { act: 'reset', reason: '忘记密码' });
  expect((await list(own)).requests).toEqual([]);
  expect((await decide(own, asked.body.id, 'withdrawn')).status).toBe(404);
  for (const path of ['/api/targets', '/api/tasks', `/api/returns/2026-S1/${OWN}`])
    expect((await own.get(path)).status).toBe(403);
});

test('acts need a password given within five minutes', async () => {
  t.setNow(new Date(Date.parse(TEST_NOW) + 6 * 60_000).toISOString());
  expect((await own.post(accountsApi.create.path, body)).body).toMatchObject({ type: 'password-needed' });
  await own.post(sessionApi.confirm.path, { password: DEMO_PASSWORD });
  expect((await own.post(accountsApi.create.path, body)).status).toBe(200);
});

test('the reporters of the organisation see who did what, others nothing of it, and the trail has every act', async () => {
  await own.post(accountsApi.create.path, body);
  const reporter = await t.signIn(String(OWN));
  const seen = await list(reporter);
  expect(seen.history[0]).toMatchObject({ role: '单位账号管理员', what: '申请启用账号', name: 'xinren' });
  expect(seen.accounts.every((one: { mayAct: boolean }) => !one.mayAct)).toBe(true);
  expect(seen.roles).toEqual([]);
  expect((await reporter.post(accountsApi.create.path, body)).status).toBe(403);
  expect((await disable(reporter, await idOf('xinren'))).status).toBe(403);
  const elsewhere = await list(await t.signIn(String(FOREIGN)));
  expect(elsewhere.accounts).toHaveLength(1);
  expect(JSON.stringify(elsewhere)).not.toContain('xinren');
  const trail: AuditPage = (
    await (await t.signIn('auditor')).get(`${auditApi.list.path}?action=create-account`)
  ).body;
  expect(trail.events[0]).toMatchObject({ object: 'account/xinren', role: 'unit_admin' });
});
