/**
 * 年度研判 (001 annex 2): the scoring scheme as data, runs that never change, and what the pages ask. Amounts are in
 * 万元, rates in per cent.
 */
import { z } from 'zod';
import type { AssessResult } from '../assess/result.ts';
import type { AssessInput } from '../assess/schema.ts';
import { Formula } from '../catalogue.ts';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { endpoint } from './endpoint.ts';
import { OFFICE, READERS } from './roles.ts';

/** 'units' = the counties and zones (annex 2 parts 一, 二); 'institutions' = parts 三–五. */
export const SUBJECTS = ['units', 'institutions'] as const;
export const Subject = z.enum(SUBJECTS);
export type Subject = z.infer<typeof Subject>;

const Code = z.string().min(1).max(60);
const Weight = z.number().min(0).max(1000);
const Text = z.string().max(500);

/** How the anchors x_h 满意值 and x_s 不允许值 of an indicator are found (domain.md §5). */
export const AnchorChoice = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('tukey'), k: z.number().positive().max(100) }),
  z.strictObject({ rule: z.literal('min_max') }),
  z.strictObject({
    rule: z.literal('percentile'),
    low: z.number().min(0).max(1),
    high: z.number().min(0).max(1),
  }),
  z.strictObject({ rule: z.literal('fixed'), worst: z.number(), best: z.number() }),
  z.strictObject({ rule: z.literal('target'), target: z.number() }),
  z.strictObject({ rule: z.literal('tiers'), tiers: z.array(z.number()).length(5) }),
]);
export type AnchorChoice = z.infer<typeof AnchorChoice>;

/** 'level' the figure of the data year · 'ratio' ÷ `denominator`, % · 'growth' 同比, % (a rate: 百分点). */
export const Measure = z.enum(['level', 'ratio', 'growth']);
export type Measure = z.infer<typeof Measure>;

/** One scored column: an indicator seen in one dimension. */
export const SchemeItem = z.strictObject({
  code: Code,
  indicator: Code,
  /** Annex 2's part: 一 地方政府. */
  part: Text,
  dimension: Code,
  measure: Measure,
  denominator: Code.nullable(),
  /** Years before the assessed year: 0 = 当年数据, 1 = 上年数据. */
  lag: z.int().min(0).max(3),
  weight: Weight,
  /** Peer groups it applies to; null = all. */
  groups: z.array(Code).nullable(),
  /** Its own anchors; null = the scheme's. */
  anchors: AnchorChoice.nullable(),
});
export type SchemeItem = z.infer<typeof SchemeItem>;

export const PeerGroup = z.strictObject({
  code: Code,
  name: Text.min(1),
  units: z.array(Code).min(1).max(5000),
});
export type PeerGroup = z.infer<typeof PeerGroup>;

/** Everything that decides a score, all of it *ours* where annex 2 leaves it open. */
export const Scheme = z.strictObject({
  version: Text.min(1),
  /** E.g. provisional until 市委科技办 confirms. */
  status: Text,
  dimensions: z
    .array(z.strictObject({ code: Code, meaning: Text, weight: Weight }))
    .min(1)
    .max(20),
  items: z.array(SchemeItem).min(1).max(200),
  peerGroups: z.array(PeerGroup).min(1).max(50),
  anchors: AnchorChoice,
  minPeers: z.int().min(2).max(1000),
  score: z.strictObject({
    c: z.number().min(0).max(1000),
    d: z.number().positive().max(1000),
    clamp: z.boolean(),
  }),
  function: z.enum(['linear', 'exponential', 'logarithmic', 'power']),
  power: z.number().positive().max(10),
  aggregation: z.enum(['arithmetic', 'geometric']),
  minWeightPresent: z.number().min(0).max(1),
  rank: z.strictObject({ digits: z.int().min(0).max(6), tieBreak: z.array(Code).max(20) }),
  robustness: z.strictObject({
    delta: z.number().min(0).max(1),
    draws: z.int().min(1).max(10_000),
    seed: z.int(),
  }),
});
export type Scheme = z.infer<typeof Scheme>;

