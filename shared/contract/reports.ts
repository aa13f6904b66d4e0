/** 材料: the documents of a period as drafts that are read and edited, and the jobs that make them into files. */
import { z } from 'zod';
import { Period } from '../period.ts';
import { DocumentKind, ReportModel } from '../report/model.ts';
import { endpoint } from './endpoint.ts';
import { OFFICE, READERS } from './roles.ts';

/** What a document is made into. */
const FORMATS = ['docx', 'pdf', 'pptx', 'xlsx'] as const;
export const DocumentFormat = z.enum(FORMATS);
export type DocumentFormat = z.infer<typeof DocumentFormat>;

/** One document as it can be opened. */
const DocumentEntry = z.object({
  kind: DocumentKind,
  name: z.string(),
  about: z.string(),
  formats: z.array(DocumentFormat),
  /** It is read and edited on its own page; the others are only made. */
  readable: z.boolean(),
});

export const JobView = z.object({
  id: z.string(),
  kind: DocumentKind,
  format: DocumentFormat,
  period: Period,
  name: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed']),
  /** What is being done, in words. */
  step: z.string(),
  done: z.int(),
  total: z.int(),
  askedBy: z.string(),
  askedAt: z.string(),
  endedAt: z.string().nullable(),
  bytes: z.int().nullable(),
});
export type JobView = z.infer<typeof JobView>;

export const Reports = z.object({
  periods: z.array(
    z.object({
      period: Period,
      label: z.string(),
      /** Version of the newest publication; null while the period is a draft. */
      publication: z.int().nullable(),
      documents: z.array(DocumentEntry),
    }),
  ),
  /** The units a sheet can be opened for: all of them for the office, the caller's own for a county. */
  units: z.array(z.object({ unit: z.string(), name: z.string() })),
  /** The caller's jobs, newest first. */
  jobs: z.array(JobView),
});
export type Reports = z.infer<typeof Reports>;

/** A paragraph that somebody wrote anew, with the numbers in it that no longer hold. */
const EditedParagraph = z.object({
  number: z.int(),
  text: z.string(),
  by: z.string(),
  at: z.string(),
  /** The computed paragraph, to go back to. */
  computed: z.string(),
  /** Numbers of the text that the data no longer say, with what they say now; empty: where the number has gone. */
  stale: z.array(z.object({ text: z.string(), now: z.string() })),
});
export type EditedParagraph = z.infer<typeof EditedParagraph>;

export const DocumentView = z.object({
  model: ReportModel,
  /** By the id of the paragraph. */
  edits: z.record(z.string(), EditedParagraph),
  formats: z.array(DocumentFormat),
  mayEdit: z.boolean(),
  publications: z.array(z.int()),
});
export type DocumentView = z.infer<typeof DocumentView>;

export const EditBody = z.strictObject({
  kind: DocumentKind,
  unit: z.string().max(60).default(''),
  publication: z.int().positive().optional(),
  paragraph: z.string().min(1).max(80),
  /** Null takes the computed paragraph back. */
  text: z.string().trim().min(1, '请写明内容').max(5000).nullable(),
  /** Number of the edit that the writer saw; 0 for none. */
  after: z.int().min(0),
});
export type EditBody = z.infer<typeof EditBody>;

export const EditHistory = z.object({
  edits: z.array(
    z.object({
      number: z.int(),
      paragraph: z.string(),
      text: z.string().nullable(),
      by: z.string(),
      at: z.string(),
    }),
  ),
});

export const MakeBody = z.strictObject({
  kind: DocumentKind,
  format: DocumentFormat,
  /** The unit of a sheet. */
  unit: z.string().max(60).default(''),
  /** Left out: the newest publication, else the newest data as a draft. */
  publication: z.int().positive().optional(),
});
export type MakeBody = z.infer<typeof MakeBody>;

const OfPeriod = z.object({ period: Period });
const OfJob = z.object({ job: z.string().max(60) });
const DocumentQuery = z.object({
  kind: DocumentKind.default('report'),
  unit: z.string().max(60).default(''),
  publication: z.coerce.number().int().positive().optional(),
});

export type EditHistory = z.infer<typeof EditHistory>;

export const reportsApi = {
  list: endpoint({
    about: '各期材料',
    method: 'GET',
    path: '/api/reports',
    who: READERS,
    reply: Reports,
  }),
  view: endpoint({
    about: '一份材料的草稿',
    method: 'GET',
    path: '/api/reports/:period',
    who: READERS,
    params: OfPeriod,
    query: DocumentQuery,
    reply: DocumentView,
  }),
  edit: endpoint({
    about: '改写材料的一段，或恢复为计算结果',
    method: 'POST',
    path: '/api/reports/:period/edits',
    who: OFFICE,
    params: OfPeriod,
    body: EditBody,
    reply: DocumentView,
  }),
  history: endpoint({
    about: '一份材料的改写记录',
    method: 'GET',
    path: '/api/reports/:period/edits',
    who: OFFICE,
    params: OfPeriod,
    query: DocumentQuery,
    reply: EditHistory,
  }),
  make: endpoint({
    about: '生成材料文件',
    method: 'POST',
    path: '/api/reports/:period/jobs',
    who: READERS,
    params: OfPeriod,
    body: MakeBody,
    reply: JobView,
  }),
  job: endpoint({
    about: '生成进度',
    method: 'GET',
    path: '/api/document-jobs/:job',
    who: READERS,
    params: OfJob,
    reply: JobView,
  }),
  cancel: endpoint({
    about: '取消或删除一次生成',
    method: 'DELETE',
    path: '/api/document-jobs/:job',
    who: READERS,
    params: OfJob,
    reply: 'none',
  }),
  file: endpoint({
    about: '下载生成的材料',
    method: 'GET',
    path: '/api/document-jobs/:job/file',
    who: READERS,
    params: OfJob,
    reply: 'file',
  }),
} as const;
