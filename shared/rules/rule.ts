/** A rule that a return must pass, as a city's folder chooses it: its kind, whom it concerns, its numbers. */
import { z } from 'zod';
import { Code } from '../codes.ts';
import { VALIDITY } from '../validity.ts';

export const RULE_KINDS = [
  'non_negative',
  'sum_of_parts', // Σ其中 ≤ 合计
  'breakdown_equal', // Σ分解 = 合计
  'overlap_within_gross',
  'evidence_needed', // an overlap amount carries a note of evidence
  'yoy_band', // params.percent
  'never_decrease', // 只增不减 against the same period last year
  'to_date_monotone', // S2 ≥ S1 of the same year
  'unit_slip', // ×10,000, ×100, ÷10,000 against the last figures
  'magnitude', // params.max of the stored amount: 万元 for money, else the indicator's unit
  'same_as_past', // params.count and more than params.share of the figures equal to last year's or the last period's
  'growth_many', // beyond params.factor in params.count and more than params.share of the rows: a wrong column
  'formula_doubt', // uncalculated or contradicted formulas of the file
  'implied_sum', // the city beside the sum of its parts: params.percent
  'implied_share', // share in the whole: params.points against last year, params.least per cent without it
] as const;

/** The numbers each kind takes; all must be given, so that a city's choice is seen in its folder. */
export const RULE_PARAMS: Record<(typeof RULE_KINDS)[number], readonly string[]> = {
  non_negative: [],
  sum_of_parts: [],
  breakdown_equal: ['tolerance'],
  overlap_within_gross: [],
  evidence_needed: [],
  yoy_band: ['percent'],
  never_decrease: [],
  to_date_monotone: [],
  unit_slip: ['tolerance'],
  magnitude: ['max'],
  same_as_past: ['count', 'share'],
  growth_many: ['factor', 'count', 'share'],
  formula_doubt: [],
  implied_sum: ['percent'],
  implied_share: ['points', 'least'],
};

export const Rule = z
  .strictObject({
    id: Code,
    kind: z.enum(RULE_KINDS),
    severity: z.enum(['error', 'warning']),
    /** Indicator codes, or 'all' for every reported indicator of the form. */
    indicators: z.union([z.literal('all'), z.array(Code).min(1)]),
    params: z.record(z.string(), z.number().nonnegative()),
    document: Code.nullable(),
    clause: z.string(),
    ...VALIDITY,
  })
  .superRefine(({ kind, params }, context) => {
    const wanted = RULE_PARAMS[kind];
    const given = Object.keys(params);
    if (wanted.length !== given.length || wanted.some((name) => params[name] === undefined))
      context.addIssue({
        code: 'custom',
        path: ['params'],
        message: `规则 ${kind} 的参数应为：${wanted.join('、') || '无'}`,
      });
  });
export type Rule = z.infer<typeof Rule>;
