/** The statistical programme as the pages need it, and which periods hold what. */
import { z } from 'zod';
import { Catalogue } from '../catalogue.ts';
import { Outline } from '../outline.ts';
import { Period } from '../period.ts';
import { endpoint } from './endpoint.ts';

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
  /** Whether the city has outlines for the map, at `programmeApi.outline`. */
  outline: z.boolean(),
});
export type Programme = z.infer<typeof Programme>;

export const programmeApi = {
  programme: endpoint({
    about: '监测制度：单位、指标、报表、期别、规则和目标',
    method: 'GET',
    path: '/api/programme',
    who: 'signed-in',
    reply: Programme,
  }),
  // The same for everybody and from one start of the server to the next: kept by the browser.
  outline: endpoint({
    about: '轮廓图',
    method: 'GET',
    path: '/api/programme/outline',
    who: 'signed-in',
    reply: Outline,
  }),
} as const;
