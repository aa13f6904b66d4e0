/** What a publication holds: the frozen figures, what follows from them, what they changed; and the file that is kept. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { AssessmentRun } from './run.ts';

/** One frozen figure: exact decimal text in the stored unit (money: 万元), or the mark in its place. */
export const FrozenFigure = z.object({
  unit: z.string(),
  indicator: z.string(),
  period: Period,
  mark: z.string(),
  amount: z.string().nullable(),
  /** Of a base: restated by today's units and definition (可比口径重算). */
  restated: z.boolean().optional(),
});
export type FrozenFigure = z.infer<typeof FrozenFigure>;

const ResultRow = z.object({
  unit: z.string(),
  figure: Figure,
  base: Figure,
  /** 同比, %; for a rate the change in 百分点. */
  growth: Figure,
  rank: z.int().nullable(),
  rankBefore: z.int().nullable(),
});

/** One indicator of the period: peers in fixed order with their ranks, then the others, the city last. */
export const IndicatorResults = z.object({ indicator: z.string(), rows: z.array(ResultRow) });
export type IndicatorResults = z.infer<typeof IndicatorResults>;

const PublishedUnit = z.object({
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  /** Ranked against the other peers. */
  peer: z.boolean(),
});
const PublishedIndicator = z.object({
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  decimals: z.int(),
  rate: z.boolean(),
  direction: z.enum(['higher', 'lower']),
});

export const Movement = z.object({
  kind: z.enum(['figure', 'rank', 'score']),
  unit: z.string(),
  indicator: z.string().nullable(),
  before: Figure,
  after: Figure,
  text: z.string(),
});
export type Movement = z.infer<typeof Movement>;

/** What a version says: known before it is confirmed. */
export const Publishable = {
  period: Period,
  label: z.string(),
  version: z.int(),
  title: z.string(),
  catalogueVersion: z.int(),
  dataVersion: z.int(),
  asOf: z.string(),
  simulated: z.boolean(),
  units: z.array(PublishedUnit),
  indicators: z.array(PublishedIndicator),
  results: z.array(IndicatorResults),
  /** What this version changed against the one before it; empty for the first. */
  moved: z.array(Movement),
  /** The year before and why the two are not comparable; null when none was published. */
  comparison: z.object({ period: Period, version: z.int(), reasons: z.array(z.string()) }).nullable(),
};

export const Header = {
  city: z.string(),
  ...Publishable,
  publishedAt: z.string(),
  proposedBy: z.string(),
  confirmedBy: z.string(),
  reason: z.string(),
  catalogueDigest: z.string(),
  /** Head of the audit trail when it was published. */
  audit: z.object({ seq: z.int(), hash: z.string() }),
  digest: z.string(),
};

/** The file that is kept and downloaded; `npm run assess -- --check` recomputes it. */
export const PublicationDocument = z.object({
  format: z.literal('publication-1'),
  ...Header,
  figures: z.array(FrozenFigure),
  runs: z.array(AssessmentRun),
});
export type PublicationDocument = z.infer<typeof PublicationDocument>;
