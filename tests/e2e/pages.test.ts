/** Every page for every role: it opens without an error, asks nobody else, is accessible and fits its screen. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#shared/contract/session.ts';
import { mayOpen, ROUTES } from '../../client/app/routes.tsx';
import { addressOf } from '../helpers/addresses.ts';
import { launchBrowser, screenshot } from '../helpers/browser.ts';
import { type LiveServer, startServer } from '../helpers/live-server.ts';
import { seriousProblems, sidewaysScroll, watchPage } from '../helpers/page-watch.ts';
import { PHONE, signInAt } from '../helpers/person.ts';

/** Who may do most comes first: a page is examined closely for the first account that opens it. */
const ACCOUNTS: readonly [string, Role][] = [
  ['analyst', 'analyst'],
  ['leader', 'leader'],
  ['330481', 'county_reporter'],
  ['wjw', 'department_reporter'],
  ['sysadmin', 'system_admin'],
  ['secadmin', 'security_admin'],
  ['auditor', 'audit_admin'],
];
const PHONE_PAGES: readonly [string, string][] = [
  ['leader', '/targets?y=2027'],
  ['leader', '/publications'],
  ['330481', '/regions/330481'],
  ['330481', '/submit'],
  ['330481', '/submit/2026-S1/330481/receipt'],
];

const examined = new Set<string>();
let server: LiveServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function faultsOf(page: Page, address: string, closely = true): Promise<string[]> {
  const { faults, settled } = watchPage(page, server.url);
  await page.goto(address);
  await settled();
  const heading = await page.locator('main h1').first().textContent();
  const wide = await sidewaysScroll(page);
  return [
    ...faults,
    ...(closely ? await seriousProblems(page) : []),
    ...(wide > 0 ? [`${wide} px of sideways scroll`] : []),
    ...(heading?.trim() ? [] : ['no heading']),
  ].map((fault) => `${address}: ${fault}`);
}

describe('every page a role may open', () => {
  test.each(ACCOUNTS)('%s', async (account, role) => {
    const { context } = await signInAt(browser, server.url, account);
    const faults: string[] = [];
    for (const route of ROUTES.filter((r) => r.roles !== 'public' && mayOpen(r, role))) {
      const page = await context.newPage();
      const address = addressOf(route, account);
      const closely = !examined.has(route.path);
      examined.add(route.path);
      faults.push(...(await faultsOf(page, address, closely)));
      if (closely) await screenshot(page, `${account}${address.replace(/\W+/g, '-')}`);
      await page.close();
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  test.each(PHONE_PAGES)('%s at 390 px: %s', async (account, address) => {
    const { context } = await signInAt(browser, server.url, account, PHONE);
    const page = await context.newPage();
    const faults = await faultsOf(page, address);
    await screenshot(page, `390-${account}${address.replace(/\W+/g, '-')}`);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('the sign-in page', async () => {
    const page = await browser.newPage({ baseURL: server.url });
    expect(await faultsOf(page, '/login')).toEqual([]);
    await page.close();
  });
});
