/** One indicator and the map of the units in a real browser: chart, table, files, unit and series in the address, Back. */
import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { screenshot } from '../helpers/browser.ts';
import { axeFindings, sidewaysScroll, watchPage } from '../helpers/page-watch.ts';
import { OFFICE_SCREEN, PHONE } from '../helpers/person.ts';
import { served } from '../helpers/served.ts';

const live = served();
let page: Page;
let watch: ReturnType<typeof watchPage>;

beforeAll(async () => {
  ({ page } = await live.signIn('leader'));
  watch = watchPage(page, live.server.url);
});

const open = async (address: string) => {
  await page.goto(address);
  await watch.settled();
};
const card = (at = 0) => page.locator('.chart-card').nth(at);
const title = (at = 0) => card(at).locator('h2').textContent();
const parameter = (name: string) => new URL(page.url()).searchParams.get(name);

async function save(at: number, kind: string): Promise<Buffer> {
  const [file] = (await Promise.all([
    page.waitForEvent('download'),
    card(at).getByRole('button', { name: kind, exact: true }).click(),
  ])) as [Download, unknown];
  return readFileSync(await file.path());
}

describe('one indicator', () => {
  it('its finding is the title; its table is one key away and says what the drawing says', async () => {
    await open('/indicators/gov_total');
    expect(await title()).toMatch(/^全市2025年政府投入84\.3亿元，同比增长9\.0%/);
    await card().getByRole('button', { name: '表格', exact: true }).focus();
    await page.keyboard.press('t');
    const last = card().locator('tbody tr').last();
    expect(await last.textContent()).toBe('2025年842,675.85模拟数据');
    expect((await save(0, 'CSV')).toString('utf8')).toContain('842675.85');
    await page.keyboard.press('t');
  });

  it('its PNG is a picture', async () => {
    await open('/indicators/gov_total');
    await card().locator('svg').first().waitFor();
    const png = await save(0, 'PNG');
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.length).toBeGreaterThan(5000);
  });

  it('unit and series live in the address and Back restores them', async () => {
    await open('/indicators/gov_total');
    const city = await title();
    await card(1).getByRole('button', { name: '海宁', exact: true }).click();
    await expect.poll(() => title()).toMatch(/^海宁2025年政府投入/);
    expect([parameter('unit'), await title(1)]).toEqual(['330481', city]);
    await page.getByRole('radio', { name: '半年' }).check();
    await expect.poll(() => title()).toMatch(/^海宁2026年上半年政府投入/);
    expect(parameter('form')).toBe('half');
    await page.goBack();
    await expect.poll(() => title()).toMatch(/^海宁2025年政府投入/);
    await page.goBack();
    await expect.poll(() => title()).toBe(city);
    expect([parameter('unit'), parameter('form')]).toEqual([null, null]);
  });

  it('a figure opens to where it comes from; formula, form and target are links and words', async () => {
    await open('/indicators/rd_gdp');
    const facts = page.locator('.facts');
    expect(await facts.textContent()).toContain('科技创新投入年度报表(市统计局)（市统计局填报）');
    expect(await facts.getByRole('link', { name: /^2027年 R&D占GDP比重 ≥ 3.7/ }).getAttribute('href')).toBe(
      '/targets/rd_gdp_2027',
    );
    await page.locator('tr', { hasText: '2024年' }).getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('按公式计算').waitFor();
    await page.keyboard.press('Escape');
    await facts.getByRole('link', { name: '地区生产总值' }).click();
    await expect.poll(() => page.locator('main h1').textContent()).toBe('地区生产总值');
    expect(await page.locator('tbody', { hasText: '2021年' }).last().innerText()).toMatch(
      /最终数[\s\S]*初步数/,
    );
  });

  it('an unknown code says so and leads to the list', async () => {
    await open('/indicators/nothing');
    expect(await page.locator('main h1').textContent()).toBe('没有这项指标');
    await page.locator('main').getByRole('link', { name: '指标目录' }).click();
    await page.getByLabel('查找指标').fill('研发费用 市统计局');
    await expect.poll(() => page.getByRole('status').first().textContent()).toMatch(/找到指标\d项/);
    expect(await page.locator('tbody th[scope=row]').allTextContents()).toContain(
      '规上工业企业研发费用占营业收入比重',
    );
  });

  it('Ctrl+K finds an indicator, a target and a clause', async () => {
    await open('/targets');
    const find = async (typed: string, entry: RegExp) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: /查找/ }).fill(typed);
      await page.getByRole('option', { name: entry }).first().click();
    };
    await find('孵化器', /科技企业孵化器投入.*指标/);
    await expect.poll(() => new URL(page.url()).pathname).toBe('/indicators/gov_incubator');
    await find('三(十)', /嘉政发〔2025〕14号 三\(十\).*条款/);
    await page.getByText('每年布局建设概念验证中心10家以上').first().waitFor();
    await page.locator('main').getByRole('link', { name: '每年布局建设概念验证中心' }).first().click();
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/targets\//);
  });
});

describe('the map of the units', () => {
  /** Beside the ranking, which comes first. */
  const MAP = 1;
  const areas = () => page.locator('.tile-map a path').count();
  const squares = () => page.locator('.tile-map a rect').allTextContents();
  const words = () => page.locator('.tile-map').textContent();

  it('shows squares, or outlines with the zones apart; Back takes it back', async () => {
    await open('/regions?period=2025');
    expect([await areas(), (await squares()).length]).toEqual([0, 9]);
    await page.getByRole('radio', { name: '轮廓' }).check();
    await expect.poll(areas).toBe(7);
    expect([(await squares()).length, parameter('map')]).toEqual([2, 'outline']);
    for (const name of ['海宁', '经开区', '港区']) expect(await words()).toContain(name);
    expect(await card(MAP).textContent()).toContain('边界仅为示意');
    await page.goBack();
    await expect.poll(areas).toBe(0);
  });

  it('an area is reached by keyboard and opens its unit; the table and the picture are those of the map', async () => {
    await open('/regions?period=2025&map=outline');
    await expect.poll(areas).toBe(7);
    const png = await save(MAP, 'PNG');
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.length).toBeGreaterThan(8000);
    await card(MAP).getByRole('button', { name: '表格', exact: true }).click();
    expect(await card(MAP).locator('tbody tr').count()).toBe(10);
    await card(MAP).getByRole('button', { name: '表格', exact: true }).click();
    await page.locator('.tile-map a', { hasText: '海宁' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/regions/330481');
  });

  it.each([
    ['office', OFFICE_SCREEN],
    ['phone', PHONE],
  ])('%s: fits, nothing in the way of a screen reader', async (name, viewport) => {
    await page.setViewportSize(viewport);
    await open('/regions?period=2025&map=outline');
    await expect.poll(areas).toBe(7);
    await screenshot(page, `regions-outline-${name}`);
    expect([await sidewaysScroll(page), await axeFindings(page)]).toEqual([0, []]);
    await open('/indicators/gov_total?unit=330481&form=half');
    await screenshot(page, `indicator-${name}`);
    expect([await sidewaysScroll(page), await axeFindings(page)]).toEqual([0, []]);
    expect(watch.faults).toEqual([]);
  });
});
