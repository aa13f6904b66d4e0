/** 报送: a reporter's tasks, one return with its draft, and what can be done with it. */
import { z } from 'zod';
import { Survey } from '../catalogue.ts';
import { Figure, REPORTED_REASONS } from '../figure.ts';
import { Period } from '../period.ts';
import { Finding } from '../rules/finding.ts';
import { endpoint } from './endpoint.ts';
import { REPORTERS } from './roles.ts';
import { Understood } from './understood.ts';

export const RETURN_STATES = ['unreported', 'draft', 'submitted', 'returned', 'approved'] as const;
export const ReturnState = z.enum(RETURN_STATES);
export type ReturnState = z.infer<typeof ReturnState>;

export const RETURN_STATE_NAME: Record<ReturnState, string> = {
  unreported: '未报',
  draft: '草稿',
  submitted: '待审',
  returned: '退回',
  approved: '已核定',
};

/** Names one return. */
export const ReturnParams = z.object({ period: Period, organisation: z.string().min(1).max(60) });
export type ReturnId = z.infer<typeof ReturnParams>;
/** The same as an address gives it: its period is not checked yet. */
export type ReturnAddress = z.input<typeof ReturnParams>;

/** One line of a reporter's task list. */
export const Task = z.object({
  period: Period,
  label: z.string(),
  organisation: z.string(),
  organisationName: z.string(),
  form: z.string(),
  title: z.string(),
  state: ReturnState,
  opens: z.string(),
  due: z.string(),
  /** Whole days until the deadline in the city's civil time; negative when past. */
  daysLeft: z.int(),
  late: z.boolean(),
  errors: z.int(),
  openWarnings: z.int(),
  remarks: z.int(),
  updatedAt: z.string().nullable(),
});
export type Task = z.infer<typeof Task>;
export const Tasks = z.object({ tasks: z.array(Task) });

/** A cell of the draft as the server understands it. */
export const DraftCell = z.object({
  /** What the person typed or the file showed, in the form's unit. */
  text: z.string(),
  mark: z.enum(['value', 'invalid', ...REPORTED_REASONS]),
  /** Exact decimal in the form's unit; null unless mark is value. */
  amount: z.string().nullable(),
  /** Address in the reporter's file, e.g. `C7`; null when typed in the page. */
  cell: z.string().nullable(),
  /** What stood in the file before any conversion or correction. */
  raw: z.string().nullable(),
  /** Where and in what unit it stood in the file; `factor`: 1 of that unit in the form's, an exact decimal. */
  sheet: z.string().nullable(),
  sourceUnit: z.string().nullable(),
  factor: z.string().nullable(),
  /** What the latest file gives, as it would stand in `text` and `note`; '' for nothing, null before any file. */
  fileText: z.string().nullable(),
  fileNote: z.string().nullable(),
  /** What was typed in the page until a file said otherwise: nothing typed is lost. */
  aside: z
    .object({ text: z.string(), note: z.string(), reasons: z.record(z.string(), z.string()) })
    .nullable(),
  /** 备注 / 佐证. */
  note: z.string(),
  release: z.string(),
  /** Reasons by rule id. */
  reasons: z.record(z.string(), z.string()),
  /** Answer to a reviewer's pinned remark. */
  answer: z.string(),
});
export type DraftCell = z.infer<typeof DraftCell>;

/** A cell for which the page and the file say different things, both as texts in the form's unit. */
export const Difference = z.object({
  /** Whose text stands in the cell now. */
  inForce: z.enum(['file', 'page']),
  file: z.string(),
  page: z.string(),
  /** 备注, when they differ in it. */
  fileNote: z.string(),
  pageNote: z.string(),
});
export type Difference = z.infer<typeof Difference>;

export const Remark = z.object({
  decision: z.string(),
  remark: z.string(),
  by: z.string(),
  at: z.string(),
  answer: z.string(),
});
export type Remark = z.infer<typeof Remark>;

export const ReturnRow = z.object({
  key: z.string(),
  unit: z.string(),
  unitName: z.string(),
  indicator: z.string(),
  name: z.string(),
  group: z.string(),
  /** 0 合计, 1 其中, 2 deeper. */
  indent: z.int(),
  /** Unit of the form: 万元, 亿元, %, 家 … All figures of the row are in it. */
  measureUnit: z.string(),
  decimals: z.int(),
  required: z.boolean(),
  relation: z.string().nullable(),
  definition: z.string(),
  /** 数源单位 and 责任单位 of annex 1. */
  source: z.string(),
  responsible: z.string(),
  clause: z.string(),
  previous: Figure,
  lastYear: Figure,
  /** 同比 of the draft figure, %; for rates the change in 百分点. */
  growth: Figure,
  cell: DraftCell,
  difference: Difference.nullable(),
  remarks: z.array(Remark),
});
export type ReturnRow = z.infer<typeof ReturnRow>;

