/**
 * The twelve lines of a leader, tried as a new user: signed in, no address known. Every look is kept in
 * .cache/screenshots: at the desk (1366×768), on paper (PDF) and on a phone (390 px).
 */
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reviewApi } from '#shared/contract/review.ts';
import { TARGET_STATUS_LABEL } from '#shared/targets/status.ts';
import { screenshot } from '../helpers/browser.ts';
import { sidewaysScroll, watchPage } from '../helpers/page-watch.ts';
import { cutWords, onPaper, printed } from '../helpers/paper.ts';
import { OFFICE_SCREEN, PHONE } from '../helpers/person.ts';
import { served } from '../helpers/served.ts';

/** What is left of 1366×768 below the browser's own bars. */
const FIRST_SCREEN = { width: 1349, height: 600 };
const STATUS_WORDS: readonly string[] = Object.values(TARGET_STATUS_LABEL);

const live = served();
let context: BrowserContext;
let page: Page;

beforeEach(async () => {
  ({ context, page } = await arrive(OFFICE_SCREEN));
});
afterEach(() => context?.close());

/** Signs the leader in and waits for the first page, wherever that is. */
async function arrive(viewport: { width: number; height: number }) {
  const desk = await live.signIn('leader', viewport);
  await watchPage(desk.page, live.server.url).settled();
  await drawn(desk.page);
  return desk;
}

/** Lines of a drawing have no height and so count as hidden. */
const drawn = (on: Page) => on.locator('.chart-box svg path').first().waitFor({ state: 'attached' });
const verdict = (on: Page = page) => on.locator('main h1').innerText();
const rows = (on: Page = page) => on.locator('.target-rows tbody tr').allInnerTexts();

/** Words that stand whole within the window, without scrolling. */
async function seenAtOnce(on: Page): Promise<string> {
  const texts = await on.locator('main h1, main h2, main .page-lead, main .page-meta, .target-rows tr').all();
  const { width, height } = on.viewportSize()!;
  const seen = await Promise.all(
    texts.map(async (text) => {
      const box = await text.boundingBox();
      const whole = box && box.y >= 0 && box.y + box.height <= height && box.x + box.width <= width;
      return whole ? text.innerText() : '';
    }),
  );
  return seen.filter(Boolean).join('\n');
}

test('1 the 2027 gap with its unit, without a click', async () => {
  await page.setViewportSize(FIRST_SCREEN);
  expect(await seenAtOnce(page)).toMatch(
    /2027年总投入[\d.]+—[\d.]+亿元，比850亿元目标(少|多)[\d.]+—[\d.]+亿元/,
  );
  await page.setViewportSize(OFFICE_SCREEN);
  await screenshot(page, 'leader-01-desk');
});

test('2 the block that is furthest behind is named on the first screen', async () => {
  await page.setViewportSize(FIRST_SCREEN);
  const seen = await seenAtOnce(page);
  expect(seen).toContain('“其他主体”最需关注');
  expect(seen).toMatch(/其他主体[\s\S]*滞后/);
  expect(seen).toMatch(/企业少[\d.]+亿元、其他主体少[\d.]+亿元；政府多[\d.]+亿元，不能相抵/);
});

test('the sentence, the targets, the trajectory and the units stand whole on a screen of 600 px', async () => {
  await page.setViewportSize(FIRST_SCREEN);
  await watchPage(page, live.server.url).settled();
  const bottom = async (what: string) => {
    const boxes = await Promise.all((await page.locator(what).all()).map((part) => part.boundingBox()));
    return Math.max(...boxes.map((box) => (box ? box.y + box.height : Number.POSITIVE_INFINITY)));
  };
  for (const part of ['main h1', '.target-rows tr', '.chart-box', '.unit-chips li', '.news-strip'])
    expect([part, await bottom(part)]).toEqual([
      part,
      expect.toSatisfy((y: number) => y <= FIRST_SCREEN.height),
    ]);
});

test('3 every status is read on a grey print: a sign of its own and a word', async () => {
  const shapes = new Map<string, Set<string>>();
  await page.goto('/targets/all');
  await watchPage(page, live.server.url).settled();
  const tags = await page.locator('main .tag[class*="tag-"]').filter({ visible: true }).all();
  expect(tags.length).toBeGreaterThan(20);
  for (const tag of tags) {
    // A rule over a span of years (目前符合) has the sign of a yearly one.
    const word = (await tag.innerText()).trim().replace('目前', '本年');
    const icon = tag.locator('svg');
    expect(STATUS_WORDS).toContain(word);
    expect((await icon.boundingBox())?.width).toBeGreaterThanOrEqual(10);
    shapes.set(word, (shapes.get(word) ?? new Set()).add(await icon.innerHTML()));
  }
  const drawings = [...shapes.values()].map((of) => [...of].join());
  expect(shapes.size).toBeGreaterThanOrEqual(4);
  expect(new Set(drawings).size).toBe(shapes.size);
  await page.addStyleTag({ content: 'html { filter: grayscale(1) }' });
  await screenshot(page, 'leader-03-grey');
});

