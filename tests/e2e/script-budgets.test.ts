/** JavaScript of a county's upload and of an analyst's whole day, gzip; the leader's stands with the leader's page. */
import { expect, test } from 'vitest';
import { addressOf, routesOf } from '../helpers/addresses.ts';
import { watchPage } from '../helpers/page-watch.ts';
import { kilobytesOf, watchScripts } from '../helpers/script-weight.ts';
import { served } from '../helpers/served.ts';

const live = served();

test('a county that reports loads at most 400 KB and no drawings', async () => {
  const { context, page } = await live.signIn('330424');
  const scripts = watchScripts(page);
  const { settled } = watchPage(page, live.server.url);
  for (const address of ['/submit', '/submit/2026-S1/330424']) {
    await page.goto(address);
    await settled();
  }
  expect([...scripts].filter((path) => path.includes('/echarts-'))).toEqual([]);
  expect(kilobytesOf(scripts)).toBeGreaterThan(50);
  expect(kilobytesOf(scripts)).toBeLessThanOrEqual(400);
  await context.close();
});

test('all pages of an analyst together load at most 720 KB', { timeout: 180_000 }, async () => {
  const { context, page } = await live.signIn('analyst');
  const scripts = watchScripts(page);
  const { settled } = watchPage(page, live.server.url);
  for (const route of routesOf('analyst')) {
    await page.goto(addressOf(route, 'analyst'));
    await settled();
  }
  expect([...scripts].some((path) => path.includes('/echarts-'))).toBe(true);
  expect(kilobytesOf(scripts)).toBeLessThanOrEqual(720);
  await context.close();
});
