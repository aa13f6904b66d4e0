/** A person at the pages: a browser context of their own, signed in. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../server/accounts/demo-accounts.ts';

export const OFFICE_SCREEN = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844 };

export interface AtDesk {
  context: BrowserContext;
  page: Page;
}

/** Opens a context at the server and signs a demonstration account in through the sign-in page. */
export async function signInAt(
  browser: Browser,
  url: string,
  account: string,
  viewport = OFFICE_SCREEN,
): Promise<AtDesk> {
  const context = await browser.newContext({
    baseURL: url,
    viewport,
    locale: 'zh-CN',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  await page.goto('/login');
  await fillSignIn(page, account);
  await page.waitForURL((address) => address.pathname !== '/login');
  return { context, page };
}

/** Fills the sign-in form that is open and sends it. */
export async function fillSignIn(page: Page, account: string, password = DEMO_PASSWORD): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(account);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}