test('4 from the row of 850 to its clause in one click', async () => {
  const row = page.locator('.target-rows tbody tr', { hasText: '850' });
  await row.getByRole('link').click();
  await page.waitForURL('**/targets/sti_total_2027**');
  const basis = page.locator('section', { has: page.getByRole('heading', { name: '依据' }) });
  await expect.poll(() => basis.innerText()).toContain('嘉政发〔2025〕14号');
  expect(await basis.innerText()).toContain('总体目标');
  expect(await basis.locator('blockquote').innerText()).toContain('全市科技创新投入达到850亿元以上');
  await screenshot(page, 'leader-04-clause');
});

test('5 date and version, without a click', async () => {
  await page.setViewportSize(FIRST_SCREEN);
  expect(await seenAtOnce(page)).toMatch(/数据：2025年（年度口径）第\d+版，\d{4}-\d{2}-\d{2} 核定/);
});

/** The second method and the band stand behind a switch: one line is read faster than three. */
test('6 the words beside the trajectory say what solid, dashed and dotted mean, and the lines are drawn so', async () => {
  const card = page.locator('.chart-card', { has: page.getByRole('heading', { name: /^走势/ }) });
  const said = () => card.locator('.panel-subtitle').innerText();
  expect(await said()).toContain('点线=推算(情景)');
  expect(await said()).not.toContain('浅带');
  await card.getByRole('button', { name: '加看其他推算' }).click();
  await expect.poll(said).toContain('浅带');
  expect(new URL(page.url()).searchParams.get('lines')).toBe('1');
  const legend = await said();
  for (const words of ['实线=实际', '虚线=到目标所需', '点线=推算(情景)', '浅带=情景'])
    expect(legend).toContain(words);
  const dashes = await card
    .locator('.chart-box svg path')
    .evaluateAll((paths) => [...new Set(paths.map((p) => p.getAttribute('stroke-dasharray')))]);
  expect(dashes.filter(Boolean).length).toBeGreaterThanOrEqual(2);
  for (const name of ['到目标所需', '按年均增速推算'])
    expect(await card.locator('.chart-box svg text', { hasText: name }).count()).toBe(1);
});

test("7 a county's growth against what is required, in one click", async () => {
  const chips = page.locator('#counties');
  expect(await chips.locator('h2').innerText()).toMatch(/增速(低|高)于全市所需的[\d.]+%/);
  const said = await chips.getByRole('listitem').allInnerTexts();
  const margins = said.map((chip) => Number(chip.replace('−', '-').replace(/[^-\d.]/g, '')));
  expect(said.length).toBe(9);
  expect(margins).toEqual([...margins].sort((a, b) => a - b));
  await chips.getByRole('link', { name: '看各县(市、区)' }).click();
  await page.waitForURL('**/targets/units**');
  await drawn(page);
  const drawing = (await page.locator('main .chart-box svg text').allTextContents()).join(' ');
  expect(drawing).toContain('海宁');
  expect(drawing).toMatch(/−\d\.\d/);
  await screenshot(page, 'leader-07-counties');
});

test('8 one sheet of A4 landscape with every row and every drawing, nothing cut', async () => {
  const onScreen = { verdict: await verdict(), rows: await rows() };
  expect(await printed(page, 'leader-08-paper')).toEqual({ count: 1, size: [842, 595] });
  await onPaper(page, async () => {
    expect(await verdict()).toBe(onScreen.verdict);
    expect(await rows()).toEqual(onScreen.rows);
    expect(await cutWords(page)).toEqual([]);
    for (const drawing of await page.locator('main .chart-box svg').all())
      expect((await drawing.boundingBox())?.height).toBeGreaterThan(120);
    const foot = await page.locator('.print-footer').innerText();
    for (const words of ['科技创新投入监测', '数据第', '模拟数据']) expect(foot).toContain(words);
    expect(await page.getByRole('button').filter({ visible: true }).allInnerTexts()).not.toContain(
      '复制链接',
    );
  });
});

