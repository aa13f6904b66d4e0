/** 账号与审计: three administrators, none of whom reads figures. */
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { FRESH_MINUTES, Role } from './roles.ts';

export const AccountState = z.enum(['pending', 'active', 'disabled', 'locked']);
export const ACCOUNT_STATE_NAME: Record<z.infer<typeof AccountState>, string> = {
  pending: '待安全管理员启用',
  active: '正常',
  disabled: '已停用',
  locked: '已锁定',
};

export const Account = z.object({
  id: z.string(),
  name: z.string(),
  displayName: z.string(),
  role: Role,
  organisation: z.string(),
  organisationName: z.string(),
  state: AccountState,
  createdAt: z.string(),
  mustChangePassword: z.boolean(),
});
export type Account = z.infer<typeof Account>;
export const Accounts = z.object({
  accounts: z.array(Account),
  organisations: z.array(z.object({ code: z.string(), name: z.string() })),
});

export const CreateAccountBody = z.strictObject({
  name: z.string().regex(/^[\p{L}\p{N}._-]{2,40}$/u, '用户名用2—40个汉字、字母、数字或 . _ -'),
  displayName: z.string().min(1).max(40),
  role: Role,
  organisation: z.string().min(1).max(60),
});
/** The initial password is shown once, works once and for 72 hours. */
export const IssuedPassword = z.object({
  account: Account,
  initialPassword: z.string(),
  validUntil: z.string(),
});
export const RoleBody = z.strictObject({ role: Role, reason: z.string().min(2).max(500) });
export const ReasonBody = z.strictObject({ reason: z.string().min(2).max(500) });

export const AuditQuery = z.object({
  before: z.coerce.number().int().positive().optional(),
  action: z.string().max(60).optional(),
});
export const AuditPage = z.object({
  events: z.array(
    z.object({
      seq: z.int(),
      at: z.string(),
      accountName: z.string(),
      role: z.string(),
      address: z.string(),
      action: z.string(),
      /** As it was recorded, and in words. */
      object: z.string(),
      objectName: z.string(),
      outcome: z.string(),
      detail: z.string(),
      hash: z.string(),
    }),
  ),
  next: z.int().nullable(),
  /** Result of recomputing the chain of the events shown. */
  intact: z.boolean(),
});
export type AuditPage = z.infer<typeof AuditPage>;

const AccountParams = z.object({ id: z.string().max(60) });
const SECURITY = { who: ['security_admin'], freshMinutes: FRESH_MINUTES } as const;

export const accountsApi = {
  list: endpoint({
    about: '账号列表',
    method: 'GET',
    path: '/api/accounts',
    who: ['system_admin', 'security_admin'],
    reply: Accounts,
  }),
  create: endpoint({
    about: '新建账号，返回初始密码',
    method: 'POST',
    path: '/api/accounts',
    who: ['system_admin'],
    body: CreateAccountBody,
    reply: IssuedPassword,
  }),
  enable: endpoint({
    about: '启用账号',
    method: 'POST',
    path: '/api/accounts/:id/enable',
    ...SECURITY,
    params: AccountParams,
    reply: Account,
  }),
  disable: endpoint({
    about: '停用账号',
    method: 'POST',
    path: '/api/accounts/:id/disable',
    who: ['system_admin', 'security_admin'],
    params: AccountParams,
    body: ReasonBody,
    reply: Account,
  }),
  unlock: endpoint({
    about: '解除锁定',
    method: 'POST',
    path: '/api/accounts/:id/unlock',
    ...SECURITY,
    params: AccountParams,
    reply: Account,
  }),
  role: endpoint({
    about: '变更角色',
    method: 'POST',
    path: '/api/accounts/:id/role',
    ...SECURITY,
    params: AccountParams,
    body: RoleBody,
    reply: Account,
  }),
  reset: endpoint({
    about: '重置密码，返回初始密码',
    method: 'POST',
    path: '/api/accounts/:id/reset-password',
    who: ['system_admin'],
    params: AccountParams,
    reply: IssuedPassword,
  }),
  audit: endpoint({
    about: '审计记录',
    method: 'GET',
    path: '/api/audit',
    who: ['audit_admin'],
    query: AuditQuery,
    reply: AuditPage,
  }),
} as const;
