/** 单位负责人审签: which organisations have it, and what the approver does with a return. */
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Paging, pageQuery } from './pages.ts';
import { ReturnParams } from './return-state.ts';
import { ReturnView } from './returns.ts';
import { APPROVERS, OFFICE, REPORTERS } from './roles.ts';

export const SigningRow = z.object({
  organisation: z.string(),
  name: z.string(),
  required: z.boolean(),
  /** Names of the accounts that may sign. */
  approvers: z.array(z.string()),
  /** The decision that holds; null where nobody ever decided. */
  decided: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
});
export type SigningRow = z.infer<typeof SigningRow>;

export const Signing = z.object({
  rows: z.array(SigningRow),
  paging: Paging,
  /** Names of those that sign inside: the first of them, and how many they are. */
  on: z.object({ names: z.array(z.string()), count: z.int() }),
  /** Number of the latest decision: who decides must have seen it. */
  seen: z.int(),
});
export type Signing = z.infer<typeof Signing>;

export const SetSigningBody = z.strictObject({
  organisation: z.string().min(1).max(60),
  required: z.boolean(),
  reason: z.string().trim().min(2, '请写明原因，至少两个字').max(1000),
  seen: z.int(),
});
export type SetSigningBody = z.infer<typeof SetSigningBody>;

const SignBody = z.strictObject({ version: z.int(), comment: z.string().trim().max(2000) });
const RefuseBody = z.strictObject({ version: z.int(), comment: z.string().trim().min(2).max(2000) });
const OWN = { who: APPROVERS, scope: 'own-return', params: ReturnParams } as const;

export const signingApi = {
  list: endpoint({
    about: '哪些单位的报表须经单位负责人审签',
    method: 'GET',
    path: '/api/signing',
    who: OFFICE,
    query: z.object(pageQuery),
    reply: Signing,
  }),
  set: endpoint({
    about: '设定一个单位的报表是否须经单位负责人审签',
    method: 'POST',
    path: '/api/signing',
    who: OFFICE,
    body: SetSigningBody,
    reply: Signing,
  }),
  sign: endpoint({
    about: '单位审签，报送市里',
    method: 'POST',
    path: '/api/returns/:period/:organisation/sign',
    ...OWN,
    body: SignBody,
    once: true,
    reply: ReturnView,
  }),
  refuse: endpoint({
    about: '单位审签退回填报员',
    method: 'POST',
    path: '/api/returns/:period/:organisation/refuse-signature',
    ...OWN,
    body: RefuseBody,
    once: true,
    reply: ReturnView,
  }),
  recall: endpoint({
    about: '收回待审签的报表',
    method: 'POST',
    path: '/api/returns/:period/:organisation/recall-signature',
    ...OWN,
    who: REPORTERS,
    body: z.strictObject({ version: z.int() }),
    once: true,
    reply: ReturnView,
  }),
} as const;
