/** What a page ranks and draws: the measure, and whether it is to date or of the half alone. */
import { z } from 'zod';

export const CumulationForm = z.enum(['to_date', 'single']);
export type CumulationForm = z.infer<typeof CumulationForm>;

export const Metric = z.object({
  metric: z.string(),
  indicator: z.string(),
  name: z.string(),
  shortName: z.string(),
  measure: z.enum(['money', 'percent', 'count', 'other']),
  /** Unit of the amounts in this reply: 万元 for money. */
  unit: z.string(),
  decimals: z.int(),
  definition: z.string(),
  /** 依据: document number and clause. */
  basis: z.string(),
});
export type Metric = z.infer<typeof Metric>;
