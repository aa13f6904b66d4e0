/** How soon each page answers a change of period, metric, order, focus or scenario, and Back; figures first asked for apart. */
import type { Page } from 'playwright-core';
import { launchBrowser } from '../helpers/browser.ts';
import { startServer } from '../helpers/live-server.ts';
import { signInAt } from '../helpers/person.ts';
import { median, type Outcome } from './measure.ts';
import { type Change, type Repaint, timeChange } from './repaint-probe.ts';

const MOST_MS = 100;
const STEPS = 9;

interface Series {
  name: string;
  change: Omit<Change, 'step'>;
}

const PERIOD: Series = { name: '改期别', change: { select: '期别' } };
const UNIT: Series = { name: '改地区', change: { select: '地区' } };
const PAGES: readonly { address: string; series: readonly Series[] }[] = [
  {
    address: '/regions?period=2025',
    series: [
      PERIOD,
      { name: '改指标', change: { select: '指标' } },
      { name: '改排序', change: { radios: '排序' } },
    ],
  },
  { address: '/structure?period=2025', series: [PERIOD, UNIT] },
  {
    address: '/contribution?period=2025',
    series: [PERIOD, UNIT],
  },
  {
    address: '/targets?y=2027',
    series: [
      { name: '改目标年', change: { controls: 'main a.chip[href*="y="]' } },
      { name: '改数据年份', change: { select: '数据年份' } },
    ],
  },
  {
    address: '/targets/scenario?y=2027',
    series: [{ name: '拖情景滑块', change: { slider: '.scenario-table input[type="range"]' } }],
  },
  { address: '/regions/330481?period=2025', series: [PERIOD, UNIT] },
];

/** Three lines a page and change: the first round asks the server, the second has the figures at hand, then Back. */
export async function repaints(): Promise<Outcome[]> {
  const server = await startServer();
  const browser = await launchBrowser();
  try {
    const { context, page } = await signInAt(browser, server.url, 'analyst');
    const outcomes: Outcome[] = [];
    for (const { address, series } of PAGES) {
      for (const one of series) outcomes.push(...(await seriesOf(page, address, one)));
    }
    await context.close();
    return outcomes;
  } finally {
    await browser.close();
    await server.close();
  }
}

/** A page that no longer has the control says so and keeps no other from being measured. */
async function seriesOf(page: Page, address: string, { name, change }: Series): Promise<Outcome[]> {
  const path = address.split('?')[0];
  try {
    await open(page, address);
    const [first, again] = [await round(page, change), await round(page, change)];
    const back: Repaint[] = [];
    for (let step = 0; step < 4; step++) back.push(await time(page, { back: true, step }));
    return [
      outcome(`${path} ${name}（首次）`, first),
      outcome(`${path} ${name}（再次）`, again),
      outcome(`${path} ${name}后返回`, back),
    ];
  } catch (error) {
    return [{ name: `${path} ${name}`, measured: `中断：${error}`, limit: '测完为止', holds: false }];
  }
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('.chart-box svg path, .tile-map a').first().waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
}

async function round(page: Page, change: Omit<Change, 'step'>): Promise<Repaint[]> {
  const times: Repaint[] = [];
  for (let step = 0; step < STEPS; step++) {
    // What a hand does between two changes: the page has its idle moment.
    await page.waitForTimeout(150);
    const measured = await page.evaluate(timeChange, { ...change, step });
    if (measured) times.push(measured);
  }
  return times;
}

async function time(page: Page, change: Change): Promise<Repaint> {
  const measured = await page.evaluate(timeChange, change);
  if (!measured) throw new Error('nothing to measure');
  return measured;
}

function outcome(name: string, times: readonly Repaint[]): Outcome {
  const ms = times.map((t) => t.ms).sort((a, b) => a - b);
  const middle = median(ms);
  const slowest = ms.at(-1) ?? Number.NaN;
  const ratio = middle / median(times.map((t) => t.empty));
  return {
    name,
    measured: `中位 ${middle.toFixed(0)} ms，最慢 ${slowest.toFixed(0)} ms，空重画的 ${ratio.toFixed(1)} 倍（${ms.length} 次）`,
    limit: `中位 ≤ ${MOST_MS} ms`,
    holds: middle <= MOST_MS,
  };
}
