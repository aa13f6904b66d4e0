/** A leader's two minutes: the page without scripts, its weight, its exports, its paper, and the way back. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { watchPage } from '../helpers/page-watch.ts';
import { OFFICE_SCREEN, type signInAt } from '../helpers/person.ts';
import { kilobytesOf, watchScripts } from '../helpers/script-weight.ts';
import { served } from '../helpers/served.ts';

const BUILT = join(import.meta.dirname, '../../.build/client');
const DRAWN_BY = join(import.meta.dirname, '../../.build/ssr');
const live = served();
/** Where a signed-in leader's browser keeps its cookie. */
let signedIn: Awaited<ReturnType<Awaited<ReturnType<typeof signInAt>>['context']['storageState']>>;

beforeAll(async () => {
  const { context } = await live.signIn('leader');
  signedIn = await context.storageState();
  await context.close();
});

/** A new window of the leader's, closed after the work. */
async function asLeader<T>(work: (page: Page) => Promise<T>, javaScriptEnabled = true): Promise<T> {
  const context = await live.browser.newContext({
    baseURL: live.server.url,
    storageState: signedIn,
    viewport: OFFICE_SCREEN,
    locale: 'zh-CN',
    acceptDownloads: true,
    javaScriptEnabled,
  });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

async function open(page: Page, address: string): Promise<void> {
  const { settled } = watchPage(page, live.server.url);
  await page.goto(address);
  await settled();
}

/** Waits for a drawing: its axes are lines without height, so they count as hidden. */
const drawn = (place: Locator) =>
  place.locator('.chart-box svg path, .tile-map a').first().waitFor({ state: 'attached' });
const verdictOf = (page: Page) => page.locator('main h1').innerText();
const headlineOf = (page: Page) => page.locator('.target-rows tbody tr').allInnerTexts();

describe('before any script has run', () => {
  test('verdict, bullets and their figures read the same with JavaScript switched off', async () => {
    const bare = await asLeader(async (page) => {
      await page.goto('/targets?y=2027');
      const bars = page.locator('.target-rows svg.bullet');
      for (const bar of await bars.all()) expect((await bar.boundingBox())?.width).toBeGreaterThan(40);
      expect(await bars.count()).toBeGreaterThanOrEqual(6);
      expect(await page.locator('.app-header').innerText()).toContain('模拟数据');
      return { verdict: await verdictOf(page), rows: await headlineOf(page) };
    }, false);
    expect(bare.verdict).toMatch(/850.*亿元|亿元.*850/);
    expect(bare.rows.length).toBeGreaterThanOrEqual(7);
    const full = await asLeader(async (page) => {
      await open(page, '/targets?y=2027');
      return { verdict: await verdictOf(page), rows: await headlineOf(page) };
    });
    expect(full).toEqual(bare);
  });

  test.each([
    ['a day', '按历史时点查看', '2025-12-31', 'asof'],
    ['a year', '数据年份', '2024', 'period'],
  ])('%s chosen before the script has come counts', async (_, label, value, param) => {
    await asLeader(async (page) => {
      let come = () => {};
      const script = new Promise<void>((resolve) => {
        come = resolve;
      });
      await page.route('**/assets/*.js', async (route) => {
        await script;
        await route.continue();
      });
      await page.goto('/targets?y=2027', { waitUntil: 'commit' });
      if (param === 'asof') await page.locator('summary', { hasText: '历史版本' }).click();
      const field = page.getByLabel(label);
      if (param === 'asof') await field.fill(value);
      else await field.selectOption(value);
      come();
      await expect.poll(() => new URL(page.url()).searchParams.get(param)).toBe(value);
      await expect.poll(() => page.locator('.target-rows .year').first().textContent()).toBe('2024');
      expect(await field.inputValue()).toBe(value);
    });
  });

  test('scripts: at most 180 KB before the charts, 400 KB in all (gzip)', async () => {
    const scripts = await asLeader(async (page) => {
      const asked = watchScripts(page);
      await open(page, '/targets?y=2027');
      await drawn(page.locator('main'));
      return [...asked];
    });
    const chartsFrom = scripts.findIndex((path) => path.includes('/echarts-'));
    expect(chartsFrom).toBeGreaterThan(0);
    expect(kilobytesOf(scripts.slice(0, chartsFrom))).toBeLessThanOrEqual(180);
    expect(kilobytesOf(scripts)).toBeLessThanOrEqual(400);
  });

  // The development build took three times as long for the same page, of which there are fifty a second.
  test('the server draws pages with the production build of React, and finds it in its own bundle', () => {
    const bundle = readdirSync(DRAWN_BY, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(join(DRAWN_BY, name), 'utf8'))
      .join('\n');
    expect(bundle).toContain('react-dom-server-legacy.node.production');
    expect(bundle).not.toMatch(/react[\w-]*\.development/);
    expect(bundle).not.toMatch(/^import .*["']react/m);
  });

  test('what is built holds neither source maps nor the means to debug', () => {
    const names = readdirSync(BUILT, { recursive: true, encoding: 'utf8' });
    expect(names.filter((name) => name.endsWith('.map'))).toEqual([]);
    const scripts = names.filter((name) => name.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(10);
    for (const name of scripts)
      expect(readFileSync(join(BUILT, name), 'utf8'), name).not.toMatch(
        /sourceMappingURL|\bdebugger\b|jsxDEV\(/,
      );
  });
});

describe('exports hold what the screen shows', () => {
  test.each(['/targets?y=2027', '/regions?period=2025&metric=gov', '/regions?period=2025-S1&sort=growth'])(
    '%s',
    async (address) => {
      await asLeader(async (page) => {
        await open(page, address);
        const cards = await page.locator('.chart-card').all();
        expect(cards.length).toBeGreaterThan(0);
        for (const card of cards) await compareExports(page, card);
      });
    },
  );
});

async function compareExports(page: Page, card: Locator): Promise<void> {
  const png = card.getByRole('button', { name: 'PNG', exact: true });
  if ((await card.locator('.chart-box').count()) > 0) await drawn(card);
  const image = await saved(page, png);
  expect(image.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(image.readUInt32BE(16)).toBeGreaterThan(400);
  await card.getByRole('button', { name: '表格', exact: true }).click();
  const shown = await tableTexts(card.locator('table').first());
  const book = read(await saved(page, card.getByRole('button', { name: 'XLSX', exact: true })));
  const lines = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0] as string] as never, {
    header: 1,
    defval: '',
  });
  expect(lines.flat().join('\n')).toContain('模拟数据');
  expectSameTable(lines, shown);

  const csv = (await saved(page, card.getByRole('button', { name: 'CSV', exact: true }))).toString('utf8');
  expect(csv.startsWith('\uFEFF')).toBe(true);
  expect(csv).toContain('模拟数据');
  const csvBook = read(csv.slice(1), { type: 'string', raw: true });
  expectSameTable(
    utils.sheet_to_json<unknown[]>(csvBook.Sheets[csvBook.SheetNames[0] as string] as never, {
      header: 1,
      defval: '',
    }),
    shown,
  );
}

async function saved(page: Page, button: Locator): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFileSync(await download.path());
}

function tableTexts(table: Locator): Promise<string[][]> {
  return table.evaluate((element) =>
    [...(element as HTMLTableElement).rows].map((row) => [...row.cells].map((cell) => cell.innerText.trim())),
  );
}

/** Headings with their units word for word; every number the screen shows is the file's number, rounded. */
function expectSameTable(lines: unknown[][], shown: string[][]): void {
  const [heading = [], ...rows] = shown;
  const from = lines.findIndex((line) => String(line[0]) === heading[0] && String(line[1]) === heading[1]);
  expect(lines[from]?.slice(0, heading.length)).toEqual(heading);
  const file = lines.slice(from + 1, from + 1 + rows.length);
  const asShown = rows.map((row, r) =>
    row.map((text, c) => (agrees(file[r]?.[c], text) ? text : file[r]?.[c])),
  );
  expect(asShown).toEqual(rows);
}

function agrees(cell: unknown, text: string): boolean {
  const plain = text.replace(/,/g, '').replace(/^[−–]/, '-');
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return String(cell ?? '') === text;
  const step = 10 ** -(plain.split('.')[1]?.length ?? 0);
  return Math.abs(Number(cell) - Number(plain)) <= step / 2 + 1e-9;
}

describe('the way through', () => {
  test.each([
    ['海宁', /\/regions\/330481/, '海宁'],
    ['科研平台投入', /\/indicators\/gov_platform/, '科研平台投入'],
    ['2027年 总投入', /\/targets\/sti_total_2027/, '850'],
  ])('Ctrl+K finds %s', async (typed, address, words) => {
    await asLeader(async (page) => {
      await open(page, '/publications');
      await page.keyboard.press('Control+k');
      const box = page.getByRole('combobox', { name: /^查找/ });
      await box.fill(typed);
      await page.getByRole('option').first().waitFor();
      await box.press('Enter');
      await page.waitForURL(address);
      await expect.poll(() => page.locator('main').innerText()).toContain(words);
    });
  });
});
