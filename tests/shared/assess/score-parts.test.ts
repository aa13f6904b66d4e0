import { expect, test } from 'vitest';
import { scoreParts } from '#shared/assess/score-parts.ts';

const item = (indicator: string, weight: number, contribution: number | null) => ({
  ...{ indicator, weight, contribution, value: 1, position: 0.5, uncut: 80, score: 80, flags: [] },
});

test('what each item gives and lacks adds up to the full score, the dearest first', () => {
  const parts = scoreParts({ items: [item('a', 0.5, 45), item('b', 0.3, 18), item('c', 0.2, 17)] }, 100);
  expect(parts.map(({ indicator, lost }) => [indicator, lost])).toEqual([
    ['b', 12],
    ['a', 5],
    ['c', 3],
  ]);
  const sum = parts.reduce((all, { contribution, lost }) => all + (contribution ?? 0) + (lost ?? 0), 0);
  expect(sum).toBe(100);
});

test('items that do not add up lack nothing that could be told, and stand last', () => {
  const parts = scoreParts({ items: [item('a', 0.5, null), item('b', 0.5, 40)] }, 100);
  expect(parts).toEqual([
    { indicator: 'b', contribution: 40, lost: 10 },
    { indicator: 'a', contribution: null, lost: null },
  ]);
});
