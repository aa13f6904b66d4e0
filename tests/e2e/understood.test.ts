/** What the system understood of a file, said before submission; the page against the file; a pasted column. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { ReturnView } from '#shared/contract/returns.ts';
import { screenshot } from '../helpers/browser.ts';
import { type CountyFile, countyFile, XLSX_TYPE } from '../helpers/county-file.ts';
import { axeFindings, sidewaysScroll } from '../helpers/page-watch.ts';
import { OFFICE_SCREEN, PHONE } from '../helpers/person.ts';
import { served } from '../helpers/served.ts';

const PERIOD = '2026-S1';
/** Has not begun the open period. */
const COUNTY = '330424';
const live = served();

async function stateOf(page: Page): Promise<ReturnView> {
  return (await page.request.get(`/api/returns/${PERIOD}/${COUNTY}`)).json();
}

const ownTable = async (page: Page, file: CountyFile) => countyFile(await stateOf(page), file);

async function choose(page: Page, buffer: Buffer): Promise<void> {
  await page.goto(`/submit/${PERIOD}/${COUNTY}?step=file`);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '海盐县.xlsx', mimeType: XLSX_TYPE, buffer });
  await panelOf(page).waitFor();
}

const panelOf = (page: Page) => page.getByRole('region', { name: '系统是这样读的' });
const part = (page: Page, term: string) => panelOf(page).locator('details', { hasText: term }).first();

test('a clean file in 亿元: read so, said so on every step, opened to its cells, at the desk and on a phone', async () => {
  const { page, context } = await live.signIn(COUNTY);
  await choose(page, await ownTable(page, { factor: 1.04, unit: '亿元' }));
  for (const step of ['check', 'compare', 'confirm']) {
    await page.goto(`/submit/${PERIOD}/${COUNTY}?step=${step}`);
    await panelOf(page).waitFor();
    expect(await part(page, '计量单位').innerText()).toContain('按亿元×10000换算为万元');
    expect(await part(page, '合计').innerText()).toMatch(/政府科技创新投入合计 [\d,.]+ 万元/);
    expect(await part(page, '取数列').innerText()).toContain('B列“本期累计”');
    expect(await axeFindings(page)).toEqual([]);
    await screenshot(page, `understood-${step}`);
    await page.setViewportSize(PHONE);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    await screenshot(page, `understood-${step}-phone`);
    await page.setViewportSize(OFFICE_SCREEN);
  }
  const { rows } = await stateOf(page);
  const total = rows[0]?.cell.amount ?? '';
  const main = page.locator('.submit-mainFigures');
  expect((await main.innerText()).replaceAll(',', '')).toContain(total);
  expect(await main.getByRole('cell', { name: '万元' }).count()).toBeGreaterThan(4);
  for (const summary of await panelOf(page).locator('summary').all()) await summary.click();
  expect(await part(page, '取数列').innerText()).toMatch(/没有取：C列“上年同期”/);
  expect(await axeFindings(page)).toEqual([]);
  await screenshot(page, 'understood-open');
  await context.close();
});

test('不对: the file is read again by the server with another unit, and a column of last year is refused in words', async () => {
  const { page, context } = await live.signIn(COUNTY);
  await choose(page, await ownTable(page, { factor: 1.04 }));
  await page.goto(`/submit/${PERIOD}/${COUNTY}?step=check`);
  const amount = async () => Number((await stateOf(page)).rows[0]?.cell.amount);
  const first = await amount();
  const otherwise = async (term: string, choice: string) => {
    await part(page, term).locator('summary').click();
    await part(page, term).getByRole('button', { name: /^不对/ }).click();
    await part(page, term)
      .getByRole('radio', { name: new RegExp(choice) })
      .check();
    await part(page, term).getByRole('button', { name: '按这个选择重新读取' }).click();
  };
  await otherwise('取数列', '上年同期');
  const refusal = panelOf(page).getByRole('alert');
  await refusal.waitFor();
  expect(await refusal.innerText()).toMatch(/C列（上年同期）[\s\S]*需要的是2026年上半年[\s\S]*草稿没有改动/);
  expect(await amount()).toBe(first);
  await otherwise('计量单位', '^亿元$');
  await panelOf(page).getByText('这是按您的选择读取的').waitFor();
  expect(await amount()).toBeCloseTo(first * 10_000, 3);
  expect(await part(page, '计量单位').innerText()).toContain('按亿元×10000换算为万元');
  await screenshot(page, 'understood-other-unit');
  await panelOf(page)
    .getByRole('button', { name: /取消选择/ })
    .click();
  await expect.poll(amount).toBe(first);
  await context.close();
});

