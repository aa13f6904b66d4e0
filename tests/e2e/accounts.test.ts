/** 账号 in a real browser: one administrator opens, the other lets in, and the person chooses a password of their own. */
import { writeXlsx } from 'hucre/xlsx';
import { beforeAll, expect, it } from 'vitest';
import { screenshot } from '../helpers/browser.ts';
import type { AtDesk } from '../helpers/person.ts';
import { fillSignIn } from '../helpers/person.ts';
import { served } from '../helpers/served.ts';

const live = served();
let system: AtDesk;
let security: AtDesk;

beforeAll(async () => {
  system = await live.signIn('sysadmin');
  security = await live.signIn('secadmin');
});

it('an account takes two administrators, and its first sign-in a password of its own', async () => {
  const { page } = system;
  await page.goto('/admin/accounts');
  await page.getByRole('button', { name: '建立账号' }).click();
  await page.getByLabel('用户名').fill('wangfang');
  await page.getByRole('textbox', { name: '姓名' }).fill('王芳');
  await page.getByRole('button', { name: '建立', exact: true }).click();
  await page.getByText('已建立，待安全管理员启用').waitFor();
  await page.getByRole('heading', { name: '待办理 1 项' }).waitFor();
  await screenshot(page, 'accounts-asked');
  expect(await page.getByRole('button', { name: '同意' }).count()).toBe(0);

  const other = security.page;
  await other.goto('/admin/accounts');
  await other.getByRole('button', { name: '同意', exact: true }).waitFor();
  await screenshot(other, 'accounts-to-decide');
  await other.getByRole('button', { name: '同意', exact: true }).click();
  const initial = await other.locator('dialog[open] code, [role=dialog] code').textContent();
  await screenshot(other, 'accounts-issued');
  await other.getByRole('button', { name: '已抄录' }).click();
  await other.getByText('没有待办理的事项').waitFor();

  const person = await (
    await live.browser.newContext({ baseURL: live.server.url, locale: 'zh-CN' })
  ).newPage();
  await person.goto('/login');
  await fillSignIn(person, 'wangfang', initial ?? '');
  await person.getByRole('heading', { name: '修改密码' }).waitFor();
  await person.getByLabel('当前密码').fill(initial ?? '');
  await person.getByLabel('新密码', { exact: true }).fill('Wangfang-Xq7!vRt');
  await person.getByLabel('再输一次新密码').fill('Wangfang-Xq7!vRt');
  await person.getByRole('button', { name: '修改密码' }).click();
  await person.getByText('密码不能包含用户名').waitFor();
  await screenshot(person, 'password-refused');
  await person.getByLabel('新密码', { exact: true }).fill('Xieyang&Canlou-88');
  await person.getByLabel('再输一次新密码').fill('Xieyang&Canlou-88');
  await person.getByRole('button', { name: '修改密码' }).click();
  await person.getByText('密码已修改，其他设备上的登录已退出').waitFor();
});

it('the last holder of a role cannot be disabled, and the page says what to do', async () => {
  const { page } = security;
  await page.goto('/admin/accounts');
  const row = page.locator('tr', { hasText: 'auditor' });
  await row.getByRole('button', { name: '停用' }).click();
  await page.getByLabel('原因').fill('调离岗位');
  await page.getByRole('button', { name: '确认', exact: true }).click();
  await page.getByText('请先为接任者建立并启用同一角色的账号').waitFor();
});

it('a list of accounts is checked line by line, opened by one and let in by the other, with a sheet to print', async () => {
  const { page } = system;
  await page.goto('/admin/accounts');
  await page.getByRole('button', { name: '从表格建立' }).click();
  const rows = [
    ['单位', '角色', '用户名', '姓名'],
    ['海宁市', '填报员', 'hn_zhou', '周敏'],
    ['市财政局', '填报员', 'czj_wu', '吴刚'],
    ['市财局', '填报员', 'czj_sun', '孙丽'],
  ];
  await page.locator('input[type=file]').setInputFiles({
    name: '账号名单.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(await writeXlsx({ sheets: [{ name: '名单', rows }] })),
  });
  await page.getByText('没有名为“市财局”的单位').waitFor();
  await screenshot(page, 'accounts-import');
  await page.getByRole('button', { name: '建立这 2 个账号' }).click();
  await page.getByRole('heading', { name: '待办理 2 项' }).waitFor();

  const other = security.page;
  await other.goto('/admin/accounts');
  await other.getByRole('button', { name: '同意启用全部 2 个账号' }).click();
  await other.getByRole('heading', { name: '2 个账号的初始密码' }).waitFor();
  await other.getByText('已启用2个账号').waitFor();
  await screenshot(other, 'accounts-sheet');
  expect(await other.getByRole('table', { name: '初始密码' }).locator('code').count()).toBe(2);
});
