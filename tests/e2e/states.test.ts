/** The states a page can be in besides its first one, at the desk and on a phone: accessible, and nothing wider than the window. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { screenshot } from '../helpers/browser.ts';
import { axeFindings, sidewaysScroll, watchPage } from '../helpers/page-watch.ts';
import { type AtDesk, OFFICE_SCREEN, PHONE } from '../helpers/person.ts';
import { served } from '../helpers/served.ts';

interface State {
  name: string;
  address: string;
  /** Brings the page into the state. */
  enter?: (page: Page) => Promise<unknown>;
  /** What shows that it is there. */
  shown: string;
  /** The part that differs from the page as it comes, which pages.test.ts examines; the whole page when left out. */
  within?: string;
}

const DIALOG = 'dialog[open]';
const click = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

const LEADER: readonly State[] = [
  {
    name: 'tables and clauses open',
    address: '/targets',
    enter: async (page) => {
      for (const button of await page.getByRole('button', { name: '表格', exact: true }).all())
        await button.click();
      for (const summary of await page.locator('main summary:not(.table-bar summary)').all())
        await summary.click();
    },
    shown: '.chart-card table',
    within: 'main',
  },
  {
    name: 'other targets and the legend open',
    address: '/targets/all',
    enter: async (page) => {
      for (const summary of await page.locator('main summary:not(.table-bar summary)').all())
        await summary.click();
    },
    shown: '#others details[open] table',
    within: 'main',
  },
  {
    name: 'an older half-year',
    address: '/half-year?period=2025-S1&asof=2026-02-01',
    shown: '.notice',
  },
  {
    name: 'lineage',
    address: '/targets/sti_total_2027',
    enter: (page) => page.locator('.figure-button').first().click(),
    shown: DIALOG,
    within: DIALOG,
  },
  {
    name: 'scenario',
    address: '/targets/scenario?g.ent=9&g.c.330481=7&gdp=9000&split=intensity',
    shown: '#scenario',
    within: '#scenario',
  },
  {
    name: 'one year only',
    address: '/targets?period=2021',
    shown: '.target-rows .tag-no_data',
    within: '.grid',
  },
  { name: 'half-year in place of a target', address: '/targets?period=2026-S1', shown: 'main h1' },
  { name: 'target without data', address: '/targets/cnt_hardcore_2027', shown: 'main' },
  {
    name: 'finder',
    address: '/structure',
    enter: (page) => page.keyboard.press('Control+k'),
    shown: '[role="combobox"]',
  },
  {
    name: 'person menu',
    address: '/publications',
    enter: (page) => page.locator('.menu summary').click(),
    shown: '.menu[open]',
    within: '.app-header',
  },
  { name: 'incomplete half-year', address: '/regions?period=2026-S1', shown: '.empty' },
  { name: 'incomplete metric', address: '/regions?period=2026-S1&metric=gov&sort=growth', shown: '.notice' },
  {
    name: 'focus and as of',
    address: '/regions?period=2025-S2&focus=330481&asof=2026-02-01',
    shown: 'tr.focus',
  },
  { name: 'unit of an incomplete half-year', address: '/regions/330482?period=2026-S1', shown: 'main h1' },
  { name: 'contribution by unit', address: '/contribution?by=unit', shown: '.chart-box svg' },
  { name: 'nothing to contribute', address: '/contribution?period=2026-S1', shown: '.empty' },
  {
    name: 'structure of a unit',
    address: '/structure?unit=330481&period=2025-S2&form=single',
    shown: '.chart-box svg',
  },
  {
    name: 'two units side by side',
    address: '/regions?period=2025&with=330481,330483',
    shown: '#compare table',
    within: '#compare',
  },
  {
    name: 'tooltip of a tile',
    address: '/regions?period=2025',
    enter: (page) => page.locator('.tile-map a').first().focus(),
    shown: '.tip',
  },
  {
    name: 'policies unfolded',
    address: '/policies',
    enter: async (page) => {
      const folded = page.getByRole('button', { name: '展开' });
      while ((await folded.count()) > 0) await folded.first().click();
    },
    shown: 'main table',
  },
  { name: 'policies not found', address: '/policies?q=没有这个词', shown: '.empty' },
  { name: 'error', address: '/regions?v=999999', shown: '.notice-error' },
  { name: 'not found', address: '/nowhere', shown: 'main h1' },
  { name: 'not allowed', address: '/review', shown: 'main h1' },
];

