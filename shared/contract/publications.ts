/** 发布: a period or year frozen under a version; a correction is the next version and says what it moved. */
import { z } from 'zod';
import { Period } from '../period.ts';
import { endpoint } from './endpoint.ts';
import { Header, Publishable } from './publication-document.ts';
import { FRESH_MINUTES, OFFICE, READERS } from './roles.ts';
import { Subject } from './scheme.ts';

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
  mayConfirm: z.boolean(),
  whyNot: z.string(),
});
export type ProposalView = z.infer<typeof ProposalView>;

/** A sentence about one indicator or assessment that readers find changed; null where it was not said before or is no longer. */
const SentenceChange = z.object({
  about: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type SentenceChange = z.infer<typeof SentenceChange>;

/** What a proposal would publish, as readers would find it, and all that would change by it. */
export const ProposalPreview = z.object({
  proposal: ProposalView,
  ...Publishable,
  figureCount: z.int(),
  /** Against the version before it; against nothing for the first. */
  sentences: z.array(SentenceChange),
  /** What is published without a figure, one line an indicator. */
  lacking: z.array(z.string()),
  /** Whether each assessment goes along, or why not. */
  along: z.array(z.string()),
});
export type ProposalPreview = z.infer<typeof ProposalPreview>;

const PublishableRun = z.object({
  number: z.int(),
  subject: z.string(),
  note: z.string(),
  dataVersion: z.int(),
  createdAt: z.string(),
  /** A department's, of its own institutions only. */
  partial: z.boolean(),
});
export type PublishableRun = z.infer<typeof PublishableRun>;

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
      /** What the programme assesses. */
      subjects: z.array(Subject),
      runs: z.array(PublishableRun),
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
  preview: endpoint({
    about: '确认之前：将要发布的内容和由此变动的数据、位次、文字',
    method: 'GET',
    path: '/api/publications/proposals/:id',
    who: OFFICE,
    params: OfProposal,
    reply: ProposalPreview,
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
