/** Where a figure comes from: formula, inputs, submission, cell, earlier editions. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { Cut, cutQuery } from './cut.ts';
import { CumulationForm, Metric } from './metric.ts';

export const LineageQuery = z.object({
  unit: z.string().max(60),
  indicator: z.string().max(60),
  period: Period,
  /** The to-date figure as it stands, or the single half worked out from two of them. */
  form: CumulationForm.default('to_date'),
  /** The figure itself, or its change against the same period last year. */
  of: z.enum(['figure', 'growth']).default('figure'),
  ...cutQuery,
});

export const LineageInput = z.object({
  unit: z.string(),
  unitName: z.string(),
  indicator: z.string(),
  name: z.string(),
  period: Period,
  form: CumulationForm,
  /** What tells this input from the others: its unit, its indicator or its period. */
  label: z.string(),
  sign: z.enum(['+', '−', '÷', '']),
  figure: Figure,
  measureUnit: z.string(),
  /** Release of a reported input (初步 · 最终 · 普查修订), or empty. */
  release: z.string(),
});

export type LineageInput = z.infer<typeof LineageInput>;

/** One approved value of a cell: a revision, or one release of a figure that is published several times. */
export const Vintage = z.object({
  dataVersion: z.int(),
  /** When it became known: the first approval with this value and release. */
  at: z.string(),
  figure: Figure,
  organisationName: z.string(),
  /** 初步 · 最终 · 普查修订, or empty. */
  release: z.string(),
  citation: z.string(),
  simulated: z.boolean(),
  by: z.string(),
});
export type Vintage = z.infer<typeof Vintage>;

/** How one figure came to be: formula and inputs, or the submission, the person and the cell. */
export const Lineage = z.object({
  cut: Cut,
  unit: z.string(),
  unitName: z.string(),
  period: Period,
  label: z.string(),
  metric: Metric,
  figure: Figure,
  basis: z.enum(['none', 'reported', 'summed', 'derived']),
  formula: z.string(),
  /** A published rate beside the computed one, in words; empty where none was published. */
  published: z.string(),
  inputs: z.array(LineageInput),
  submission: z
    .object({
      organisation: z.string(),
      organisationName: z.string(),
      /** Number of the submission of its return, or of the batch of past years. */
      revision: z.int(),
      history: z.boolean(),
      submittedBy: z.string(),
      submittedAt: z.string(),
      approvedBy: z.string(),
      approvedAt: z.string(),
      cell: z.string().nullable(),
      raw: z.string().nullable(),
      /** Where and in what unit it stood in the file, for those who may open the return; 1 of it is `factor` of `formUnit`. */
      sheet: z.string().nullable(),
      sourceUnit: z.string().nullable(),
      factor: z.string().nullable(),
      formUnit: z.string(),
      /** Typed in the page, not read from a file. */
      typed: z.boolean(),
      note: z.string(),
      origin: z.enum(['reported', 'published', 'simulated']),
      release: z.string(),
      citation: z.string(),
      /** The return's page, for those who may open it. */
      link: z.string().nullable(),
    })
    .nullable(),
  /** Every value of this cell that was approved so far, or that a ratio had; approvals that changed nothing are left out. */
  revisions: z.array(Vintage),
  simulated: z.boolean(),
});
export type Lineage = z.infer<typeof Lineage>;
