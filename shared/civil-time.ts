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

/** Midnight at the beginning of a day of the city (2026-07-27). @throws RangeError for a text that is no day. */
export function startOfCivilDay(day: string, offset: number): Date {
  const start = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(start)) throw new RangeError(`not a day: ${day}`);
  return new Date(start - offset * MINUTE_MS);
}

/** The last millisecond of a day of the city (2026-07-27). @throws RangeError for a text that is no day. */
export function endOfCivilDay(day: string, offset: number): Date {
  return new Date(startOfCivilDay(day, offset).getTime() + DAY_MS - 1);
}

/** The instant of a day and minute of the city (2026-07-25, 18:00) with its offset: 2026-07-25T18:00:00+08:00. */
export function civilInstant(day: string, minute: string, offset: number): string {
  const size = Math.abs(offset);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${day}T${minute}:00${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
