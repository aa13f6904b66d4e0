/** Every page for every role: it opens without an error, asks nobody else, is accessible and fits its screen, a phone's too. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Role } from '#shared/contract/roles.ts';
import { addressOf, routesOf } from '../helpers/addresses.ts';
import { screenshot } from '../helpers/browser.ts';
import { axeFindings, sidewaysScroll, watchPage } from '../helpers/page-watch.ts';
import { PHONE } from '../helpers/person.ts';
import { served } from '../helpers/served.ts';

/** Who may do most comes first: a page is examined closely for the first account that opens it. */
const ACCOUNTS: readonly [string, Role][] = [
  ['analyst', 'analyst'],
  ['leader', 'leader'],
  ['330481', 'county_reporter'],
  ['wjw', 'department_reporter'],
  ['approver', 'unit_approver'],
  ['sysadmin', 'system_admin'],
  ['secadmin', 'security_admin'],
  ['auditor', 'audit_admin'],
  ['unitadmin', 'unit_admin'],
];
const examined = new Set<string>();
const live = served();

async function faultsOf(page: Page, address: string, closely = true): Promise<string[]> {
  const { faults, settled } = watchPage(page, live.server.url);
  await page.goto(address);
  await settled();
  const heading = await page.locator('main h1').first().textContent();
  const wide = await sidewaysScroll(page);
  return [
    ...faults,
    ...(closely ? await axeFindings(page) : []),
    ...(wide > 0 ? [`${wide} px of sideways scroll`] : []),
    ...(heading?.trim() ? [] : ['no heading']),
  ].map((fault) => `${address}: ${fault}`);
}

describe('every page a role may open', () => {
  test.each(ACCOUNTS)('%s', { timeout: 300_000 }, async (account, role) => {
    const { context } = await live.signIn(account);
    const faults: string[] = [];
    for (const route of routesOf(role)) {
      const page = await context.newPage();
      const address = addressOf(route, account);
      const name = `${account}${address.replace(/\W+/g, '-')}`;
      const closely = !examined.has(route.path);
      examined.add(route.path);
      faults.push(...(await faultsOf(page, address, closely)));
      if (closely) {
        await screenshot(page, name);
        await page.setViewportSize(PHONE);
        faults.push(...(await faultsOf(page, address)).map((fault) => `390 px: ${fault}`));
        await screenshot(page, `390-${name}`);
      }
      await page.close();
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  test('the sign-in page', async () => {
    const page = await live.browser.newPage({ baseURL: live.server.url });
    expect(await faultsOf(page, '/login')).toEqual([]);
    await page.close();
  });
});
