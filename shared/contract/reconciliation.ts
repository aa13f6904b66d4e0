/** What two organisations say of one cell, side by side. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { ReturnState } from './return-state.ts';

/** A figure of one source; what awaits review counts here, so that differences are seen before approval. */
const SourceFigure = z.object({
  organisation: z.string(),
  organisationName: z.string(),
  state: ReturnState,
  figure: Figure,
});

/** A cell that two organisations supply, in its form's unit. */
const SourceCell = z.object({
  unit: z.string(),
  unitName: z.string(),
  indicator: z.string(),
  name: z.string(),
  measureUnit: z.string(),
  decimals: z.int(),
});

export const Reconciliation = z.object({
  period: Period,
  label: z.string(),
  /** The same cell from two sources that differ; `first` is the responsible reporter's figure, which is used. */
  twoSources: z.array(SourceCell.extend({ first: SourceFigure, second: SourceFigure, difference: Figure })),
  /** The responsible reporter is silent; the second source's figure is shown here and used nowhere. */
  onlySecond: z.array(SourceCell.extend({ first: SourceFigure, second: SourceFigure })),
  /** 全市 as reported against Σ units (+ 市本级); the reported figure is shown everywhere, never overwritten. */
  cityAgainstSum: z.array(
    z.object({
      indicator: z.string(),
      name: z.string(),
      measureUnit: z.string(),
      decimals: z.int(),
      reportedBy: z.string(),
      reported: Figure,
      sum: Figure,
      difference: Figure,
      /** The difference is larger than rounding of the addends can explain. */
      beyondRounding: z.boolean(),
      /** Short names of the units whose figure is not there. */
      missing: z.array(z.string()),
    }),
  ),
  /** Σ of single institutions against 全市, and by 属地 against the county, which may hold more than are listed. */
  institutions: z.array(
    z.object({
      place: z.string(),
      placeName: z.string(),
      indicator: z.string(),
      name: z.string(),
      measureUnit: z.string(),
      decimals: z.int(),
      reportedBy: z.string(),
      reported: Figure,
      sum: Figure,
      /** reported − Σ. */
      difference: Figure,
      contradicts: z.boolean(),
      /** Short names of the institutions added up, and of those whose figure is not there. */
      institutions: z.array(z.string()),
      missing: z.array(z.string()),
    }),
  ),
  objections: z.array(
    z.object({
      organisationName: z.string(),
      unitName: z.string(),
      name: z.string(),
      text: z.string(),
      by: z.string(),
      at: z.string(),
    }),
  ),
});
export type Reconciliation = z.infer<typeof Reconciliation>;
