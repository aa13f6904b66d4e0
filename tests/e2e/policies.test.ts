/**
 * 政策工具 in a real browser: two questions of two clicks each, on the office's screen, on paper and on a telephone; a
 * scenario and an applicant's estimate that live in their addresses; a table that is filled and brought back.
 */
import { read, utils, write } from '@e965/xlsx';
import type { Download, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { screenshot } from '../helpers/browser.ts';
import { axeFindings, sidewaysScroll, watchPage } from '../helpers/page-watch.ts';
import { cutWords, onPaper, printed } from '../helpers/paper.ts';
import { type AtDesk, OFFICE_SCREEN, PHONE } from '../helpers/person.ts';
import { served } from '../helpers/served.ts';

const live = served();
let leader: AtDesk;

beforeAll(async () => {
  leader = await live.signIn('leader');
});

/** First click of both questions. */
const openPolicies = (page: Page) => page.getByRole('link', { name: '政策', exact: true }).click();
const FINDING = /宁波最高1000万元，为嘉兴（最高100万元）的10倍/;

async function bytesOf(download: Download): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

describe('how the three cities pay for 概念验证中心', () => {
  it('two clicks, the clause a third; the same on paper', async () => {
    const { page } = leader;
    await openPolicies(page);
    await page.getByRole('button', { name: '概念验证中心' }).click();
    await page.getByRole('heading', { level: 1, name: FINDING }).waitFor();
    const row = page.getByRole('row', { name: /^概念验证中心（市级）/ });
    for (const words of ['最高100万元', '最高1000万元', '比宁波少900万元'])
      await row.getByText(words).first().waitFor();
    await row.getByText('事项不同').waitFor();
    await page.getByText('条款 二7').first().click();
    await page.getByText('對市級概念驗證中心,給予最高1000萬元的補助').waitFor();
    await screenshot(page, 'policies-poc');
    expect((await printed(page, 'policies-poc')).size).toEqual([842, 595]);
    expect(await onPaper(page, () => cutWords(page))).toEqual([]);
  });

  it('goes to Word', async () => {
    const { page } = leader;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Word' }).first().click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.docx$/);
    expect((await bytesOf(download)).subarray(0, 2).toString()).toBe('PK');
  });
});

describe('what 350 new 高企 cost city and districts a year', () => {
  it('two clicks; the same on paper', async () => {
    const { page } = leader;
    await openPolicies(page);
    await page.getByRole('link', { name: '要花多少钱' }).click();
    const row = page.getByRole('row', { name: /^高新技术企业（首次认定）/ });
    await row.getByText('市级财政3500万元、区级财政3500万元').waitFor();
    await row.getByText('按2025年实绩（模拟数据）400').waitFor();
    await screenshot(page, 'policies-cost');
    expect((await printed(page, 'policies-cost')).size).toEqual([842, 595]);
    expect(await onPaper(page, () => cutWords(page))).toEqual([]);
  });

  it('another number, another amount, another reading and the districts’ parts are kept in the link', async () => {
    const { page } = leader;
    const row = page.getByRole('row', { name: /^高新技术企业（首次认定）/ });
    await row.getByLabel('一年件数').fill('400');
    await row.getByText('8000万元').first().waitFor();
    await row.getByLabel(/本市数额由20万元改为/).fill('30');
    await row.getByText('比现行多4000万元').waitFor();
    await page.getByLabel('南湖，件数占比').fill('1');
    await page.getByLabel('海宁，件数占比').fill('3');
    await page.getByLabel('县（市）、经开区、港区的部分').selectOption({ label: '假定当地全部承担' });
    await page.getByRole('button', { name: '改按概念验证中心（省级认定）' }).click();
    await page
      .getByRole('row', { name: /^概念验证中心（省级认定）/ })
      .getByText('1500万元')
      .waitFor();
    const { searchParams } = new URL(page.url());
    expect(searchParams.get('n')).toContain('hightech_first:400');
    expect(searchParams.get('n')).toContain('poc_prov:10');
    expect([searchParams.get('a'), searchParams.get('d'), searchParams.get('open')]).toEqual([
      'hightech_first:30',
      '330402:1,330481:3',
      'own',
    ]);
    // 30 × 20 + 400 × 30 + 10 × 150 = 14,100, and 15 × 500 as an upper end: 21,600.
    await page.getByRole('heading', { level: 1, name: '4类政策：嘉兴一年1.41亿元—2.16亿元' }).waitFor();
    const told = await page.getByRole('row', { name: /^海宁/ }).innerText();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '4类政策：嘉兴一年1.41亿元—2.16亿元' }).waitFor();
    expect(await page.getByRole('row', { name: /^海宁/ }).innerText()).toBe(told);
    // 海宁 three quarters, all of it its own: 10,575 to 16,200.
    expect(told).toContain('1.0575亿元—1.62亿元');
  });
});

it('an applicant’s table is filled, brought back and stands in the link', async () => {
  const { page } = leader;
  await page.goto('/policies/applicant?who=enterprise');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载表格' }).click(),
  ]);
  const book = read(await bytesOf(download));
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  const grid = utils.sheet_to_json<(string | number | null)[]>(sheet, { header: 1, defval: null });
  const head = grid.find((row) => row.includes('代码（不要改）')) ?? [];
  const fill = (code: string, header: string, value: number) => {
    const row = grid.find((one) => one.at(-1) === code) ?? [];
    row[head.indexOf(header)] = value;
  };
  fill('hightech_first', '件数（每年的填年数）', 1);
  fill('insurance', '数值1', 5);
  const filled = utils.book_new();
  utils.book_append_sheet(filled, utils.aoa_to_sheet(grid), '表');
  await page.locator('input[type=file]').setInputFiles({
    name: '单位.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: write(filled, { type: 'buffer', bookType: 'xlsx' }),
  });
  await page.getByText('读到2条').waitFor();
  // 20 for certain, and at most 90% of 5.
  await page.getByRole('heading', { level: 1, name: '嘉兴：估算可得20万元—24.5万元' }).waitFor();
  expect(new URL(page.url()).searchParams.get('f')).toBe('hightech_first:1,insurance:1:premium=5');
});

const PAGES: [name: string, path: string, ready: RegExp][] = [
  ['poc', '/policies?q=概念验证中心', FINDING],
  ['both', '/policies', /政策工具对照/],
  ['cost', '/policies/cost', /^4类政策：嘉兴一年/],
  [
    'applicant',
    '/policies/applicant?f=hightech_first:1,poc_prov:1::A,poc_city:1::A',
    /^嘉兴：估算可得170万元/,
  ],
  [
    'gates',
    '/policies/applicant?document=ningbo&who=manufacturer&f=champion:1&gates=not_digital_green',
    /^宁波：估算可得/,
  ],
];

describe.each([
  ['an office screen', OFFICE_SCREEN],
  ['a telephone', PHONE],
])('on %s', (_where, viewport) => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await live.signIn('analyst', viewport));
  });
  it.each(PAGES)(
    '%s: nothing runs out sideways, nothing that axe finds, no failed request',
    async (name, path, ready) => {
      const { faults, settled } = watchPage(page, live.server.url);
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: ready }).waitFor();
      await settled();
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await axeFindings(page)).toEqual([]);
      expect(faults).toEqual([]);
      await screenshot(page, `policies-${name}-${viewport.width}`);
    },
  );
});
