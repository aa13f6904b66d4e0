/** The choices of a period: the one shown stays among them even where nothing was known of it on the day chosen. */

interface Choice {
  period: string;
  label: string;
  /** False while some unit lacks the figure. */
  complete?: boolean;
}

export function periodOptions(periods: readonly Choice[], shown: Choice): { value: string; label: string }[] {
  const options = periods.map((p) => ({
    value: p.period,
    label: p.complete === false ? `${p.label}（不完整）` : p.label,
  }));
  if (options.some((o) => o.value === shown.period)) return options;
  return [{ value: shown.period, label: `${shown.label}（尚无数据）` }, ...options];
}
