/** The office scores a year: opens a score, changes the scheme, corrects a figure, publishes; old links stay as they were. */
import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkPublication } from '../../server/assess/check.ts';
import { screenshot } from '../helpers/browser.ts';
import type { AtDesk } from '../helpers/person.ts';
import { served } from '../helpers/served.ts';

const live = served();
/** One desk for the whole story: a new profile for every test would load every file again and meet the request limit. */
let analyst: AtDesk;
/** The run the demonstration published; its address is what somebody wrote down a month ago. */
let address: string;
let remembered: string;

beforeAll(async () => {
  analyst = await live.signIn('analyst');
});

const ranking = (page: Page) => page.getByRole('table', { name: '排名，单位：分', exact: true });
const editor = (page: Page) => page.getByRole('dialog', { name: /修改计分方案/ });

async function openRun(page: Page, at: string): Promise<string> {
  await page.goto(`${at}?tab=scores`);
  const heat = page.getByRole('table', { name: '单位×指标得分，单位：分' });
  await heat.waitFor();
  const scores = await heat.innerText();
  await page.goto(at);
  // The comparison with last year's run comes after the ranking itself.
  await ranking(page).getByRole('columnheader', { name: '比上年' }).waitFor();
  return `${await ranking(page).innerText()}\n${scores}`;
}

/** One part of the assessment. */
const openTab = (page: Page, name: string) =>
  page.locator('.segmented label', { hasText: name }).first().click();

async function openEditor(page: Page): Promise<void> {
  await page.goto('/assessment/2025?tab=scheme');
  await page.getByRole('button', { name: '修改', exact: true }).click();
  await editor(page).waitFor();
}

async function saveScheme(page: Page, reason: string): Promise<void> {
  await editor(page)
    .getByRole('textbox', { name: /修改原因/ })
    .fill(reason);
  await editor(page)
    .getByRole('button', { name: /保存为新版/ })
    .click();
  await editor(page).waitFor({ state: 'detached' });
}

async function runLatest(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^运行研判/ }).click();
  await page.waitForURL('**/runs/*');
  await ranking(page).waitFor();
  return new URL(page.url()).pathname;
}

const schemeNow = async (page: Page) =>
  (await (await page.request.get('/api/assessment/units/2025')).json()).scheme;

