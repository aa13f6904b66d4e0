/** What the system understood of a file, said before submission; the page against the file; a pasted column. */
import { utils, write } from '@e965/xlsx';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReturnView } from '#shared/contract/returns.ts';
import { launchBrowser, screenshot } from '../helpers/browser.ts';
import { type LiveServer, startServer } from '../helpers/live-server.ts';
import { seriousProblems, sidewaysScroll } from '../helpers/page-watch.ts';
import { OFFICE_SCREEN, PHONE, signInAt } from '../helpers/person.ts';

const PERIOD = '2026-S1';
/** Has not begun the open period. */
const COUNTY = '330424';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
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

async function stateOf(page: Page): Promise<ReturnView> {
  return (await page.request.get(`/api/returns/${PERIOD}/${COUNTY}`)).json();
}

const numberOf = (figure: unknown) => (typeof figure === 'number' ? figure : 0);
const rounded = (value: number) => Math.round(value * 100) / 100;

/** The county's own table: this year's figures (last year's times `factor`) beside last year's, without a word on the period when told. */
async function ownTable(
  page: Page,
  {
    factor,
    unit = '万元',
    title = '海盐县2026年上半年科技创新投入半年度监测表',
  }: { factor: number; unit?: '万元' | '亿元'; title?: string },
): Promise<Buffer> {
  const { rows } = await stateOf(page);
  const scale = unit === '亿元' ? 10_000 : 1;
  const body = rows.map(({ name, lastYear }) => [
    name,
    rounded(numberOf(lastYear) * factor) / scale,
    numberOf(lastYear) / scale,
  ]);
  const sheet = utils.aoa_to_sheet([
    [title],
    ['填报单位：海盐县', '', `单位：${unit}`],
    ['指标名称', '本期累计', '上年同期'],
    ...body,
    ['注：以上为财政口径'],
  ]);
  const book = utils.book_new(sheet, '附件1');
  return Buffer.from(write(book, { type: 'buffer', bookType: 'xlsx' }));
}

async function choose(page: Page, buffer: Buffer): Promise<void> {
  await page.goto(`/submit/${PERIOD}/${COUNTY}?step=file`);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '海盐县.xlsx', mimeType: XLSX, buffer });
  await panelOf(page).waitFor();
}

const panelOf = (page: Page) => page.getByRole('region', { name: '系统是这样读的' });
const part = (page: Page, term: string) => panelOf(page).locator('details', { hasText: term }).first();

test('a clean file in 亿元: read so, said so on every step, opened to its cells, at the desk and on a phone', async () => {
  const { page, context } = await signInAt(browser, server.url, COUNTY);
  await choose(page, await ownTable(page, { factor: 1.04, unit: '亿元' }));
  for (const step of ['check', 'compare', 'confirm']) {
    await page.goto(`/submit/${PERIOD}/${COUNTY}?step=${step}`);
    await panelOf(page).waitFor();
    expect(await part(page, '计量单位').innerText()).toContain('按亿元×10000换算为万元');
    expect(await part(page, '合计').innerText()).toMatch(/政府科技创新投入合计 [\d,.]+ 万元/);
    expect(await part(page, '取数列').innerText()).toContain('B列“本期累计”');
    expect(await seriousProblems(page)).toEqual([]);
    await screenshot(page, `understood-${step}`);
    await page.setViewportSize(PHONE);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    await screenshot(page, `understood-${step}-phone`);
    await page.setViewportSize(OFFICE_SCREEN);
  }
  const { rows } = await stateOf(page);
  const total = rows[0]?.cell.amount ?? '';
  const main = page.locator('.main-figures');
  expect((await main.innerText()).replaceAll(',', '')).toContain(total);
  expect(await main.getByRole('cell', { name: '万元' }).count()).toBeGreaterThan(4);
  for (const summary of await panelOf(page).locator('summary').all()) await summary.click();
  expect(await part(page, '取数列').innerText()).toMatch(/没有取：C列“上年同期”/);
  expect(await seriousProblems(page)).toEqual([]);
  await screenshot(page, 'understood-open');
  await context.close();
});