test('last year’s file without a word on its period is told in words and cannot be submitted unanswered', async () => {
  const { page, context } = await live.signIn(COUNTY);
  await choose(page, await ownTable(page, { factor: 1, title: '科技创新投入监测表' }));
  const error = page.locator('a.error', { hasText: '与2025年上半年的报送数完全相同' });
  await error.waitFor();
  expect(await error.innerText()).toMatch(/像是误传了2025年上半年的文件或取错了列/);
  await screenshot(page, 'understood-last-year');
  await page.goto(`/submit/${PERIOD}/${COUNTY}?step=confirm`);
  await page.getByRole('button', { name: /^重新校验/ }).waitFor();
  expect(await page.getByRole('button', { name: '提交', exact: true }).count()).toBe(0);
  const { version } = await stateOf(page);
  const refused = await page.request.post(`/api/returns/${PERIOD}/${COUNTY}/submit`, {
    data: { version, comment: '' },
    headers: { origin: live.server.url },
  });
  expect(refused.status()).toBe(422);
  await error.click();
  await page.getByRole('button', { name: '数字无误，写原因' }).first().click();
  await page.getByRole('textbox', { name: /合计，原因/ }).fill('预算安排与上年相同，已与财政核对');
  await expect.poll(() => page.locator('a.error', { hasText: '完全相同' }).count()).toBe(0);
  await context.close();
});

test('a newer file goes before what was typed; both are shown, and the keyboard takes mine back', async () => {
  const { page, context } = await live.signIn(COUNTY);
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
  expect(await axeFindings(page)).toEqual([]);
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

test('a whole file in 亿元 under 单位：万元 is one matter with one button; a row nearly named is asked about', async () => {
  const { page, context } = await live.signIn(COUNTY);
  const file = { factor: 1.04, unit: '亿元', stated: '万元' } as const;
  await choose(page, await ownTable(page, { ...file, renamed: { '附项：专项债': '专项债卷' } }));
  const offer = panelOf(page).locator('.notice', { hasText: '像是整张表的单位是亿元' });
  await offer.waitFor();
  const told = page.locator('.error-summary a', { hasText: '像是整张表的单位是亿元' });
  expect(await told.count()).toBe(1);
  expect(await told.innerText()).toMatch(/政府科技创新投入合计等 \d+ 处/);
  expect(await axeFindings(page)).toEqual([]);
  await screenshot(page, 'understood-whole-unit');
  await page.setViewportSize(PHONE);
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  await screenshot(page, 'understood-whole-unit-phone');
  await page.setViewportSize(OFFICE_SCREEN);
  await offer.getByRole('button', { name: '按亿元读入' }).click();
  await offer.waitFor({ state: 'detached' });
  const { rows, findings } = await stateOf(page);
  expect(rows[0]?.cell.amount).toBe(String(Math.round(Number(rows[0]?.lastYear) * 104) / 100));
  expect(findings.filter(({ severity }) => severity === 'error').map(({ key }) => key)).toEqual([
    `${COUNTY}/memo_bond`,
  ]);
  const bond = page.locator('.error-summary a', { hasText: '所在行叫“专项债卷”' });
  await bond.waitFor();
  await page.getByRole('button', { name: /专项债：改为 4,922\.56/ }).click();
  await bond.waitFor({ state: 'detached' });
  await screenshot(page, 'understood-whole-unit-mended');
  await context.close();
});

test('a pasted column with a cell of two lines keeps every other figure in its row; one that is too long is refused', async () => {
  const { page, context } = await live.signIn(COUNTY);
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
