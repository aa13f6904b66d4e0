/** 账号与审计: three administrators, none of whom reads figures. */
import { z } from 'zod';
import { Role } from './session.ts';

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
export const ConfirmBody = z.strictObject({ password: z.string().min(1).max(200) });

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
      object: z.string(),
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

export const accountPaths = {
  list: '/api/accounts',
  enable: '/api/accounts/:id/enable',
  disable: '/api/accounts/:id/disable',
  unlock: '/api/accounts/:id/unlock',
  role: '/api/accounts/:id/role',
  reset: '/api/accounts/:id/reset-password',
  confirm: '/api/session/confirm',
  audit: '/api/audit',
} as const;
