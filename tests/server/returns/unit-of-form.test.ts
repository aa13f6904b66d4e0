/** A slip is named in the unit of the form: GDP is asked for in 亿元, so ten thousand times too much was typed in 万元. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { period } from '#shared/period.ts';
import { approve } from '../assessment/approve.ts';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const last = { organisation: 'tjj', period: '2024', unit: '330400' };
  await approve(desk.t, [
    { ...last, indicator: 'gdp', value: '75695000' },
    { ...last, indicator: 'rd', value: '2741000' },
  ]);
});
afterAll(() => desk.t.close());

it.each([
  ['gdp', '79850000', '疑似填成了万元', '7985'],
  ['rd', '274.1', '疑似填成了亿元', '2741000'],
  ['rd', '27410000000', '疑似填成了元', '2741000'],
  ['rd', '27410', '疑似少填两位(百万元)', '2741000'],
])('%s %s: %s', async (indicator, text, words, suggestion) => {
  const { body } = await desk.save(period('2025'), 'tjj', { [`330400/${indicator}`]: text });
  const found = body.findings.filter((f: { key: string }) => f.key === `330400/${indicator}`);
  const slip = found.find((f: { message: string }) => f.message.includes('疑似'));
  expect([slip?.message.split('，').at(-1), slip?.suggestion.text]).toEqual([words, suggestion]);
});
