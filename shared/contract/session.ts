/** Sign-in, and who is signed in. */
import { z } from 'zod';

export const ROLES = [
  'county_reporter',
  'department_reporter',
  'analyst',
  'leader',
  'system_admin',
  'security_admin',
  'audit_admin',
] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

export const ROLE_NAME: Record<Role, string> = {
  county_reporter: '县(市、区)填报员',
  department_reporter: '部门填报员',
  analyst: '分析员',
  leader: '市领导',
  system_admin: '系统管理员',
  security_admin: '安全管理员',
  audit_admin: '审计管理员',
};

export const LoginBody = z.strictObject({
  name: z.string().min(1).max(60),
  password: z.string().min(1).max(200),
});
export type LoginBody = z.infer<typeof LoginBody>;

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
  mustChangePassword: z.boolean(),
});
export type Person = z.infer<typeof Person>;

export const SessionState = z.object({
  person: Person.nullable(),
  demo: z.boolean(),
  /** Demonstration mode only: the accounts that can be tried, with their common password. */
  demoAccounts: z.array(
    z.object({ name: z.string(), displayName: z.string(), role: Role, organisationName: z.string() }),
  ),
  demoPassword: z.string().nullable(),
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

export const sessionPath = '/api/session';
export const passwordPath = '/api/session/password';
