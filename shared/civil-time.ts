/** The city's civil time. `offset` is the catalogue's utcOffsetMinutes; the present is always an argument. Pure. */

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

function shifted(at: Date, offset: number): Date {
  return new Date(at.getTime() + offset * MINUTE_MS);
}

/** The city's day at an instant: 2026-07-27. @throws RangeError for an invalid date. */
export function civilDay(at: Date, offset: number): string {
  return shifted(at, offset).toISOString().slice(0, 10);
}

/** The city's day and minute at an instant: 2026-07-27 09:30. @throws RangeError for an invalid date. */
export function civilMinute(at: Date, offset: number): string {
  return shifted(at, offset).toISOString().slice(0, 16).replace('T', ' ');
}

/** Midnights of the city between two instants: 0 on one day, 1 from 23:59 to 00:01, negative backwards. */
export function civilDaysBetween(from: Date, to: Date, offset: number): number {
  const dayNumber = (at: Date) => Math.floor(shifted(at, offset).getTime() / DAY_MS);
  return dayNumber(to) - dayNumber(from);
}

/** The last millisecond of a day of the city (2026-07-27). @throws RangeError for a text that is no day. */
export function endOfCivilDay(day: string, offset: number): Date {
  const start = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(start)) throw new RangeError(`not a day: ${day}`);
  return new Date(start - offset * MINUTE_MS + DAY_MS - 1);
}
