/** Drawings: the tooltip of the heat map (the others: tips.test.ts), the tools of a card, its picture, and forced colours. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { watchPage } from '../helpers/page-watch.ts';
import { PHONE } from '../helpers/person.ts';
import { served } from '../helpers/served.ts';

const live = served();

async function open(address: string, viewport?: { width: number; height: number }): Promise<Page> {
  const { page } = await live.signIn('analyst', viewport);
  const { settled } = watchPage(page, live.server.url);
  await page.goto(address);
  await settled();
  return page;
}

test('a cell of the heat map says score, raw value with its year, weight and version, under the pointer and by key', async () => {
  const page = await open('/assessment/2025?tab=scores');
  const tip = page.locator('.tip');
  const cell = page.locator('.heat-cell').first();
  const says =
    /得分：\d+\.\d\d分(?:比\d{4}年：[＋+−±]?\d+\.\d分)?原值：.*（\d{4}年）权重：\d\.\d%计入总分：\d\.\d\d分数据第\d+版/;
  await cell.hover();
  await expect.poll(() => tip.textContent()).toMatch(says);
  await page.mouse.move(2, 2);
  await expect.poll(() => tip.count()).toBe(0);
  await cell.focus();
  await expect.poll(() => tip.textContent()).toMatch(says);
  await page.keyboard.press('Escape');
  await expect.poll(() => tip.count()).toBe(0);
  await page.context().close();
});

describe('the tools of a card', () => {
  const shown = (page: Page) =>
    page
      .locator('.chart-card .chart-tools')
      .first()
      .evaluate((tools) => getComputedStyle(tools).opacity);

  test('show on hover and on focus, and always to a finger', async () => {
    const page = await open('/structure?period=2025');
    await page.mouse.move(2, 2);
    expect(await shown(page)).toBe('0');
    await page.locator('.chart-card').first().hover();
    expect(await shown(page)).toBe('1');
    await page.mouse.move(2, 2);
    expect(await shown(page)).toBe('0');
    await page.locator('.chart-card .chart-tools button').first().focus();
    expect(await shown(page)).toBe('1');
    await page.context().close();
    const phone = await open('/structure?period=2025', PHONE);
    expect(await shown(phone)).toBe('1');
    await phone.context().close();
  });

  test.each([
    ['a drawing of the library', '/structure?period=2025'],
    ['one of HTML', '/targets'],
  ])('复制图 puts a picture on the clipboard: %s', async (_, address) => {
    const { page } = await live.signIn('analyst');
    // A headless browser keeps no pictures: what is put there is measured.
    await page.addInitScript(() => {
      navigator.clipboard.write = async (items) => {
        const picture = await items[0]?.getType('image/png');
        document.documentElement.dataset.picture = String(picture?.size ?? 0);
      };
    });
    const { settled } = watchPage(page, live.server.url);
    await page.goto(address);
    await settled();
    await page.getByRole('button', { name: '复制图' }).first().click();
    await page.getByText('图已复制，可粘贴到文档或幻灯片').waitFor();
    expect(Number(await page.evaluate(() => document.documentElement.dataset.picture))).toBeGreaterThan(5000);
    await page.context().close();
  });
});

describe('forced colours', () => {
  test.each(['/structure?period=2025', '/regions?period=2025', '/contribution?period=2025', '/targets'])(
    '%s: words and lines take the system’s inks',
    async (address) => {
      const page = await open(address);
      await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
      const inks = await page.evaluate(() => {
        const probe = document.createElement('i');
        probe.style.color = 'CanvasText';
        document.body.append(probe);
        const system = getComputedStyle(probe).color;
        const words = [...document.querySelectorAll('.chart-box text, .tile-map text, .multiple text')];
        const lines = [...document.querySelectorAll('.multiple .own, .multiple .zero')];
        return {
          system,
          words: [...new Set(words.map((text) => getComputedStyle(text).fill))],
          lines: [...new Set(lines.map((line) => getComputedStyle(line).stroke))],
          bars: [...document.querySelectorAll('.bullet rect, .bar-cell rect')].filter(
            (bar) => getComputedStyle(bar).stroke !== system,
          ).length,
        };
      });
      expect(inks.words).toEqual(inks.words.length > 0 ? [inks.system] : []);
      expect(inks.lines).toEqual(inks.lines.length > 0 ? [inks.system] : []);
      expect(inks.bars).toBe(0);
      await page.context().close();
    },
  );
});
