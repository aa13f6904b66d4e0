/** The head of a lawful survey form, and who supplies and who answers for its rows. Pure. */
import type { Survey } from './catalogue.ts';

/** 表号：… 制定机关：… 批准或备案文号：… 有效期至：…. */
export function surveyText({ number, authority, approval, validUntil }: Survey): string {
  return `表号：${number}　制定机关：${authority}　批准或备案文号：${approval}　有效期至：${validUntil}`;
}

interface Reported {
  source: string;
  responsible: string;
}

/** 数源单位 … · 责任单位 …; '' where neither is named. */
export function reportersText({ source, responsible }: Reported): string {
  return [source && `数源单位 ${source}`, responsible && `责任单位 ${responsible}`]
    .filter(Boolean)
    .join(' · ');
}

/** The words that hold for all rows alike; null when they differ from row to row. */
export function commonReporters(rows: readonly Reported[]): string | null {
  const said = new Set(rows.map(reportersText));
  return said.size === 1 ? ([...said][0] ?? null) : null;
}

/** True where a row says who supplies and answers for it: it differs from the one before, and the heading cannot say it. */
export function namesReporters(rows: readonly Reported[], index: number): boolean {
  if (commonReporters(rows) !== null) return false;
  const [row, before] = [rows[index], rows[index - 1]];
  return row !== undefined && (!before || reportersText(row) !== reportersText(before));
}
