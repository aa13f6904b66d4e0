/** One target and its 情景 in a real browser: the slider moves the words at once, the link keeps them, Back takes them back. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { screenshot } from '../helpers/browser.ts';
import { PHONE } from '../helpers/person.ts';
import { served } from '../helpers/served.ts';

const live = served();
let page: Page;

beforeAll(async () => {
  ({ page } = await live.signIn('leader'));
});

const verdict = () => page.locator('#scenario h2').first().textContent();
const actual = () => page.locator('main h1').textContent();

describe('情景推算', () => {
  it('a slider that is moved before the script has come keeps its place', async () => {
    let held: (() => void) | undefined;
    const wait = new Promise<void>((resolve) => {
      held = resolve;
    });
    await page.route('**/*.js', async (route) => {
      await wait;
      await route.continue();
    });
    await page.goto('/targets/scenario', { waitUntil: 'commit' });
    const slider = page.getByRole('slider', { name: '企业年均增速，%' });
    await slider.focus();
    for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight');
    const [moved, before] = [await slider.inputValue(), await verdict()];
    held?.();
    await expect.poll(verdict).not.toBe(before);
    expect(await slider.inputValue()).toBe(moved);
    await page.unroute('**/*.js');
  });

  it('moves verdict and gap with the keyboard; a county keeps its own growth, and the actual verdict stays', async () => {
    await page.goto('/targets/scenario');
    const slider = page.getByRole('slider', { name: '企业年均增速，%' });
    await slider.waitFor();
    const [before, real] = [await verdict(), await actual()];
    const margin = await page.locator('#scenario tr', { hasText: '平湖' }).first().textContent();
    await slider.focus();
    for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight');
    await expect.poll(verdict).not.toBe(before);
    expect(await verdict()).toMatch(/^情景：2027年总投入约/);
    expect(await page.locator('#scenario tr', { hasText: '平湖' }).first().textContent()).toBe(margin);
    expect(await actual()).toBe(real);
    expect(new URL(page.url()).searchParams.get('g.ent')).not.toBeNull();
  });

  it('one Back takes back the slider, Forward brings it again, 恢复 clears', async () => {
    const set = await verdict();
    await page.goBack();
    await expect.poll(verdict).not.toBe(set);
    expect(new URL(page.url()).searchParams.get('g.ent')).toBeNull();
    await page.goForward();
    await expect.poll(verdict).toBe(set);
    await page.getByRole('button', { name: '恢复' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('g.ent')).toBeNull();
  });

  it('a link keeps the scenario and says that it is one', async () => {
    // A link of an earlier release, when the 情景 stood on 目标总览.
    await page.goto('/targets?g.ent=9&g.c.330481=7&gdp=9000&split=intensity');
    await page.waitForURL('**/targets/scenario?**');
    await expect.poll(() => page.getByLabel('企业年均增速数值，%').inputValue()).toBe('9.0');
    expect(await page.getByLabel('海宁年均增速数值，%').inputValue()).toBe('7.0');
    expect(await page.locator('.scenario-binding').textContent()).toContain(
      'GDP为9000亿元时强度目标3.7%更紧',
    );
    expect(await page.locator('main').textContent()).toContain('地址中带有情景设定');
    await screenshot(page, 'targets-scenario');
  });

  it('a number that is out of range is marked and changes nothing', async () => {
    const before = await verdict();
    const input = page.getByLabel('企业年均增速数值，%');
    await input.fill('900');
    expect(await input.getAttribute('aria-invalid')).toBe('true');
    expect(await verdict()).toBe(before);
  });
});

describe('one target', () => {
  it('opens from its row, with rule, clause and lineage', async () => {
    await page.goto('/targets');
    await page.getByRole('link', { name: '企业', exact: true }).click();
    await page.waitForURL('**/targets/ent_2027**');
    expect(await actual()).toContain('2027年目标(≥705.0亿元)还差');
    const text = await page.locator('main').textContent();
    expect(text).toContain('≥0.95为同步');
    expect(text).toContain('企业科技创新投入达到705亿元以上');
    await page.locator('.figure-button').first().click();
    await page.getByRole('dialog').getByText('如何得出').waitFor();
    await page.keyboard.press('Escape');
    await screenshot(page, 'target');
  });

  it('无数据 leads its reporter to the cell', async () => {
    const { page: desk, context } = await live.signIn('kjj', PHONE);
    await desk.goto('/targets/pct_ent_led_yearly');
    await desk.getByRole('link', { name: '去填报' }).click();
    await desk.waitForURL('**/submit/2025/kjj**');
    await desk.locator('main h1').waitFor();
    await context.close();
  });
});