test('不对: another column is read again by the server, and last year’s figures are told in words and cannot be submitted unanswered', async () => {
  const { page, context } = await signInAt(browser, server.url, COUNTY);
  await choose(page, await ownTable(page, { factor: 1.04 }));
  await page.goto(`/submit/${PERIOD}/${COUNTY}?step=check`);
  await part(page, '取数列').locator('summary').click();
  await part(page, '取数列').getByRole('button', { name: /^不对/ }).click();
  await part(page, '取数列')
    .getByRole('radio', { name: /上年同期/ })
    .check();
  await part(page, '取数列').getByRole('button', { name: '按这个选择重新读取' }).click();
  await panelOf(page).getByText('这是按您的选择读取的').waitFor();
  const error = page.locator('a.error', { hasText: '与2025年上半年的报送数完全相同' });
  await error.waitFor();
  expect(await error.innerText()).toMatch(/像是误传了2025年上半年的文件或取错了列/);
  await page.goto(`/submit/${PERIOD}/${COUNTY}?step=confirm`);
  await page.getByRole('button', { name: /^重新校验/ }).waitFor();
  expect(await page.getByRole('button', { name: '提交', exact: true }).count()).toBe(0);
  const { version } = await stateOf(page);
  const refused = await page.request.post(`/api/returns/${PERIOD}/${COUNTY}/submit`, {
    data: { version, comment: '' },
    headers: { origin: server.url },
  });
  expect(refused.status()).toBe(422);
  await panelOf(page)
    .getByRole('button', { name: /取消选择/ })
    .click();
  await expect.poll(() => page.locator('a.error', { hasText: '完全相同' }).count()).toBe(0);
  await context.close();
});

test('last year’s own file, without a word on its period, is told at once', async () => {
  const { page, context } = await signInAt(browser, server.url, COUNTY);
  await choose(page, await ownTable(page, { factor: 1, title: '科技创新投入监测表' }));
  const error = page.locator('a.error', { hasText: '与2025年上半年的报送数完全相同' });
  await error.waitFor();
  await screenshot(page, 'understood-last-year');
  await error.click();
  await page.getByRole('button', { name: '数字无误，写原因' }).first().click();
  await page.getByRole('textbox', { name: /合计，原因/ }).fill('预算安排与上年相同，已与财政核对');
  await expect.poll(() => page.locator('a.error', { hasText: '完全相同' }).count()).toBe(0);
  await context.close();
});

test('a newer file goes before what was typed; both are shown, and the keyboard takes mine back', async () => {
  const { page, context } = await signInAt(browser, server.url, COUNTY);
  const file = await ownTable(page, { factor: 1.05 });
  await choose(page, file);
  await page.goto(`/submit/${PERIOD}/${COUNTY}?step=check`);
  const cell = page.getByRole('textbox', { name: /科研平台投入/ }).first();
  await cell.fill('9501');
  await cell.press('Enter');
  await expect.poll(async () => (await stateOf(page)).rows[1]?.cell.amount).toBe('9501');
  await choose(page, file);
  await panelOf(page).getByText('页面与文件有 1 处不同').waitFor();
  const row = panelOf(page).getByRole('row', { name: /科研平台投入/ });
  expect(await row.innerText()).toContain('9,501');
  expect(await row.getByRole('radio', { name: '以文件为准' }).isChecked()).toBe(true);
  expect((await stateOf(page)).rows[1]?.cell.amount).not.toBe('9501');
  expect(await seriousProblems(page)).toEqual([]);
  await screenshot(page, 'understood-differences');
  await page.setViewportSize(PHONE);
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  await screenshot(page, 'understood-differences-phone');
  await row.getByRole('radio', { name: '以文件为准' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await stateOf(page)).rows[1]?.cell.amount).toBe('9501');
  await panelOf(page).getByRole('button', { name: '全部以文件为准' }).click();
  await expect.poll(async () => (await stateOf(page)).rows[1]?.difference?.inForce).toBe('file');
  await context.close();
});

test('a pasted column with a cell of two lines keeps every other figure in its row; one that is too long is refused', async () => {
  const { page, context } = await signInAt(browser, server.url, COUNTY);
  await page.goto(`/submit/${PERIOD}/${COUNTY}?step=check`);
  const first = page.getByRole('textbox', { name: /^\S+ 科研平台投入，本期/ }).first();
  await first.waitFor();
  const paste = (text: string) =>
    first.evaluate((input, copied) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', copied);
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  await paste('9600\r\n"5100\n4900"\r\n4400\r\n2950\r\n');
  const texts = async () => (await stateOf(page)).rows.slice(1, 5).map((row) => row.cell.text);
  await expect.poll(texts).toEqual(['9600', '5100⏎4900', '4400', '2950']);
  await page.locator('a.error', { hasText: '5100⏎4900' }).waitFor();
  await paste(Array.from({ length: 30 }, (_, i) => String(i)).join('\r\n'));
  await page.getByText(/剪贴板里有 30 个格子.*没有粘贴/).waitFor();
  expect(await texts()).toEqual(['9600', '5100⏎4900', '4400', '2950']);
  await context.close();
});