export const SchemeVersion = z.object({
  subject: Subject,
  number: z.int(),
  /** The version it was edited from; null for the programme's own. */
  basedOn: z.int().nullable(),
  reason: z.string(),
  createdBy: z.string(),
  createdAt: z.string().nullable(),
  digest: z.string(),
  scheme: Scheme,
});
export type SchemeVersion = z.infer<typeof SchemeVersion>;

/** `basedOn` must be the latest version: of two editors the second is told, and keeps what was typed. */
export const NewSchemeBody = z.strictObject({
  basedOn: z.int(),
  reason: z.string().trim().min(2, '请写明修改原因').max(1000),
  scheme: Scheme,
});
export type NewSchemeBody = z.infer<typeof NewSchemeBody>;

/** A scored column resolved for one year. */
export const RunColumn = z.object({
  code: z.string(),
  indicator: z.string(),
  name: z.string(),
  part: z.string(),
  dimension: z.string(),
  measure: Measure,
  denominator: z.string().nullable(),
  denominatorName: z.string(),
  /** The figures are rates: their growth is in 百分点. */
  rate: z.boolean(),
  direction: z.enum(['higher', 'lower']),
  unit: z.string(),
  decimals: z.int(),
  dataYear: z.int(),
  period: Period,
  /** Base period of a growth. */
  base: Period.nullable(),
  /** The indicator that holds the published growth (可比口径), which goes before the computed one. */
  published: z.string().optional(),
});
export type RunColumn = z.infer<typeof RunColumn>;

/** Simulated figures are said once for the run: in a demonstration they would stand in every cell. */
export const CELL_MARKS = ['preliminary', 'caliber'] as const;
export type CellMark = (typeof CELL_MARKS)[number];
export const CELL_MARK_NAME: Record<CellMark, string> = {
  preliminary: '快报',
  caliber: '口径差异',
};

/** How indicators hang together, so that a what-if can follow an added amount. */
export const RunIndicator = z.object({
  name: z.string(),
  formula: Formula.nullable(),
  /** The 合计 of which it is a 其中. */
  partOf: z.string().nullable(),
  money: z.boolean(),
});
export type RunIndicator = z.infer<typeof RunIndicator>;

/** One peer group's scores: `input` gives exactly `result` (`npm run assess -- --check`). */
export const GroupAssessment = z.object({
  group: z.string(),
  name: z.string(),
  columns: z.array(RunColumn),
  input: z.custom<AssessInput>(),
  result: z.custom<AssessResult>(),
  /** Marks by unit and column, only where there are any. */
  marks: z.record(z.string(), z.record(z.string(), z.array(z.enum(CELL_MARKS)))),
});
export type GroupAssessment = z.infer<typeof GroupAssessment>;

/** An immutable run: the frozen figures, the scheme and the results, with a digest over everything else. */
export const AssessmentRun = z.object({
  format: z.literal('assessment-run-1'),
  number: z.int(),
  city: z.string(),
  subject: Subject,
  year: z.int(),
  title: z.string(),
  /** 依据: document number and clause; empty where the programme names none. */
  basis: z.string(),
  note: z.string(),
  schemeNumber: z.int(),
  scheme: Scheme,
  catalogueVersion: z.int(),
  dataVersion: z.int(),
  asOf: z.string(),
  createdBy: z.string(),
  organisation: z.string(),
  organisationName: z.string(),
  createdAt: z.string(),
  simulated: z.boolean(),
  indicators: z.record(z.string(), RunIndicator),
  /** Frozen inputs: unit → `indicator@period` → figure in the stored unit (money: 万元). */
  figures: z.record(z.string(), z.record(z.string(), Figure)),
  assessments: z.array(GroupAssessment),
  digest: z.string(),
});
export type AssessmentRun = z.infer<typeof AssessmentRun>;

export const RunSummary = z.object({
  number: z.int(),
  subject: Subject,
  year: z.int(),
  note: z.string(),
  schemeNumber: z.int(),
  dataVersion: z.int(),
  createdBy: z.string(),
  organisationName: z.string(),
  createdAt: z.string(),
  digest: z.string(),
  /** Version of the publication that holds it, or null. */
  published: z.int().nullable(),
});
export type RunSummary = z.infer<typeof RunSummary>;

