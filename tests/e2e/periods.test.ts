/** 报送期 in a real browser: the office announces the next period, lets one county report later, and the county sees it. */
import { beforeAll, expect, it } from 'vitest';
import { screenshot } from '../helpers/browser.ts';
import { axeFindings } from '../helpers/page-watch.ts';
import type { AtDesk } from '../helpers/person.ts';
import { served } from '../helpers/served.ts';

const live = served();
let analyst: AtDesk;

beforeAll(async () => {
  analyst = await live.signIn('analyst');
});

it('the next period is opened with its notice, which stays', async () => {
  const { page } = analyst;
  await page.getByRole('link', { name: '报送期', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /2026年上半年已于7月25日 18:00截止/ }).waitFor();
  await page.getByRole('button', { name: '2026年1—12月：开始报送' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('截止日期').fill('2027-01-20');
  expect(await dialog.getByLabel('通知').inputValue()).toContain('2027年1月20日18:00截止');
  await dialog.getByRole('button', { name: '开始报送' }).click();
  await page.getByText('2026年1—12月：已开始报送').waitFor();
  await page.getByRole('row', { name: /2026年1—12月.*已通知，未到开始日.*2027-01-20 18:00/ }).waitFor();
  await page.getByRole('link', { name: /^2026年1—12月/ }).click();
  await page.getByText('2027年1月5日起填报，2027年1月20日18:00截止').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await screenshot(page, 'periods');
});

it('one county reports later, with the reason on record', async () => {
  const { page } = analyst;
  await page.goto('/periods');
  await page.getByRole('button', { name: '2026年上半年：调整截止时间' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('对象').selectOption('330424');
  await dialog.getByLabel('截止日期').fill('2026-08-05');
  await dialog.getByLabel('原因').fill('企业数据需重新核实');
  await dialog.getByRole('button', { name: '调整截止时间' }).click();
  await page.getByText(/海盐县.*：2026-08-05 18:00 截止/).waitFor();
  await page.getByText('企业数据需重新核实').waitFor();
  const county = await live.signIn('330424');
  await county.page.goto('/submit');
  await county.page.getByText('8月5日 18:00 截止').waitFor();
});

it('who owes is reminded by one click, and says that it was read', async () => {
  const { page } = analyst;
  await page.goto('/review?period=2026-S1');
  await page.getByRole('link', { name: '催报' }).click();
  await page.getByRole('heading', { level: 1, name: /^2026年上半年还有\d个单位没有报送/ }).waitFor();
  await page.getByLabel('催报内容').fill('请于8月5日前报送。');
  await page.getByRole('button', { name: /个单位发出催报/ }).click();
  await page.getByText(/已向\d个单位发出催报/).waitFor();
  await page.getByRole('heading', { name: /已发出\d次催报/ }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await screenshot(page, 'reminders');
  const county = await live.signIn('330424');
  await county.page.goto('/submit');
  await county.page.getByText('请于8月5日前报送。').waitFor();
  await screenshot(county.page, 'submit-reminded');
  await county.page.getByRole('button', { name: '知道了' }).click();
  await county.page.getByText('请于8月5日前报送。').waitFor({ state: 'detached' });
  await page.reload();
  await page
    .getByText(/海盐填报员 \d{4}-/)
    .first()
    .waitFor();
});
