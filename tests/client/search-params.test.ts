import { expect, it, test } from 'vitest';
import {
  choice,
  decimal,
  flag,
  integer,
  list,
  readParams,
  text,
  withDefault,
  writeParams,
} from '../../client/lib/search-params.ts';

const PARAMS = {
  period: text,
  v: integer,
  sort: choice('value', 'growth'),
  y: withDefault(integer, 2027),
  rate: decimal,
  table: flag,
  units: list,
};
const NOTHING = {
  period: undefined,
  v: undefined,
  sort: 'value',
  y: 2027,
  rate: undefined,
  table: false,
  units: [],
};

test.each([
  ['', NOTHING],
  ['period=2026-S1&v=3&sort=growth&y=2030', { ...NOTHING, period: '2026-S1', v: 3, sort: 'growth', y: 2030 }],
  ['v=3x&sort=nonsense&y=&rate=1e5&table=yes', NOTHING],
  ['rate=-1.5&table=1&units=a,b,', { ...NOTHING, rate: -1.5, table: true, units: ['a', 'b'] }],
])('reads ?%s', (query, expected) => expect(readParams(PARAMS, query)).toEqual(expected));

test.each([
  ['', { period: '2026-S1' }, 'period=2026-S1'],
  ['period=2026-S1', { period: undefined }, ''],
  ['y=2030', { y: 2027 }, ''],
  ['sort=growth&other=1', { sort: 'value' as const, v: 2 }, 'other=1&v=2'],
  ['', { units: ['a', 'b'], table: true }, 'units=a%2Cb&table=1'],
])('?%s changed by %j', (query, patch, expected) => expect(writeParams(PARAMS, query, patch)).toBe(expected));

it('reads back what it writes', () => {
  const values = { ...NOTHING, period: '2025 S&1', v: 7, sort: 'growth' as const, rate: 0.5, units: ['x'] };
  expect(readParams(PARAMS, writeParams(PARAMS, '', values))).toEqual(values);
});