/** /assessment/:year before a run is opened. */
export const AssessmentYear = z.object({
  subject: Subject,
  year: z.int(),
  years: z.array(z.int()),
  scheme: SchemeVersion,
  schemes: z.array(SchemeVersion.omit({ scheme: true })),
  /** Newest first; reporters see the published ones and their own. */
  runs: z.array(RunSummary),
  dataVersion: z.int(),
  basis: z.string(),
  /** Each block's share of the city's money of the year, %; empty for institutions. */
  money: z.array(z.object({ block: z.string(), name: z.string(), share: Figure })),
  mayEdit: z.boolean(),
  mayRun: z.boolean(),
  /** What is known of the year's figures, per peer group. */
  readiness: z.array(
    z.object({
      group: z.string(),
      name: z.string(),
      units: z.array(z.object({ unit: z.string(), name: z.string() })),
      cells: z.int(),
      present: z.int(),
    }),
  ),
});
export type AssessmentYear = z.infer<typeof AssessmentYear>;

export const NewRunBody = z.strictObject({
  scheme: z.int(),
  /** Null = the latest data. */
  dataVersion: z.int().nullable(),
  note: z.string().max(500),
});
export type NewRunBody = z.infer<typeof NewRunBody>;

const Moved = z.object({ before: Figure, after: Figure, change: Figure });

/** Two runs side by side: from `before` to `after`, unit by unit. */
export const RunComparison = z.object({
  before: RunSummary,
  after: RunSummary,
  /** Why the two are not comparable as they stand; empty when they are. */
  reasons: z.array(z.string()),
  groups: z.array(
    z.object({
      group: z.string(),
      name: z.string(),
      columns: z.array(z.object({ code: z.string(), name: z.string(), dimension: z.string() })),
      units: z.array(
        z.object({
          unit: z.string(),
          name: z.string(),
          total: Moved,
          rankBefore: z.int().nullable(),
          rank: z.int().nullable(),
          rankChange: z.int().nullable(),
          /** Points of the total by column, largest change first. */
          items: z.array(
            z.object({
              code: z.string(),
              contribution: Moved,
              score: Moved,
              value: Moved,
            }),
          ),
          sentence: z.string(),
        }),
      ),
    }),
  ),
});
export type RunComparison = z.infer<typeof RunComparison>;

const Year = z.coerce.number().int().min(2000).max(2099);
const Ordinal = z.coerce.number().int().positive();
const OfSubject = z.object({ subject: Subject });
const OfYear = z.object({ subject: Subject, year: Year });
const OfRun = z.object({ run: Ordinal });

export const assessmentApi = {
  year: endpoint({
    about: '一个年度的研判',
    method: 'GET',
    path: '/api/assessment/:subject/:year',
    who: READERS,
    params: OfYear,
    reply: AssessmentYear,
  }),
  addScheme: endpoint({
    about: '新增评分方案版本',
    method: 'POST',
    path: '/api/assessment/:subject/schemes',
    who: OFFICE,
    params: OfSubject,
    body: NewSchemeBody,
    reply: SchemeVersion,
  }),
  scheme: endpoint({
    about: '评分方案的一个版本',
    method: 'GET',
    path: '/api/assessment/:subject/schemes/:number',
    who: READERS,
    params: z.object({ subject: Subject, number: Ordinal }),
    reply: SchemeVersion,
  }),
  // Departments run their own institutions; the service decides which.
  makeRun: endpoint({
    about: '计算一次得分',
    method: 'POST',
    path: '/api/assessment/:subject/:year/runs',
    who: ['analyst', 'department_reporter'],
    params: OfYear,
    body: NewRunBody,
    reply: RunSummary,
  }),
  run: endpoint({
    about: '一次得分计算的全部输入和结果',
    method: 'GET',
    path: '/api/runs/:run',
    who: READERS,
    params: OfRun,
    reply: AssessmentRun,
    stored: true,
  }),
  file: endpoint({
    about: '一次得分计算的文件，可用 npm run assess -- --check 复算',
    method: 'GET',
    path: '/api/runs/:run/file',
    who: READERS,
    params: OfRun,
    reply: 'file',
  }),
  compare: endpoint({
    about: '两次得分计算的比较',
    method: 'GET',
    path: '/api/runs/:run/compare/:other',
    who: READERS,
    params: z.object({ run: Ordinal, other: Ordinal }),
    reply: RunComparison,
  }),
} as const;
