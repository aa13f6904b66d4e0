/** A day typed by hand. The browser's own date field would write it in the order of the browser's language. */

/** 2026-07-27 of 2026-07-27, 2026年7月27日, 2026/7/27, 2026.7.27 and 20260727; null for what is no day from 2000 on. */
export function typedDay(text: string): string | null {
  const parts =
    /^(20\d{2})(\d{2})(\d{2})$/.exec(text.trim()) ??
    /^(20\d{2})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?$/.exec(text.trim());
  if (!parts) return null;
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}
