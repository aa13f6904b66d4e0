/** What later corrections moved since a data version: figures and ranks. Amounts in the indicator's stored unit. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { CumulationForm, Cut } from './monitoring.ts';

export const RevisionsQuery = z.object({
  period: Period,
  metric: z.string().max(60).default('total'),
  form: CumulationForm.default('to_date'),
  v: z.coerce.number().int().positive().optional(),
  asof: z.iso.date().optional(),
});
export type RevisionsQuery = z.infer<typeof RevisionsQuery>;

export const Moved = z.object({
  kind: z.enum(['figure', 'rank']),
  unit: z.string(),
  indicator: z.string(),
  period: Period,
  before: Figure,
  after: Figure,
  text: z.string(),
});
export type Moved = z.infer<typeof Moved>;

export const Revisions = z.object({
  /** The state of knowledge shown, and the latest it is compared with. */
  cut: Cut,
  latestAsOf: z.string(),
  /** Figures that had a value then and have another now. */
  figures: z.array(Moved),
  /** Ranks that differ because of them. */
  ranks: z.array(Moved),
  /** Labels of periods of this kind that had figures missing then and were completed or added later. */
  added: z.array(z.string()),
  summary: z.string(),
});
export type Revisions = z.infer<typeof Revisions>;

export const revisionsPath = '/api/monitoring/revisions';