describe('analyst', () => {
  test('a score opens to value, anchors, weight, contribution and year; two clicks from the first page', async () => {
    const { page } = analyst;
    await page.goto('/');
    await page.getByRole('link', { name: '研判', exact: true }).first().click();
    await page.getByRole('link', { name: '本次结果的固定地址' }).waitFor();
    await screenshot(page, 'assessment-year');
    address = (await page.getByRole('link', { name: '本次结果的固定地址' }).getAttribute('href')) ?? '';
    await openTab(page, '得分构成');
    expect(new URL(page.url()).searchParams.get('tab')).toBe('scores');
    await page.locator('.heat-cell').first().click();
    const dialog = page.getByRole('dialog');
    for (const term of [
      '原值',
      '数据年度',
      '满意值 / 不允许值',
      '位置（截断前）',
      '得分',
      '权重',
      '对总分的贡献',
    ]) {
      await expect.poll(() => dialog.getByText(term, { exact: true }).count(), { message: term }).toBe(1);
    }
    await expect.poll(() => dialog.innerText()).toMatch(/2025年|2024年/);
    await screenshot(page, 'assessment-cell');
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    remembered = await openRun(page, address);
    expect(remembered).toMatch(/海宁/);
  });

  test('changed weights and settings make a new version and a new run; the settings are all in the page', async () => {
    const { page } = analyst;
    await openEditor(page);
    const box = editor(page);
    await screenshot(page, 'assessment-scheme');
    await box.getByLabel('增速维度权重').fill('3');
    await box.getByLabel('功效函数').selectOption('power');
    await box.getByLabel('幂指数').fill('2');
    await box.getByLabel('合成方法').selectOption('geometric');
    await box.getByLabel('超出满意值封顶、低于不允许值触底').uncheck();
    await box.getByLabel('总分所需的权重覆盖（0—1）').fill('0.7');
    await box.getByLabel('位次按总分小数位').fill('3');
    await box.getByLabel('满意值、不允许值的取法', { exact: true }).selectOption('percentile');
    await box.getByText(/^维度含义和同分时的先后/).click();
    await box.getByLabel('同分时第1看').selectOption('总量');
    await box.getByText(/^打分指标：维度、权重和满意值/).click();
    const rows = box.locator('.assessment-schemeTable tbody tr');
    const choices = ['min_max', 'fixed', 'target', 'tiers', 'tukey'];
    for (const [i, rule] of choices.entries()) {
      await rows
        .nth(i)
        .getByLabel(/满意值、不允许值的取法$/)
        .selectOption(rule);
    }
    const tiers = [90_000, 70_000, 50_000, 30_000, 10_000];
    for (const [i, name] of ['优秀', '良好', '平均', '较低', '较差'].entries()) {
      await rows
        .nth(3)
        .getByLabel(new RegExp(`取法${name}$`))
        .fill(String(tiers[i]));
    }
    const before = await rows.count();
    await rows.last().getByRole('button', { name: /^去掉/ }).click();
    await box.getByLabel('新打分指标').selectOption('pct_hightech_va');
    await box.getByRole('button', { name: '增加一项' }).click();
    expect(await rows.count()).toBe(before);
    await box.getByText(/^比较组/).click();
    await box.getByRole('button', { name: /^只比7个/ }).click();
    await screenshot(page, 'assessment-scheme-open');
    await saveScheme(page, '试用幂函数和几何平均');
    const { number, reason, scheme } = await schemeNow(page);
    expect({ number, reason }).toEqual({ number: 2, reason: '试用幂函数和几何平均' });
    expect(scheme).toMatchObject({
      function: 'power',
      power: 2,
      aggregation: 'geometric',
      score: { clamp: false },
      minWeightPresent: 0.7,
      rank: { digits: 3, tieBreak: ['总量', '占比', '增速'] },
      anchors: { rule: 'percentile', low: 0.1, high: 0.9 },
    });
    expect(scheme.items.slice(0, 5).map((i: { anchors: { rule: string } }) => i.anchors.rule)).toEqual(
      choices,
    );
    expect(scheme.items[3].anchors.tiers).toEqual(tiers);
    expect(scheme.items.at(-1)).toMatchObject({ indicator: 'pct_hightech_va', measure: 'level', lag: 0 });
    expect(scheme.peerGroups.map(({ units }: { units: string[] }) => units.length)).toEqual([7]);
    const made = await runLatest(page);
    expect(made).not.toBe(address);
    await screenshot(page, 'assessment-run-changed');
    expect(await openRun(page, address)).toBe(remembered);
  });

  test('a scheme exported and imported again is the same scheme', async () => {
    const { page } = analyst;
    await page.goto('/assessment/2025?tab=scheme');
    await page.getByText(/^版本记录/).click();
    await page.getByRole('button', { name: '第1版', exact: true }).click();
    await page.getByRole('heading', { name: /计分方案第1版/ }).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 JSON' }).click();
    const text = readFileSync(await (await download).path(), 'utf8');
    await page
      .locator('#scheme input[type=file]')
      .setInputFiles({ name: 'scheme.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await editor(page).waitFor();
    await saveScheme(page, '恢复默认方案');
    const { number, scheme } = await schemeNow(page);
    expect(number).toBe(3);
    expect(scheme).toEqual(JSON.parse(text));
    // Broken files are explained, not taken.
    await page
      .locator('#scheme input[type=file]')
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"version":1}') });
    await page.getByText('这个文件不是可用的方案').waitFor();
  });

  test('of two editors the second is warned and loses nothing', async () => {
    const second = await live.signIn('analyst2');
    await openEditor(analyst.page);
    await openEditor(second.page);
    await editor(second.page).getByLabel('占比维度权重').fill('2');
    await saveScheme(analyst.page, '先保存的一份');
    const box = editor(second.page);
    await box.getByRole('textbox', { name: /修改原因/ }).fill('后保存的一份');
    await box.getByRole('button', { name: '保存为新版' }).click();
    await box.getByText('您的修改没有丢失').waitFor();
    await screenshot(second.page, 'assessment-two-editors');
    expect(await box.getByLabel('占比维度权重').inputValue()).toBe('2');
    await box.getByRole('button', { name: /^在第\d+版之后保存$/ }).click();
    await box.waitFor({ state: 'detached' });
    const { reason, scheme } = await schemeNow(second.page);
    expect(reason).toBe('后保存的一份');
    expect(scheme.dimensions.map(({ weight }: { weight: number }) => weight)).toEqual([1, 2, 1]);
    await second.context.close();
  });

  test('few units or one: no rank, and why', async () => {
    const { page } = analyst;
    await openEditor(page);
    const box = editor(page);
    await box.getByText(/^比较组/).click();
    await box.getByRole('button', { name: '增加一组' }).click();
    await box.getByRole('button', { name: '增加一组' }).click();
    for (const name of ['南湖区', '秀洲区', '嘉善县', '平湖市'])
      await box.getByLabel(`${name}所在比较组`).selectOption({ label: '第2类' });
    await box.getByLabel('海盐县所在比较组').selectOption({ label: '第3类' });
    await saveScheme(page, '分三类比较');
    await runLatest(page);
    await page
      .getByRole('radio', { name: '第2类' })
      .or(page.getByRole('button', { name: '第2类' }))
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /可比单位不足/ }).waitFor();
    expect(await ranking(page).innerText()).toContain('样本少，不排名');
    await screenshot(page, 'assessment-four-units');
    await page
      .getByRole('radio', { name: '第3类' })
      .or(page.getByRole('button', { name: '第3类' }))
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /只有一个单位/ }).waitFor();
    expect(await ranking(page).innerText()).toContain('没有可比单位，无总分、不排名');
    await screenshot(page, 'assessment-one-unit');
  });

  test('the exported ranking equals the screen, unit included', async () => {
    const { page } = analyst;
    await openRun(page, address);
    const card = page.locator('.chart-card', { has: ranking(page) });
    const rows = await ranking(page).locator('tbody tr').all();
    const screen = await Promise.all(
      rows.map(async (row) => {
        const cells = await row.locator('th, td').allInnerTexts();
        return [Number(cells[0]), cells[1], Number(cells[2])];
      }),
    );
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      card.getByRole('button', { name: 'XLSX' }).click(),
    ]);
    const book = read(readFileSync(await file.path()));
    const lines = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 });
    const head = lines.findIndex((line) => line[0] === '位次（位）');
    expect(lines.slice(head + 1, head + 1 + screen.length).map((line) => line.slice(0, 3))).toEqual(screen);
    expect(lines.slice(0, head).flat().join()).toContain('单位：分');
  });

  test('what-if: a moved weight and an added amount re-rank at once, nothing is stored', async () => {
    const { page } = analyst;
    await openRun(page, address);
    await openTab(page, '试算');
    const table = page.getByRole('table', { name: '情景排名，单位：分' });
    await table.waitFor();
    const before = await table.innerText();
    await page.getByRole('slider', { name: '总量权重' }).fill('5');
    await expect.poll(() => table.innerText()).not.toBe(before);
    await page.getByText('（试算，非研判结果）').waitFor();
    await page.getByRole('button', { name: '恢复原方案' }).click();
    await expect.poll(() => table.innerText()).toBe(before);
    await page.getByLabel('增加的金额（万元）').fill('50000');
    await page.getByRole('button', { name: '加入情景' }).click();
    await expect.poll(() => table.innerText()).not.toBe(before);
    await screenshot(page, 'assessment-what-if');
    expect(await openRun(page, address)).toBe(remembered);
  });

  test('a correction makes v2 and lists what moved; v1, its file and the old run stay', async () => {
    const { page } = analyst;
    const fileAt = async (version: number) =>
      (await page.request.get(`/api/publications/2025/${version}/file`)).text();
    const first = await fileAt(1);
    await page.goto('/publications/2025/1');
    const shown = await page.locator('main').innerText();
    await correctYear('330481', 20_000);
    await page.goto('/assessment/2025');
    await runLatest(page);
    expect(await openRun(page, address)).toBe(remembered);
    await page.goto('/publications');
    await page
      .getByRole('row', { name: /^2025年（年度口径） 第1版/ })
      .getByRole('button', { name: '更正（发布第2版）' })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/更正原因/).fill('海宁市补计平台拨款');
    await screenshot(page, 'publication-propose');
    await dialog.getByRole('button', { name: '提出发布' }).click();
    await dialog.waitFor({ state: 'detached' });
    const other = await live.signIn('analyst2');
    await other.page.goto('/publications');
    await other.page.getByRole('link', { name: '预览并确认' }).click();
    await other.page.getByRole('heading', { level: 1, name: /将变动位次\d+处.*文字\d+句$/ }).waitFor();
    await other.page
      .getByText(/^更正使海宁市/)
      .first()
      .waitFor();
    await screenshot(other.page, 'publication-confirm');
    await other.page.getByRole('button', { name: '确认发布' }).click();
    await other.page.waitForURL('**/publications/2025/2');
    await other.page
      .getByText(/^更正使海宁市/)
      .first()
      .waitFor();
    await screenshot(other.page, 'publication-v2');
    await other.context.close();

    expect(await fileAt(1)).toBe(first);
    const second = await fileAt(2);
    for (const text of [first, second])
      expect(checkPublication(JSON.parse(text), text)).toMatchObject({ agrees: true });
    await page.goto('/publications/2025/1');
    await page.getByText('此版之后已有更正').waitFor();
    const now = await page.locator('main').innerText();
    // Nothing but the notice of the correction has come to the old page.
    for (const line of shown.split('\n')) expect(now).toContain(line);
    await screenshot(page, 'publication-v1');
  });
});

