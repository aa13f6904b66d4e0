/** The leader's page on a slow line, with and without its scripts; and how soon the ranking answers a click. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../helpers/browser.ts';
import { startServer } from '../helpers/live-server.ts';
import { signInAt } from '../helpers/person.ts';
import { median, type Outcome } from './measure.ts';

const ROUNDS = 5;
const MOST_TIMES = 1.2;
const MOST_MS = 100;
/** 400 ms, 1.6 Mbit/s down, 0.75 up, a processor at a quarter of this one's speed (screens.md, Budgets). */
const LATENCY_MS = 400;
const DOWN_BYTES = 1.6e6 / 8;
const UP_BYTES = 0.75e6 / 8;
const CPU_SLOWDOWN = 4;

type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Both measurements on one server with the demonstration figures and one browser. */
export async function pageLoad(): Promise<Outcome[]> {
  const server = await startServer();
  const browser = await launchBrowser();
  try {
    const { context, page } = await signInAt(browser, server.url, 'leader');
    const signedIn = await context.storageState();
    const painted = await largestPaints(browser, server.url, signedIn);
    const repaint = await repaints(page);
    await context.close();
    return [painted, repaint];
  } finally {
    await browser.close();
    await server.close();
  }
}

async function largestPaints(browser: Browser, url: string, signedIn: SignedIn): Promise<Outcome> {
  const withScripts: number[] = [];
  const without: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const pair = [
      await largestPaint(browser, url, signedIn, true),
      await largestPaint(browser, url, signedIn, false),
    ];
    // The first pair warms the server up.
    if (round < 0) continue;
    withScripts.push(pair[0] as number);
    without.push(pair[1] as number);
  }
  const [full, bare] = [median(withScripts), median(without)];
  return {
    name: '慢速网络下领导页最大内容绘制，对比同页不带脚本（400 ms，1.6 Mbit/s，处理器放慢 4 倍）',
    measured: `${full.toFixed(0)} ms ÷ ${bare.toFixed(0)} ms = ${(full / bare).toFixed(2)} 倍`,
    limit: `≤ ${MOST_TIMES} 倍`,
    holds: full <= MOST_TIMES * bare,
  };
}

/** Milliseconds until the largest text stands, in a window with an empty cache. */
async function largestPaint(
  browser: Browser,
  url: string,
  signedIn: SignedIn,
  scripts: boolean,
): Promise<number> {
  const context = await browser.newContext({ baseURL: url, storageState: signedIn, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: LATENCY_MS,
      downloadThroughput: DOWN_BYTES,
      uploadThroughput: UP_BYTES,
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    // Not page.route: its detour would slow this side's HTML down.
    if (!scripts) await devtools.send('Network.setBlockedURLs', { urls: ['*.js'] });
    await page.goto('/targets?y=2027');
    if (scripts) await page.locator('.chart-box svg path').first().waitFor({ state: 'attached' });
    const latest = await lastLargestPaint(page);
    const drawings = await page.locator('.chart-box svg path').count();
    if (drawings > 0 !== scripts) throw new Error('the scripts were not switched as asked');
    return latest;
  } finally {
    await context.close();
  }
}

function lastLargestPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        let latest = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) latest = entry.startTime;
        }).observe({ type: 'largest-contentful-paint', buffered: true });
        setTimeout(() => done(latest), 1000);
      }),
  );
}

/** From a click on another order, and on another unit to bring out, until the frame that shows it. */
async function repaints(page: Page): Promise<Outcome> {
  await page.goto('/regions?period=2025&metric=gov');
  await page.locator('.chart-box svg path').first().waitFor({ state: 'attached' });
  const sort = median(await clickTimes(page, '.segmented input'));
  const focus = median(await clickTimes(page, '.table button[aria-pressed]'));
  return {
    name: '县市区页改排序、改突出后重画',
    measured: `${sort.toFixed(1)} ms、${focus.toFixed(1)} ms`,
    limit: `≤ ${MOST_MS} ms`,
    holds: Math.max(sort, focus) <= MOST_MS,
  };
}

async function clickTimes(page: Page, controls: string): Promise<number[]> {
  const times: number[] = [];
  const count = await page.locator(controls).count();
  if (count === 0) throw new Error(`nothing to click: ${controls}`);
  for (let click = 0; click < 12; click++) {
    const before = page.url();
    const ms = await page.evaluate(
      ([selector, index]) =>
        new Promise<number>((done) => {
          const control = document.querySelectorAll<HTMLElement>(selector)[index];
          const start = performance.now();
          control?.click();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done(performance.now() - start);
            port2.postMessage(null);
          });
        }),
      [controls, (click + 1) % count] as const,
    );
    if (page.url() !== before) times.push(ms);
  }
  if (times.length < 6) throw new Error(`the clicks changed nothing: ${controls}`);
  return times;
}
