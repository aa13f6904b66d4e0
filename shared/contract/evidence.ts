/** 盖章扫描件、佐证材料 of a return, and 填报人、审核人、联系电话 under it. */
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { ReturnParams } from './return-state.ts';
import { ReturnView } from './returns.ts';
import { DRAFT_READERS, OFFICE, REPORTERS } from './roles.ts';

/** Text fields that come with the upload. */
export const EvidenceFields = z.object({ kind: z.enum(['scan', 'evidence']) });

const Name = z.string().trim().max(60);
const SignatureBody = z.strictObject({ preparedBy: Name, checkedBy: Name, telephone: Name });

// The draft's files are its reporter's own; the office opens those of a submission.
const OWN = { who: REPORTERS, scope: 'own-return', params: ReturnParams } as const;
const OfFile = ReturnParams.extend({ file: z.string().max(60) });

export const evidenceApi = {
  attach: endpoint({
    about: '附上盖章扫描件或佐证材料(PDF、JPG、PNG)；字段 kind 为 scan 或 evidence',
    method: 'POST',
    path: '/api/returns/:period/:organisation/evidence',
    ...OWN,
    upload: true,
    reply: ReturnView,
  }),
  detach: endpoint({
    about: '从草稿中移去附件；已随报送提交的仍然保留',
    method: 'POST',
    path: '/api/returns/:period/:organisation/evidence/:file/remove',
    ...OWN,
    params: OfFile,
    reply: ReturnView,
  }),
  open: endpoint({
    about: '打开附件',
    method: 'GET',
    path: '/api/returns/:period/:organisation/evidence/:file',
    ...OWN,
    who: [...DRAFT_READERS, ...OFFICE],
    params: OfFile,
    reply: 'file',
  }),
  sign: endpoint({
    about: '填写填报人、审核人和联系电话',
    method: 'PUT',
    path: '/api/returns/:period/:organisation/signature',
    ...OWN,
    body: SignatureBody,
    reply: ReturnView,
  }),
} as const;