/** A figure of the reporter's unit that another organisation supplies: read-only, can be objected to. */
export const SuppliedRow = z.object({
  unit: z.string(),
  indicator: z.string(),
  name: z.string(),
  measureUnit: z.string(),
  decimals: z.int(),
  figure: Figure,
  lastYear: Figure,
  growth: Figure,
  suppliedBy: z.string(),
  state: ReturnState,
  at: z.string().nullable(),
  objections: z.array(z.object({ text: z.string(), by: z.string(), at: z.string() })),
});
export type SuppliedRow = z.infer<typeof SuppliedRow>;

export const EVIDENCE_KIND_NAME = { scan: '盖章扫描件', evidence: '佐证材料' } as const;

/** A file attached to a return as proof. */
export const EvidenceFile = z.object({
  id: z.string(),
  kind: z.enum(['scan', 'evidence']),
  name: z.string(),
  mediaType: z.string(),
  byteSize: z.int(),
  /** 校验码: SHA-256 of the bytes as they came, hexadecimal. */
  sha256: z.string(),
  uploadedAt: z.string(),
  uploadedBy: z.string(),
});
export type EvidenceFile = z.infer<typeof EvidenceFile>;

/** 填报人, 审核人 and 联系电话 of a form; '' where nobody is named. */
export const Signature = z.object({ preparedBy: z.string(), checkedBy: z.string(), telephone: z.string() });
export type Signature = z.infer<typeof Signature>;

export const Receipt = z.object({
  submission: z.string(),
  revision: z.int(),
  organisationName: z.string(),
  period: Period,
  submittedAt: z.string(),
  submittedBy: z.string(),
  late: z.boolean(),
  values: z.int(),
  /** What was attached and who signed, as submitted; the draft may hold others by now. */
  evidence: z.array(EvidenceFile),
  signature: Signature,
  digest: z.string(),
  auditSeq: z.int(),
  auditHash: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;

export const ReturnStep = z.object({
  /** `correction` stands on the approved revision; its comment is the reason. */
  kind: z.enum(['submit', 'approve', 'return', 'withdraw', 'reopen', 'correction']),
  /** 报送 · 补报 (only cells that were 未报 were filled) · 核定 · 退回 · 撤回 · 撤销核定 · 申请更正 · 申请补报. */
  name: z.string(),
  revision: z.int(),
  at: z.string(),
  by: z.string(),
  comment: z.string(),
  late: z.boolean(),
});
export type ReturnStep = z.infer<typeof ReturnStep>;

export const UploadedFile = z.object({
  id: z.string(),
  name: z.string(),
  uploadedAt: z.string(),
  uploadedBy: z.string(),
  byteSize: z.int(),
  sheet: z.string(),
  /** Facts of the file check, in words: 模板版本相符, 合并单元格 0 … */
  checks: z.array(z.object({ label: z.string(), text: z.string(), ok: z.boolean() })),
  /** Rows that looked like figures and matched nothing: address and text. */
  unmatched: z.array(z.object({ cell: z.string(), text: z.string() })),
  /** How the system read it; null for a file that was read before this was kept. */
  understood: Understood.nullable(),
});
export type UploadedFile = z.infer<typeof UploadedFile>;

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
  /** How many figures stand as the return of January–December gives them, and that period's name; null for none. */
  carriedOver: z.object({ label: z.string(), count: z.int() }).nullable(),
  state: ReturnState,
  version: z.int(),
  opens: z.string(),
  due: z.string(),
  daysLeft: z.int(),
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
  history: z.array(ReturnStep),
  receipt: Receipt.nullable(),
  updatedAt: z.string().nullable(),
  updatedBy: z.string().nullable(),
  simulated: z.boolean(),
});
export type ReturnView = z.infer<typeof ReturnView>;

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
    .max(2000),
});
export type DraftBody = z.infer<typeof DraftBody>;

/** Other answers about the file that the draft stands on: it is read again with these and no others. */
export const RereadBody = z.strictObject({
  version: z.int(),
  answers: z.record(z.string().max(40), z.string().max(200)),
});
/** 以文件为准 / 保留我的修改, for the cells named. */
export const SettleBody = z.strictObject({
  version: z.int(),
  take: z.enum(['file', 'page']),
  keys: z.array(z.string().max(120)).min(1).max(2000),
});

export const SubmitBody = z.strictObject({ version: z.int(), comment: z.string().max(2000) });
export const VersionBody = z.strictObject({ version: z.int() });
export const CorrectionBody = z.strictObject({ version: z.int(), reason: z.string().min(2).max(2000) });
export const ObjectionBody = z.strictObject({
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
  tasks: endpoint({ about: '报送任务', method: 'GET', path: '/api/tasks', who: REPORTERS, reply: Tasks }),
  view: endpoint({
    about: '一张报表和它的草稿',
    method: 'GET',
    path: '/api/returns/:period/:organisation',
    ...OWN,
    reply: ReturnView,
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
    who: [...REPORTERS, 'analyst'],
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
