import { expect, test } from 'vitest';
import { moved } from '#shared/meeting/order.ts';
import { ledTo } from '../../../client/features/meeting/use-stage.ts';

test.each<[string, number, number | null]>([
  ['ArrowRight', 0, 1],
  ['ArrowRight', 4, 4],
  ['PageDown', 2, 3],
  [' ', 2, 3],
  ['ArrowLeft', 0, 0],
  ['ArrowLeft', 3, 2],
  ['PageUp', 3, 2],
  ['Home', 3, 0],
  ['End', 1, 4],
  ['a', 1, null],
  ['Tab', 1, null],
])('%s at %i of five leads to %s', (key, at, to) => {
  expect(ledTo(key, at, 5)).toBe(to);
});

test.each<[number, 1 | -1, string]>([
  [0, 1, 'bac'],
  [2, -1, 'acb'],
  [0, -1, 'abc'],
  [2, 1, 'abc'],
])('the member at %i moved by %i', (at, by, list) => {
  expect(moved(['a', 'b', 'c'], at, by).join('')).toBe(list);
});
