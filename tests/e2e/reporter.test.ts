/** A reporter on a bad day: the wrong file, a cut line, a colleague in the same return, no mouse. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { ReturnView } from '#shared/contract/returns.ts';
import { served } from '../helpers/served.ts';

const PERIOD = '2026-S1';
/** Has not begun the open period. */
const UNTOUCHED = '330424';
/** Its return came back with one remark. */
const RETURNED = '330411';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const live = served();

async function stateOf(page: Page, organisation: string): Promise<ReturnView> {
  return (await page.request.get(`/api/returns/${PERIOD}/${organisation}`)).json();
}

describe('a file that does not belong here is refused in words and changes nothing', () => {
  const template = async (account: string, period: string) => {
    const { page, context } = await live.signIn(account);
    const reply = await page.request.get(`/api/returns/${period}/${account}/template.xlsx`);
    const bytes = await reply.body();
    await context.close();
    expect(reply.status()).toBe(200);
    return bytes;
  };
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );

  test.each([
    ["another county's file", () => template('330402', PERIOD), /南湖.*海盐|海盐.*南湖/s],
    ["another period's file", () => template(UNTOUCHED, '2025-S2'), /2025年1—12月.*需要的是2026年上半年/s],
    ['a renamed image', async () => png, /不是.*(表格|工作簿|Excel)/s],
  ])('%s', async (_, make, words) => {
    const bytes = await make();
    const { page, context } = await live.signIn(UNTOUCHED);
    const before = await stateOf(page, UNTOUCHED);
    await page.goto(`/submit/${PERIOD}/${UNTOUCHED}?step=file`);
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: '上半年报表.xlsx', mimeType: XLSX, buffer: bytes });
    const refusal = page.locator('.notice', { hasText: '草稿没有改动' });
    await refusal.waitFor();
    expect(await refusal.innerText()).toMatch(words);
    const after = await stateOf(page, UNTOUCHED);
    expect([after.version, after.file, after.rows]).toEqual([before.version, before.file, before.rows]);
    await context.close();
  });
});

describe('two at one return', () => {
  test('the second is shown the newer state beside what was typed, and nothing is lost', async () => {
    const first = await live.signIn(UNTOUCHED);
    const second = await live.signIn(UNTOUCHED);
    const cell = (page: Page) => page.getByRole('textbox', { name: /科研平台投入/ }).first();
    for (const { page } of [first, second]) {
      await page.goto(`/submit/${PERIOD}/${UNTOUCHED}?step=check`);
      await cell(page).waitFor();
    }
    await cell(first.page).fill('9500');
    await cell(first.page).press('Enter');
    await first.page.getByText('自动保存，可关闭页面').waitFor();
    await cell(second.page).fill('9700');
    await cell(second.page).press('Enter');
    const dialog = second.page.getByRole('dialog', { name: '已被他人更新' });
    await dialog.waitFor();
    const row = dialog.getByRole('row', { name: /科研平台投入/ });
    expect(await row.innerText()).toMatch(/9,?700[\s\S]*9,?500/);
    await dialog.getByRole('button', { name: /^保留我填的/ }).click();
    await second.page.getByText('自动保存，可关闭页面').waitFor();
    const { rows } = await stateOf(second.page, UNTOUCHED);
    expect(rows.find((r) => r.indicator === 'gov_platform')?.cell.amount).toMatch(/^9700(\.0+)?$/);
    await first.context.close();
    await second.context.close();
  });
});

describe('without a mouse', () => {
  /** Presses a key until what has the focus fits. */
  async function pressUntil(page: Page, key: string, fits: RegExp): Promise<void> {
    const focused = () =>
      page.evaluate(() => {
        const at = document.activeElement as HTMLElement | null;
        return `${at?.tagName} ${at?.getAttribute('aria-label') ?? ''} ${at?.innerText ?? ''}`;
      });
    for (let pressed = 0; pressed < 150; pressed++) {
      if (fits.test(await focused())) return;
      await page.keyboard.press(key);
    }
    throw new Error(`no ${fits} within 150 × ${key}; last: ${(await focused()).slice(0, 200)}`);
  }

  test('a reporter writes a wrong figure, is led to it, and mends it', async () => {
    const { page, context } = await live.signIn(UNTOUCHED);
    await page.goto(`/submit/${PERIOD}/${UNTOUCHED}?step=check`);
    await page
      .getByRole('textbox', { name: /人才引育投入/ })
      .first()
      .waitFor();
    await pressUntil(page, 'Tab', /^INPUT .*人才引育投入/);
    await page.keyboard.type('1.2亿');
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.classList.contains('error-summary')))
      .toBe(true);
    await pressUntil(page, 'Tab', /^A .*1\.2亿/);
    await page.keyboard.press('Enter');
    await pressUntil(page, 'F13', /^INPUT .*人才引育投入/);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('12000');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('a.error', { hasText: '1.2亿' }).count()).toBe(0);
    await expect
      .poll(
        async () =>
          (await stateOf(page, UNTOUCHED)).rows.find((r) => r.indicator === 'gov_talent')?.cell.text,
      )
      .toBe('12000');
    await context.close();
  });
});

describe('a line that breaks while submitting', () => {
  test('says so, and trying again hands in once, even when only the answer was lost', async () => {
    const { page, context } = await live.signIn(RETURNED);
    const handedIn = async () =>
      (await stateOf(page, RETURNED)).history.filter(({ kind }) => kind === 'submit').length;
    const before = await handedIn();
    await page.goto(`/submit/${PERIOD}/${RETURNED}?step=check`);
    await page.getByRole('textbox', { name: /答复审核意见/ }).fill('已核实，不含人才公寓建设支出。');
    await page.getByRole('button', { name: /^下一步：与上期对比$/ }).click();
    await page.getByRole('button', { name: /^下一步：确认提交/ }).click();
    const submit = page.getByRole('button', { name: '提交', exact: true });
    await submit.waitFor();

    await context.setOffline(true);
    await submit.click();
    await page.getByText('网络中断，未提交').first().waitFor();
    await context.setOffline(false);
    expect(await handedIn()).toBe(before);

    await page.route('**/submit', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await route.fetch();
      await route.abort('connectionreset');
    });
    await page.getByRole('button', { name: '重试' }).first().click();
    await expect.poll(handedIn).toBe(before + 1);
    await page.getByText('网络中断，未提交').first().waitFor();
    await page.unroute('**/submit');
    await page.getByRole('button', { name: '重试' }).first().click();
    await page.waitForURL('**/receipt');
    expect(await handedIn()).toBe(before + 1);
    await context.close();
  });
});
