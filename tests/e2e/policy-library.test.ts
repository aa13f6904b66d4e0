/** 政策库维护 in a real browser: a pasted paper is completed sentence by sentence, survives a reload, and a second analyst confirms it. */
import { beforeAll, expect, it } from 'vitest';
import { screenshot } from '../helpers/browser.ts';
import { axeFindings } from '../helpers/page-watch.ts';
import { type AtDesk, PHONE } from '../helpers/person.ts';
import { served } from '../helpers/served.ts';

const PAPER = '一、对新认定的市级概念验证中心，给予最高30万元补助。\n二、全市研发投入年均增长10%。';

const live = served();
let first: AtDesk;

beforeAll(async () => {
  first = await live.signIn('analyst');
});

it('sentences with amounts become drafts, kept while they are completed, and wrong amounts are told', async () => {
  const { page } = first;
  await page.goto('/policies');
  await page.getByRole('link', { name: '政策库维护' }).click();
  await page.getByRole('button', { name: '录入新文件' }).click();
  await page.getByLabel('城市', { exact: true }).fill('绍兴');
  await page.getByLabel('文件名称', { exact: true }).fill('若干措施');
  await page.getByLabel('全文', { exact: true }).fill(PAPER);
  await page.getByRole('button', { name: '找出有数额的句子' }).click();
  await page.getByText('有数额的2句，还有2句没有办').waitFor();
  await page.getByRole('group', { name: '第1句' }).getByLabel('写成政策').check();
  await page.getByLabel('类别', { exact: true }).selectOption({ label: '成果转化：概念验证中心（市级）' });
  await page.getByLabel('条款', { exact: true }).fill('一');
  await page.getByLabel('名称', { exact: true }).fill('市级概念验证中心补助');
  await page.getByLabel('级别', { exact: true }).fill('市级');
  await page.getByLabel('事项', { exact: true }).fill('认定');
  await page.getByLabel('对象', { exact: true }).selectOption('企业');
  await page.getByLabel('方式', { exact: true }).selectOption('补助');
  await page.getByLabel('数额', { exact: true }).fill('<=300');
  await page.getByRole('group', { name: '第2句' }).getByLabel('不是政策').check();
  await page.getByLabel('为什么不是一条政策', { exact: true }).fill('全市目标');
  await page.getByRole('button', { name: '与原文核对' }).click();
  await page.getByText('引文中的 30万元 与数额不符').first().waitFor();
  await page.getByText(/草稿已保存/).waitFor();
  await page.reload();
  await page.getByLabel('数额', { exact: true }).fill('<=30');
  await page.getByLabel('原因', { exact: true }).fill('与绍兴对照');
  await page.getByRole('button', { name: '与原文核对' }).click();
  await page.getByText('与原文相符').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await screenshot(page, 'policy-library-paper');
  await page.getByRole('button', { name: '提出变更' }).click();
  await page.getByText('须由另一名分析员确认').waitFor();
});

it('a second analyst confirms it against the text, and the paper stands beside the others', async () => {
  const { page } = await live.signIn('analyst2');
  await page.goto('/policies/library');
  await page.getByText('原文1句').click();
  await page.getByText('给予最高30万元补助').waitFor();
  await page.getByRole('button', { name: '已对照原文，确认' }).click();
  await page.getByRole('heading', { level: 1, name: /政策库第2版/ }).waitFor();
  await screenshot(page, 'policy-library');
  await page.goto('/policies?q=概念验证中心');
  await page.getByText('市级概念验证中心补助').or(page.getByText('最高30万元')).first().waitFor();
  await page.setViewportSize(PHONE);
  await page.goto('/policies/library');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
});
