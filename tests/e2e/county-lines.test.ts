/** What must be true for a county's reporter, in the order of the year: the lines not walked in first-light and reporter. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { ReturnView } from '#shared/contract/returns.ts';
import { type CountyFile, countyFile, XLSX_TYPE } from '../helpers/county-file.ts';
import { served } from '../helpers/served.ts';

const PERIOD = '2026-S1';
const COUNTY = '330424';
const live = served();

async function stateOf(page: Page): Promise<ReturnView> {
  return (await page.request.get(`/api/returns/${PERIOD}/${COUNTY}`)).json();
}

async function choose(page: Page, file: CountyFile, name = '海盐县.xlsx'): Promise<void> {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: XLSX_TYPE, buffer: countyFile(await stateOf(page), file) });
  await page.getByRole('region', { name: '系统是这样读的' }).waitFor();
}

const amountsOf = async (page: Page) => (await stateOf(page)).rows.map((row) => row.cell.amount);

test('two slips mended in Excel and one in the page: nothing is typed again', async () => {
  const { page, context } = await live.signIn(COUNTY);
  await page.goto(`/submit/${PERIOD}/${COUNTY}?step=file`);
  const slips = { 人才引育投入: '0.73亿', 科研平台投入: 39000, 孵化器投入: 0.3 };
  await choose(page, { factor: 1.04, planted: slips });
  await page.getByRole('button', { name: /人才引育投入：改为 7,300/ }).click();
  await expect.poll(async () => (await stateOf(page)).rows[2]?.cell.amount).toBe('7300');
  await page.goto(`/submit/${PERIOD}/${COUNTY}?step=file`);
  await choose(page, { factor: 1.04, planted: { 人才引育投入: '0.73亿' } });
  const { rows, openErrors } = await stateOf(page);
  expect([rows[2]?.cell.amount, rows[2]?.difference?.inForce, openErrors]).toEqual(['7300', 'page', 0]);
  await context.close();
});

test('closed midway, the draft returns; a reminder is told from an error, and rows of others name who supplied them', async () => {
  const { page, context } = await live.signIn(COUNTY);
  await page.goto(`/submit/${PERIOD}/${COUNTY}?step=check`);
  const cell = page.getByRole('textbox', { name: /科研平台投入，本期/ }).first();
  await cell.fill('12000');
  await cell.press('Enter');
  await page.getByText(/自动保存，可关闭页面/).waitFor();
  await context.close();
  const again = await live.signIn(COUNTY);
  await again.page.goto(`/submit/${PERIOD}/${COUNTY}`);
  const kept = again.page.getByRole('textbox', { name: /科研平台投入，本期/ }).first();
  await expect.poll(() => kept.inputValue()).toBe('12,000.00');
  const row = again.page
    .locator('.figure-grid-figureTable')
    .getByRole('row', { name: /科研平台投入/ })
    .first();
  expect(await row.innerText()).toMatch(/提醒：同比/);
  expect(await row.getByPlaceholder('写明原因').count()).toBe(1);
  const supplied = again.page.locator('.submit-supplied');
  expect(await supplied.innerText()).toMatch(/市教育局[\s\S]*市科技局[\s\S]*市卫生健康委/);
  expect(await supplied.locator('tbody input').count()).toBe(0);
  await again.context.close();
});

test.each([
  ['biff8', '海盐县.xls'],
  ['ods', '海盐县.ods'],
  ['xlsx', '海盐县.xlsx'],
] as const)('saved as %s the same figures come in', async (type, name) => {
  const { page, context } = await live.signIn(COUNTY);
  await page.goto(`/submit/${PERIOD}/${COUNTY}?step=file`);
  await choose(page, { factor: 1.04, type }, name);
  const { rows } = await stateOf(page);
  const expected = rows.map((row) => (Math.round(Number(row.lastYear) * 104) / 100).toString());
  expect(await amountsOf(page)).toEqual(expected);
  await context.close();
});

test('a clean file in three clicks, withdrawn before the review, handed in again; own rank and nobody’s file', async () => {
  const { page, context } = await live.signIn(COUNTY);
  await page.goto(`/submit/${PERIOD}/${COUNTY}?step=file`);
  // 1: the file. 2: on from the comparison, where a clean file leads. 3: hand in.
  await choose(page, { factor: 1.04 });
  await page.getByRole('button', { name: /^下一步：确认提交/ }).click();
  await page.locator('.submit-mainFigures').waitFor();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL('**/receipt');
  expect((await stateOf(page)).state).toBe('submitted');

  await page.goto(`/submit/${PERIOD}/${COUNTY}`);
  await page.getByRole('button', { name: /撤回/ }).first().click();
  const dialog = page.getByRole('dialog');
  if (await dialog.count()) await dialog.getByRole('button', { name: /撤回/ }).last().click();
  await expect.poll(async () => (await stateOf(page)).state).toBe('draft');
  await page.goto(`/submit/${PERIOD}/${COUNTY}?step=confirm`);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL('**/receipt');

  await page.goto(`/regions/${COUNTY}?period=2025-S2`);
  await page.locator('main', { hasText: /第\d+位/ }).waitFor();
  const other = await page.request.get(`/api/returns/${PERIOD}/330482`);
  expect(other.status()).toBe(404);
  await context.close();
});
