/** 报送: a reporter's tasks, one return with its draft, and what can be done with it. */
import { z } from 'zod';
import { Survey } from '../catalogue.ts';
import { Period } from '../period.ts';
import { Finding } from '../rules/finding.ts';
import { endpoint } from './endpoint.ts';
import { EvidenceFile, Receipt, ReturnSigning, ReturnStep, Signature, UploadedFile } from './receipt.ts';
import { ReturnRow, SuppliedRow } from './return-row.ts';
import { ReturnParams, ReturnState } from './return-state.ts';
import { ReturnVisits } from './return-visits.ts';
import { DRAFT_READERS, OFFICE, REPORTERS } from './roles.ts';
import { Tasks } from './tasks.ts';

const CarriedCell = z.object({ key: z.string(), text: z.string(), note: z.string() });
export const CarriedOver = z.object({
  /** The period that is carried over. */
  label: z.string(),
  /** Figures that stand as it gives them. */
  count: z.int(),
  /** Cells without a figure for which it has one, with its figure: it came after the draft was begun. */
  blank: z.array(CarriedCell),
  /** Cells that say something else, with its figure. */
  different: z.array(CarriedCell),
});
export type CarriedOver = z.infer<typeof CarriedOver>;

export const ReturnView = z.object({
  period: Period,
  label: z.string(),
  organisation: z.string(),
  organisationName: z.string(),
  form: z.object({
    code: z.string(),
    title: z.string(),
    notes: z.array(z.string()),
    /** 表号, 制定机关, 批准或备案文号, 有效期; null where the catalogue gives none. */
    survey: Survey.nullable(),
  }),
  /** How the return stands beside the same organisation's January–December; null where that was not handed in. */
  carriedOver: CarriedOver.nullable(),
  state: ReturnState,
  version: z.int(),
  opens: z.string(),
  due: z.string(),
  daysLeft: z.int(),
  /** Why it cannot be submitted any more (停止报送); empty when it can. */
  closed: z.string(),
  /** The caller may change the draft now. */
  editable: z.boolean(),
  /** An approved figure stands while a correction is being prepared. */
  correction: z.boolean(),
  rows: z.array(ReturnRow),
  supplied: z.array(SuppliedRow),
  findings: z.array(Finding),
  /** Findings still in the way of submission. */
  openErrors: z.int(),
  openWarnings: z.int(),
  file: UploadedFile.nullable(),
  evidence: z.array(EvidenceFile),
  signature: Signature,
  signing: ReturnSigning,
  history: z.array(ReturnStep),
  receipt: Receipt.nullable(),
  updatedAt: z.string().nullable(),
  updatedBy: z.string().nullable(),
  simulated: z.boolean(),
});
export type ReturnView = z.infer<typeof ReturnView>;

/** Of one return: a department's form for 90 counties has thousands; a workbook that is read has at most a million. */
export const MOST_CELLS = 20_000;

/** Cells as the page sends them; the server reads the text, nobody else. */
export const DraftBody = z.strictObject({
  version: z.int(),
  cells: z
    .array(
      z.strictObject({
        key: z.string().max(120),
        text: z.string().max(200),
        note: z.string().max(2000),
        release: z.string().max(20),
        reasons: z.record(z.string().max(60), z.string().max(2000)),
        answer: z.string().max(2000),
      }),
    )
    .max(MOST_CELLS),
});
export type DraftBody = z.infer<typeof DraftBody>;

/** Other answers about the file that the draft stands on: it is read again with these and no others. */
const RereadBody = z.strictObject({
  version: z.int(),
  answers: z.record(z.string().max(40), z.string().max(200)),
});
/** 以文件为准 / 保留我的修改, for the cells named. */
const SettleBody = z.strictObject({
  version: z.int(),
  take: z.enum(['file', 'page']),
  keys: z.array(z.string().max(120)).min(1).max(MOST_CELLS),
});

