/** Every page on paper: A4 landscape, nothing cut at the side, and no sheet but the last left half empty. */
import { expect, test } from 'vitest';
import type { Role } from '#shared/contract/roles.ts';
import { addressOf, routesOf } from '../helpers/addresses.ts';
import { canMeasureInk, inkOf } from '../helpers/ink.ts';
import { watchPage } from '../helpers/page-watch.ts';
import { served } from '../helpers/served.ts';

const ACCOUNTS: readonly [string, Role][] = [
  ['analyst', 'analyst'],
  ['leader', 'leader'],
  ['330481', 'county_reporter'],
  ['auditor', 'audit_admin'],
  ['sysadmin', 'system_admin'],
];
/** A document begins a new sheet for its annexes: one ends early for it. A meeting has a sheet for each finding. */
const mayBeThin = (address: string) =>
  address.startsWith('/meetings/') ? Number.POSITIVE_INFINITY : /^\/reports\/.+/.test(address) ? 1 : 0;
/** Each page is measured for the first who may open it; these look otherwise for each. */
const OWN = ['/', '/home', '/targets'];
const measured = new Set<string>();

const live = served();

const without = canMeasureInk() ? '' : ' (not run: no pdftoppm on this machine)';
test.skipIf(!canMeasureInk()).each(ACCOUNTS)(
  `the sheets of %s are at least half full${without}`,
  async (account, role) => {
    const { context } = await live.signIn(account);
    const pages = routesOf(role).filter(({ path }) => OWN.includes(path) || !measured.has(path));
    for (const { path } of pages) measured.add(path);
    const faults: string[] = [];
    for (const address of pages.map((route) => addressOf(route, account))) {
      const page = await context.newPage();
      const watched = watchPage(page, live.server.url);
      await page.goto(address);
      await watched.settled();
      const sheets = inkOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
      const inner = sheets.slice(0, -1).filter((ink) => ink < 50).length;
      if (inner > mayBeThin(address)) faults.push(`${address}: ${sheets.join(' ')}`);
      await page.close();
    }
    await context.close();
    expect(faults).toEqual([]);
  },
  300_000,
);
