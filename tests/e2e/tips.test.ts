/** What a mark of our own drawings says when it is pointed at or reached by key: figures with units, place, period and version. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { screenshot } from '../helpers/browser.ts';
import { axeFindings, watchPage } from '../helpers/page-watch.ts';
import { served } from '../helpers/served.ts';

const live = served();

/** The mark, where the Tab key reaches it, and what its tip says line by line. */
const MARKS: [title: string, account: string, address: string, mark: string, stop: string, says: RegExp[]][] =
  [
    [
      'a square of the map',
      'analyst',
      '/regions?period=2025',
      '.tile-map a[aria-label^="海宁市"]',
      '.tile-map a[aria-label^="海宁市"]',
      [
        /^海宁市$/,
        /：[\d.]+ 亿元，第\d位$/,
        /^同比：[+−][\d.]+%，第\d位$/,
        /^占比：[\d.]+%$/,
        /^数据：2025年.*第\d+版/,
      ],
    ],
    [
      'a bullet of the targets',
      'leader',
      '/targets',
      '.target-rows tbody tr:first-child .bullet',
      '.target-rows tbody tr:first-child a',
      [
        /总投入|科技创新投入/,
        /^\d{4}年实际[\d.]+亿元$/,
        /^目标[\d.]+亿元$/,
        /^按所需增速此时应为/,
        /%$/,
        /./,
        /^数据：.*第\d+版/,
      ],
    ],
    [
      'a small drawing of growth',
      'analyst',
      '/contribution',
      '.multiple:has(button:text-is("海宁"))',
      '.multiple button:text-is("海宁")',
      [/^海宁市$/, /^\d{4}年：[+−][\d.]+%，全市[+−][\d.]+%$/, /：/, /：/, /^数据：.*第\d+版/],
    ],
    [
      'a small drawing of an indicator',
      'analyst',
      '/indicators/gov_total',
      '.multiple:has(button:text-is("海宁"))',
      '.multiple button:text-is("海宁")',
      [/^海宁市$/, /：[\d.]+ 亿元$/, /：/, /：/, /第\d+版/],
    ],
  ];

const linesOf = async (page: Page) => {
  const tip = page.locator('.tip');
  await tip.waitFor();
  return (await tip.innerText()).split('\n');
};

describe.each(MARKS)('%s', (_title, account, address, mark, stop, says) => {
  test('says so under the pointer and by key, stays under the pointer, goes with Escape', async () => {
    const { context, page } = await live.signIn(account);
    const { settled } = watchPage(page, live.server.url);
    await page.goto(address);
    await settled();
    await page.locator(mark).hover();
    const lines = await linesOf(page);
    expect(lines).toHaveLength(says.length);
    expect(lines.filter((line, at) => !says[at]?.test(line))).toEqual([]);
    const [over, tip] = [await page.locator(mark).boundingBox(), await page.locator('.tip').boundingBox()];
    expect(over && tip && (tip.y + tip.height <= over.y || tip.y >= over.y + over.height)).toBe(true);
    await page.locator('.tip').hover();
    expect(await linesOf(page)).toEqual(lines);
    await page.keyboard.press('Escape');
    await page.locator('.tip').waitFor({ state: 'detached' });

    await page.locator(stop).first().focus();
    expect(await linesOf(page)).toEqual(lines);
    await screenshot(page, `tip${address.replace(/\W+/g, '-')}`);
    expect(await axeFindings(page)).toEqual([]);
    await context.close();
  });
});
