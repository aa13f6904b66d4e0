/** Passwords that are refused, and why (trust.md I2, I3). */
import { afterEach, expect, test } from 'vitest';
import { sessionApi } from '#shared/contract/session.ts';
import { DEMO_PASSWORD } from '../../../server/accounts/demo-accounts.ts';
import { passwordFault } from '../../../server/accounts/password-rules.ts';
import { TEST_NOW, type TestApp, testApp } from '../../helpers/app.ts';

let t: TestApp | undefined;
afterEach(async () => {
  await t?.close();
  t = undefined;
});

test.each([
  ['Short-1a', '至少12位'],
  ['alllowercaseletters', '至少三类'],
  ['Zhangsan-Xq7!vRt', 'zhangsan'],
  ['Nanhu77-Xq7!vRt', 'nanhu'],
  ['Password-1234567', '常见密码'],
  ['P@ssw0rd123456', '常见密码'],
  ['Admin@12345678', '常见密码'],
  ['Qwertyuiop-12!', '常见密码'],
  ['Zx9!;lkjhgfQ', '键盘'],
  ['Aa1!Aa1!Aa1!', '重复'],
  ['Xq7!Abcdefghij', '连续'],
  ['Xieyang&Canlou-88', null],
  ['Kj-tV9xQ2mLw0aB7', null],
])('the password %s: %s', (password, fault) => {
  const found = passwordFault(password, ['zhangsan', 'nanhu', '南湖区']);
  if (fault === null) expect(found).toBeNull();
  else expect(found).toContain(fault);
});

test('after ninety days nothing but changing it works, in a real installation', async () => {
  t = await testApp({ real: true });
  t.setNow(new Date(Date.parse(TEST_NOW) + 91 * 86_400_000).toISOString());
  const caller = await t.signIn('leader');
  expect((await caller.get('/api/programme')).body).toMatchObject({ type: 'must-change-password' });
  const body = { current: DEMO_PASSWORD, next: 'Xieyang&Canlou-88' };
  const changed = await caller.put(sessionApi.password.path, body);
  expect(changed.status).toBe(204);
});
