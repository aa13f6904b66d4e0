/** The statistical programme as the pages need it, and which periods hold what. */
import { z } from 'zod';
import { Catalogue } from '../catalogue.ts';
import { Outline } from '../outline.ts';
import { Period } from '../period.ts';
import { AREA_LIST_LEVELS } from '../tree/levels.ts';
import { nodeQuery } from './cut.ts';
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

export const ProgrammeState = z.object({
  /**
   * Of a programme of more than one level: the areas above the one shown, those below it that have parts, and the levels
   * whose areas can be ranked as one list.
   */
  tree: z
    .object({
      above: z.array(z.object({ code: z.string(), name: z.string() })),
      below: z.array(z.string()),
      levels: z.array(z.object({ level: z.enum(AREA_LIST_LEVELS), units: z.int() })),
    })
    .optional(),
  catalogueVersion: z.int(),
  /** Names the catalogue as pages see it, at `programmeApi.catalogue`. */
  catalogueDigest: z.string(),
  /** Latest data version: grows by one with every approval or withdrawal of one. */
  dataVersion: z.int(),
  asOf: z.string(),
  periods: z.array(PeriodState),
  /** True while any figure of the data version is simulated. */
  simulated: z.boolean(),
  /** Whether the city has outlines for the map, at `programmeApi.outline`. */
  outline: z.boolean(),
});
export type ProgrammeState = z.infer<typeof ProgrammeState>;

/** The programme as pages work with it: its state, and the catalogue that the state names. */
export type Programme = ProgrammeState & { catalogue: Catalogue };

export const programmeApi = {
  programme: endpoint({
    about: '监测制度：版本和各期的进度',
    method: 'GET',
    path: '/api/programme',
    who: 'signed-in',
    scope: 'node',
    query: z.object(nodeQuery),
    reply: ProgrammeState,
  }),
  // A hundred and fifty kilobytes that change once a year: no page carries them, every browser keeps them.
  catalogue: endpoint({
    about: '监测制度的内容：单位、指标、报表、规则和目标',
    method: 'GET',
    path: '/api/programme/catalogue/:digest',
    params: z.object({ digest: z.string().max(80) }),
    who: 'signed-in',
    scope: 'node',
    query: z.object(nodeQuery),
    reply: Catalogue,
    immutable: true,
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
