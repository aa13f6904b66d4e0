/** The first day of a real installation: the printed password, one of one's own, a telephone, and the code from then on. */
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { screenshot } from '../helpers/browser.ts';
import { createAdmin } from '../helpers/first-day.ts';
import { fillSignIn, OFFICE_SCREEN, PHONE } from '../helpers/person.ts';
import { served } from '../helpers/served.ts';

const OWN = 'Xieyang&Canlou-88';
const live = served({ env: { DEMO: 'off' } });
let initial = '';

beforeAll(async () => {
  const said = await createAdmin(live.server.env, []);
  initial = /xitong\s+\S+\s+初始密码 (\S+)/.exec(said)?.[1] ?? '';
});

async function signIn(password: string, viewport = OFFICE_SCREEN): Promise<Page> {
  const page = await (
    await live.browser.newContext({ baseURL: live.server.url, locale: 'zh-CN', viewport })
  ).newPage();
  await page.goto('/login');
  await fillSignIn(page, 'xitong', password);
  return page;
}

it('a password of one’s own, then a telephone; afterwards no page opens without its code', async () => {
  const first = await signIn(initial);
  await first.getByRole('heading', { name: '修改密码' }).waitFor();
  await first.getByLabel('当前密码').fill(initial);
  await first.getByLabel('新密码', { exact: true }).fill(OWN);
  await first.getByLabel('再输一次新密码').fill(OWN);
  await first.getByRole('button', { name: '修改密码' }).click();

  await first.getByRole('heading', { name: '绑定二次验证' }).waitFor();
  const shown = (await first.locator('code').textContent()) ?? '';
  await first.getByRole('img', { name: '绑定用的二维码' }).waitFor();
  await screenshot(first, 'second-factor-bind');
  const totp = new TOTP({ secret: Secret.fromBase32(shown.replaceAll(' ', '')) });
  await first.getByLabel('动态码').fill('000000');
  await first.getByRole('button', { name: '完成绑定' }).click();
  await first.getByText('请确认手机时间准确').waitFor();
  await first.getByLabel('动态码').fill(totp.generate());
  await first.getByRole('button', { name: '完成绑定' }).click();
  await first.getByRole('heading', { name: '已绑定，请保存恢复码' }).waitFor();
  await screenshot(first, 'second-factor-codes');
  const recovery = await first.locator('ol code').first().textContent();
  await first.getByRole('button', { name: '已保存，进入系统' }).click();
  await first.getByRole('heading', { name: '账号', exact: true }).waitFor();

  const second = await signIn(OWN, PHONE);
  await second.getByRole('heading', { name: '输入动态码' }).waitFor();
  await screenshot(second, 'second-factor-code-390');
  await second.getByLabel('动态码').fill('999999');
  await second.getByRole('button', { name: '登录', exact: true }).click();
  await second.getByText('动态码不正确或已经用过').waitFor();
  await second.goto('/admin/accounts');
  await second.getByRole('heading', { name: '输入动态码' }).waitFor();
  await second.getByLabel('动态码').fill(recovery ?? '');
  await second.getByRole('button', { name: '登录', exact: true }).click();
  await second.getByRole('heading', { name: '账号', exact: true }).waitFor();
  expect(new URL(second.url()).pathname).toBe('/admin/accounts');
});
