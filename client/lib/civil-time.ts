/**
 * Times in the city's civil time, whatever the browser's own zone. `offset` is the catalogue's utcOffsetMinutes;
 * every `iso` is an instant with offset or Z, or a bare date (taken as it stands).
 */

interface Civil {
  year: number;
  month: number;
  day: number;
  hour: string;
  minute: string;
}

/** Throws RangeError for a text that is no date. */
function civil(iso: string, offset: number): Civil {
  const bare = /^\d{4}-\d{2}-\d{2}$/.test(iso);
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) throw new RangeError(`not a date: ${iso}`);
  const shifted = new Date(instant + (bare ? 0 : offset * 60_000));
  const two = (n: number) => String(n).padStart(2, '0');
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: two(shifted.getUTCHours()),
    minute: two(shifted.getUTCMinutes()),
  };
}

/** 2025-10-20 */
export function dateText(iso: string, offset: number): string {
  const c = civil(iso, offset);
  return `${c.year}-${String(c.month).padStart(2, '0')}-${String(c.day).padStart(2, '0')}`;
}

/** 2025-10-20 09:32 */
export function dateTimeText(iso: string, offset: number): string {
  const c = civil(iso, offset);
  return `${dateText(iso, offset)} ${c.hour}:${c.minute}`;
}

/** 7月25日 18:00 — a deadline inside its year. */
export function deadlineText(iso: string, offset: number): string {
  const c = civil(iso, offset);
  return `${c.month}月${c.day}日 ${c.hour}:${c.minute}`;
}

/** 10:32 */
export function clockText(iso: string, offset: number): string {
  const c = civil(iso, offset);
  return `${c.hour}:${c.minute}`;
}

/** 还剩 3 天 · 还剩 5 小时 · 已逾期 2 天, from two instants. */
export function timeLeft(due: string, now: string): string {
  const ms = Date.parse(due) - Date.parse(now);
  const hours = Math.floor(Math.abs(ms) / 3_600_000);
  const length = hours >= 24 ? `${Math.floor(hours / 24)} 天` : hours >= 1 ? `${hours} 小时` : '不到 1 小时';
  return ms < 0 ? `已逾期 ${length}` : `还剩 ${length}`;
}