test('a department sees its own institutions; a county the published result with itself marked', async () => {
  const department = await live.signIn('jyj');
  await department.page.goto('/institutions/2025');
  await department.page.getByRole('heading', { level: 1 }).waitFor();
  await screenshot(department.page, 'institutions');
  await department.context.close();
  const county = await live.signIn('330481');
  await openRun(county.page, address);
  expect(await county.page.locator('tr.focus').innerText()).toContain('海宁市');
  expect(await county.page.getByRole('button', { name: '修改', exact: true }).count()).toBe(0);
  await screenshot(county.page, 'assessment-county');
  await county.context.close();
});

/** A county corrects its yearly government figure by an amount (万元) and the office approves, through the API. */
async function correctYear(organisation: string, more: number): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const county = await live.signIn(organisation);
  const base = `/api/returns/2025/${organisation}`;
  const send = async (method: 'POST' | 'PUT', path: string, data: object) => {
    const reply = await county.page.request.fetch(path, { method, headers, data: JSON.stringify(data) });
    expect(reply.status()).toBe(200);
    return reply.json();
  };
  let view = await (await county.page.request.get(base)).json();
  view = await send('POST', `${base}/correction`, { version: view.version, reason: '补计平台拨款' });
  const cells = view.rows.map((r: { key: string; indicator: string; cell: Record<string, string> }) => ({
    key: r.key,
    text: ['gov_total', 'gov_general'].includes(r.indicator)
      ? String(Number(r.cell.amount) + more)
      : r.cell.text,
    note: r.cell.note,
    release: r.cell.release,
    reasons: r.cell.reasons,
    answer: r.cell.answer,
  }));
  view = await send('PUT', `${base}/draft`, { version: view.version, cells });
  await send('POST', `${base}/submit`, { version: view.version, comment: '更正' });
  await county.context.close();
  const { request } = analyst.page;
  const review = await (await request.get(`/api/review/returns/2025/${organisation}`)).json();
  const approved = await request.post(`/api/review/returns/2025/${organisation}/approve`, {
    headers,
    data: JSON.stringify({ version: review.view.version, submission: review.submission, comment: '' }),
  });
  expect(approved.status()).toBe(200);
}
