/** The whole road once: a county's Excel file becomes a checked, approved figure, a total, a rank and a distance. */
import { read, utils, write } from '@e965/xlsx';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { screenshot } from '../helpers/browser.ts';
import { PHONE } from '../helpers/person.ts';
import { served } from '../helpers/served.ts';

const COUNTY = '330424';
const PERIOD = '2026-S1';
const live = served();

/** The downloaded template filled in: last year's figures a little higher, with the given texts in named rows instead. */
function fillTemplate(bytes: Buffer, planted: Record<string, string | number>): Buffer {
  const book = read(bytes, { cellStyles: false });
  const name = book.SheetNames.find((n) =>
    utils
      .sheet_to_json<unknown[]>(book.Sheets[n]!, { header: 1 })
      .some((r) => r.some((c) => String(c).includes('指标名称'))),
  )!;
  const sheet = book.Sheets[name]!;
  const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: '' });
  const headRow = rows.findIndex((r) => r.some((c) => String(c).includes('指标名称')));
  const column = (word: string) => rows[headRow]!.findIndex((c) => String(c).includes(word));
  const [names, values, past] = [column('指标名称'), column('本期累计'), column('上年同期')];
  for (let r = headRow + 1; r < rows.length; r++) {
    const label = String(rows[r]![names]).trim();
    const base = Number(rows[r]![past]);
    if (label === '' || Number.isNaN(base) || base === 0) continue;
    const planted_ = Object.entries(planted).find(([word]) => label.includes(word));
    const value = planted_ ? planted_[1] : Math.round(base * 104) / 100;
    utils.sheet_add_aoa(sheet, [[value]], { origin: { r, c: values } });
  }
  return Buffer.from(write(book, { type: 'buffer', bookType: 'xlsx' }));
}