const SubmitBody = z.strictObject({ version: z.int(), comment: z.string().max(2000) });
const VersionBody = z.strictObject({ version: z.int() });
const CorrectionBody = z.strictObject({ version: z.int(), reason: z.string().min(2).max(2000) });
const ObjectionBody = z.strictObject({
  unit: z.string().max(60),
  indicator: z.string().max(60),
  text: z.string().min(2).max(2000),
});

/** A question about a file that could be read in more than one way (problem type `file-question`, in `current`). */
export const FileQuestion = z.object({
  code: z.string(),
  message: z.string(),
  /** Send the chosen value back in the multipart field `answers` (JSON object code → value) with the same file. */
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
});
export type FileQuestion = z.infer<typeof FileQuestion>;

// A draft is its reporter's own; the office reads what was submitted on the review pages, and the original file here.
const OWN = { who: REPORTERS, scope: 'own-return', params: ReturnParams } as const;

export const returnsApi = {
  tasks: endpoint({
    about: '报送任务',
    method: 'GET',
    path: '/api/tasks',
    who: DRAFT_READERS,
    scope: 'own',
    reply: Tasks,
  }),
  view: endpoint({
    about: '一张报表和它的草稿',
    method: 'GET',
    path: '/api/returns/:period/:organisation',
    ...OWN,
    who: DRAFT_READERS,
    reply: ReturnView,
  }),
  visits: endpoint({
    about: '谁看过、下载过、改动过本报表',
    method: 'GET',
    path: '/api/returns/:period/:organisation/visits',
    ...OWN,
    who: DRAFT_READERS,
    reply: ReturnVisits,
  }),
  template: endpoint({
    about: '填报模板',
    method: 'GET',
    path: '/api/returns/:period/:organisation/template.xlsx',
    ...OWN,
    reply: 'file',
  }),
  marked: endpoint({
    about: '标出问题的报表文件',
    method: 'GET',
    path: '/api/returns/:period/:organisation/marked.xlsx',
    ...OWN,
    reply: 'file',
  }),
  file: endpoint({
    about: '原始文件',
    method: 'GET',
    path: '/api/returns/:period/:organisation/files/:file',
    ...OWN,
    who: [...DRAFT_READERS, ...OFFICE],
    params: ReturnParams.extend({ file: z.string().max(60) }),
    reply: 'file',
  }),
  upload: endpoint({
    about: '上传报表文件；字段 answers 为对文件问题的回答(JSON)',
    method: 'POST',
    path: '/api/returns/:period/:organisation/upload',
    ...OWN,
    upload: true,
    reply: ReturnView,
  }),
  reread: endpoint({
    about: '按另外的回答重读草稿的文件',
    method: 'POST',
    path: '/api/returns/:period/:organisation/reread',
    ...OWN,
    body: RereadBody,
    reply: ReturnView,
  }),
  settle: endpoint({
    about: '页面与文件不一致的单元格以哪个为准',
    method: 'POST',
    path: '/api/returns/:period/:organisation/settle',
    ...OWN,
    body: SettleBody,
    reply: ReturnView,
  }),
  draft: endpoint({
    about: '保存草稿',
    method: 'PUT',
    path: '/api/returns/:period/:organisation/draft',
    ...OWN,
    body: DraftBody,
    reply: ReturnView,
  }),
  submit: endpoint({
    about: '提交',
    method: 'POST',
    path: '/api/returns/:period/:organisation/submit',
    ...OWN,
    body: SubmitBody,
    once: true,
    reply: ReturnView,
  }),
  withdraw: endpoint({
    about: '撤回',
    method: 'POST',
    path: '/api/returns/:period/:organisation/withdraw',
    ...OWN,
    body: VersionBody,
    once: true,
    reply: ReturnView,
  }),
  correction: endpoint({
    about: '申请更正',
    method: 'POST',
    path: '/api/returns/:period/:organisation/correction',
    ...OWN,
    body: CorrectionBody,
    reply: ReturnView,
  }),
  objection: endpoint({
    about: '对其他单位报送的本地数据提出疑问',
    method: 'POST',
    path: '/api/returns/:period/:organisation/objection',
    ...OWN,
    body: ObjectionBody,
    reply: ReturnView,
  }),
} as const;
