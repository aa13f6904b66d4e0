/** The choices of a period: the one shown stays among them even where nothing was known of it on the day chosen. */
import { type Period, periodCoverage } from '#shared/period.ts';

interface Choice {
  period: Period;
  label: string;
  /** False while some unit lacks the figure. */
  complete?: boolean;
}

/** 2025年1—12月（半年口径） · 2025年（年度口径） · 2026年上半年: for lists that hold both kinds. */
export function periodName({ period, label }: Pick<Choice, 'period' | 'label'>): string {
  const coverage = periodCoverage(period);
  return coverage ? `${label}（${coverage}）` : label;
}

/** 2025年1—12月（半年口径） stands beside 2025年（年度口径） where a page offers both. */
export function periodOptions(periods: readonly Choice[], shown: Choice): { value: string; label: string }[] {
  const coverages = new Set([...periods, shown].map((p) => periodCoverage(p.period)).filter(Boolean));
  const options = periods.map(({ period, label, complete }) => {
    const coverage = coverages.size > 1 ? periodCoverage(period) : '';
    const notes = [coverage, complete === false ? '不完整' : ''].filter(Boolean);
    return { value: period, label: notes.length > 0 ? `${label}（${notes.join('，')}）` : label };
  });
  if (options.some((o) => o.value === shown.period)) return options;
  return [{ value: shown.period, label: `${shown.label}（尚无数据）` }, ...options];
}
