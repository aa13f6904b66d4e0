import { expect, it } from 'vitest';
import { typedDay } from '../../client/lib/typed-day.ts';

it.each([
  ['2026-07-27', '2026-07-27'],
  [' 2026年7月27日 ', '2026-07-27'],
  ['2026/7/2', '2026-07-02'],
  ['2026.12.31', '2026-12-31'],
  ['20260727', '2026-07-27'],
  ['2026-12', null],
  ['2026-1', null],
  ['2026-02-30', null],
  ['07/27/2026', null],
  ['0002-01-01', null],
  ['202607', null],
  ['', null],
])('%s', (text, day) => expect(typedDay(text)).toBe(day));
