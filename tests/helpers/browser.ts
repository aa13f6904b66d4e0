import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page, selectors } from 'playwright-core';
import { findBrowser } from '../../server/launch/browser.mjs';

const screenshots = fileURLToPath(new URL('../../.cache/screenshots', import.meta.url));

/** Keeps Chromium from calling home: without these every start makes dozens of outside connections. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--lang=zh-CN',
];

/**
 * Starts a headless Chromium with an empty profile. The caller closes it.
 * @throws when no browser is found; `npm test` installs or names one
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser(process.env);
  if (!executablePath) throw new Error('没有找到 Chromium：用 npm test 运行，或用 CHROMIUM_PATH 指定。');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, headless: true, args: [...quiet, ...sandbox] });
  if (Number.parseInt(browser.version(), 10) < 105) await helpOldBrowser();
  return browser;
}

/**
 * The driver asks elements for `checkVisibility`, which Chromium has since 105. A selector engine is the one script that runs in the
 * driver's own world, so that the pages do not get what their browser lacks.
 */
async function helpOldBrowser(): Promise<void> {
  const content = `(() => {
    Element.prototype.checkVisibility ??= function () {
      return this.getClientRects().length > 0;
    };
    return { query: () => null, queryAll: () => [] };
  })()`;
  await selectors.register('old', { content }, { contentScript: true }).catch(() => {});
}

/**
 * Saves what the whole page looks like.
 * @param name file name without extension
 * @returns the path of the PNG, below .cache/screenshots
 */
export async function screenshot(page: Page, name: string): Promise<string> {
  mkdirSync(screenshots, { recursive: true });
  const path = join(screenshots, `${name}.png`);
  await page.screenshot({ path, fullPage: true, animations: 'disabled' });
  return path;
}
