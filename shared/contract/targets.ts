/** 目标: how far, how fast. Amounts are in each target's own unit (money: 亿元), rates in per cent. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { Cut } from './monitoring.ts';
import { OfficialSplit } from './split.ts';
import { TargetStatus } from './target-status.ts';

export const TargetsQuery = z.object({
  /** Target year, e.g. 2027 or 2030. */
  y: z.coerce.number().int().optional(),
  /** A yearly period: the latest figures that count. Half-years are refused: they never stand against yearly targets. */
  period: Period.optional(),
  v: z.coerce.number().int().positive().optional(),
  asof: z.iso.date().optional(),
});

export const YearPoint = z.object({ year: z.int(), figure: Figure });
export type YearPoint = z.infer<typeof YearPoint>;

export const TargetRow = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['level', 'ratio', 'yearly_count', 'cumulative', 'relation']),
  indicator: z.string(),
  headline: z.boolean(),
  indent: z.int(),
  block: z.string().nullable(),
  unit: z.string(),
  digits: z.int(),
  targetYear: z.int().nullable(),
  operator: z.enum(['>=', '>', '~']),
  target: Figure,
  /** ≥ 850.0 亿元 · 约 8 名 · 前 40 位; empty without a number. */
  targetText: z.string(),
  actual: Figure,
  /** Year of the actual figure: R&D comes later than the others. */
  actualYear: z.int().nullable(),
  base: Figure,
  baseYear: z.int().nullable(),
  /** Still short, positive; surplus negative. */
  distance: Figure,
  distanceRate: Figure,
  growthNeeded: Figure,
  amountPerYear: Figure,
  growthObserved: Figure,
  growthRequired: Figure,
  /** R = observed ÷ required yearly growth. */
  ratio: Figure,
  /** Value needed by now on the path of constant growth from the base to the target. */
  neededNow: Figure,
  status: TargetStatus,
  statusLabel: z.string(),
  /** How the status was reached, in words with its numbers. */
  rule: z.string(),
  basis: z.string(),
  quote: z.string(),
  responsible: z.string(),
  simulated: z.boolean(),
});
export type TargetRow = z.infer<typeof TargetRow>;

export const Trajectory = z.object({
  indicator: z.string(),
  name: z.string(),
  unit: z.string(),
  actual: z.array(YearPoint),
  /** Required path from the base through every target of the indicator. */
  required: z.array(YearPoint),
  projections: z.array(z.object({ method: z.string(), label: z.string(), points: z.array(YearPoint) })),
  /** 80 % interval of the log-linear projection; null with fewer than five years. */
  band: z.object({ label: z.string(), low: z.array(YearPoint), high: z.array(YearPoint) }).nullable(),
  targets: z.array(z.object({ year: z.int(), value: z.number(), title: z.string() })),
  finding: z.string(),
});
export type Trajectory = z.infer<typeof Trajectory>;

/** What the 情景 of the page is computed from, in the browser; 亿元, growth in per cent a year. */
export const ScenarioBasis = z.object({
  /** Target year, and the year the amounts are of. */
  year: z.int(),
  fromYear: z.int(),
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
  subline: z.string(),
  /** 口径 notes printed under the verdict. */
  caliber: z.string(),
  basis: z.string(),
  basisQuote: z.string(),
  rows: z.array(TargetRow),
  rowsFinding: z.string(),
  trajectory: Trajectory,
  gaps: z
    .object({
      blocks: z.array(
        z.object({ block: z.string(), name: z.string(), projected: Figure, target: z.number(), gap: Figure }),
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
        /** The growth the margin is taken from: the city's, or the county's own while a split is in force. */
        required: Figure,
        margin: Figure,
        rank: z.int().nullable(),
        rankChange: z.int().nullable(),
      }),
    ),
    finding: z.string(),
    /** The official split of the total's target; null while none is in force. */
    split: OfficialSplit.nullable(),
  }),
  /** 时序进度: half-years against the usual first-half share of past years; never against a yearly target. */
  pace: z
    .object({
      label: z.string(),
      finding: z.string(),
      rows: z.array(
        z.object({
          name: z.string(),
          firstHalf: Figure,
          growth: Figure,
          usualShare: Figure,
          years: z.int(),
          impliedYear: Figure,
        }),
      ),
      note: z.string(),
    })
    .nullable(),
  binding: z.object({ sentence: z.string(), gdpOfBalance: z.number() }).nullable(),
  /** Null while a block has no figure in the year of the total. */
  scenario: ScenarioBasis.nullable(),
  notes: z.array(z.string()),
  simulated: z.boolean(),
});
export type Targets = z.infer<typeof Targets>;

export const TargetParams = z.object({ id: z.string() });
export const TargetDetailQuery = TargetsQuery.omit({ y: true });

/** The yearly figures a target rests on; each opens to its lineage. */
export const TargetInput = z.object({
  indicator: z.string(),
  name: z.string(),
  /** 增速 · 数额 · 上年数额 in a relation; empty elsewhere. */
  role: z.string(),
  unit: z.string(),
  digits: z.int(),
  figures: z.array(z.object({ year: z.int(), figure: Figure, growth: Figure, simulated: z.boolean() })),
});
export type TargetInput = z.infer<typeof TargetInput>;

/** Who files the figures, where: the organisation whose yearly return holds the cells. */
export const TargetReporter = z.object({
  organisation: z.string(),
  name: z.string(),
  period: Period,
  label: z.string(),
  /** Key of the first of the cells: `<unit>/<indicator>`. */
  cell: z.string(),
  indicators: z.array(z.string()),
});
export type TargetReporter = z.infer<typeof TargetReporter>;

/** One target in full. */
export const TargetDetail = z.object({
  cut: Cut,
  cityUnit: z.string(),
  period: Period,
  label: z.string(),
  periods: z.array(z.object({ period: Period, label: z.string() })),
  row: TargetRow,
  /** The other targets of the same indicator: 2030 beside 2027, an earlier document beside the later one. */
  others: z.array(TargetRow),
  /** The rule by which any such target gets its status, with the city's thresholds. */
  rule: z.string(),
  document: z.string(),
  clause: z.string(),
  definition: z.string(),
  inputs: z.array(TargetInput),
  trajectory: Trajectory.nullable(),
  reporters: z.array(TargetReporter),
  /** The target's parts by unit; null while no official split is in force. */
  split: OfficialSplit.nullable(),
  finding: z.string(),
  lead: z.string(),
  notes: z.array(z.string()),
  simulated: z.boolean(),
});
export type TargetDetail = z.infer<typeof TargetDetail>;

export const targetsPath = '/api/targets';

/** `/api/targets/gov_2027`; without an id the pattern of the route. */
export function targetPath(id = ':id'): string {
  return `${targetsPath}/${id}`;
}

/** The key under which the answer to a target query is kept, by the page that shows it and by the server that sends it along. */
export function targetsKey({ y, period, v, asof }: z.infer<typeof TargetsQuery>): readonly unknown[] {
  return ['targets', y ?? null, period ?? null, v ?? null, asof ?? null];
}
