/** Nothing that can be typed into a cell breaks the server: it is taken, or refused in words. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { period } from '#shared/period.ts';
import { type Desk, HAINING, openDesk, path, S1 } from './desk.ts';

const YEAR = period('2025');
const TEXTS = [
  '9007199254.740991',
  '9007199254.75',
  '900719925474099',
  '999999999999999',
  '-999999999999999',
  '78000000',
  '78000000.123456',
  '0.0000001',
  '-0',
  '1e30',
  '1e-30',
  '9e9',
  '9.007e9',
  '9999999亿元',
  '999999999999亿',
  '1.2亿',
  '100000%',
  '٣٤٥',
  '3800²',
  '\ud800',
  '=1+1',
  '__proto__',
  '1\n2',
  '∞',
  '—',
  '0',
];

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.t.close());

test.each([
  [YEAR, 'tjj'],
  [YEAR, 'czj'],
  [S1, HAINING],
] as const)('%s of %s takes or refuses every text', async (p, organisation) => {
  const cells = desk.cells(p, organisation);
  const caller = await desk.as(organisation);
  const statuses = new Set<number>();
  for (let shift = 0; shift < TEXTS.length; shift += 7) {
    const texts = Object.fromEntries(
      cells.map((cell, i) => [cell.key, TEXTS[(i + shift) % TEXTS.length] ?? '']),
    );
    const saved = await desk.save(p, organisation, texts);
    const sent = await desk.submit(p, organisation);
    const marked = await caller.get(path(p, organisation, 'marked.xlsx'));
    for (const { status } of [saved, sent, marked, await caller.get('/api/tasks')]) statuses.add(status);
  }
  expect([...statuses].sort()).toEqual([200, 422]);
});

test('each text alone in every cell of a department with amounts in 亿元, with a reason for everything', async () => {
  const cells = desk.cells(YEAR, 'tjj');
  for (const text of TEXTS) {
    const texts = Object.fromEntries(cells.map((cell) => [cell.key, text]));
    await desk.save(YEAR, 'tjj', texts);
    const { findings } = await desk.view(YEAR, 'tjj');
    const extras = Object.fromEntries(
      cells.map(({ key }) => [
        key,
        { reasons: Object.fromEntries(findings.filter((f) => f.key === key).map((f) => [f.rule, '核对过'])) },
      ]),
    );
    await desk.save(YEAR, 'tjj', texts, extras);
    const sent = await desk.submit(YEAR, 'tjj');
    expect([text, [200, 422].includes(sent.status)]).toEqual([text, true]);
    if (sent.status !== 200) continue;
    const { version } = await desk.view(YEAR, 'tjj');
    await (await desk.as('tjj')).post(path(YEAR, 'tjj', 'withdraw'), { version });
  }
});

test('GDP typed in 万元 into a column of 亿元 is refused at its cell, with unit, factor and limit', async () => {
  const { key } = desk.cells(YEAR, 'tjj').find((c) => c.indicator === 'gdp') ?? { key: '' };
  await desk.save(YEAR, 'tjj', { [key]: '7850000000' });
  const { findings } = await desk.view(YEAR, 'tjj');
  const finding = findings.find((f) => f.key === key);
  expect([finding?.rule, finding?.reasonAllowed]).toEqual(['magnitude', false]);
  expect(finding?.message).toMatch(/按亿元×10000合 78,500,000,000,000 万元.*上限 10,000,000,000 万元/);
});
