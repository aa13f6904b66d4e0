/** The second factor (trust.md I7): asked of every account that can write, codes good once, counted like passwords. */
import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountsApi } from '#shared/contract/accounts.ts';
import { sessionApi } from '#shared/contract/session.ts';
import { newRecoveryCodes, recoveryHash, stepOf } from '../../../server/accounts/totp.ts';
import { SecretLost, secretBox } from '../../../server/secret-box.ts';
import { type Caller, TEST_NOW, type TestApp, testApp } from '../../helpers/app.ts';

let t: TestApp;
beforeEach(async () => {
  t = await testApp({ secondFactor: true });
});
afterEach(() => t.close());

const FACTOR = sessionApi.enrol.path;
const CODE = sessionApi.code.path;
const at = (seconds: number) => new Date(Date.parse(TEST_NOW) + seconds * 1000);
const codeAt = (secret: string, seconds: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at(seconds).getTime() });
const gateOf = async (caller: Caller) => (await caller.get(sessionApi.state.path)).body.person.gate;
const move = (seconds: number) => t.setNow(at(seconds).toISOString());

/** Binds a telephone at the present moment. @returns its secret and the recovery codes. */
async function bind(caller: Caller, seconds = 0): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = (await caller.post(FACTOR, {})).body;
  const { body, status } = await caller.put(FACTOR, { code: codeAt(secret, seconds) });
  expect(status).toBe(200);
  return { secret, recoveryCodes: body.recoveryCodes };
}

describe('binding', () => {
  test('an account that can write does nothing before it; a leader is not asked', async () => {
    const analyst = await t.signIn('analyst');
    expect(await gateOf(analyst)).toBe('enrol');
    expect((await analyst.get('/api/programme')).body).toMatchObject({ type: 'must-enrol', status: 403 });
    await bind(analyst);
    expect(await gateOf(analyst)).toBeNull();
    expect((await analyst.get('/api/programme')).status).toBe(200);
    expect(await gateOf(await t.signIn('leader'))).toBeNull();
  });

  test('a wrong first code binds nothing', async () => {
    const analyst = await t.signIn('analyst');
    const { secret, address } = (await analyst.post(FACTOR, {})).body;
    expect(new URL(address).searchParams.get('secret')).toBe(secret);
    expect((await analyst.put(FACTOR, { code: codeAt(secret, -600) })).status).toBe(400);
    expect(await gateOf(analyst)).toBe('enrol');
  });

  test('the secret lies sealed in the database, recovery codes as hashes', async () => {
    const { secret, recoveryCodes } = await bind(await t.signIn('analyst'));
    const rows = await t.world.db.selectFrom('second_factor').selectAll().execute();
    const codes = await t.world.db.selectFrom('recovery_code').selectAll().execute();
    expect(codes).toHaveLength(10);
    const stored = JSON.stringify([rows, codes]);
    for (const plain of [secret, ...recoveryCodes]) expect(stored).not.toContain(plain);
  });
});

