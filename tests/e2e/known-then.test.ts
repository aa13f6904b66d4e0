/** 按历史时点查看 in a real browser: the day changes the figures, the notice says what moved, 看最新 and Back restore. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { screenshot } from '../helpers/browser.ts';
import { PHONE } from '../helpers/person.ts';
import { served } from '../helpers/served.ts';

const live = served();
let page: Page;

beforeAll(async () => {
  ({ page } = await live.signIn('leader'));
});

const verdict = () => page.locator('main h1').textContent();
const notice = () => page.locator('main .notice').first().textContent();
const row = (name: string) => page.locator('main tr', { hasText: name }).first().textContent();
const asked = () => new URL(page.url()).searchParams.get('asof');
const day = () => page.getByLabel('按历史时点查看');
/** 看最新, in the notice; the menu 历史版本 holds another one. */
const latestButton = () => page.getByRole('button', { name: '看最新' }).filter({ visible: true });

describe('目标总览 as known on a day', () => {
  it('choosing a day changes the figures and says what moved since', async () => {
    await page.goto('/targets');
    await expect.poll(() => row('R&D经费')).toContain('274.1');
    const latest = await verdict();
    await page.locator('summary', { hasText: '历史版本' }).click();
    await day().fill('2025-12-31');
    await page.keyboard.press('Escape');
    await expect.poll(() => row('R&D经费')).toContain('271.9');
    expect(asked()).toBe('2025-12-31');
    expect(await verdict()).not.toBe(latest);
    await expect.poll(notice).toContain('由初步数2,719,072.00万元修订为最终数2,741,000.00万元');
    expect(await notice()).toContain('其后又核定了2025年的数据');
    await page.getByText('变化了什么（位次0项，数据2项）').click();
    await page.getByText('全市2024年R&D经费支出占GDP比重由3.59%变为3.62%（+0.03个百分点）').waitFor();
    await screenshot(page, 'targets-known-then');
  });

  it('is still one page of paper, which names the version', async () => {
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    expect(await page.locator('.page-meta').textContent()).toMatch(
      /第\d+版，2025-10-22 核定（当时版本，最新为第\d+版）/,
    );
  });

  it('links and the target year keep the day', async () => {
    await page.getByRole('link', { name: '2030年目标' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('y')).toBe('2030');
    expect(asked()).toBe('2025-12-31');
    await page.goBack();
    await page.getByRole('link', { name: 'R&D经费', exact: true }).click();
    await page.waitForURL('**/targets/rd_2027**');
    expect(asked()).toBe('2025-12-31');
    await expect.poll(verdict).toContain('271.9亿元');
    expect(await day().inputValue()).toBe('2025-12-31');
    await page.goBack();
  });

  it('看最新 shows the latest, Back the day again', async () => {
    await page.waitForURL('**/targets?**');
    await latestButton().first().click();
    await expect.poll(() => row('R&D经费')).toContain('274.1');
    expect([asked(), await latestButton().count()]).toEqual([null, 0]);
    await page.goBack();
    await expect.poll(() => row('R&D经费')).toContain('271.9');
    expect(await day().inputValue()).toBe('2025-12-31');
  });
});

it('the ranking and the county say the rank that a correction moved', async () => {
  await page.goto('/regions?period=2025-S2&metric=gov&asof=2026-04-10');
  await expect.poll(notice).toContain('更正使海宁2025年1—12月政府投入由第1位变为第2位');
  expect(await verdict()).toContain('海宁居首');
  await page.getByRole('link', { name: '海宁', exact: true }).first().click();
  await page.waitForURL('**/regions/330481**');
  expect(asked()).toBe('2026-04-10');
  await expect.poll(notice).toContain('其他地区的更正使海宁2025年1—12月政府投入由第1位变为第2位');
});

it('an indicator lists its releases, and an earlier day knows only the earlier ones', async () => {
  await page.goto('/indicators/gdp');
  const released = () => page.locator('main tbody', { hasText: '6,739.45' }).textContent();
  await expect.poll(released).toContain('普查修订数');
  for (const words of ['6,821.40', '6,752.80', '最终数', '6,739.45', '初步数', '统计公报'])
    expect(await released()).toContain(words);
  await day().fill('2024-06-30');
  await expect.poll(released).not.toContain('6,821.40');
  await expect.poll(notice).toContain('最终数6,752.80亿元');
});

it('reads in one column on a phone', async () => {
  const { page: phone, context } = await live.signIn('leader', PHONE);
  await phone.goto('/targets?asof=2025-12-31');
  await phone.getByText('变化了什么').waitFor();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await screenshot(phone, 'targets-known-then-phone');
  await context.close();
});
