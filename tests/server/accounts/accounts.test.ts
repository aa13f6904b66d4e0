/** Sign-in, lock, sessions and the three administrators (trust.md, Identity and Access). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Account, accountsApi } from '#shared/contract/accounts.ts';
import { type AuditPage, auditApi } from '#shared/contract/audit-trail.ts';
import { sessionApi } from '#shared/contract/session.ts';
import { DEMO_PASSWORD } from '../../../server/accounts/demo-accounts.ts';
import { buildApp } from '../../../server/app.ts';
import { type Caller, TEST_NOW, type TestApp, testApp } from '../../helpers/app.ts';

let t: TestApp;
beforeEach(async () => {
  t = await testApp();
});
afterEach(() => t.close());

const later = (minutes: number) => new Date(Date.parse(TEST_NOW) + minutes * 60_000).toISOString();
const decide = (caller: Caller, request: string, outcome = 'granted') =>
  caller.post(accountsApi.decide.path.replace(':request', request), { outcome });
const accountNamed = async (caller: Caller, name: string): Promise<Account> =>
  (await caller.get(accountsApi.list.path)).body.accounts.find((a: Account) => a.name === name);
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
      (await two.put(sessionApi.password.path, { current: DEMO_PASSWORD, next: 'Xieyang&Canlou-88' })).status,
    ).toBe(204);
    expect((await two.get('/api/programme')).status).toBe(401);
    expect((await signIn('leader', 'Xieyang&Canlou-88')).status).toBe(200);
  });

  test('a password that was used before is refused', async () => {
    const caller = await t.signIn('leader');
    const reply = await caller.put(sessionApi.password.path, { current: DEMO_PASSWORD, next: DEMO_PASSWORD });
    expect(reply.body.errors[0].detail).toContain('最近五次');
  });
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
    const account = (await system.post(accountsApi.create.path, body)).body;
    expect(account.state).toBe('pending');
    const request = (await security.get(accountsApi.list.path)).body.requests[0];
    expect(request).toMatchObject({ account: account.id, act: 'enable', mayDecide: true, mine: false });
    expect((await decide(system, request.id)).body).toMatchObject({ type: 'second-person' });
    const granted = (await decide(security, request.id)).body;
    expect(granted.account.state).toBe('active');
    expect((await signIn('haining2', granted.initialPassword)).body.person).toMatchObject({
      gate: 'password',
      unit: '330481',
    });
    expect((await signIn('haining2', granted.initialPassword)).status).toBe(401);
    expect((await decide(security, request.id)).status).toBe(404);
  });

  test('two sign-ins at once with one initial password: one gets in', async () => {
    const [system, security] = [await t.signIn('sysadmin'), await t.signIn('secadmin')];
    await system.post(accountsApi.create.path, body);
    const request = (await security.get(accountsApi.list.path)).body.requests[0];
    const { initialPassword } = (await decide(security, request.id)).body;
    const replies = await Promise.all([1, 2, 3].map(() => signIn('haining2', initialPassword)));
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 401, 401]);
  });

  test('granting asks for a password no older than five minutes', async () => {
    const [system, security] = [await t.signIn('sysadmin'), await t.signIn('secadmin')];
    await system.post(accountsApi.create.path, body);
    const request = (await security.get(accountsApi.list.path)).body.requests[0];
    t.setNow(later(6));
    expect((await decide(security, request.id)).body).toMatchObject({ type: 'password-needed' });
    expect((await security.post(sessionApi.confirm.path, { password: DEMO_PASSWORD })).status).toBe(204);
    expect((await decide(security, request.id)).status).toBe(200);
  });

  test('a new password and a new role come from a second person and end the sessions', async () => {
    const [system, security] = [await t.signIn('sysadmin'), await t.signIn('secadmin')];
    const county = await t.signIn('330481');
    const target = await accountNamed(system, '330481');
    const ask = (what: object) => system.post(accountsApi.ask.path.replace(':id', target.id), what);
    expect((await ask({ act: 'reset', reason: '忘记密码' })).body).toMatchObject({
      mine: true,
      mayDecide: false,
    });
    expect((await ask({ act: 'reset', reason: '忘记密码' })).body).toMatchObject({ type: 'already-asked' });
    expect((await county.get('/api/tasks')).status).toBe(200);
    const request = (await security.get(accountsApi.list.path)).body.requests[0];
    const { initialPassword } = (await decide(security, request.id)).body;
    expect((await county.get('/api/tasks')).status).toBe(401);
    expect((await signIn('330481', DEMO_PASSWORD)).status).toBe(401);
    expect((await signIn('330481', initialPassword)).status).toBe(200);
    expect((await ask({ act: 'role', role: 'analyst', reason: '岗位变动' })).status).toBe(400);
    expect((await ask({ act: 'role', role: 'audit_admin', reason: '岗位变动' })).body).toMatchObject({
      type: 'two-roles',
    });
  });

  test('what was refused or taken back changes nothing, and only who asked takes back', async () => {
    const [system, security] = [await t.signIn('sysadmin'), await t.signIn('secadmin')];
    const target = await accountNamed(system, 'leader');
    for (const [caller, outcome] of [
      [security, 'refused'],
      [system, 'withdrawn'],
    ] as const) {
      const asked = await system.post(accountsApi.ask.path.replace(':id', target.id), {
        act: 'reset',
        reason: '忘记密码',
      });
      const wrong = await decide(security, asked.body.id, 'withdrawn');
      expect(wrong.body).toMatchObject({ type: 'second-person' });
      const done = await decide(caller, asked.body.id, outcome);
      expect(done.body).toMatchObject({ initialPassword: null });
    }
    expect((await signIn('leader', DEMO_PASSWORD)).status).toBe(200);
    expect((await system.get(accountsApi.list.path)).body.requests).toEqual([]);
  });

  test('nobody disables the last holder of a role, or themselves', async () => {
    const [system, security] = [await t.signIn('sysadmin'), await t.signIn('secadmin')];
    const disable = async (caller: Caller, name: string) => {
      const { id } = await accountNamed(system, name);
      return (await caller.post(accountsApi.disable.path.replace(':id', id), { reason: '调离岗位' })).body
        .type;
    };
    expect(await disable(system, 'auditor')).toBe('last-holder');
    expect(await disable(system, 'secadmin')).toBe('last-holder');
    expect(await disable(security, 'sysadmin')).toBe('last-holder');
    expect(await disable(security, 'secadmin')).toBe('second-person');
  });

  test('names that look alike and organisations that do not fit the role are refused', async () => {
    const system = await t.signIn('sysadmin');
    expect((await system.post(accountsApi.list.path, { ...body, name: 'ＬＥＡＤＥＲ' })).status).toBe(409);
    expect((await system.post(accountsApi.list.path, { ...body, organisation: 'tjj' })).status).toBe(400);
    const second = { name: 'shenji2', displayName: '系统管理员', role: 'audit_admin' };
    const office = t.catalogue.organisations.find((one) => one.kind === 'office')!.code;
    const reply = await system.post(accountsApi.list.path, { ...second, organisation: office });
    expect(reply.body).toMatchObject({ type: 'two-roles' });
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
    const page = (await auditor.get(auditApi.list.path)).body;
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
  const page: AuditPage = (await (await t.signIn('auditor')).get(auditApi.list.path)).body;
  expect(page.intact).toBe(true);
  const last = page.events.slice(1, 1 + names.length);
  expect(new Set(last.map((e) => e.accountName)).size).toBe(names.length);
});
