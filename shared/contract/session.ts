/** Sign-in, and who is signed in. */
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Role } from './roles.ts';

export const LoginBody = z.strictObject({
  name: z.string().min(1).max(60),
  password: z.string().min(1).max(200),
});
export type LoginBody = z.infer<typeof LoginBody>;

/** code: the second factor has not been given; password: it is initial or old; enrol: no second factor is bound yet. */
export const Gate = z.enum(['code', 'password', 'enrol']);
export type Gate = z.infer<typeof Gate>;

export const Person = z.object({
  account: z.string(),
  name: z.string(),
  displayName: z.string(),
  role: Role,
  /** Organisation the account files for or belongs to. */
  organisation: z.string(),
  organisationName: z.string(),
  /** Unit the organisation stands for; null for departments and offices. */
  unit: z.string().nullable(),
  /** The area below the root of the tree that the organisation belongs to; left out: the root. */
  node: z.string().optional(),
  /** Accounts whose work this one took over, the latest first: what they left open is this person's. */
  predecessors: z.array(z.object({ account: z.string(), name: z.string() })).optional(),
  /** What must be done before anything else; null when nothing is. */
  gate: Gate.nullable(),
  /** A telephone is bound. */
  secondFactor: z.boolean(),
});
export type Person = z.infer<typeof Person>;

/** Whether what an account did is this person's: their own, or of somebody whose work they took over. */
export function isOwn({ account, predecessors = [] }: Person, by: string | null): boolean {
  return by === account || predecessors.some((one) => one.account === by);
}

export const SessionState = z.object({
  person: Person.nullable(),
  demo: z.boolean(),
  /** Demonstration mode only: the accounts that can be tried, with their common password. */
  demoAccounts: z.array(
    z.object({ name: z.string(), displayName: z.string(), role: Role, organisationName: z.string() }),
  ),
  demoPassword: z.string().nullable(),
  /** Nobody has an account yet: the system is to be set up at the server. */
  empty: z.boolean(),
  /** The city's own sign-in service may be used. */
  singleSignOn: z.boolean(),
  system: z.string(),
  city: z.string(),
  /** Server's civil time, ISO with offset (a demonstration runs on its own clock). */
  now: z.string(),
});
export type SessionState = z.infer<typeof SessionState>;

export const ChangePasswordBody = z.strictObject({
  current: z.string().min(1).max(200),
  next: z.string().min(1).max(200),
});

export type ChangePasswordBody = z.infer<typeof ChangePasswordBody>;

const ConfirmBody = z.strictObject({ password: z.string().min(1).max(200) });

/** A code of the telephone (six digits), or a recovery code. */
const Code = z.string().min(6).max(20);
const CodeBody = z.strictObject({ code: Code });
export const Enrolment = z.object({
  /** The shared secret, Base32, for who cannot scan. */
  secret: z.string(),
  /** `otpauth://totp/…`, what the QR code holds. */
  address: z.string(),
});
export type Enrolment = z.infer<typeof Enrolment>;

export const sessionApi = {
  state: endpoint({
    about: '当前登录状态',
    method: 'GET',
    path: '/api/session',
    who: 'public',
    reply: SessionState,
  }),
  signIn: endpoint({
    about: '登录',
    method: 'POST',
    path: '/api/session',
    who: 'public',
    body: LoginBody,
    reply: SessionState,
  }),
  signOut: endpoint({
    about: '退出',
    method: 'DELETE',
    path: '/api/session',
    who: 'signed-in',
    reply: 'none',
  }),
  password: endpoint({
    about: '修改本人密码',
    method: 'PUT',
    path: '/api/session/password',
    who: 'signed-in',
    body: ChangePasswordBody,
    reply: 'none',
  }),
  code: endpoint({
    about: '登录的第二步：动态码或恢复码',
    method: 'POST',
    path: '/api/session/code',
    who: 'signed-in',
    body: CodeBody,
    reply: 'none',
  }),
  enrol: endpoint({
    about: '开始绑定二次验证；已绑定的须给出动态码',
    method: 'POST',
    path: '/api/session/second-factor',
    who: 'signed-in',
    body: z.strictObject({ code: Code.optional() }),
    reply: Enrolment,
  }),
  bind: endpoint({
    about: '完成绑定，得到恢复码',
    method: 'PUT',
    path: '/api/session/second-factor',
    who: 'signed-in',
    body: CodeBody,
    reply: z.object({ recoveryCodes: z.array(z.string()) }),
  }),
  confirm: endpoint({
    about: '再次验证本人密码',
    method: 'POST',
    path: '/api/session/confirm',
    who: 'signed-in',
    body: ConfirmBody,
    reply: 'none',
  }),
} as const;
