/** Sign-in, lock, sessions and the three administrators (trust.md, Identity and Access). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AuditPage, accountsApi } from '#shared/contract/accounts.ts';
import { sessionApi } from '#shared/contract/session.ts';
import { DEMO_PASSWORD } from '../../../server/accounts/demo-accounts.ts';
import { passwordFault } from '../../../server/accounts/password.ts';
import { buildApp } from '../../../server/app.ts';
import { TEST_NOW, type TestApp, testApp } from '../../helpers/app.ts';

let t: TestApp;
beforeEach(async () => {
  t = await testApp();
});
afterEach(() => t.close());

const later = (minutes: number) => new Date(Date.parse(TEST_NOW) + minutes * 60_000).toISOString();
const signIn = (name: string, password: string) =>
  t.anonymous.post(sessionApi.state.path, { name, password });

describe('signing in', () => {
  test('an unknown name and a wrong password get the same answer', async () => {
    const [unknown, wrong] = [await signIn('nobody', 'x'), await signIn('leader', 'x')];
    expect([unknown.status, wrong.status]).toEqual([401, 401]);
    expect(unknown.body).toEqual(wrong.body);
  });

  test('a name is the same in other case and width', async () => {
    expect((await signIn('ＬＥＡＤＥＲ', DEMO_PASSWORD)).status).toBe(200);
  });

  test('five failures lock for thirty minutes, even for the right password', async () => {
    for (let i = 0; i < 5; i++) await signIn('leader', 'wrong');
    expect((await signIn('leader', DEMO_PASSWORD)).body).toMatchObject({ type: 'account-locked' });
    t.setNow(later(29));
    expect((await signIn('leader', DEMO_PASSWORD)).status).toBe(401);
    t.setNow(later(31));
    expect((await signIn('leader', DEMO_PASSWORD)).status).toBe(200);
  });

  test.each([
    ['null', { name: 'leader', password: null }],
    ['a number', { name: 'leader', password: 12 }],
    ['an unknown field', { name: 'leader', password: 'x', role: 'analyst' }],
  ])('a body with %s is refused', async (_, body) => {
    expect((await t.anonymous.post(sessionApi.state.path, body)).status).toBe(400);
  });

  test('a write from another site is refused', async () => {
    const reply = await t.anonymous.post(
      sessionApi.state.path,
      { name: 'leader', password: DEMO_PASSWORD },
      { origin: 'https://elsewhere.example' },
    );
    expect(reply.status).toBe(403);
  });
});

describe('sessions', () => {
  test('end after fifteen idle minutes and after eight hours', async () => {
    const caller = await t.signIn('leader');
    for (let m = 14; m < 8 * 60; m += 14) {
      t.setNow(later(m));
      expect((await caller.get('/api/programme')).status).toBe(200);
    }
    t.setNow(later(8 * 60 + 1));
    expect((await caller.get('/api/programme')).status).toBe(401);
    const idle = await t.signIn('leader');
    t.setNow(later(8 * 60 + 17));
    expect((await idle.get('/api/programme')).status).toBe(401);
  });

  test('end at sign-out, and all of them when the password changes', async () => {
    const [one, two] = [await t.signIn('leader'), await t.signIn('leader')];
    expect((await one.delete(sessionApi.state.path)).status).toBe(204);
    expect((await one.get('/api/programme')).status).toBe(401);
    expect(
      (await two.put(sessionApi.password.path, { current: DEMO_PASSWORD, next: 'Nanhu-Yanyu-88!' })).status,
    ).toBe(204);
    expect((await two.get('/api/programme')).status).toBe(401);
    expect((await signIn('leader', 'Nanhu-Yanyu-88!')).status).toBe(200);
  });

  test('a password that was used before is refused', async () => {
    const caller = await t.signIn('leader');
    const reply = await caller.put(sessionApi.password.path, { current: DEMO_PASSWORD, next: DEMO_PASSWORD });
    expect(reply.body.errors[0].detail).toContain('最近五次');
  });
});

test.each([
  ['Short-1a', '至少12位'],
  ['alllowercaseletters', '至少三类'],
  ['Leader-Leader-12', '用户名'],
  ['Password-1234567', '常见词'],
  ['Nanhu-Yanyu-88!', null],
])('the password %s: %s', (password, fault) => {
  const found = passwordFault(password, 'leader');
  if (fault === null) expect(found).toBeNull();
  else expect(found).toContain(fault);
});

describe('administrators', () => {
  const body = {
    name: 'haining2',
    displayName: '海宁填报员乙',
    role: 'county_reporter',
    organisation: '330481',
  };

  test('an account opened by one works only after another enables it, with a password for one use', async () => {
    const [system, security] = [await t.signIn('sysadmin'), await t.signIn('secadmin')];
    const { account, initialPassword } = (await system.post(accountsApi.list.path, body)).body;
    expect(account.state).toBe('pending');
    expect((await signIn('haining2', initialPassword)).status).toBe(401);
    expect((await system.post(accountsApi.enable.path.replace(':id', account.id))).status).toBe(403);
    expect((await security.post(accountsApi.enable.path.replace(':id', account.id))).body.state).toBe(
      'active',
    );
    expect((await signIn('haining2', initialPassword)).body.person).toMatchObject({
      mustChangePassword: true,
      unit: '330481',
    });
    expect((await signIn('haining2', initialPassword)).status).toBe(401);
  });

  test('granting asks for a password no older than five minutes', async () => {
    const [system, security] = [await t.signIn('sysadmin'), await t.signIn('secadmin')];
    const { account } = (await system.post(accountsApi.list.path, body)).body;
    t.setNow(later(6));
    const enable = () => security.post(accountsApi.enable.path.replace(':id', account.id));
    expect((await enable()).body).toMatchObject({ type: 'password-needed' });
    expect((await security.post(sessionApi.confirm.path, { password: DEMO_PASSWORD })).status).toBe(204);
    expect((await enable()).status).toBe(200);
  });

  test('names that look alike and organisations that do not fit the role are refused', async () => {
    const system = await t.signIn('sysadmin');
    expect((await system.post(accountsApi.list.path, { ...body, name: 'ＬＥＡＤＥＲ' })).status).toBe(409);
    expect((await system.post(accountsApi.list.path, { ...body, organisation: 'tjj' })).status).toBe(400);
  });

  test('disabling ends the sessions at once', async () => {
    const [system, county] = [await t.signIn('sysadmin'), await t.signIn('330481')];
    const { accounts } = (await system.get(accountsApi.list.path)).body;
    const target = accounts.find((a: { name: string }) => a.name === '330481');
    await system.post(accountsApi.disable.path.replace(':id', target.id), { reason: '调离岗位' });
    expect((await county.get('/api/tasks')).status).toBe(401);
  });

  test('the audit trail holds sign-ins, failures and denials, and its own hashes agree', async () => {
    await signIn('leader', 'wrong');
    await (await t.signIn('leader')).get('/api/tasks');
    const auditor = await t.signIn('auditor');
    const page = (await auditor.get(accountsApi.audit.path)).body;
    const rows = page.events.map((e: { action: string; outcome: string }) => `${e.action} ${e.outcome}`);
    expect(rows).toEqual(expect.arrayContaining(['login failed', 'login ok', 'denied denied']));
    expect(page.intact).toBe(true);
  });

  test('nobody can alter or delete a row of the audit trail', async () => {
    await signIn('leader', 'wrong');
    await expect(t.world.db.deleteFrom('audit_event').execute()).rejects.toThrow('append only');
    await expect(t.world.db.updateTable('audit_event').set({ outcome: 'ok' }).execute()).rejects.toThrow(
      'append only',
    );
  });
});

test('requests are limited for each person, not for the office they sit in', async () => {
  const limited = await buildApp(t.world, { rateLimit: 3 });
  await limited.ready();
  const cookie = async (name: string) => {
    const reply = await limited.inject({
      method: 'POST',
      url: sessionApi.state.path,
      payload: { name, password: DEMO_PASSWORD },
    });
    return reply.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
  };
  const [one, two] = [await cookie('leader'), await cookie('analyst')];
  const ask = async (who: string) =>
    (await limited.inject({ method: 'GET', url: '/api/programme', headers: { cookie: who } })).statusCode;
  expect([await ask(one), await ask(one), await ask(one), await ask(one)]).toEqual([200, 200, 200, 429]);
  expect(await ask(two)).toBe(200);
  await limited.close();
});

test('many people at once: every sign-in is recorded, in one unbroken chain', async () => {
  const names = ['leader', 'analyst', '330402', 'tjj', 'sysadmin', 'secadmin', 'czj'];
  await Promise.all(names.map((name) => t.signIn(name)));
  const page: AuditPage = (await (await t.signIn('auditor')).get(accountsApi.audit.path)).body;
  expect(page.intact).toBe(true);
  const last = page.events.slice(1, 1 + names.length);
  expect(new Set(last.map((e) => e.accountName)).size).toBe(names.length);
});
