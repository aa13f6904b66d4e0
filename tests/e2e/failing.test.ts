/** Issue 14, item 13: when things fail, each says what happened, keeps what was typed and offers a way on. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { fillSignIn } from '../helpers/person.ts';
import { served } from '../helpers/served.ts';

const live = served();

/** As an administrator's or the clock's end of a session: nothing on the page has been told. */
const endSession = (page: Page) =>
  page.evaluate(async () => {
    const reply = await fetch('/api/session', {
      method: 'DELETE',
      headers: { 'x-requested-with': 'sti-monitor' },
    });
    if (!reply.ok) throw new Error(String(reply.status));
  });

async function signInAgain(page: Page, account: string): Promise<void> {
  await page.getByText('在本页填写的内容还在').waitFor();
  await fillSignIn(page, account);
}

describe('the server is gone while a page is open', () => {
  test('the figures stay with their age, the page says 网络 with a number, and comes right by itself', async () => {
    const { page, context } = await live.signIn('leader');
    await page.clock.install();
    await page.goto('/regions?period=2025');
    await page.getByRole('row', { name: /海宁/ }).waitFor();
    await page.route('**/api/**', (route) => route.abort());
    await page.clock.fastForward(40_000);
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
    const said = page.locator('.stale .notice').first();
    await said.waitFor({ timeout: 30_000 });
    expect(await said.innerText()).toMatch(
      /网络中断[\s\S]*以下仍是 \d\d:\d\d 读取的数据。[\s\S]*错误编号 网络-\d{6}/,
    );
    expect(await page.getByRole('row', { name: /海宁/ }).isVisible()).toBe(true);
    await page.unroute('**/api/**');
    await page.clock.fastForward(6000);
    await said.waitFor({ state: 'detached', timeout: 30_000 });
    await context.close();
  });

  test('another period that cannot be read shows no figures of the one before, and comes by itself too', async () => {
    const { page, context } = await live.signIn('leader');
    await page.goto('/regions/330481?period=2025');
    await page.locator('main h1', { hasText: '2025年' }).waitFor();
    await page.route('**/api/monitoring/**', (route) => route.abort());
    await page.getByRole('combobox', { name: '期别' }).selectOption('2024');
    await page.getByText('网络恢复后自动更新').first().waitFor({ timeout: 30_000 });
    expect(await page.locator('main h1', { hasText: '2025年' }).count()).toBe(0);
    await page.unroute('**/api/monitoring/**');
    await page.locator('main h1', { hasText: '2024年' }).waitFor({ timeout: 30_000 });
    await context.close();
  });
});

describe('a session that ended while somebody was typing', () => {
  test('a figure typed afterwards is kept and sent once its reporter has signed in again', async () => {
    const account = '330424';
    const { page, context } = await live.signIn(account);
    await page.goto(`/submit/2026-S1/${account}?step=check`);
    const cell = page.getByRole('textbox', { name: /科研平台投入/ }).first();
    await cell.waitFor();
    await endSession(page);
    await cell.fill('9311');
    await cell.press('Enter');
    await signInAgain(page, account);
    await page.getByText('自动保存，可关闭页面').waitFor();
    expect(await cell.inputValue()).toMatch(/9,?311/);
    const saved = await page.evaluate(
      async (path) => JSON.stringify(await (await fetch(path)).json()),
      `/api/returns/2026-S1/${account}`,
    );
    expect(saved).toMatch(/"9311(\.0+)?"/);
    await context.close();
  });

  test('a reason half written in a box is still there, and the sign-in page can be used before it', async () => {
    const { page, context } = await live.signIn('analyst');
    await page.goto('/review/2026-S1/330482');
    await page.getByRole('button', { name: /^核定（/ }).click();
    const box = page.getByRole('dialog');
    await box.waitFor();
    const reason = box.locator('textarea').first();
    await reason.fill('请说明增幅');
    await endSession(page);
    await box.getByRole('button', { name: '确认核定' }).click();
    await signInAgain(page, 'analyst');
    await box.waitFor();
    expect(await reason.inputValue()).toBe('请说明增幅');
    await context.close();
  });

  test('another account does not get the page that waits', async () => {
    const { page, context } = await live.signIn('330424');
    await page.goto('/submit/2026-S1/330424?step=check');
    const cell = page.getByRole('textbox', { name: /科研平台投入/ }).first();
    await cell.fill('7654');
    await endSession(page);
    await cell.press('Enter');
    await signInAgain(page, '330481');
    await page.locator('.notice-error, main h1').first().waitFor();
    await expect.poll(() => page.locator('main').innerText()).not.toContain('登录已结束');
    expect(await page.content()).not.toMatch(/7,?654/);
    // What stands in a field is no part of the page's text.
    const typed = await page
      .locator('input, textarea')
      .evaluateAll((fields) => fields.map((field) => ('value' in field ? field.value : '')));
    expect(typed.join()).not.toMatch(/7,?654/);
    await context.close();
  });
});

describe('what does not exist', () => {
  test.each([
    ['a version', '/regions?v=999999', '数据版本', '打开本页的最新内容'],
    ['a period', '/structure?period=1999', '期别', '打开本页的最新内容'],
    ['a unit of another city', '/regions/110101', '地区', '返回上一级'],
    ['a half-year', '/half-year?period=1999-S1', '期别', '打开本页的最新内容'],
    ['a run', '/assessment/2025/runs/999', '', '返回上一级'],
  ])('%s: says which, and leads on instead of trying again', async (_, address, word, way) => {
    const { page, context } = await live.signIn('analyst');
    await page.goto(address);
    const notice = page.locator('.notice-error').first();
    await notice.waitFor();
    expect(await notice.innerText()).toContain(word);
    expect(await notice.innerText()).not.toContain('重试');
    await notice.getByRole('link', { name: way }).click();
    await page.locator('main h1').first().waitFor();
    await expect.poll(() => page.locator('.notice-error').count()).toBe(0);
    await context.close();
  });
});
