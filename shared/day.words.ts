/** Days as documents write them. */

/** 2026-07-27 → 2026年7月27日. */
export function dayWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}