const ANALYST: readonly State[] = [
  {
    name: 'score cell',
    address: '/assessment/2025/runs/1?tab=scores',
    enter: (page) => page.locator('button.heat-cell').first().click(),
    shown: DIALOG,
    within: DIALOG,
  },
  {
    name: 'why a total',
    address: '/assessment/2025',
    enter: (page) => page.locator('main .figure-button').first().click(),
    shown: DIALOG,
    within: DIALOG,
  },
  {
    name: 'contacts dialog',
    address: '/reminders?period=2026-S1',
    enter: (page) => click(page, /的联系人$/),
    shown: DIALOG,
    within: DIALOG,
  },
  {
    name: 'period dialog',
    address: '/periods',
    enter: (page) => click(page, /：调整截止时间$/),
    shown: DIALOG,
    within: DIALOG,
  },
  {
    name: 'signing dialog',
    address: '/periods',
    enter: async (page) => {
      await page.getByText(/^逐个单位设定/).click();
      await page.getByRole('button', { name: '开启', exact: true }).first().click();
    },
    shown: DIALOG,
    within: DIALOG,
  },
  {
    name: 'approve dialog',
    address: '/review/2026-S1/330483',
    enter: (page) => click(page, /^核定/),
    shown: DIALOG,
    within: DIALOG,
  },
  {
    name: 'send back dialog',
    address: '/review/2026-S1/330483',
    enter: (page) => click(page, /^退回/),
    shown: DIALOG,
    within: DIALOG,
  },
];

const COUNTY: readonly State[] = [
  {
    name: 'a remark unanswered',
    address: '/submit/2026-S1/330411',
    enter: (page) => click(page, /^下一步：与上期对比/),
    shown: '.error-summary',
  },
  { name: 'another county', address: '/submit/2026-S1/330482', shown: '.notice-error' },
];

const live = served();

async function faultsIn(page: Page, { name, address, enter, shown, within }: State): Promise<string[]> {
  page.setDefaultTimeout(10_000);
  await page.goto(address);
  await page.locator('main h1, main .notice-error').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.skeleton') === null);
  await enter?.(page);
  await page.locator(shown).first().waitFor({ state: 'attached' });
  const wide = await sidewaysScroll(page);
  const faults = [
    ...(await axeFindings(page, within)),
    ...(wide > 0 ? [`${wide} px of sideways scroll`] : []),
  ];
  return faults.map((fault) => `${name}: ${fault}`);
}

/** What a leader or a county opens on a phone; the others differ from these by their words alone. */
const ON_PHONE = [
  'tables and clauses open',
  'lineage',
  'person menu',
  'incomplete half-year',
  'contribution by unit',
  'error',
  'score cell',
  'two units side by side',
  'policies unfolded',
  'why a total',
  'contacts dialog',
  'a remark unanswered',
];

const SIZES = [
  ['1366', OFFICE_SCREEN],
  ['390', PHONE],
] as const;

describe.each(SIZES)('at %s px', (width, size) => {
  test.each<[string, readonly State[]]>([
    ['leader', LEADER],
    ['analyst', ANALYST],
    ['330411', COUNTY],
  ])('%s', { timeout: 300_000 }, async (account, states) => {
    const { page, context }: AtDesk = await live.signIn(account, size);
    const faults: string[] = [];
    for (const state of states.filter(({ name }) => size === OFFICE_SCREEN || ON_PHONE.includes(name))) {
      faults.push(...(await faultsIn(page, state).catch((error) => [`${state.name}: ${error}`])));
      await screenshot(page, `state-${width}-${state.name.replace(/\W+/g, '-')}`);
    }
    await context.close();
    expect(faults).toEqual([]);
  });

  test('the sign-in page, empty and refused', async () => {
    const page = await live.browser.newPage({ baseURL: live.server.url, viewport: size, locale: 'zh-CN' });
    const { settled } = watchPage(page, live.server.url);
    await page.goto('/login');
    await settled();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('账号', { exact: true }).fill('nobody');
    await page.getByLabel('密码', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('alert').first().waitFor();
    expect([await axeFindings(page), await sidewaysScroll(page)]).toEqual([[], 0]);
    await screenshot(page, `state-${width}-refused`);
    await page.close();
  });
});
