/**
 * Pages that answer at a glance: none but tables and lists is longer than two and a half office screens or five of a phone, where no
 * cell of a table is squeezed to a character a line; no amount is said twice outside a table or a drawing; the figures of a column
 * have one number of decimals.
 */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Role } from '#shared/contract/roles.ts';
import { addressOf, routesOf } from '../helpers/addresses.ts';
import { watchPage } from '../helpers/page-watch.ts';
import { OFFICE_SCREEN, PHONE } from '../helpers/person.ts';
import { served } from '../helpers/served.ts';

const SCREENS = 2.5;
const PHONE_SCREENS = 5;
/** Lists and tables, which are as long as what they list, and documents, which are as long as their text. */
const LISTS: readonly string[] = [
  '/reports/:period',
  '/meetings/:period',
  '/submit/:period/:organisation',
  '/review/reconciliation',
  '/review/:period/:organisation',
];
/** Pages of other rooms that still say an amount twice: this list only becomes shorter. */
const REPEATS: readonly string[] = ['/policies/cost'];
const TABS = ['scores', 'robust', 'change', 'trial', 'scheme'].map((tab) => `/assessment/2025?tab=${tab}`);
const STATES: readonly string[] = [
  ...TABS,
  '/targets?y=2030',
  '/half-year?period=2025-S1',
  '/regions?period=2026-S1',
  '/regions?period=2025&with=330481,330483',
];

const live = served();

/**
 * Columns of figures of one unit that are not printed with one number of decimals. A column that mixes units (its cells, a column 单位 or
 * 要求, or the name of a row in brackets say which) has one number for each row instead.
 */
function unevenColumns(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const figure = /^[▲▼+−-]*(\d[\d,]*)(\.\d+)?\s*(\D{0,5})$/;
    const faults: string[] = [];
    for (const table of document.querySelectorAll('#main table')) {
      const heads = [...table.querySelectorAll('thead th')].map((th) => th.textContent?.trim() ?? '');
      const rows = [...table.querySelectorAll('tbody tr')].map((row) => ({
        unit: /（([^（）]{1,6})）$/.exec(row.querySelector('th')?.textContent?.trim() ?? '')?.[1] ?? '',
        cells: [...row.children],
      }));
      const unitAt = heads.findIndex((head) => /^(计量)?单位$|^要求$/.test(head));
      for (const [at, head] of heads.entries()) {
        const seen = rows.flatMap(({ unit, cells }) => {
          const cell = cells[at];
          const text = cell?.textContent?.trim() ?? '';
          const read = figure.exec(text);
          if (!read || !cell?.classList.contains('numeric') || cells.length !== heads.length) return [];
          const [, , decimals = '', own = ''] = read;
          const of = `${own}|${unit}|${unitAt < 0 ? '' : (cells[unitAt]?.textContent ?? '').replace(/[\d.,≥≤>\s]/g, '')}`;
          return [{ of, decimals: Math.max(0, decimals.length - 1), text }];
        });
        const units = new Set(seen.map(({ of }) => of));
        const decimals = new Map(seen.map((one) => [one.decimals, one.text]));
        if (units.size === 1 && decimals.size > 1)
          faults.push(`${head}: ${[...decimals.values()].join(' | ')}`);
      }
    }
    return faults;
  });
}

/** Tables with cells of several lines of one or two characters. */
function squeezed(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLTableElement>('#main table')].flatMap((table) => {
      // A return's form is filled in at a desk.
      if (table.offsetParent === null || table.querySelector('input')) return [];
      const narrow = [...table.querySelectorAll<HTMLElement>('tbody :is(th, td)')].filter((cell) => {
        const { width, height } = cell.getBoundingClientRect();
        const { paddingLeft, paddingRight } = getComputedStyle(cell);
        const room = width - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
        return cell.innerText.trim().length > 5 && room < 40 && height > 80;
      });
      return narrow.length > 0
        ? [`${table.caption?.textContent?.trim()}: ${narrow[0]?.innerText} (${narrow.length})`]
        : [];
    }),
  );
}

/** Amounts with a decimal, as sentences print them: a target in round 亿元 is a name, not a figure. */
async function saidTwice(page: Page): Promise<string[]> {
  const text = await page.evaluate(() => {
    const main = document.querySelector('#main')?.cloneNode(true) as HTMLElement;
    // What is folded, hidden or drawn is not said.
    for (const part of main.querySelectorAll(
      'table, svg, .place-legend, noscript, select, details, .visually-hidden',
    ))
      part.remove();
    return main.textContent ?? '';
  });
  const amounts: readonly string[] = text.match(/\d[\d,]*\.\d+(?:亿元|万元)/g) ?? [];
  return [...new Set(amounts.filter((amount, i) => amounts.indexOf(amount) !== i))];
}

test.each<[string, Role]>([
  ['leader', 'leader'],
  ['analyst', 'analyst'],
  ['330481', 'county_reporter'],
])('%s', { timeout: 300_000 }, async (account, role) => {
  const { context, page } = await live.signIn(account);
  const watched = watchPage(page, live.server.url);
  const faults: string[] = [];
  const routes = routesOf(role);
  const addresses = [
    ...routes.map((route) => ({ address: addressOf(route, account), list: LISTS.includes(route.path) })),
    ...(account === 'leader' ? STATES : []).map((address) => ({ address, list: false })),
  ];
  for (const { address, list } of addresses) {
    await page.goto(address);
    await watched.settled();
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    if (!list && height > SCREENS * OFFICE_SCREEN.height) faults.push(`${address}: ${height} px`);
    const twice = list || REPEATS.includes(address) ? [] : await saidTwice(page);
    const uneven = await unevenColumns(page);
    if (uneven.length > 0) faults.push(`${address}: ${uneven.join('；')}`);
    if (twice.length > 0) faults.push(`${address}: ${twice.join('、')} twice`);
    await page.setViewportSize(PHONE);
    await watched.settled();
    const tall = await page.evaluate(() => document.documentElement.scrollHeight);
    if (!list && tall > PHONE_SCREENS * PHONE.height) faults.push(`${address} on a phone: ${tall} px`);
    faults.push(...(await squeezed(page)).map((cell) => `${address} on a phone: ${cell}`));
    await page.setViewportSize(OFFICE_SCREEN);
  }
  expect(faults).toEqual([]);
  await context.close();
});
