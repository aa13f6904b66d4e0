/** 监测制度 in a real browser: drafted with its effects, confirmed by a second person, in force as the next version, told line by line. */
import { beforeAll, expect, it } from 'vitest';
import { screenshot } from '../helpers/browser.ts';
import { axeFindings } from '../helpers/page-watch.ts';
import type { AtDesk } from '../helpers/person.ts';
import { served } from '../helpers/served.ts';

const live = served();
let drafter: AtDesk;
let second: AtDesk;

beforeAll(async () => {
  drafter = await live.signIn('analyst');
  second = await live.signIn('analyst2');
});

it('an analyst drafts a merger and sees what it moves before anything is kept', async () => {
  const { page } = drafter;
  await page.goto('/programme');
  await page.getByRole('heading', { level: 1, name: '监测制度第1版' }).waitFor();
  await page.getByRole('button', { name: '添加一项变更' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('被并入的单位').selectOption('jxgq');
  await dialog.getByLabel('并入', { exact: true }).selectOption('330482');
  await dialog.getByLabel('从哪一期起').selectOption('2027-S1');
  await dialog.getByRole('button', { name: '添加', exact: true }).click();
  await page.getByText('自2027年上半年起，嘉兴港区(浙江乍浦经济开发区)并入平湖市。').waitFor();
  await page.getByText(/2027年上半年不再报送：.*港区/).waitFor();
  await page.getByText(/2027年上半年：平湖行政区划调整，同比不可直接比较/).waitFor();
  await page.getByText(/逐项对照：\d+处不同/).click();
  await page.getByRole('row', { name: /^单位 嘉兴港区.*有效期止 无 2026年/ }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await screenshot(page, 'programme-draft');
  await page.getByLabel('原因').fill('按省政府批复');
  await page.getByRole('button', { name: '提出，请另一名分析员确认' }).click();
  await page.getByText('须由另一名分析员确认').waitFor();
  expect(await page.getByRole('button', { name: '确认，成为新的一版' }).count()).toBe(0);
});

it('a second person sees the same effects and confirms: the next version is in force and tells what changed', async () => {
  const { page } = second;
  await page.goto('/programme');
  await page.getByRole('heading', { level: 1, name: '监测制度第1版，1项变更待确认' }).waitFor();
  await page.getByText(/2027年上半年不再报送：.*港区/).waitFor();
  await page.getByLabel('意见').fill('与批复一致');
  await page.getByRole('button', { name: '确认，成为新的一版' }).click();
  await page.getByRole('heading', { level: 1, name: '监测制度第2版' }).waitFor();
  await page
    .getByRole('row', { name: /第2版.*并入平湖市.*按省政府批复.*分析员甲.*分析员乙.*与批复一致/ })
    .waitFor();
  await page.getByText(/逐项对照：\d+处不同/).click();
  await page.getByRole('row', { name: /^单位 嘉兴港区.*有效期止 无 2026年/ }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await screenshot(page, 'programme-confirmed');
});

it('what is reported today is as before', async () => {
  const { page } = drafter;
  await page.goto('/regions?period=2026-S1');
  await page.getByRole('rowheader', { name: /港区/ }).first().waitFor();
});
