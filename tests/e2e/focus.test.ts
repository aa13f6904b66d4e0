/** Issue 14, item 5: drawings by keyboard, and what one looks at marked everywhere and on the next page. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { PHONE } from '../helpers/person.ts';
import { served } from '../helpers/served.ts';

const live = served();

async function open(address: string, viewport?: { width: number; height: number }): Promise<Page> {
  const { page } = await live.signIn('analyst', viewport);
  await page.goto(address);
  await page.locator('.chart-keys').first().waitFor();
  return page;
}

/** Words of the tooltip that the first drawing shows; empty where none. */
const tip = (page: Page) =>
  page
    .locator('.chart-box')
    .first()
    .evaluate((box) => {
      const shown = [...box.querySelectorAll('div')].filter(
        (div) =>
          div.style.pointerEvents === 'none' &&
          div.style.visibility !== 'hidden' &&
          div.style.opacity !== '0',
      );
      return shown.map((div) => div.textContent ?? '').join('');
    });

describe('drawings by keyboard', () => {
  test('Tab reaches a drawing, arrows move through its points, Enter opens the one it stands on', async () => {
    const page = await open('/targets/units?period=2025');
    const keys = page.locator('.chart-keys').first();
    await page.locator('main h1').focus();
    // The first stop after the head leads past it to the table.
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到表格');
    for (let i = 0; i < 40 && !(await keys.evaluate((el) => el === document.activeElement)); i += 1)
      await page.keyboard.press('Tab');
    const first = await keys.getAttribute('aria-valuetext');
    await page.keyboard.press('ArrowDown');
    const second = await keys.getAttribute('aria-valuetext');
    expect(second).not.toBe(first);
    expect(second).toMatch(/与所需之差：.*百分点，增速：.*%，所需：.*%，数据：2025年.*第\d+版/);
    const name = second?.split('，')[0] ?? '';
    await expect.poll(() => tip(page)).toContain(name);
    await page.keyboard.press('Escape');
    await expect.poll(() => tip(page)).toBe('');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/regions\/\w+/);
    await page.context().close();
  });

  test('跳到表格 puts the focus on the first table', async () => {
    const page = await open('/contribution?period=2025');
    await page.locator('main h1').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.querySelector('caption') !== null)).toBe(true);
    await page.context().close();
  });

  test('a tip on a telephone leaves the point it speaks of in sight', async () => {
    const page = await open('/structure?period=2025', PHONE);
    const box = page.locator('.chart-box').first();
    await box.scrollIntoViewIfNeeded();
    const at = await box.boundingBox();
    if (!at) throw new Error('no drawing');
    const [x, y] = [at.x + at.width * 0.32, at.y + at.height * 0.7];
    await page.mouse.click(x, y);
    await expect.poll(() => tip(page)).toContain('政府');
    const covers = await box.evaluate(
      (el, [px = 0, py = 0]) =>
        [...el.querySelectorAll('div')]
          .filter((div) => div.style.pointerEvents === 'none' && div.textContent !== '')
          .map((div) => div.getBoundingClientRect())
          .some((r) => r.left <= px && px <= r.right && r.top <= py && py <= r.bottom),
      [x, y],
    );
    expect(covers).toBe(false);
    await page.context().close();
  });
});

describe('one thing looked at, marked everywhere', () => {
  const marked = (page: Page) => page.locator('tr.focus > th').allTextContents();

  test('a row chosen on /regions stands in the address, is marked in table and map, and follows through the header', async () => {
    const { page } = await live.signIn('analyst');
    await page.goto('/regions?period=2025');
    await page.locator('tbody tr', { hasText: '海宁' }).locator('td').nth(1).click();
    await page.waitForURL(/focus=330481/);
    expect(await marked(page)).toEqual(['海宁']);
    expect(await page.locator('.tile-map rect[stroke-width="3"]').count()).toBe(1);
    expect(await page.getByLabel('标出地区').inputValue()).toBe('330481');
    await page.getByRole('link', { name: '结构', exact: true }).click();
    await page.waitForURL(/structure.*unit=330481/);
    expect(new URL(page.url()).searchParams.get('period')).toBe('2025');
    await page.locator('main h1', { hasText: '海宁' }).waitFor();
    await page.getByLabel('标出主体').selectOption({ label: '政府' });
    await page.waitForURL(/block=gov/);
    await page.locator('tr.focus').first().waitFor();
    // The parts of the block are marked in the table, the other blocks step back in both drawings.
    await expect.poll(() => page.locator('.chart-box path[fill="#bfe3e0"]').count()).toBeGreaterThan(3);
    await page.getByRole('link', { name: '半年', exact: true }).click();
    await page.waitForURL(/half-year/);
    // A yearly period does not follow to a half-year's page, unit and block do.
    expect(new URL(page.url()).search).toBe('?focus=330481&block=gov');
    await page.locator('tr.focus').first().waitFor();
    expect(await marked(page)).toEqual(['政府', '海宁']);
    expect(await page.locator('td.marked').count()).toBeGreaterThan(9);
    await page.getByLabel('标出地区').selectOption('');
    await expect.poll(() => marked(page)).toEqual(['政府']);
    await page.context().close();
  });

  test('a period chosen in a drawing by Enter becomes the page’s', async () => {
    const page = await open('/regions/330481?period=2025');
    const keys = page.locator('.chart-keys').first();
    await keys.focus();
    await page.keyboard.press('Home');
    expect(await keys.getAttribute('aria-valuetext')).toMatch(/^2021年，总投入：.*亿元，同比：.*，第\d+版/);
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await page.waitForURL(/period=2024/);
    await page.locator('main h1', { hasText: '2024年' }).waitFor();
    await page.context().close();
  });

  test('a unit marked on the assessment is in the address, in every tab, in the tips’ change, and on the next page', async () => {
    const { page, context } = await live.signIn('analyst');
    await page.goto('/assessment/2025?tab=scores');
    await page.getByLabel('标出单位').selectOption({ label: '海宁市' });
    await page.waitForURL(/focus=330481/);
    expect(await page.locator('td.marked-column').count()).toBeGreaterThan(20);
    const cell = page.locator('td.marked-column .heat-cell').first();
    await expect
      .poll(() => cell.getAttribute('data-tip'))
      .toMatch(/海宁市.*\n得分：[\d.]+分\n比2024年：[+−]?[\d.]+分\n/);
    await page.getByRole('radio', { name: '排名', exact: true }).check();
    await page.locator('tr.focus', { hasText: '海宁市' }).waitFor();
    await page.getByRole('link', { name: '各县(市、区)', exact: true }).click();
    await page.waitForURL(/\/regions\?.*focus=330481/);
    await page.locator('tr.focus', { hasText: '海宁' }).waitFor();
    await page.goBack();
    await page.getByLabel('标出单位').selectOption('');
    await expect.poll(() => page.url()).not.toContain('focus=');
    await context.close();
  });
});
