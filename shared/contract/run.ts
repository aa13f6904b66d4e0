/** One calculation of scores: its columns, groups and results. */
import { z } from 'zod';
import type { AssessResult } from '../assess/result.ts';
import type { AssessInput } from '../assess/schema.ts';
import { Formula } from '../catalogue.ts';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { Measure, Scheme, Subject } from './scheme.ts';

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
const CELL_MARKS = ['preliminary', 'coverage'] as const;
export type CellMark = (typeof CELL_MARKS)[number];
export const CELL_MARK_NAME: Record<CellMark, string> = {
  preliminary: '快报',
  coverage: '口径差异',
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
