/** A made-up city runs from its folder alone: own units, indicators and words, and nothing of the first city's. */
import { expect, test } from 'vitest';
import { screenshot } from '../helpers/browser.ts';
import { axeFindings, watchPage } from '../helpers/page-watch.ts';
import { served } from '../helpers/served.ts';

const FIRST_CITY =
  /嘉兴|南湖|秀洲|嘉善|平湖|海盐|海宁|桐乡|经开区|港区|嘉委|市委科技办|(?<![,\d])850(\.0)?\s*亿/;
const live = served({ env: { CITY: 'second-city', SEED_DIR: 'tests/helpers' } });

test.each([
  ['east', '/submit', ['东城区', '创新投入监测']],
  ['east', '/submit/2026-S1/east?step=check', ['东城区', '2026年上半年']],
  ['east', '/regions/east', ['东城']],
  ['leader', '/regions', ['东城', '西城', '北山']],
  ['leader', '/targets', ['财政', '企业']],
  ['leader', '/structure', ['财政', '企业']],
  ['leader', '/contribution', ['财政', '企业']],
  ['leader', '/indicators', ['财政创新投入']],
  ['leader', '/assessment', []],
  ['leader', '/publications', []],
  ['analyst', '/review', ['东城', '西城', '北山']],
])('%s at %s', async (account, address, words) => {
  const { context } = await live.signIn(account);
  const page = await context.newPage();
  const { faults, settled } = watchPage(page, live.server.url);
  await page.goto(address);
  await settled();
  await screenshot(page, `second-city${address.replace(/\W+/g, '-')}`);
  const text = await page.locator('body').innerText();
  expect(words.filter((word) => !text.includes(word))).toEqual([]);
  expect(text.split('\n').filter((line) => FIRST_CITY.test(line))).toEqual([]);
  expect([...faults, ...(await axeFindings(page))]).toEqual([]);
  await context.close();
});

test('the sign-in page names the city', async () => {
  const page = await live.browser.newPage();
  await page.goto(`${live.server.url}/login`);
  await page.getByText('创新投入监测').first().waitFor();
  expect(await page.locator('body').innerText()).not.toMatch(FIRST_CITY);
  await page.close();
});
