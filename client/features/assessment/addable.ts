/** The reported amounts of a group that a what-if can add to: one per indicator and year. */
import type { AssessmentRun, GroupAssessment } from '#shared/contract/run.ts';

interface Addable {
  /** `indicator@period`. */
  key: string;
  indicator: string;
  period: string;
  label: string;
}

/** Amounts of money that are reported (not computed from others), in the order of the columns. */
export function addableFigures(run: AssessmentRun, group: GroupAssessment): Addable[] {
  const found = new Map<string, Addable>();
  for (const { indicator, period } of group.columns) {
    const meta = run.indicators[indicator];
    const codes = meta?.formula?.kind === 'ratio' ? [meta.formula.numerator] : [indicator];
    for (const code of codes) {
      const own = run.indicators[code];
      if (!own?.money || own.formula) continue;
      const key = `${code}@${period}`;
      if (!found.has(key))
        found.set(key, { key, indicator: code, period, label: `${own.name}（${period}年）` });
    }
  }
  return [...found.values()];
}
