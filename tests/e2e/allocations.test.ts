/** An allocation from the template to the leader's page, in a real browser. */
import { read, utils, write } from '@e965/xlsx';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { screenshot } from '../helpers/browser.ts';
import { axeFindings, sidewaysScroll, watchPage } from '../helpers/page-watch.ts';
import { PHONE } from '../helpers/person.ts';
import { served } from '../helpers/served.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** A tenth of the city's 850 亿元 for each of the nine, so that the sum is short. */
const PART = 85;

/** What the overview says of the units while an allocation is in force. */
const MARGINS = /地增速(均不)?低于完成本地任务所需增速/;

const live = served();
let office: Page;
let leader: Page;

beforeAll(async () => {
  ({ page: office } = await live.signIn('analyst'));
  ({ page: leader } = await live.signIn('leader'));
});

/** The template with its document and one column filled in, saved by another program. */
function fill(template: Buffer, part: number | string): Buffer {
  const book = read(template);
  const sheet = book.Sheets[book.SheetNames[0]!]!;
  const grid = utils.sheet_to_json<string[]>(sheet, { header: 1 });
  const line = (word: string) => grid.findIndex((row) => row[0] === word);
  const put = (row: number, col: number, text: string | number) =>
    utils.sheet_add_aoa(sheet, [[text]], { origin: { r: row, c: col } });
  put(line('文件名称'), 1, '关于分解下达科技创新投入目标任务的通知');
  put(line('文号'), 1, '某科办〔2026〕3号');
  put(line('发文日期'), 1, '2026年3月1日');
  put(line('条款'), 1, '附件1');
  const head = line('地区');
  const col = grid[head]!.findIndex((text) => text.startsWith('2027年总投入'));
  for (let i = 1; i <= 9; i++) put(head + i, col, i === 1 ? part : PART);
  return Buffer.from(write(book, { type: 'buffer', bookType: 'xlsx' }));
}

it('the analyst downloads the template, fills it, mends it, confirms; the leader sees it and can go back', async () => {
  const watches = [watchPage(office, live.server.url), watchPage(leader, live.server.url)];
  await leader.goto('/targets?y=2027');
  await leader.getByText('增速低于全市所需').first().waitFor();
  const pinned = `/targets?y=2027&v=${(await leader.request.get('/api/targets').then((r) => r.json())).cut.dataVersion}`;

  await office.goto('/targets');
  await office.getByRole('navigation').getByRole('link', { name: '分县任务' }).click();
  await office.getByRole('heading', { name: '分县任务：尚无官方分解文件' }).waitFor();
  await screenshot(office, 'allocations-empty');
  const [download] = await Promise.all([
    office.waitForEvent('download'),
    office.getByRole('link', { name: '下载模板' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const template = Buffer.concat(chunks);

  const send = (part: number | string) =>
    office
      .getByLabel('选择文件上传')
      .setInputFiles({ name: '分县任务.xlsx', mimeType: XLSX, buffer: fill(template, part) });
  await send('突破90');
  await office.getByText('有1处错误，不能载入').waitFor();
  expect(await office.locator('.notice-error').textContent()).toContain('不是确切的数');
  await screenshot(office, 'allocations-errors');
  await office.getByRole('button', { name: '改好后重新上传' }).click();
  await send(PART);
  await office.getByText('各地合计765.0亿元，比全市目标850.0亿元少85.0亿元').waitFor();
  expect(await office.locator('main').textContent()).toContain('无 → 85.0');
  await office.getByLabel('载入原因').fill('按文件载入');
  await office.getByRole('button', { name: '确认载入' }).click();
  await office.getByText('请写明差额的原因').waitFor();
  await office.getByLabel('合计少于全市目标的原因').fill('其余由市本级承担');
  await office.getByRole('button', { name: '确认载入' }).click();
  await office.getByText('分县任务已生效').waitFor();
  await office.getByRole('heading', { name: /1项目标已分解到县/ }).waitFor();
  expect(await axeFindings(office)).toEqual([]);
  await screenshot(office, 'allocations-in-force');

  await leader.goto('/targets?y=2027');
  await leader.locator('#counties').getByText(MARGINS).first().waitFor();
  expect(await axeFindings(leader)).toEqual([]);
  await leader.goto('/targets/scenario');
  await leader.getByText('官方分解已于2026-03-01下达').first().waitFor();
  await leader.goto('/targets/units');
  const card = leader.locator('.chart-card').first();
  await card.getByText('2027年总投入分县任务：').first().waitFor();
  expect(await card.textContent()).toContain('依据：某科办〔2026〕3号 附件1（2026-03-01）');
  expect(await axeFindings(leader)).toEqual([]);
  await card.getByRole('link', { name: '海宁' }).click();
  await leader.locator('#tasks h2', { hasText: '分县任务：海宁承担1项' }).waitFor();
  await leader.locator('#tasks').getByRole('link', { name: '分县任务' }).click();
  await leader.getByRole('heading', { name: /1项目标已分解到县/ }).waitFor();
  expect(await leader.getByText('载入官方分解').count()).toBe(0);
  await leader
    .getByRole('navigation', { name: '位置', exact: true })
    .getByRole('link', { name: '目标总览' })
    .click();
  await leader.locator('#counties').getByText(MARGINS).first().waitFor();

  await leader.goto(pinned);
  await leader.getByText('增速低于全市所需').first().waitFor();
  expect(await leader.getByText('分县任务：').count()).toBe(0);
  expect(watches.flatMap((w) => w.faults)).toEqual([]);
});

it('the leader’s page with an allocation is still one sheet of paper and one column on a phone', async () => {
  await leader.goto('/targets?y=2027');
  await leader.locator('#counties').getByText(MARGINS).first().waitFor();
  await leader.locator('.chart-box svg').first().waitFor();
  const pdf = await leader.pdf({ preferCSSPageSize: true, printBackground: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
  const { page: phone } = await live.signIn('leader', PHONE);
  for (const [path, words] of [
    ['/targets?y=2027', MARGINS],
    ['/regions/330481', '分县任务：'],
    ['/targets/allocations', '分县任务：'],
  ] as const) {
    await phone.goto(path);
    await phone.locator('h1, h2').filter({ hasText: words }).first().waitFor();
    expect(await sidewaysScroll(phone)).toBe(0);
  }
});
