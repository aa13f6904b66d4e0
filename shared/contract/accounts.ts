/** 账号与审计: three administrators, none of whom reads figures. */
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Paging, pageQuery } from './pages.ts';
import { ACCOUNT_ADMINISTRATORS, FRESH_MINUTES, REPORTERS, Role } from './roles.ts';

const AccountState = z.enum(['pending', 'active', 'disabled', 'locked']);
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
  /** Whose work the account takes over, by name; null where it began its own. */
  takesOver: z.string().nullable(),
});
export type Account = z.infer<typeof Account>;

/** What gives somebody a way in: one administrator asks for it, one of the other kind decides. */
export const AccountAct = z.enum(['enable', 'role', 'reset']);
export type AccountAct = z.infer<typeof AccountAct>;
export const ACCOUNT_ACT_NAME: Record<AccountAct, string> = {
  enable: '启用',
  role: '变更角色',
  reset: '重置密码',
};
export const AccountRequest = z.object({
  id: z.string(),
  account: z.string(),
  accountName: z.string(),
  displayName: z.string(),
  act: AccountAct,
  /** The new role, for `role`. */
  role: Role.nullable(),
  reason: z.string(),
  askedBy: z.string(),
  askedAt: z.string(),
  /** The caller asked for it, and may take it back. */
  mine: z.boolean(),
  /** The caller may decide it. */
  mayDecide: z.boolean(),
});
export type AccountRequest = z.infer<typeof AccountRequest>;
/** What was done to an account of one's own organisation, by whom. */
const AccountEvent = z.object({
  seq: z.int(),
  at: z.string(),
  who: z.string(),
  /** In words; empty for the console and the system. */
  role: z.string(),
  what: z.string(),
  /** The account's user name. */
  name: z.string(),
});
export type AccountEvent = z.infer<typeof AccountEvent>;
/** An account of the list. */
const ListedAccount = Account.extend({
  /** The caller may ask for acts on it. */
  mayAct: z.boolean(),
});
export type ListedAccount = z.infer<typeof ListedAccount>;
export const Accounts = z.object({
  accounts: z.array(ListedAccount),
  paging: Paging,
  /** Asked for and not decided, the oldest first, and how many there are. */
  requests: z.array(AccountRequest),
  requestsInAll: z.int(),
  /** Roles that the caller may open accounts of. */
  roles: z.array(Role),
  /** For an organisation's own people; the office has the audit trail. */
  history: z.array(AccountEvent),
});

export const CreateAccountBody = z.strictObject({
  name: z.string().regex(/^[\p{L}\p{N}._-]{2,40}$/u, '用户名用2—40个汉字、字母、数字或 . _ -'),
  displayName: z.string().min(1).max(40),
  role: Role,
  organisation: z.string().min(1).max(60),
});
export type CreateAccountBody = z.infer<typeof CreateAccountBody>;

/** What a file of accounts says, line by line; nothing is opened before it is confirmed. */
export const AccountListPreview = z.object({
  lines: z.array(
    z.object({
      /** Row of the sheet, from 1. */
      row: z.int(),
      name: z.string(),
      displayName: z.string(),
      /** As written in the file. */
      roleText: z.string(),
      organisationText: z.string(),
      /** Why the line cannot be opened, with what to do; null when it can. */
      fault: z.string().nullable(),
    }),
  ),
  /** The accounts of the lines without a fault. */
  accounts: z.array(CreateAccountBody),
});
export type AccountListPreview = z.infer<typeof AccountListPreview>;
/** One office's whole list; a province sends one for each city. */
const MOST_ACCOUNTS = 300;
export const CreateAccountsBody = z.strictObject({
  accounts: z.array(CreateAccountBody).min(1).max(MOST_ACCOUNTS),
});

