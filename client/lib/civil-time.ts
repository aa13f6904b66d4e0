/**
 * Times in the city's civil time, whatever the browser's own zone. `offset` is the catalogue's utcOffsetMinutes;
 * every `iso` is an instant with offset or Z, or a bare date (taken as it stands).
 */

import { civilMinute } from '#shared/civil-time.ts';

/** Day and minute of the city. Throws RangeError for a text that is no date. */
function civil(iso: string, offset: number): { day: string; minute: string } {
  const bare = /^\d{4}-\d{2}-\d{2}$/.test(iso);
  const [day = '', minute = ''] = civilMinute(new Date(iso), bare ? 0 : offset).split(' ');
  return { day, minute };
}

/** 2025-10-20 */
export function dateText(iso: string, offset: number): string {
  return civil(iso, offset).day;
}

/** 2025-10-20 09:32 */
export function dateTimeText(iso: string, offset: number): string {
  const { day, minute } = civil(iso, offset);
  return `${day} ${minute}`;
}

/** 10-20 09:32, with its year where that is not the year of `now`. */
export function recentTimeText(iso: string, now: string, offset: number): string {
  const text = dateTimeText(iso, offset);
  return dateText(now, offset).slice(0, 4) === text.slice(0, 4) ? text.slice(5) : text;
}

/** 7月25日 18:00 — a deadline inside its year. */
export function deadlineText(iso: string, offset: number): string {
  const { day, minute } = civil(iso, offset);
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日 ${minute}`;
}

/** 10:32 */
export function clockText(iso: string, offset: number): string {
  return civil(iso, offset).minute;
}

/** 还剩 3 天 · 还剩 5 小时 · 已逾期 2 天, from two instants. */
export function timeLeft(due: string, now: string): string {
  const ms = Date.parse(due) - Date.parse(now);
  const hours = Math.floor(Math.abs(ms) / 3_600_000);
  const length = hours >= 24 ? `${Math.floor(hours / 24)} 天` : hours >= 1 ? `${hours} 小时` : '不到 1 小时';
  return ms < 0 ? `已逾期 ${length}` : `还剩 ${length}`;
}
