/**
 * Pages that answer at a glance: none but tables and lists is longer than two and a half office screens, and no amount is
 * said twice outside a table or a drawing.
 */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Role } from '#shared/contract/roles.ts';
import { addressOf, routesOf } from '../helpers/addresses.ts';
import { watchPage } from '../helpers/page-watch.ts';
import { OFFICE_SCREEN } from '../helpers/person.ts';
import { served } from '../helpers/served.ts';

const SCREENS = 2.5;
/** Lists and tables, which are as long as what they list, and documents, which are as long as their text. */
const LISTS: readonly string[] = [
  '/targets/all',
  '/indicators',
  '/reports/:period',
  '/meetings/:period',
  '/publications/:period/:version',
  '/programme',
  '/policies',
  '/policies/library',
  '/submit/:period/:organisation',
  '/submit/:period/:organisation/receipt',
  '/review/reconciliation',
  '/review/:period/:organisation',
  '/institutions',
  '/institutions/:year',
  '/institutions/:year/runs/:run',
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
    if (twice.length > 0) faults.push(`${address}: ${twice.join('、')} twice`);
  }
  expect(faults).toEqual([]);
  await context.close();
});
