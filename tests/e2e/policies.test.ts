/** 政策工具 in a real browser: two questions of two clicks each, and an applicant's estimate that lives in its address. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, screenshot } from '../helpers/browser.ts';
import { type LiveServer, startServer } from '../helpers/live-server.ts';
import { type AtDesk, PHONE, signInAt } from '../helpers/person.ts';

let server: LiveServer;
let browser: Browser;
let leader: AtDesk;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  leader = await signInAt(browser, server.url, 'leader');
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

it('how the three cities pay for 概念验证中心: two clicks, the clause a third', async () => {
  const { page } = leader;
  await page.getByRole('link', { name: '政策', exact: true }).click();
  await page.getByRole('button', { name: '概念验证中心' }).click();
  await page
    .getByRole('heading', { level: 1, name: /宁波最高1000万元，为嘉兴（最高100万元）的10倍/ })
    .waitFor();
  await page.getByText('条款 二7').first().click();
  await page.getByText('對市級概念驗證中心,給予最高1000萬元的補助').waitFor();
  await screenshot(page, 'policies-poc');
});

it('what 350 new 高企 a year cost city and districts: two clicks', async () => {
  const { page } = leader;
  await page.getByRole('link', { name: '政策', exact: true }).click();
  await page.getByRole('link', { name: '要花多少钱' }).click();
  const row = page.getByRole('row', { name: /高新技术企业（首次认定）/ });
  await row.getByText('7000万元').first().waitFor();
  await screenshot(page, 'policies-cost');
  await row.getByLabel('一年件数').fill('400');
  await row.getByText('8000万元').first().waitFor();
  expect(new URL(page.url()).searchParams.get('n')).toContain('hightech_first:400');
});

it('an applicant’s estimate is the same when its address is opened again, on a telephone too', async () => {
  const { page } = await signInAt(browser, server.url, 'analyst', PHONE);
  await page.goto('/policies/applicant?f=hightech_first:1,poc_prov:1::A,poc_city:1::A');
  await page.getByRole('heading', { level: 1, name: '嘉兴：估算可得170万元' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await screenshot(page, 'policies-applicant-390');
});