describe('signing in with a code', () => {
  let secret = '';
  let recoveryCodes: string[] = [];
  beforeEach(async () => {
    ({ secret, recoveryCodes } = await bind(await t.signIn('czj')));
    move(60);
  });

  test('before the code nothing is read, written or changed, a password neither', async () => {
    const caller = await t.signIn('czj');
    expect(await gateOf(caller)).toBe('code');
    expect((await caller.get('/api/programme')).body).toMatchObject({ type: 'code-needed' });
    const change = await caller.put(sessionApi.password.path, { current: 'x', next: 'y' });
    expect(change.body).toMatchObject({ type: 'code-needed' });
    expect((await caller.post(FACTOR, {})).body).toMatchObject({ type: 'code-needed' });
    expect((await caller.post(CODE, { code: codeAt(secret, 60) })).status).toBe(204);
    expect((await caller.get('/api/programme')).status).toBe(200);
  });

  test('a code works once, and none of an earlier step after it', async () => {
    const [first, second] = [await t.signIn('czj'), await t.signIn('czj')];
    expect((await first.post(CODE, { code: codeAt(secret, 60) })).status).toBe(204);
    expect((await second.post(CODE, { code: codeAt(secret, 60) })).status).toBe(400);
    expect((await second.post(CODE, { code: codeAt(secret, 30) })).status).toBe(400);
    expect((await second.post(CODE, { code: codeAt(secret, 90) })).status).toBe(204);
  });

  test('of four at once with the same code one gets in', async () => {
    const callers = await Promise.all(Array.from({ length: 4 }, () => t.signIn('czj')));
    const replies = await Promise.all(callers.map((c) => c.post(CODE, { code: codeAt(secret, 60) })));
    expect(replies.filter(({ status }) => status === 204)).toHaveLength(1);
  });

  test('five wrong codes lock the second step for thirty minutes, whoever has the password', async () => {
    const caller = await t.signIn('czj');
    for (let i = 0; i < 5; i++) expect((await caller.post(CODE, { code: '000000' })).status).toBe(400);
    const locked = await (await t.signIn('czj')).post(CODE, { code: codeAt(secret, 60) });
    expect(locked.body).toMatchObject({ type: 'account-locked' });
    move(60 + 31 * 60);
    const after = await t.signIn('czj');
    expect((await after.post(CODE, { code: codeAt(secret, 60 + 31 * 60) })).status).toBe(204);
  });

  test('a recovery code stands in once, however it is written', async () => {
    const [code = ''] = recoveryCodes;
    const first = await t.signIn('czj');
    expect((await first.post(CODE, { code: ` ${code.toLowerCase().replace('-', ' ')}` })).status).toBe(204);
    expect((await (await t.signIn('czj')).post(CODE, { code })).status).toBe(400);
  });

  test('a telephone is changed with its own code only; the old one ends', async () => {
    const caller = await t.signIn('czj');
    await caller.post(CODE, { code: codeAt(secret, 60) });
    expect((await caller.post(FACTOR, {})).status).toBe(400);
    move(120);
    const begun = await caller.post(FACTOR, { code: codeAt(secret, 120) });
    const next = begun.body.secret;
    expect((await caller.put(FACTOR, { code: codeAt(next, 120) })).status).toBe(200);
    move(180);
    const again = await t.signIn('czj');
    expect((await again.post(CODE, { code: codeAt(secret, 180) })).status).toBe(400);
    expect((await again.post(CODE, { code: codeAt(next, 180) })).status).toBe(204);
  });

  test('a new password of two administrators takes the lost telephone away', async () => {
    const [system, security] = [await t.signIn('sysadmin'), await t.signIn('secadmin')];
    await bind(system, 60);
    await bind(security, 60);
    const { accounts } = (await system.get(accountsApi.list.path)).body;
    const id = accounts.find((a: { name: string }) => a.name === 'czj').id;
    const asked = await system.post(accountsApi.ask.path.replace(':id', id), {
      act: 'reset',
      reason: '手机丢失',
    });
    const granted = await security.post(accountsApi.decide.path.replace(':request', asked.body.id), {
      outcome: 'granted',
    });
    expect(granted.body.initialPassword).toEqual(expect.any(String));
    expect(await t.world.db.selectFrom('second_factor').select('account_id').execute()).toHaveLength(2);
  });

  test('binding, codes, wrong codes and recovery codes leave a row each', async () => {
    const caller = await t.signIn('czj');
    await caller.post(CODE, { code: '000000' });
    await caller.post(CODE, { code: codeAt(secret, 60) });
    await (await t.signIn('czj')).post(CODE, { code: recoveryCodes[1] });
    const rows = await t.world.db
      .selectFrom('audit_event')
      .select(['action', 'outcome'])
      .where('action', 'in', ['bind-second-factor', 'second-factor', 'recovery-code'])
      .orderBy('seq')
      .execute();
    expect(rows.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'bind-second-factor ok',
      'second-factor failed',
      'second-factor ok',
      'recovery-code ok',
    ]);
  });
});

test('a demonstration does without', async () => {
  const demo = await testApp();
  const analyst = await demo.signIn('analyst');
  expect(await gateOf(analyst)).toBeNull();
  expect((await analyst.post(FACTOR, {})).status).toBe(409);
  await demo.close();
});

describe('what is kept', () => {
  // RFC 6238, appendix B, SHA-1: the last six of its eight digits.
  test.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ])('the code of second %i is %s', (second, code) => {
    const secret = new Secret({ buffer: new TextEncoder().encode('12345678901234567890').buffer }).base32;
    const moment = new Date(second * 1000);
    expect(stepOf(secret, code, moment)).toBe(Math.floor(second / 30));
    expect(stepOf(secret, code, new Date(moment.getTime() + 90_000))).toBeNull();
  });

  test('a sealed text opens with its key and for its purpose alone', () => {
    const [box, other] = [secretBox(Buffer.alloc(32, 1)), secretBox(Buffer.alloc(32, 2))];
    const sealed = box.seal('秘密', 'a');
    expect(box.open(sealed, 'a')).toBe('秘密');
    expect(box.seal('秘密', 'a')).not.toBe(sealed);
    for (const wrong of [() => other.open(sealed, 'a'), () => box.open(sealed, 'b')])
      expect(wrong).toThrow(SecretLost);
    expect(() => box.open(`${sealed.slice(0, -2)}AA`, 'a')).toThrow(SecretLost);
  });

  test('recovery codes are ten, all different, and belong to one account', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    expect(codes.every((code) => /^[A-HJ-NP-Z2-9]{5}-[A-HJ-NP-Z2-9]{5}$/.test(code))).toBe(true);
    expect(recoveryHash('a', 'abcde-fghjk')).toBe(recoveryHash('a', 'ABCDE FGHJK'));
    expect(recoveryHash('a', 'x')).not.toBe(recoveryHash('b', 'x'));
  });
});
