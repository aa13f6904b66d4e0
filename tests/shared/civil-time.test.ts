import { expect, test } from 'vitest';
import { civilDay, civilDaysBetween, civilMinute, endOfCivilDay } from '#shared/civil-time.ts';

const CHINA = 480;

test.each([
  ['2026-07-26T15:59:59.999Z', '2026-07-26', '2026-07-26 23:59'],
  ['2026-07-26T16:00:00.000Z', '2026-07-27', '2026-07-27 00:00'],
  ['2025-12-31T16:00:00.000Z', '2026-01-01', '2026-01-01 00:00'],
])('%s is %s in the city', (iso, day, minute) => {
  expect(civilDay(new Date(iso), CHINA)).toBe(day);
  expect(civilMinute(new Date(iso), CHINA)).toBe(minute);
});

test.each([
  ['2026-07-26T16:00:00Z', '2026-07-27T15:59:59Z', 0],
  ['2026-07-26T15:59:00Z', '2026-07-26T16:01:00Z', 1],
  ['2026-07-26T16:01:00Z', '2026-07-26T15:59:00Z', -1],
])('from %s to %s: %i midnights', (from, to, days) => {
  expect(civilDaysBetween(new Date(from), new Date(to), CHINA)).toBe(days);
});

test('the end of a day belongs to it, the next millisecond does not', () => {
  const end = endOfCivilDay('2026-07-27', CHINA);
  expect(civilDay(end, CHINA)).toBe('2026-07-27');
  expect(civilDay(new Date(end.getTime() + 1), CHINA)).toBe('2026-07-28');
  expect(() => endOfCivilDay('soon', CHINA)).toThrow(RangeError);
});
