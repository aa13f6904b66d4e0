/** What a page is sent with: no more than its first screen needs, drawn by the server and kept as drawn when the script arrives. */
import { describe, expect, test } from 'vitest';
import { programmeApi } from '#shared/contract/programme.ts';
import type { Role } from '#shared/contract/roles.ts';
import { addressOf, routesOf } from '../helpers/addresses.ts';
import { watchPage } from '../helpers/page-watch.ts';
import { served } from '../helpers/served.ts';

/** Before compression (issue: as fast as bytes). */
const BUDGET = 120_000;
const ACCOUNTS: readonly [string, Role][] = [
  ['analyst', 'analyst'],
  ['leader', 'leader'],
  ['330481', 'county_reporter'],
  ['wjw', 'department_reporter'],
  ['sysadmin', 'system_admin'],
];
const CATALOGUE = programmeApi.catalogue.path.replace(/:.*/, '');
const live = served();

describe('no page is heavier than 120 KB', () => {
  test.each(ACCOUNTS)('%s', async (account, role) => {
    const { context } = await live.signIn(account);
    const routes = routesOf(role);
    const heavy: string[] = [];
    for (const address of [...routes.map((route) => addressOf(route, account)), '/targets?y=2030']) {
      const reply = await context.request.get(address);
      const bytes = (await reply.body()).byteLength;
      if (bytes > BUDGET || !reply.ok()) heavy.push(`${address}: ${reply.status()}, ${bytes}`);
    }
    expect(heavy).toEqual([]);
    expect(routes.length).toBeGreaterThan(4);
    await context.close();
  });
});

test('the page drawn by the server stays as the script takes it over; the catalogue is read once', async () => {
  const { context, page } = await live.signIn('leader');
  const { faults, settled } = watchPage(page, live.server.url);
  await page.addInitScript(() =>
    document.addEventListener('DOMContentLoaded', () => {
      const drawn = document.querySelector('main h1');
      Object.assign(window, { drawn, words: drawn?.textContent });
    }),
  );
  const look = async () => {
    await page.goto('/targets');
    await settled();
    return page.evaluate((address) => {
      const found = performance
        .getEntriesByType('resource')
        .filter(({ name }) => new URL(name).pathname.startsWith(address));
      const { drawn, words } = window as unknown as { drawn: Element | null; words: string };
      const stands = drawn?.isConnected === true && drawn.textContent === words && words !== '';
      return { stands, sent: found.map((one) => (one as PerformanceResourceTiming).transferSize) };
    }, CATALOGUE);
  };
  const first = await look();
  expect(first.stands).toBe(true);
  const again = await look();
  expect(again.stands).toBe(true);
  // Asked ahead and by the script: one reading, and none over the line once the browser has it.
  expect(again.sent.length).toBeGreaterThan(0);
  expect(again.sent.every((bytes) => bytes === 0)).toBe(true);
  expect(faults).toEqual([]);
  await context.close();
});
