/** Issue 14, item 7: long tables are narrowed, ordered, narrowed by column and copied; what is pasted are figures. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { served } from '../helpers/served.ts';

const live = served();

/** What the page's last copy put on the clipboard, read where it is put there: a headless browser keeps none. */
async function watchCopies(page: Page): Promise<() => Promise<Record<string, string>>> {
  await page.addInitScript(() => {
    const put = DataTransfer.prototype.setData;
    DataTransfer.prototype.setData = function (type, value) {
      const before = JSON.parse(sessionStorage.getItem('copied') ?? '{}');
      sessionStorage.setItem('copied', JSON.stringify({ ...before, [type]: value }));
      return put.call(this, type, value);
    };
  });
  return async () => JSON.parse((await page.evaluate(() => sessionStorage.getItem('copied'))) ?? '{}');
}

describe('a long table', () => {
  test('filter, columns and copy on the page of the other targets', async () => {
    const { page } = await live.signIn('analyst');
    const copied = await watchCopies(page);
    await page.goto('/targets/all?y=2027');
    const bar = page.locator('.table-bar').first();
    await bar.waitFor();
    const table = page.locator('.table-bar + .table-scroll table').first();
    const rows = () => table.locator('tbody tr[data-key]:not([hidden])').count();
    const all = await rows();
    expect(all).toBeGreaterThan(15);
    await bar.getByLabel('筛选').fill('布局建设中试平台');
    await expect.poll(rows).toBe(1);
    expect(await bar.textContent()).toContain(`1行，共${all}行`);
    // The head stays in sight over the rows.
    expect(
      await table
        .locator('thead th')
        .first()
        .evaluate((el) => getComputedStyle(el).position),
    ).toBe('sticky');
    await bar.getByLabel('筛选').fill('');
    await expect.poll(rows).toBe(all);
    const heads = await table.locator('thead th').allTextContents();
    await bar.locator('summary', { hasText: '选列' }).click();
    await bar.locator('.menu-body label').first().click();
    expect(await table.locator('thead th').count()).toBe(heads.length - 1);
    await bar.locator('.menu-body label').first().click();
    await page.keyboard.press('Escape');
    await bar.getByRole('button', { name: '复制', exact: true }).click();
    const { 'text/plain': text = '' } = await copied();
    expect(text).toMatch(/每年布局建设中试平台.*\t[≥⩾] 15 家\t13 家 2025\t本年不符合/);
    expect(text).toMatch(/数据：2025年.*第\d+版/);
    expect(text).toContain('模拟数据');
    await page.context().close();
  });

  test('a click on a head orders by what the cells show, marks such as 未报 last', async () => {
    const { page } = await live.signIn('analyst');
    await page.goto('/targets/all?y=2027');
    const table = page.locator('.table-bar + .table-scroll table').first();
    await table.waitFor();
    const head = table.locator('thead th button').first();
    const name = await head.textContent();
    await head.click();
    expect(await table.locator('thead th[aria-sort="ascending"]').textContent()).toContain(name);
    const words = await table.locator('tbody tr[data-key] > :first-child').allTextContents();
    expect(words).toEqual([...words].sort((a, b) => a.trim().localeCompare(b.trim(), 'zh-CN')));
    await page.context().close();
  });

  test('a card’s table is copied with title, unit, version and 模拟数据', async () => {
    const { page } = await live.signIn('leader');
    const copied = await watchCopies(page);
    await page.goto('/regions?period=2025');
    await page.getByRole('button', { name: '复制表格' }).first().click();
    const { 'text/plain': text = '', 'text/html': html = '' } = await copied();
    expect(text).toMatch(/万元/);
    expect(text).toMatch(/数据：2025年.*第\d+版/);
    expect(text).toContain('模拟数据，非真实');
    expect(html).toMatch(/<td>1\d{6}\.\d\d<\/td>/);
    await page.context().close();
  });
});
