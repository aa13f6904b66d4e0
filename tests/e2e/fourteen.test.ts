/**
 * A made-up city of another shape — years only, 14 counties in two groups, five blocks, 亿元, 人 and 件 beside 万元 — from an
 * empty folder to its first ranking: after the three administrators everything is done by people in the browser.
 */
import { writeXlsx } from 'hucre/xlsx';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { screenshot } from '../helpers/browser.ts';
import { XLSX_TYPE } from '../helpers/county-file.ts';
import { createAdmin } from '../helpers/first-day.ts';
import { fillSignIn, OFFICE_SCREEN } from '../helpers/person.ts';
import { served } from '../helpers/served.ts';

const FOLDER = new URL('../helpers/fourteen', import.meta.url).pathname;
const OWN = 'Xieyang&Canlou-88';
const MINUTES_ALLOWED = 30;
const { units } = loadCatalogue(FOLDER);
const counties = units.filter(({ kind }) => kind === 'county');

const live = served({ env: { DEMO: 'off', CITY: 'fourteen', SEED_DIR: 'tests/helpers' } });
let year = '';
let begun = 0;
const initial = new Map<string, string>();
const desks = new Map<string, Page>();

beforeAll(async () => {
  begun = performance.now();
  const said = await createAdmin(live.server.env, ['陈一', '陈二', '陈三']);
  for (const [, name = '', password = ''] of said.matchAll(/^ {2}(\w+) {2}\S+ {2}初始密码 (\S+)$/gm))
    initial.set(name, password);
});

/** The first sign-in of a person: the printed password, one of one's own, a telephone. */
async function arrive(name: string): Promise<Page> {
  const context = await live.browser.newContext({
    baseURL: live.server.url,
    locale: 'zh-CN',
    viewport: OFFICE_SCREEN,
  });
  const page = await context.newPage();
  const password = initial.get(name) ?? '';
  await page.goto('/login');
  await fillSignIn(page, name, password);
  await page.getByRole('heading', { name: '修改密码' }).waitFor();
  await page.getByLabel('当前密码').fill(password);
  await page.getByLabel('新密码', { exact: true }).fill(OWN);
  await page.getByLabel('再输一次新密码').fill(OWN);
  await page.getByRole('button', { name: '修改密码' }).click();
  await page.getByRole('heading', { name: '绑定二次验证' }).waitFor();
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');
  await page.getByLabel('动态码').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
  await page.getByRole('button', { name: '完成绑定' }).click();
  await page.getByRole('button', { name: '已保存，进入系统' }).click();
  await page.getByRole('heading', { name: '已绑定' }).waitFor({ state: 'detached' });
  desks.set(name, page);
  return page;
}

function deskOf(name: string): Page {
  const page = desks.get(name);
  if (!page) throw new Error(`${name} has not arrived`);
  return page;
}

const xlsx = async (name: string, rows: (string | number)[][]) => ({
  name,
  mimeType: XLSX_TYPE,
  buffer: Buffer.from(await writeXlsx({ sheets: [{ name: '表', rows }] })),
});

it('the administrators open accounts from one list; the checklist says what waits', async () => {
  const system = await arrive('xitong');
  await system.goto('/setup');
  await system.getByRole('heading', { level: 1, name: '还不能收第一份报表；还有4项没有办完' }).waitFor();
  await system.goto('/admin/accounts');
  await system.getByRole('button', { name: '从表格建立' }).click();
  const list = [
    ['单位', '角色', '用户名', '姓名'],
    ['市创新办', '分析员', 'fenxi1', '甲一'],
    ['市创新办', '分析员', 'fenxi2', '乙二'],
    ['市财务局', '', 'cz', '丙三'],
    ['市数据统计局', '', 'sj', '丁四'],
    ['市教卫委', '', 'jw', '戊五'],
    ...counties.map(({ code, name }) => [name, '', code, `${name}填报员`]),
  ];
  await system.locator('input[type=file]').setInputFiles(await xlsx('账号.xlsx', list));
  await system.getByRole('button', { name: '建立这 19 个账号' }).click();
  await system.getByRole('heading', { name: '待办理 19 项' }).waitFor();
  await system.goto('/setup');
  await system.getByText(/^19个：.*启用后才有初始密码/).waitFor();

  const security = await arrive('anquan');
  await security.goto('/admin/accounts');
  await security.getByRole('button', { name: '同意启用全部 19 个账号' }).click();
  await security.getByText('已启用19个账号').waitFor({ timeout: 60_000 });
  for (const row of await security.getByRole('table', { name: '初始密码' }).locator('tbody tr').all()) {
    const cells = await row.locator('th, td').allInnerTexts();
    initial.set(cells[2]?.trim() ?? '', cells[3]?.trim() ?? '');
  }
  expect(initial.size).toBe(22);
  await arrive('shenji');
  await system.reload();
  await system.getByText('应报17个单位：17个可以登录').waitFor();
});

