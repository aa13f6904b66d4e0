/** 接口密钥: read-only access of another system, with a scope and an end; two administrators give it, either ends it. */
import { z } from 'zod';
import { endpoint, KEY_SCOPES } from './endpoint.ts';
import { ACCOUNT_ADMINISTRATORS, FRESH_MINUTES } from './roles.ts';

const KeyScope = z.enum(KEY_SCOPES);
export const KEY_SCOPE_NAME: Record<z.infer<typeof KeyScope>, string> = {
  published: '已发布的数据',
  approved: '已发布的数据和已核定的数据',
};

const KeyState = z.enum(['asked', 'active', 'refused', 'withdrawn', 'revoked', 'expired']);
export const KEY_STATE_NAME: Record<z.infer<typeof KeyState>, string> = {
  asked: '待另一类管理员办理',
  active: '有效',
  refused: '未同意',
  withdrawn: '已撤回',
  revoked: '已停用',
  expired: '已到期',
};

export const ApiKey = z.object({
  /** The public half, by which records name the key. */
  id: z.string(),
  name: z.string(),
  scope: KeyScope,
  /** Last civil day on which it opens anything. */
  validUntil: z.iso.date(),
  state: KeyState,
  reason: z.string(),
  askedBy: z.string(),
  askedAt: z.string(),
  /** Who granted, refused or took back what was asked for; null while nobody has. */
  decidedBy: z.string().nullable(),
  /** Who ended it and why; null while nobody has. */
  ended: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
  /** The caller asked for it and may take it back. */
  mayWithdraw: z.boolean(),
  mayDecide: z.boolean(),
  mayRevoke: z.boolean(),
});
export type ApiKey = z.infer<typeof ApiKey>;

export const AskKeyBody = z.strictObject({
  name: z.string().trim().min(2).max(60),
  scope: KeyScope,
  validUntil: z.iso.date(),
  reason: z.string().trim().min(2).max(500),
});
export type AskKeyBody = z.infer<typeof AskKeyBody>;

export const DecideKeyBody = z.strictObject({
  outcome: z.enum(['granted', 'refused', 'withdrawn', 'revoked']),
  reason: z.string().trim().max(500).default(''),
});
export type DecideKeyBody = z.infer<typeof DecideKeyBody>;

const OfKey = z.object({ id: z.string().max(60) });

export const apiKeysApi = {
  list: endpoint({
    about: '接口密钥及待办理的申请',
    method: 'GET',
    path: '/api/keys',
    who: ACCOUNT_ADMINISTRATORS,
    reply: z.object({ keys: z.array(ApiKey) }),
  }),
  ask: endpoint({
    about: '申请接口密钥，由另一类管理员办理',
    method: 'POST',
    path: '/api/keys',
    who: ACCOUNT_ADMINISTRATORS,
    freshMinutes: FRESH_MINUTES,
    body: AskKeyBody,
    reply: ApiKey,
  }),
  decide: endpoint({
    about: '同意、不同意、撤回申请或停用接口密钥',
    method: 'POST',
    path: '/api/keys/:id/decision',
    who: ACCOUNT_ADMINISTRATORS,
    freshMinutes: FRESH_MINUTES,
    params: OfKey,
    body: DecideKeyBody,
    reply: z.object({
      key: ApiKey,
      /** The whole key, shown this once; null unless it was granted. */
      secret: z.string().nullable(),
    }),
  }),
} as const;
