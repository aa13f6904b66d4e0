/** 报送研判结果: departments send the result of their own institutions' assessment to the office (001 annex 2, note 2). */
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { RunSummary } from './run.ts';

/** One report, which is its own receipt. */
const ResultReport = z.object({
  /** 回执号. */
  number: z.int(),
  run: z.int(),
  /** Digest of the run as it was sent. */
  digest: z.string(),
  comment: z.string(),
  by: z.string(),
  at: z.string(),
  auditSeq: z.int(),
  auditHash: z.string(),
});

const ResultRow = z.object({
  organisation: z.string(),
  name: z.string(),
  /** Names of the groups of institutions that it assesses. */
  groups: z.array(z.string()),
  /** Newest first; the newest is the result that holds. */
  reports: z.array(ResultReport),
});
export type ResultRow = z.infer<typeof ResultRow>;

export const ResultReports = z.object({
  year: z.int(),
  /** Every department that has institutions to assess; a department sees its own row. */
  rows: z.array(ResultRow),
  /** The caller's own runs of the year that may be sent, newest first; empty for the office. */
  own: z.array(RunSummary),
});
export type ResultReports = z.infer<typeof ResultReports>;

export const ReportResultBody = z.strictObject({
  run: z.int().positive(),
  comment: z.string().trim().max(1000),
});
export type ReportResultBody = z.infer<typeof ReportResultBody>;

const params = z.object({ year: z.coerce.number().int().min(2000).max(2099) });

export const resultReportsApi = {
  list: endpoint({
    about: '各部门报送机构研判结果的情况',
    method: 'GET',
    path: '/api/institution-results/:year',
    who: ['analyst', 'department_reporter'],
    params,
    reply: ResultReports,
  }),
  report: endpoint({
    about: '部门报送本部门的机构研判结果',
    method: 'POST',
    path: '/api/institution-results/:year',
    who: ['department_reporter'],
    params,
    body: ReportResultBody,
    once: true,
    reply: ResultReports,
  }),
} as const;
