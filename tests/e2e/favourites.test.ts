/** 收藏: a page is kept from the menu of the account and opened from the 工作台, as it was. */
import { expect, test } from 'vitest';
import { screenshot } from '../helpers/browser.ts';
import { watchPage } from '../helpers/page-watch.ts';
import { served } from '../helpers/served.ts';

const live = served();

test('a view of the units is kept with its address, opened again and dropped', async () => {
  const { page, context } = await live.signIn('leader');
  const { settled } = watchPage(page, live.server.url);
  const address = '/regions?period=2025-S2&sort=growth';
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const menu = page.locator('.app-header .menu');
  await menu.last().locator('summary').click();
  await page.getByRole('button', { name: '收藏本页' }).click();
  await page.getByText(/^已收藏“/).waitFor();
  await page.goto('/home');
  const kept = page.getByRole('region', { name: '收藏' });
  await kept.getByRole('link').waitFor();
  await screenshot(page, 'home-favourites');
  await kept.getByRole('link').click();
  await page.waitForURL((url) => url.pathname === '/regions' && url.searchParams.get('sort') === 'growth');
  await menu.last().locator('summary').click();
  await page.getByRole('button', { name: '取消收藏本页' }).click();
  await page.getByText(/^已取消收藏“/).waitFor();
  await page.goto('/home');
  await settled();
  expect(await kept.count()).toBe(0);
  await context.close();
});
