/** 目标: how far, how fast. Amounts are in each target's own unit (money: 亿元), rates in per cent. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { TargetStatus } from '../targets/status.ts';
import { Allocation } from './allocation.ts';
import { Cut } from './cut.ts';
import { endpoint } from './endpoint.ts';
import { READERS } from './roles.ts';
import { TargetDetail } from './target-detail.ts';
import { TargetRow, Trajectory } from './target-row.ts';

export const TargetsQuery = z.object({
  /** Target year, e.g. 2027 or 2030. */
  y: z.coerce.number().int().optional(),
  /** A yearly period: the latest figures that count. Half-years are refused: they never stand against yearly targets. */
  period: Period.optional(),
  v: z.coerce.number().int().positive().optional(),
  asof: z.iso.date().optional(),
});

/** What the 情景 of the page is computed from, in the browser; 亿元, growth in per cent a year. */
export const ScenarioBasis = z.object({
  /** Target year, and the year the amounts are of. */
  year: z.int(),
  fromYear: z.int(),
  /** What the city calls its total. */
  name: z.string(),
  current: z.number(),
  target: z.number(),
  blocks: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      current: z.number(),
      /** Null where the documents set none for the block (2030). */
      target: z.number().nullable(),
      /** Mean yearly growth so far: what holds while nothing is set. */
      growth: Figure,
    }),
  ),
  units: z.array(
    z.object({
      code: z.string(),
      shortName: z.string(),
      /** One amount a block. */
      amounts: z.array(Figure),
      /** Its own growth over the year before: where its scenario starts. */
      growth: Figure,
      gdp: Figure,
    }),
  ),
  binding: z
    .object({
      amount: z.number(),
      intensity: z.number(),
      /** GDP of the target year if it goes on growing as it did. */
      gdp: Figure,
      gdpFrom: z.int().nullable(),
      rd: Figure,
      rdYear: z.int().nullable(),
      rdGrowth: Figure,
    })
    .nullable(),
});
export type ScenarioBasis = z.infer<typeof ScenarioBasis>;

/** Counties' growth of one indicator against the city's, as a clause asks; per cent and 百分点. */
export const Yardstick = z.object({
  indicator: z.string(),
  name: z.string(),
  label: z.string(),
  city: Figure,
  rows: z.array(z.object({ unit: z.string(), shortName: z.string(), growth: Figure, margin: Figure })),
  finding: z.string(),
  basis: z.string(),
  quote: z.string(),
});
export type Yardstick = z.infer<typeof Yardstick>;

export const Targets = z.object({
  cut: Cut,
  /** Code of the unit that stands for the whole city. */
  cityUnit: z.string(),
  year: z.int(),
  years: z.array(z.int()),
  period: Period,
  label: z.string(),
  periods: z.array(z.object({ period: Period, label: z.string() })),
  verdict: z.string(),
  status: TargetStatus,
  statusLabel: z.string(),
  /** How the verdict's status was reached. */
  statusRule: z.string(),
  subline: z.string(),
  /** What the city calls its total. */
  totalName: z.string(),
  /** 口径 notes printed under the verdict. */
  coverage: z.string(),
  basis: z.string(),
  basisQuote: z.string(),
  rows: z.array(TargetRow),
  rowsFinding: z.string(),
  /** Null for a year without a target of the total. */
  trajectory: Trajectory.nullable(),
  gaps: z
    .object({
      blocks: z.array(
        z.object({
          block: z.string(),
          name: z.string(),
          projected: Figure,
          target: z.number().nullable(),
          gap: Figure,
        }),
      ),
      net: Figure,
      shortfall: Figure,
      finding: z.string(),
    })
    .nullable(),
  counties: z.object({
    required: Figure,
    requiredLabel: z.string(),
    rows: z.array(
      z.object({
        unit: z.string(),
        shortName: z.string(),
        figure: Figure,
        growth: Figure,
        /** The growth the margin is taken from: the city's, or the county's own while an allocation is in force. */
        required: Figure,
        margin: Figure,
        rank: z.int().nullable(),
        rankChange: z.int().nullable(),
      }),
    ),
    finding: z.string(),
    /** The allocation of the total's target; null while none is in force. */
    allocation: Allocation.nullable(),
  }),
  yardstick: Yardstick.nullable(),
  /** 时序进度: half-years against the usual first-half share of past years; never against a yearly target. */
  pace: z
    .object({
      label: z.string(),
      /** 2025年1—12月, and whether its figures are approved. */
      yearLabel: z.string(),
      yearKnown: z.boolean(),
      finding: z.string(),
      rows: z.array(
        z.object({
          name: z.string(),
          firstHalf: Figure,
          growth: Figure,
          usualShare: Figure,
          years: z.int(),
          /** The twelve months as reported, and the first half's share of them. */
          year: Figure,
          yearShare: Figure,
          /** 不适用 once the twelve months are reported. */
          impliedYear: Figure,
        }),
      ),
      note: z.string(),
    })
    .nullable(),
  binding: z.object({ sentence: z.string(), gdpOfBalance: z.number() }).nullable(),
  /** The province and peers in the same year, cited; null where the city's folder cites nobody. */
  context: z
    .object({
      places: z.array(
        z.object({
          name: z.string(),
          document: z.string(),
          title: z.string(),
          address: z.string(),
          note: z.string(),
        }),
      ),
      rows: z.array(
        z.object({
          indicator: z.string(),
          name: z.string(),
          own: z.string(),
          /** One text a place. */
          values: z.array(z.string()),
        }),
      ),
    })
    .nullable(),
  /** Null while a block has no figure in the year of the total. */
  scenario: ScenarioBasis.nullable(),
  notes: z.array(z.string()),
  simulated: z.boolean(),
});
export type Targets = z.infer<typeof Targets>;

export const TargetDetailQuery = TargetsQuery.omit({ y: true });

export const targetsApi = {
  overview: endpoint({
    about: '目标总览',
    method: 'GET',
    path: '/api/targets',
    who: READERS,
    query: TargetsQuery,
    reply: Targets,
  }),
  detail: endpoint({
    about: '一项目标',
    method: 'GET',
    path: '/api/targets/:id',
    who: READERS,
    params: z.object({ id: z.string() }),
    query: TargetDetailQuery,
    reply: TargetDetail,
  }),
} as const;
