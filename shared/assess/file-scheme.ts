/**
 * The shape of a city's scheme.json: the default of domain.md §5 with the columns of annex 2 as `items`. Strict: a misspelt
 * key or value would give other scores without a word.
 */
import { z } from 'zod';
import { SchemeItem } from '../contract/scheme.ts';

/** An item as the file writes it: what is left out has a default. */
const FileItem = SchemeItem.partial({
  code: true,
  part: true,
  denominator: true,
  lag: true,
  weight: true,
  groups: true,
  anchors: true,
});
export type FileItem = z.infer<typeof FileItem>;

export const FileScheme = z
  .strictObject({
    version: z.string().default('scoring-default-1'),
    status: z.string().default(''),
    document: z.string().nullable().default(null),
    clause: z.string().default(''),
    dimensions: z
      .record(z.string(), z.string())
      .default({ 总量: '数据年度数值', 占比: '强度，不用占全市比重', 增速: '同比，已发布增速优先' }),
    weights: z
      .strictObject({
        /** In the order of `dimensions`; without it all are equal. */
        dimensions: z.array(z.number().nonnegative()).optional(),
        indicators: z.literal('equal').optional(),
      })
      .default({}),
    anchors: z
      .strictObject({
        rule: z.enum(['tukey', 'min-max', 'P10-P90']).default('tukey'),
        k: z.number().positive().default(3),
        min_peers: z.int().min(2).default(5),
        frozen: z.literal(true).optional(),
        stored_with_result: z.literal(true).optional(),
      })
      .default({ rule: 'tukey', k: 3, min_peers: 5 }),
    score: z
      .strictObject({ c: z.number(), d: z.number().positive(), clamp: z.boolean().default(true) })
      .default({ c: 60, d: 40, clamp: true }),
    function: z.enum(['linear', 'exponential', 'logarithmic', 'power']).default('linear'),
    aggregation: z.enum(['weighted arithmetic', 'weighted geometric']).default('weighted arithmetic'),
    missing: z
      .strictObject({ impute: z.literal(false).optional(), min_weight_present: z.number().min(0).max(1) })
      .default({ min_weight_present: 0.8 }),
    /** `on` and `ties` say what the ranking does anyway; equal totals are listed by the dimensions of `tie_break`, in its order. */
    rank: z
      .strictObject({ on: z.string(), ties: z.string(), tie_break: z.array(z.string()).optional() })
      .optional(),
    robustness: z
      .strictObject({
        delta: z.number().min(0).max(1),
        draws: z.int().min(1),
        seed: z.int(),
        also: z.array(z.enum(['geometric', 'min-max', 'P10-P90', 'leave one out'])).optional(),
      })
      .default({ delta: 0.25, draws: 1000, seed: 20240601 }),
    items: z.array(FileItem).default([]),
    institutions: z.strictObject({ items: z.array(FileItem).default([]) }).default({ items: [] }),
  })
  .superRefine(({ dimensions, weights, rank }, context) => {
    const count = Object.keys(dimensions).length;
    for (const [i, name] of (rank?.tie_break ?? []).entries())
      if (dimensions[name] === undefined)
        context.addIssue({ code: 'custom', path: ['rank', 'tie_break', i], message: `没有维度“${name}”` });
    if (weights.dimensions && weights.dimensions.length !== count)
      context.addIssue({
        code: 'custom',
        path: ['weights', 'dimensions'],
        message: `维度有${count}个，权重写了${weights.dimensions.length}个`,
      });
  });
export type FileScheme = z.infer<typeof FileScheme>;
