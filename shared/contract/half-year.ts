/** 半年监测: a half-year against the year before, what is approved and whom it waits for. Money in 万元, growth in per cent. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { Cut, cutQuery, nodeQuery } from './cut.ts';
import { endpoint } from './endpoint.ts';
import { ReturnState } from './return-state.ts';
import { READERS } from './roles.ts';
import { Pace } from './target-parts.ts';

/** A figure beside the same period of the year before. */
const Compared = z.object({ current: Figure, base: Figure, growth: Figure });

/** The compared units that have the figure in both years, added up. */
const Alike = z.object({ units: z.array(z.string()), current: Figure, base: Figure, growth: Figure });

export const HalfYearBlock = Compared.extend({
  /** `total`, or the block's code. */
  code: z.string(),
  name: z.string(),
  indicator: z.string(),
  /** Null where no unit is missing: then the city's own figure says it. */
  alike: Alike.nullable(),
  /** Short names of the units without the figure, 市本级 among them. */
  missing: z.array(z.string()),
});
export type HalfYearBlock = z.infer<typeof HalfYearBlock>;

/** A return that is not approved, and on whose desk it lies. */
const HalfYearReturn = z.object({
  organisation: z.string(),
  name: z.string(),
  state: ReturnState,
  /** 未报，已逾期2天 · 退回 · 待审. */
  words: z.string(),
  /** What a tag of its state leaves unsaid: 已逾期2天 · 更正; empty where it says it all. */
  detail: z.string(),
  /** Who has to act next. */
  desk: z.string(),
  overdue: z.boolean(),
});
export type HalfYearReturn = z.infer<typeof HalfYearReturn>;

export const HalfYear = z.object({
  cut: Cut,
  cityUnit: z.string(),
  period: Period,
  label: z.string(),
  baseLabel: z.string(),
  periods: z.array(z.object({ period: Period, label: z.string() })),
  finding: z.string(),
  /** The total first, then the blocks. */
  blocks: z.array(HalfYearBlock),
  blocksFinding: z.string(),
  /** The compared units in fixed order; one cell a block. */
  units: z.array(z.object({ unit: z.string(), shortName: z.string(), cells: z.array(Compared) })),
  /** Null for an older state of the data (where a return lay then is not asked) and for a period that nobody opened. */
  returns: z
    .object({ expected: z.int(), approved: z.int(), waiting: z.array(HalfYearReturn), finding: z.string() })
    .nullable(),
  pace: Pace.nullable(),
  notes: z.array(z.string()),
  simulated: z.boolean(),
});
export type HalfYear = z.infer<typeof HalfYear>;

export const HalfYearBrief = z.object({
  /** The half-year that is being collected, or was last; null before the first. */
  open: z
    .object({ period: Period, label: z.string(), expected: z.int(), approved: z.int(), words: z.string() })
    .nullable(),
});
export type HalfYearBrief = z.infer<typeof HalfYearBrief>;

export const HalfYearQuery = z.object({ period: Period.optional(), ...cutQuery });

export const halfYearApi = {
  view: endpoint({
    about: '半年监测',
    method: 'GET',
    path: '/api/half-year',
    who: READERS,
    scope: 'node',
    query: HalfYearQuery,
    reply: HalfYear,
  }),
  brief: endpoint({
    about: '正在报送的半年',
    method: 'GET',
    path: '/api/half-year/brief',
    who: READERS,
    scope: 'node',
    query: z.object(nodeQuery),
    reply: HalfYearBrief,
  }),
} as const;