const AskBody = z.strictObject({
  act: AccountAct,
  role: Role.optional(),
  reason: z.string().min(2).max(500),
});
export const DecideBody = z.strictObject({
  outcome: z.enum(['granted', 'refused', 'withdrawn']),
  reason: z.string().min(2).max(500).optional(),
});
export type DecideBody = z.infer<typeof DecideBody>;
/** An initial password is shown once, to whoever granted it; it works once and for 72 hours. */
export const Decided = z.object({
  account: Account,
  initialPassword: z.string().nullable(),
  validUntil: z.string().nullable(),
});
export type Decided = z.infer<typeof Decided>;
/** The successor's account: role and organisation are those of the account that hands over. */
export const HandOverBody = CreateAccountBody.pick({ name: true, displayName: true }).extend({
  reason: z.string().trim().min(2, '请写明原因').max(500),
});
export type HandOverBody = z.infer<typeof HandOverBody>;
const ReasonBody = z.strictObject({ reason: z.string().min(2).max(500) });

const AccountParams = z.object({ id: z.string().max(60) });
const RequestParams = z.object({ request: z.string().max(60) });
/** The two of the office, and an organisation's own administrator for its reporters (server/accounts/account-rules.ts). */
const GRANTING = { who: [...ACCOUNT_ADMINISTRATORS, 'unit_admin'], freshMinutes: FRESH_MINUTES } as const;

export const accountsApi = {
  list: endpoint({
    about: '账号列表及待另一人办理的事项；各单位只见本单位的',
    method: 'GET',
    path: '/api/accounts',
    who: [...ACCOUNT_ADMINISTRATORS, 'unit_admin', ...REPORTERS],
    query: z.object(pageQuery),
    reply: Accounts,
  }),
  organisations: endpoint({
    about: '可以建立账号的单位',
    method: 'GET',
    path: '/api/accounts/organisations',
    who: ['system_admin', 'unit_admin'],
    query: z.object(pageQuery),
    reply: z.object({
      rows: z.array(z.object({ code: z.string(), name: z.string() })),
      paging: Paging,
    }),
  }),
  create: endpoint({
    about: '新建账号，待安全管理员启用',
    method: 'POST',
    path: '/api/accounts',
    who: ['system_admin', 'unit_admin'],
    freshMinutes: FRESH_MINUTES,
    body: CreateAccountBody,
    reply: Account,
  }),
  template: endpoint({
    about: '批量建立账号的表格，列出还没有账号的单位',
    method: 'GET',
    path: '/api/accounts/template.xlsx',
    who: ['system_admin'],
    reply: 'file',
  }),
  preview: endpoint({
    about: '读取账号表格，逐行核对，不建立',
    method: 'POST',
    path: '/api/accounts/list',
    who: ['system_admin'],
    upload: true,
    reply: AccountListPreview,
  }),
  createMany: endpoint({
    about: '批量建立账号，待安全管理员启用；有一个不行则全部不建立',
    method: 'POST',
    path: '/api/accounts/batch',
    who: ['system_admin'],
    freshMinutes: FRESH_MINUTES,
    body: CreateAccountsBody,
    reply: z.object({ accounts: z.array(Account) }),
  }),
  ask: endpoint({
    about: '提出启用、变更角色或重置密码，由另一类管理员办理',
    method: 'POST',
    path: '/api/accounts/:id/requests',
    ...GRANTING,
    params: AccountParams,
    body: AskBody,
    reply: AccountRequest,
  }),
  decide: endpoint({
    about: '同意、不同意或撤回；同意启用和重置密码时返回初始密码',
    method: 'POST',
    path: '/api/account-requests/:request',
    ...GRANTING,
    params: RequestParams,
    body: DecideBody,
    reply: Decided,
  }),
  disable: endpoint({
    about: '停用账号',
    method: 'POST',
    path: '/api/accounts/:id/disable',
    ...GRANTING,
    params: AccountParams,
    body: ReasonBody,
    reply: Account,
  }),
  handOver: endpoint({
    about: '移交：为接任者建立账号，启用时原账号停用，待办归接任者',
    method: 'POST',
    path: '/api/accounts/:id/hand-over',
    who: ['system_admin', 'unit_admin'],
    freshMinutes: FRESH_MINUTES,
    params: AccountParams,
    body: HandOverBody,
    reply: Account,
  }),
  unlock: endpoint({
    about: '解除锁定',
    method: 'POST',
    path: '/api/accounts/:id/unlock',
    who: ['security_admin'],
    freshMinutes: FRESH_MINUTES,
    params: AccountParams,
    reply: Account,
  }),
} as const;
