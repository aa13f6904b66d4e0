/** Who there is, and the groups of roles that endpoints and pages name. */
import { z } from 'zod';

export const ROLES = [
  'county_reporter',
  'department_reporter',
  'unit_approver',
  'analyst',
  'leader',
  'system_admin',
  'security_admin',
  'audit_admin',
  'unit_admin',
] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

export const ROLE_NAME: Record<Role, string> = {
  county_reporter: '县(市、区)填报员',
  department_reporter: '部门填报员',
  unit_approver: '单位审签人',
  analyst: '分析员',
  leader: '市领导',
  system_admin: '系统管理员',
  security_admin: '安全管理员',
  audit_admin: '审计管理员',
  unit_admin: '单位账号管理员',
};

/** Who files returns. */
export const REPORTERS = ['county_reporter', 'department_reporter'] as const satisfies readonly Role[];
/** Who signs what the reporters of the same organisation file, where that is asked for; files nothing. */
export const APPROVERS = ['unit_approver'] as const satisfies readonly Role[];
/** Who may open a return that is not submitted yet: of their own organisation. */
export const DRAFT_READERS = [...REPORTERS, ...APPROVERS] as const satisfies readonly Role[];
/** The office that runs the programme. */
export const OFFICE = ['analyst'] as const satisfies readonly Role[];
/** Who may read figures: everyone but the administrators (trust.md A8). */
export const READERS = [...DRAFT_READERS, ...OFFICE, 'leader'] as const satisfies readonly Role[];

/** The three administrators (三员). */
export const ADMINISTRATORS = [
  'system_admin',
  'security_admin',
  'audit_admin',
] as const satisfies readonly Role[];
/** The two of them who manage accounts and keys: one asks, the other decides. */
export const ACCOUNT_ADMINISTRATORS = ['system_admin', 'security_admin'] as const satisfies readonly Role[];

/** Whether a role is of a group. */
export const isOneOf = (group: readonly string[], role: string): boolean => group.includes(role);

/** Who gives a second factor: all that can write, and who watches them (trust.md I7). */
export const SECOND_FACTOR_ROLES = ROLES.filter((role) => role !== 'leader');

/** Minutes since the password was last given, for acts that publish, undo or grant (trust.md I12). */
export const FRESH_MINUTES = 5;
