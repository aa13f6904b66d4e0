/**
 * What must be true for an analyst: the lines not walked elsewhere. A return's reason on its cell is in first-light; scores,
 * changed weights, the exported ranking, missing data and corrections (4, 5, 6, 7, 10) are in assessment.
 */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { byMouse, type Hand } from '../helpers/hand.ts';
import { watchPage } from '../helpers/page-watch.ts';
import { served } from '../helpers/served.ts';

const live = served();
/** What a screen of 1366×768 shows under the browser's own bars. */
const VISIBLE = { width: 1349, height: 600 };

async function atWork(account = 'analyst'): Promise<{ page: Page; hand: Hand }> {
  const { page } = await live.signIn(account, VISIBLE);
  return { page, hand: byMouse(page) };
}

const bottomOf = async (page: Page, row: RegExp) => {
  const box = await page.getByRole('row', { name: row }).boundingBox();
  return (box?.y ?? Number.POSITIVE_INFINITY) + (box?.height ?? 0);
};

test('1 who is missing and who was late, on the first screen', async () => {
  const { page } = await atWork();
  await page.getByRole('row', { name: /海盐县2026年上半年报表 逾期未报 已逾期2天/ }).waitFor();
  await page.getByRole('row', { name: /桐乡市2026年上半年报表 待审 迟报1天/ }).waitFor();
  for (const row of [/海盐县2026年上半年报表/, /桐乡市2026年上半年报表/, /秀洲区2026年上半年报表/])
    expect(await bottomOf(page, row)).toBeLessThan(VISIBLE.height);
  await page.context().close();
});

test('2 one county against the last period and last year, in one click', async () => {
  const { page, hand } = await atWork();
  await hand.press(page.getByRole('link', { name: '平湖市2026年上半年报表', exact: true }));
  const table = page.locator('table', { hasText: '科研平台投入' }).first();
  await table.waitFor();
  const heads = await table.locator('thead th').allInnerTexts();
  for (const head of ['上期', '上年同期', '同比']) expect(heads.join(' ')).toContain(head);
  const cells = await table
    .getByRole('row', { name: /科研平台投入/ })
    .first()
    .locator('td')
    .allInnerTexts();
  // This period, the last, last year: three figures beside each other.
  expect(cells.filter((cell) => /\d[\d,]*\.\d\d/.test(cell)).length).toBeGreaterThanOrEqual(3);
  expect(hand.clicks).toBe(1);
  await page.context().close();
});

test('8 a document is asked for, the page left, and the file taken later', { timeout: 240_000 }, async () => {
  const { page } = await atWork();
  await page.getByRole('link', { name: '材料', exact: true }).click();
  const row = page.getByRole('row', { name: /^2025年 / });
  await row.getByRole('button', { name: 'Excel', exact: true }).click();
  await page.waitForURL(/\/reports\/jobs\/./);
  const job = page.url();
  await page.goto('/home');
  await page.getByRole('heading', { name: '待办', exact: true }).waitFor();
  await page.context().close();

  // Another day: signed in again, the same address.
  const { page: later } = await atWork();
  await later.goto(job);
  const file = later.getByRole('link', { name: /^下载/ });
  await file.waitFor({ timeout: 180_000 });
  const [download] = await Promise.all([later.waitForEvent('download'), file.click()]);
  expect(download.suggestedFilename()).toMatch(/2025.*\.xlsx$/);
  await later.context().close();
});

test('9 each number of the report leads to its page, at the version that the report was made from', async () => {
  const { page } = await atWork();
  await page.goto('/reports/2025');
  const numbers = page.locator('#main p a[href*="v="]');
  await numbers.first().waitFor();
  const links = await numbers.evaluateAll((all) =>
    all.map((link) => ({ href: link.getAttribute('href') ?? '', text: link.textContent ?? '' })),
  );
  expect(links.length).toBeGreaterThan(30);
  const versions = new Set(links.map(({ href }) => new URL(href, live.server.url).searchParams.get('v')));
  expect([...versions]).toHaveLength(1);
  const { settled } = watchPage(page, live.server.url);
  // One of each page that numbers lead to.
  const kinds = new Map(links.map((link) => [link.href.split('?')[0], link]));
  for (const { href, text } of kinds.values()) {
    await page.goto(href);
    await settled();
    const shown = (await page.locator('#main').innerText()).replaceAll(',', '');
    const [digits = ''] = /\d+(\.\d+)?/.exec(text.replaceAll(',', '')) ?? [];
    expect(shown).toContain(`第${[...versions][0]}版`);
    expect([href, shown.includes(digits)]).toEqual([href, true]);
  }
  await page.context().close();
});

test.each([
  ['hn', '海宁市', /\/regions\/330481/],
  ['海宁 拉动', '海宁市', /\/regions\/330481/],
  ['2026上半年 待审', '2026年上半年报送情况', /\/review\?period=2026-S1/],
  ['功效系数', '研判', /\/assessment/],
  ['揭榜挂帅', '揭榜挂帅', /\/policies\?q=/],
  ['嘉政发〔2025〕14号 三(十)', '三(十)', /\/indicators\?q=/],
])('11 Ctrl+K, %s and Enter', async (words, first, leads) => {
  const { page } = await atWork();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^查找/ }).waitFor();
  await page.keyboard.type(words);
  await page.getByRole('option').first().filter({ hasText: first }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(leads);
  await page.context().close();
});

test('12 two analysts at one return: the second is told, and the remark that was typed stays', async () => {
  const first = await atWork();
  const second = await atWork('analyst2');
  for (const { page } of [first, second]) await page.goto('/review/2026-S1/330483');
  await second.page.getByRole('button', { name: '写意见' }).nth(1).click();
  const remark = second.page.getByRole('textbox', { name: /退回意见/ });
  await remark.fill('请核实是否含基建支出。');
  await first.page.getByRole('button', { name: /^核定/ }).click();
  await first.page.getByRole('dialog').getByRole('button', { name: /核定/ }).last().click();
  await first.page
    .getByText(/^已核定：桐乡市/)
    .first()
    .waitFor();
  await second.page.getByRole('button', { name: /^退回/ }).click();
  await second.page.getByRole('button', { name: '确认退回' }).click();
  await second.page.getByText('这份报表刚被他人处理，您的操作没有生效。').waitFor();
  await second.page.getByText('您写的意见(未发出)：请核实是否含基建支出。').waitFor();
  const reply = await second.page.request.get('/api/review/returns/2026-S1/330483');
  expect((await reply.json()).view.state).toBe('approved');
  for (const { page } of [first, second]) await page.context().close();
});
