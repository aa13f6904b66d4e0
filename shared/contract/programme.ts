/** The statistical programme as the pages need it, and which periods hold what. */
import { z } from 'zod';
import { Catalogue } from '../catalogue.ts';
import { Period } from '../period.ts';

export const PeriodState = z.object({
  period: Period,
  label: z.string(),
  opens: z.string(),
  due: z.string(),
  /** Returns expected and approved. */
  expected: z.int(),
  approved: z.int(),
});
export type PeriodState = z.infer<typeof PeriodState>;

export const Programme = z.object({
  catalogue: Catalogue,
  catalogueVersion: z.int(),
  /** Latest data version: grows by one with every approval or withdrawal of one. */
  dataVersion: z.int(),
  asOf: z.string(),
  periods: z.array(PeriodState),
  /** True while any figure of the data version is simulated. */
  simulated: z.boolean(),
  /** Whether the city has outlines for the map, at `outlinePath`. */
  outline: z.boolean(),
});
export type Programme = z.infer<typeof Programme>;

export const programmePath = '/api/programme';
/** The outlines of the units (shared/outline.ts); 404 for a city without them. */
export const outlinePath = '/api/programme/outline';