async function openReturn(page: Page, period: string, organisation: string): Promise<void> {
  await page.goto(`/submit/${period}/${organisation}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

describe('a county reports, the office reviews, the leader reads', () => {
  test('the template comes pre-filled, a file with three slips is explained and mended without retyping the rest', async () => {
    const { page, context } = await live.signIn(COUNTY);
    await page.waitForURL('**/submit');
    await screenshot(page, 'county-tasks');
    const template = await page.request.get(`/api/returns/${PERIOD}/${COUNTY}/template.xlsx`);
    expect(template.status()).toBe(200);
    const file = fillTemplate(await template.body(), {
      人才引育投入: '1.2亿',
      科研平台投入: 39000,
      科技企业孵化器投入: 0.29,
    });
    await openReturn(page, PERIOD, COUNTY);
    await page.goto(`/submit/${PERIOD}/${COUNTY}?step=file`);
    await page.locator('input[type=file]').first().setInputFiles({
      name: '海盐县上半年.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: file,
    });
    const summary = page.locator('.error-summary');
    await summary.waitFor();
    const lines = await summary.locator('a.error').allTextContents();
    expect(lines.join('\n')).toContain('1.2亿');
    expect(lines.join('\n')).toMatch(/不小于.*“其中”之和/);
    expect(lines.join('\n')).toContain('疑似填成了亿元');
    await screenshot(page, 'county-errors');

    for (const word of ['1.2亿', '疑似填成了亿元']) {
      await summary.locator('a.error', { hasText: word }).click();
      const focused = await page.evaluate(() => document.activeElement?.tagName);
      expect(focused).toBe('INPUT');
    }
    await page.getByRole('button', { name: /人才引育投入：改为 12,000/ }).click();
    await page.getByRole('button', { name: /孵化器投入：改为 2,900/ }).click();
    await summary.locator('a.error', { hasText: '“其中”之和' }).click();
    // The platform figure was the wrong one: type last year's magnitude over it, nothing else is touched.
    const platform = page.getByRole('textbox', { name: /科研平台投入/ }).first();
    await platform.fill('9500');
    await platform.press('Enter');
    await expect.poll(() => page.locator('a.error').count(), { timeout: 15_000 }).toBe(0);
    await giveReasons(page);
    await submitReturn(page);
    await page.getByText('已提交，等待审核').or(page.getByText('回执')).first().waitFor();
    await screenshot(page, 'county-receipt');
    await context.close();
  });

  test('the office sees it in the matrix and returns it with a reason on a cell', async () => {
    const { page, context } = await live.signIn('analyst');
    await page.goto(`/review?period=${PERIOD}`);
    await page.getByText('海盐县').first().waitFor();
    await screenshot(page, 'review-matrix');
    await page.goto(`/review/${PERIOD}/${COUNTY}`);
    await page.getByRole('button', { name: '写意见' }).nth(1).click();
    await page.getByRole('textbox', { name: /退回意见/ }).fill('请核实科研平台投入是否含基建支出。');
    await screenshot(page, 'review-return');
    await page.getByRole('button', { name: /^退回/ }).click();
    await page.getByRole('button', { name: '确认退回' }).click();
    await expect
      .poll(
        async () =>
          (await page.request.get(`/api/review/returns/${PERIOD}/${COUNTY}`).then((r) => r.json())).view
            .state,
      )
      .toBe('returned');
    await context.close();
  });

  test('the county answers in place and submits again; the office approves', async () => {
    const county = await live.signIn(COUNTY);
    await county.page.goto(`/submit/${PERIOD}/${COUNTY}?step=check`);
    await county.page.getByText('请核实科研平台投入是否含基建支出。').first().waitFor();
    await screenshot(county.page, 'county-returned');
    await county.page.getByRole('textbox', { name: /答复审核意见/ }).fill('不含基建支出，已核对拨款文件。');
    await submitReturn(county.page);
    await expect
      .poll(
        async () =>
          (await county.page.request.get(`/api/returns/${PERIOD}/${COUNTY}`).then((r) => r.json())).state,
      )
      .toBe('submitted');
    await county.context.close();

    const office = await live.signIn('analyst');
    await office.page.goto(`/review/${PERIOD}/${COUNTY}`);
    await office.page.getByText('不含基建支出，已核对拨款文件。').first().waitFor();
    await office.page.getByRole('button', { name: /^核定/ }).click();
    await screenshot(office.page, 'review-approve');
    await office.page.getByRole('dialog').getByRole('button', { name: /核定/ }).last().click();
    await expect
      .poll(
        async () =>
          (await office.page.request.get(`/api/review/returns/${PERIOD}/${COUNTY}`).then((r) => r.json()))
            .view.state,
      )
      .toBe('approved');
    await office.context.close();
  });

  test('ranking, total and verdict follow what was approved', async () => {
    const leader = await live.signIn('leader');
    const { page } = leader;
    await page.waitForURL('**/targets');
    const verdict = page.getByRole('heading', { level: 1 });
    const before = await verdict.textContent();
    await screenshot(page, 'leader-targets');
    await page.goto(`/regions?period=${PERIOD}&metric=gov`);
    const row = page.getByRole('row', { name: /海盐/ }).first();
    await expect.poll(() => row.textContent()).toMatch(/\d\d,\d{3}\.\d\d/);
    await screenshot(page, 'regions-open-period');

    await correctYear('kjj', ['330400/ent_rd', '330481/ent_rd'], 5000);
    await page.goto('/targets?y=2027');
    await expect.poll(() => verdict.textContent()).not.toBe(before);
    await screenshot(page, 'leader-targets-after');
    await leader.context.close();
  });

  test('the pages a phone shows have no sideways scroll', async () => {
    const leader = await live.signIn('leader', PHONE);
    await leader.page.goto('/targets?y=2027');
    await leader.page.getByRole('heading', { level: 1 }).waitFor();
    await screenshot(leader.page, 'leader-targets-390');
    expect(await overflow(leader.page)).toBeLessThanOrEqual(0);
    await leader.context.close();
    const county = await live.signIn('330481', PHONE);
    await county.page.goto('/regions/330481');
    await county.page.getByRole('heading', { level: 1 }).waitFor();
    await screenshot(county.page, 'county-own-390');
    expect(await overflow(county.page)).toBeLessThanOrEqual(0);
    await county.context.close();
  });
});

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** Writes a reason wherever a reminder asks for one. */
async function giveReasons(page: Page): Promise<void> {
  const fields = page.getByPlaceholder('写明原因');
  for (let i = 0; i < (await fields.count()); i++) {
    if ((await fields.nth(i).inputValue()) === '') await fields.nth(i).fill('按拨款进度安排，数据无误。');
  }
}

async function submitReturn(page: Page): Promise<void> {
  const next = page.getByRole('button', { name: /^下一步：与上期对比$/ });
  await next.waitFor();
  await next.click();
  await page.getByRole('button', { name: /^下一步：确认提交/ }).click();
  await page.getByRole('button', { name: '提交', exact: true }).click();
}

/** A reporter corrects yearly figures by an amount (万元) and the office approves, through the API. */
async function correctYear(organisation: string, keys: readonly string[], more: number): Promise<void> {
  const county = await live.signIn(organisation);
  const base = `/api/returns/2025/${organisation}`;
  const headers = { 'content-type': 'application/json' };
  const post = (path: string, data: unknown) =>
    county.page.request.post(path, { headers, data: JSON.stringify(data) });
  let view = await (await county.page.request.get(base)).json();
  view = await (await post(`${base}/correction`, { version: view.version, reason: '补计平台拨款' })).json();
  const cells = view.rows.map((r: { key: string; cell: Record<string, string> }) => ({
    key: r.key,
    text: keys.includes(r.key) ? String(Number(r.cell.amount) + more) : r.cell.text,
    note: r.cell.note,
    release: r.cell.release,
    reasons: r.cell.reasons,
    answer: r.cell.answer,
  }));
  view = await (
    await county.page.request.put(`${base}/draft`, {
      headers,
      data: JSON.stringify({ version: view.version, cells }),
    })
  ).json();
  const sent = await post(`${base}/submit`, { version: view.version, comment: '更正' });
  expect(sent.status()).toBe(200);
  await county.context.close();
  const office = await live.signIn('analyst');
  const review = await (await office.page.request.get(`/api/review/returns/2025/${organisation}`)).json();
  const approved = await office.page.request.post(`/api/review/returns/2025/${organisation}/approve`, {
    headers,
    data: JSON.stringify({ version: review.view.version, submission: review.submission, comment: '' }),
  });
  expect(approved.status()).toBe(200);
  await office.context.close();
}