test('9 a copied link shows the same figures after a later approval', async () => {
  const before = { verdict: await verdict(), rows: await rows() };
  const pinned = await copiedLink(page);
  expect(new URL(pinned).searchParams.get('v')).toMatch(/^\d+$/);
  await page.goto('/regions?period=2026-S1&metric=gov');
  await page.locator('main h1').waitFor();
  const figures = () => page.locator('main table').first().innerText();
  const regions = { finding: await verdict(), figures: await figures(), link: await copiedLink(page) };

  await approveNext('330483');

  await page.goto(regions.link);
  // On whose desk a return lies is of today: an older state says only what is missing.
  await expect.poll(() => verdict()).toBe('2026年上半年政府投入不完整：秀洲、平湖、海盐、桐乡和市本级暂缺');
  expect(await figures()).toBe(regions.figures);
  const latest = new URL(regions.link);
  latest.searchParams.delete('v');
  await page.goto(latest.href);
  await expect.poll(figures).not.toBe(regions.figures);
  await expect.poll(() => verdict()).not.toBe(regions.finding);
  await page.goto(pinned);
  await expect.poll(() => verdict()).toBe(before.verdict);
  expect(await rows()).toEqual(before.rows);
  expect(await page.locator('.page-meta').innerText()).toContain(
    `第${new URL(pinned).searchParams.get('v')}版`,
  );
});

/** Presses 复制链接 and reads what would be pasted. */
async function copiedLink(on: Page): Promise<string> {
  await on.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: live.server.url });
  await on.getByRole('button', { name: '复制链接' }).click();
  await on.getByText('已复制链接，固定在数据第').first().waitFor();
  return on.evaluate(() => navigator.clipboard.readText());
}

/** The office approves a return that waits, which makes the next data version. */
async function approveNext(organisation: string): Promise<void> {
  const office = await live.signIn('analyst');
  const at = (path: string) => path.replace(':period', '2026-S1').replace(':organisation', organisation);
  const seen = await (await office.page.request.get(at(reviewApi.view.path))).json();
  const reply = await office.page.request.post(at(reviewApi.approve.path), {
    data: { version: seen.view.version, submission: seen.submission, comment: '' },
  });
  expect(reply.status()).toBe(200);
  await office.context.close();
}

test('10 a half-year is never shown as progress to 850, and the page says why', async () => {
  const choices = await page.getByLabel('数据年份').locator('option').allInnerTexts();
  expect(choices.filter((label) => !/^\d{4}年$/.test(label.trim()))).toEqual([]);
  await page.goto('/half-year');
  await watchPage(page, live.server.url).settled();
  const pace = page.locator('section', { has: page.getByRole('heading', { name: /^时序进度/ }) });
  expect(await pace.innerText()).toContain('不与年度目标比较');
  expect(await pace.innerText()).not.toMatch(/850|705|还差|缺口/);
  await page.goto('/targets?y=2027&period=2026-S1');
  await page.waitForURL('**/half-year?period=2026-S1');
  await expect.poll(() => page.locator('main').innerText()).toMatch(/半年.*不.*年度目标|目标.*只.*年度/s);
  expect(await page.locator('.target-rows').count()).toBe(0);
  expect(await page.locator('main').innerText()).not.toContain('850');
  await screenshot(page, 'leader-10-half-year');
});

test.each([390, 360])('11 no sideways scroll on a phone %d px wide', async (width) => {
  const phone = await arrive({ ...PHONE, width });
  expect(await sidewaysScroll(phone.page)).toBeLessThanOrEqual(0);
  expect(await cutWords(phone.page)).toEqual([]);
  await screenshot(phone.page, `leader-11-${width}`);
  await phone.page.locator('.target-rows').getByRole('link', { name: '总投入' }).click();
  await phone.page.waitForURL('**/targets/sti_total_2027**');
  await watchPage(phone.page, live.server.url).settled();
  expect(await sidewaysScroll(phone.page)).toBeLessThanOrEqual(0);
  await screenshot(phone.page, `leader-11-${width}-target`);
  await phone.context.close();
});

test('12 2027 to 2030; Back returns, Forward goes again', async () => {
  const before = await verdict();
  await page.getByRole('link', { name: '2030年目标' }).click();
  await page.waitForURL(/y=2030/);
  await expect.poll(() => verdict()).toContain('2030年');
  expect(await page.locator('.target-rows').innerText()).toContain('1,050.0');
  const after = await verdict();
  await screenshot(page, 'leader-12-2030');
  await page.goBack();
  await expect.poll(() => verdict()).toBe(before);
  expect(page.url()).not.toContain('y=2030');
  await page.goForward();
  await expect.poll(() => verdict()).toBe(after);
});
