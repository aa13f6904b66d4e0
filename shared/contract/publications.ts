/** 发布: a period or year frozen under a version; a correction is the next version and says what it moved. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { endpoint } from './endpoint.ts';
import { FRESH_MINUTES, OFFICE, READERS } from './roles.ts';
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

const Header = {
  city: z.string(),
  period: Period,
  label: z.string(),
  version: z.int(),
  title: z.string(),
  publishedAt: z.string(),
  proposedBy: z.string(),
  confirmedBy: z.string(),
  reason: z.string(),
  catalogueVersion: z.int(),
  catalogueDigest: z.string(),
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

/** The page of one publication: without the frozen inputs, which the file holds. */
export const PublicationView = z.object({
  ...Header,
  runs: z.array(
    z.object({
      number: z.int(),
      subject: z.string(),
      title: z.string(),
      year: z.int(),
      schemeNumber: z.int(),
    }),
  ),
  figureCount: z.int(),
  versions: z.array(z.object({ version: z.int(), publishedAt: z.string(), reason: z.string() })),
});
export type PublicationView = z.infer<typeof PublicationView>;

export const PublicationSummary = z.object({
  period: Period,
  label: z.string(),
  version: z.int(),
  latest: z.boolean(),
  dataVersion: z.int(),
  publishedAt: z.string(),
  proposedBy: z.string(),
  confirmedBy: z.string(),
  reason: z.string(),
  digest: z.string(),
});
export type PublicationSummary = z.infer<typeof PublicationSummary>;

export const ProposalView = z.object({
  id: z.string(),
  period: Period,
  label: z.string(),
  version: z.int(),
  dataVersion: z.int(),
  unitRun: z.int().nullable(),
  institutionRun: z.int().nullable(),
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  /** What the new version would change; empty for a first version. */
  moved: z.array(Movement),
  mayConfirm: z.boolean(),
  whyNot: z.string(),
});
export type ProposalView = z.infer<typeof ProposalView>;

export const Publications = z.object({
  publications: z.array(PublicationSummary),
  /** Waiting for a second analyst; analysts only. */
  proposals: z.array(ProposalView),
  /** Periods with figures, and what can be published with them; analysts only. */
  candidates: z.array(
    z.object({
      period: Period,
      label: z.string(),
      nextVersion: z.int(),
      /** Data version of the last publication; null when there is none. */
      published: z.int().nullable(),
      /** Figures of the period were approved after that version. */
      changedSince: z.boolean(),
      runs: z.array(
        z.object({
          number: z.int(),
          subject: z.string(),
          note: z.string(),
          dataVersion: z.int(),
          createdAt: z.string(),
        }),
      ),
    }),
  ),
  dataVersion: z.int(),
});
export type Publications = z.infer<typeof Publications>;

export const ProposeBody = z.strictObject({
  period: Period,
  dataVersion: z.int(),
  unitRun: z.int().nullable(),
  institutionRun: z.int().nullable(),
  reason: z.string().trim().max(1000),
});
export type ProposeBody = z.infer<typeof ProposeBody>;
export const DecideBody = z.strictObject({ comment: z.string().trim().max(1000) });
export type DecideBody = z.infer<typeof DecideBody>;

const OfVersion = z.object({ period: Period, version: z.coerce.number().int().positive() });
const OfProposal = z.object({ id: z.string().max(60) });

export const publicationsApi = {
  list: endpoint({
    about: '发布列表和待确认的发布',
    method: 'GET',
    path: '/api/publications',
    who: READERS,
    reply: Publications,
  }),
  propose: endpoint({
    about: '提出发布，由另一人确认',
    method: 'POST',
    path: '/api/publications/proposals',
    who: OFFICE,
    freshMinutes: FRESH_MINUTES,
    body: ProposeBody,
    reply: z.object({ id: z.string() }),
  }),
  confirm: endpoint({
    about: '确认发布',
    method: 'POST',
    path: '/api/publications/proposals/:id/confirm',
    who: OFFICE,
    freshMinutes: FRESH_MINUTES,
    params: OfProposal,
    body: DecideBody,
    reply: PublicationSummary,
  }),
  refuse: endpoint({
    about: '不同意发布',
    method: 'POST',
    path: '/api/publications/proposals/:id/refuse',
    who: OFFICE,
    params: OfProposal,
    body: DecideBody,
    reply: z.object({ ok: z.literal(true) }),
  }),
  view: endpoint({
    about: '一次发布',
    method: 'GET',
    path: '/api/publications/:period/:version',
    who: READERS,
    params: OfVersion,
    reply: PublicationView,
  }),
  file: endpoint({
    about: '一次发布的文件，含校验码',
    method: 'GET',
    path: '/api/publications/:period/:version/file',
    who: READERS,
    params: OfVersion,
    reply: 'file',
  }),
  archive: endpoint({
    about: '一期的归档包：发布、全部报送和原始文件、审核记录、审计记录',
    method: 'GET',
    path: '/api/publications/:period/:version/archive',
    who: OFFICE,
    params: OfVersion,
    reply: 'file',
  }),
} as const;
