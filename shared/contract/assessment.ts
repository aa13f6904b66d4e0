/**
 * 年度研判 (001 annex 2): the scoring scheme as data, runs that never change, and what the pages ask. Amounts are in
 * 万元, rates in per cent.
 */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { endpoint } from './endpoint.ts';
import { OFFICE, READERS } from './roles.ts';
import { AssessmentRun, RunSummary } from './run.ts';
import { Scheme, SchemeVersion, Subject } from './scheme.ts';

/** `basedOn` must be the latest version: of two editors the second is told, and keeps what was typed. */
export const NewSchemeBody = z.strictObject({
  basedOn: z.int(),
  reason: z.string().trim().min(2, '请写明修改原因').max(1000),
  scheme: Scheme,
});
export type NewSchemeBody = z.infer<typeof NewSchemeBody>;

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