it('nobody is late before the office opens a period; then everybody has it to do', async () => {
  const county = await arrive('yulin');
  await county.goto('/submit');
  await county.getByText('目前没有需要本单位报送的报表').waitFor();
  const office = await arrive('fenxi1');
  await office.goto('/review');
  await office.getByText('还没有开始报送的期别').waitFor();
  await office.getByRole('link', { name: /开始使用清单/ }).click();
  await office.getByRole('heading', { level: 1, name: /还不能收第一份报表/ }).waitFor();
  await screenshot(office, 'fourteen-setup');
  await office.getByRole('link', { name: '报送期', exact: true }).first().click();
  const open = office.getByRole('button', { name: /^\d{4}年：开始报送$/ }).last();
  year = /\d{4}/.exec((await open.getAttribute('aria-label')) ?? '')?.[0] ?? '';
  await open.click();
  const dialog = office.getByRole('dialog');
  await dialog.getByLabel('开始填报').fill(`${year}-01-01`);
  await dialog.getByRole('button', { name: '开始报送' }).click();
  await office.getByText(`${year}年：已开始报送`).waitFor();
  await office.goto('/setup');
  await office.getByRole('heading', { level: 1, name: /可以收第一份报表/ }).waitFor();
  await county.reload();
  await county.getByRole('heading', { level: 1, name: '有 1 张报表待报送' }).waitFor();
});

const value = (at: number, scale: number) => 1000 + scale * (((at * 7) % 15) + 1);
/** All units down, the indicators of a form across, in one table as a department keeps it. */
function departmentRows(indicators: [head: string, scale: number, ofCity: number][]): (string | number)[][] {
  const sums = indicators.map(([, scale]) => counties.reduce((sum, _, at) => sum + value(at, scale), 0));
  return [
    [`云州市${year}年创新投入`],
    ['地区', ...indicators.map(([head]) => head)],
    ['全市', ...indicators.map(([, , ofCity], i) => ofCity || (sums[i] ?? 0))],
    ...counties.map(({ name }, at) => [name, ...indicators.map(([, scale]) => value(at, scale))]),
  ];
}

async function submit(page: Page, rows: (string | number)[][], organisation: string): Promise<void> {
  await page.goto(`/submit/${year}/${organisation}?step=file`);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await xlsx(`${organisation}.xlsx`, rows));
  await page.getByRole('region', { name: '系统是这样读的' }).waitFor();
  await page
    .getByRole('button', { name: /^下一步：与上期对比$|^下一步：确认提交/ })
    .first()
    .click();
  const on = page.getByRole('button', { name: /^下一步：确认提交/ });
  if (await on.count()) await on.click();
  await page.getByLabel('填报人', { exact: true }).fill('张三');
  await page.getByLabel('审核人', { exact: true }).fill('李四');
  await page.getByLabel('联系电话', { exact: true }).fill('0573-82520000');
  await page.getByLabel('联系电话', { exact: true }).blur();
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL('**/receipt');
}

it('three departments and a county file their own tables', async () => {
  const finance = await arrive('cz');
  await submit(finance, departmentRows([['财政创新投入（万元）', 300, 0]]), 'cz');
  const statistics = await arrive('sj');
  await submit(
    statistics,
    departmentRows([
      ['企业创新投入（万元）', 900, 0],
      ['生产总值（亿元）', 40, 0],
      ['研发人员（人）', 25, 0],
    ]),
    'sj',
  );
  const schools = await arrive('jw');
  await submit(
    schools,
    departmentRows([
      ['高校创新投入（万元）', 20, 0],
      ['院所创新投入（万元）', 15, 0],
      ['卫生机构创新投入（万元）', 5, 0],
    ]),
    'jw',
  );
  const county = deskOf('yulin');
  await submit(
    county,
    [[`榆林区${year}年创新产出`], ['指标', '计量单位', `${year}年`], ['发明专利授权', '件', 180]],
    'yulin',
  );
  await screenshot(county, 'fourteen-receipt');
});

it('the office approves, and the first ranking stands, group by group', async () => {
  const office = deskOf('fenxi1');
  for (const organisation of ['cz', 'sj', 'jw', 'yulin']) {
    await office.goto(`/review/${year}/${organisation}`);
    await office.getByRole('button', { name: /^核定/ }).click();
    await office.getByRole('dialog').getByRole('button', { name: /核定/ }).last().click();
    await office.getByText('已核定').first().waitFor();
  }
  await office.goto(`/regions?period=${year}`);
  await office.getByRole('link', { name: '榆林' }).first().waitFor();
  await screenshot(office, 'fourteen-ranking');
  const text = await office.locator('main').innerText();
  expect(counties.filter(({ shortName }) => !text.includes(shortName))).toEqual([]);
  expect(text).toContain('河东、安平分别在本组居首');
  expect(text).not.toContain('增速均低于此');
  expect((performance.now() - begun) / 60_000).toBeLessThan(MINUTES_ALLOWED);
});
