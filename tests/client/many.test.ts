import { expect, test } from 'vitest';
import type { Figure } from '#shared/figure.ts';
import { fewOf, MANY } from '../../client/charts/many.ts';

const rows = (count: number): { key: string; value: Figure }[] =>
  Array.from({ length: count }, (_, i) => ({ key: `u${i}`, value: i }));
const drawn = (given: ReturnType<typeof rows>, chosen = '') =>
  fewOf(
    given,
    ({ value }) => value,
    ({ key }) => key === chosen,
  );

test('what can be told apart is drawn whole, as it stands', () => {
  expect(drawn(rows(MANY))).toEqual({ rows: rows(MANY), words: '' });
});

test('of many the first ten, the last five and the chosen are drawn, and it says so', () => {
  const { rows: few, words } = drawn(rows(40), 'u20');
  expect(few.map(({ key }) => key)).toEqual(
    [...Array.from({ length: 10 }, (_, i) => 39 - i), 20, 4, 3, 2, 1, 0].map((i) => `u${i}`),
  );
  expect(words).toBe('；共40地，只画前10、后5、所选的，其余见“表格”');
  expect(drawn(rows(40), 'u39').words).toBe('；共40地，只画前10、后5，其余见“表格”');
});

test('who has no figure is neither first nor last', () => {
  const given = [...rows(31), { key: 'none', value: 'unreported' as const }];
  expect(drawn(given).rows.map(({ key }) => key)).not.toContain('none');
});
