/** What later corrections moved since a data version: figures and ranks. Amounts in the indicator's stored unit. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { Cut, cutQuery } from './cut.ts';
import { endpoint } from './endpoint.ts';
import { CumulationForm } from './metric.ts';
import { READERS } from './roles.ts';

/**
 * `page`: the metric with the total, the blocks and what else a page of that series shows. `metric`: the metric alone
 * with what it is computed from; without a period, in all its periods.
 */
export const RevisionsScope = z.enum(['page', 'metric']);

export const RevisionsQuery = z.object({
  scope: RevisionsScope.default('page'),
  period: Period.optional(),
  /** Figures and ranks of this unit alone; left out, of the city and all its parts. */
  unit: z.string().max(60).optional(),
  metric: z.string().max(60).default('total'),
  form: CumulationForm.default('to_date'),
  ...cutQuery,
});
export type RevisionsQuery = z.infer<typeof RevisionsQuery>;

export const Moved = z.object({
  kind: z.enum(['figure', 'rank']),
  /** A reported figure set right, one replaced by a later release (初步 → 最终 → 普查修订), or what follows from them. */
  cause: z.enum(['corrected', 'revised', 'derived']),
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
  /** Ranks that differ because of them; also those moved by another unit's figures. */
  ranks: z.array(Moved),
  /** Periods compared in which figures were missing then and came later: 2025年; 2024年(R&D经费等4项). */
  added: z.array(z.string()),
  summary: z.string(),
});
export type Revisions = z.infer<typeof Revisions>;

export const revisionsApi = endpoint({
  about: '某一时点之后的数据变动',
  method: 'GET',
  path: '/api/monitoring/revisions',
  who: READERS,
  scope: 'node',
  query: RevisionsQuery,
  reply: Revisions,
});
