/** What is kept of a submission: files, evidence, signatures, receipt, steps. */
import { z } from 'zod';
import { Period } from '../period.ts';
import { Understood } from './understood.ts';

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
  /** Who signed it inside the organisation (单位负责人审签); null where that is not asked for. */
  signedBy: z.string().nullable().default(null),
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

const SigningStep = z.object({ by: z.string(), at: z.string(), comment: z.string() });
/** 单位审签 of a return, as its own people see it. */
export const ReturnSigning = z.object({
  /** The return goes to the approver before it goes to the office. */
  required: z.boolean(),
  /** Who may sign at present. */
  approvers: z.array(z.string()),
  /** What waits for the signature; null when nothing does. */
  asked: SigningStep.nullable(),
  /** The refusal that the reporter has not answered by asking again. */
  refused: SigningStep.nullable(),
  /** The caller may sign or refuse now. */
  maySign: z.boolean(),
});
export type ReturnSigning = z.infer<typeof ReturnSigning>;

export const ReturnStep = z.object({
  /** `correction` stands on the approved revision; its comment is the reason. */
  kind: z.enum([
    ...(['submit', 'approve', 'return', 'withdraw', 'reopen', 'correction'] as const),
    // Between the reporter and the approver of the same organisation.
    ...(['ask', 'sign', 'refuse', 'recall'] as const),
  ]),
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
