/** One county's form with every relation a rule knows, and a short way to check what is written into it. */
import type { Catalogue, Indicator } from '#shared/catalogue.ts';
import type { Figure } from '#shared/figure.ts';
import { period } from '#shared/period.ts';
import { checkReturn } from '#shared/rules/check-return.ts';
import type { Finding } from '#shared/rules/finding.ts';
import { readCell } from '#shared/rules/read-cell.ts';
import type { Rule } from '#shared/rules/rule.ts';
import { type FileSource, NO_PAST, type RuleCell } from '#shared/rules/rule-cell.ts';
import { smallProgramme } from '../../helpers/small-programme.ts';

const [template] = smallProgramme.indicators as [Indicator];
const indicator = (order: number, code: string, name: string, more: Partial<Indicator> = {}): Indicator => ({
  ...template,
  block: null,
  order,
  code,
  name,
  shortName: name,
  ...more,
});
const part = (relation: Indicator['relation'], parent = 'total'): Partial<Indicator> => ({
  parent,
  relation,
});

const indicators = [
  indicator(1, 'total', '政府合计'),
  indicator(2, 'platform', '科研平台', part('of_which')),
  indicator(3, 'talent', '人才引育', part('of_which')),
  indicator(4, 'poc', '概念验证', part('of_which')),
  indicator(5, 'incubator', '孵化器', part('of_which')),
  indicator(6, 'general', '一般公共预算', part('breakdown')),
  indicator(7, 'fund', '政府性基金', part('breakdown')),
  indicator(8, 'bond', '专项债', part('memo')),
  indicator(9, 'gross', '高校费用'),
  indicator(10, 'overlap', '重复部分', part('overlap', 'gross')),
  indicator(11, 'share', '占比', { measure: 'percent', unit: '%' }),
  indicator(12, 'stock', '年末数', { accumulation: 'stock' }),
  indicator(13, 'gdp', '生产总值', { unit: '亿元' }),
  indicator(14, 'pace', '增速', {
    ...{ measure: 'percent', unit: '%', formula: { kind: 'growth', of: 'total' } },
  }),
];

const rule = (
  id: string,
  kind: Rule['kind'],
  severity: Rule['severity'],
  on: Rule['indicators'],
  params = {},
): Rule => ({
  id,
  kind,
  severity,
  indicators: on,
  params,
  document: null,
  clause: `依据${id}`,
});

export const rules: Rule[] = [
  rule('negative', 'non_negative', 'error', 'all'),
  rule('parts', 'sum_of_parts', 'error', ['total']),
  rule('budget', 'breakdown_equal', 'error', ['total'], { tolerance: 0.01 }),
  rule('overlap_max', 'overlap_within_gross', 'error', ['gross']),
  rule('evidence', 'evidence_needed', 'error', ['overlap']),
  rule('slip', 'unit_slip', 'error', 'all', { tolerance: 0.5 }),
  rule('band', 'yoy_band', 'warning', 'all', { percent: 30 }),
  rule('decrease', 'never_decrease', 'warning', ['total']),
  rule('monotone', 'to_date_monotone', 'warning', 'all'),
  rule('huge', 'magnitude', 'error', 'all', { max: 1_000_000 }),
  rule('same', 'same_as_past', 'error', 'all', { count: 3, share: 0.5 }),
  rule('column', 'growth_many', 'error', 'all', { factor: 1.7, count: 3, share: 0.5 }),
  rule('formula', 'formula_doubt', 'error', 'all'),
  rule('implied', 'implied_share', 'warning', ['total'], { points: 25, least: 1 }),
];

const catalogue: Catalogue = { ...smallProgramme, indicators, rules };

/** What the reporter did besides typing the figure. */
export interface Extra {
  note?: string;
  reasons?: Record<string, string>;
  required?: boolean;
  source?: FileSource;
}

export interface Past {
  previous?: Figure;
  lastYear?: Figure;
  earlierToDate?: Figure;
}

/** Findings on unit `a`: `indicator → text`, past figures and extras by indicator. Nothing is required unless told. */
export function check(
  texts: Record<string, string>,
  past: Record<string, Past> = {},
  extras: Record<string, Extra> = {},
): Finding[] {
  const cells: RuleCell[] = indicators
    .filter((i) => i.code in texts)
    .map((i) => {
      const extra = extras[i.code] ?? {};
      const text = texts[i.code] ?? '';
      return {
        key: `a/${i.code}`,
        unit: 'a',
        indicator: i.code,
        required: extra.required ?? false,
        text,
        ...readCell(text, i),
        note: extra.note ?? '',
        reasons: extra.reasons ?? {},
        source: extra.source ?? null,
      };
    });
  const known = new Map(
    Object.entries(past).map(([code, figures]) => [`a/${code}`, { ...NO_PAST, ...figures }]),
  );
  return checkReturn({
    catalogue,
    period: period('2026-S1'),
    form: smallProgramme.forms[0]!,
    cells,
    past: known,
  });
}

/** `indicator rule` of each finding. */
export function told(findings: readonly Finding[]): string[] {
  return findings.map((f) => `${f.key.slice(2)} ${f.rule}`);
}
