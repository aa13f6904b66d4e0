/** Accounts that exist only in demonstration mode: one reporter for every organisation that files, and each other role. */
import { randomUUID } from 'node:crypto';
import type { Catalogue, Organisation } from '#shared/catalogue.ts';
import type { Role } from '#shared/contract/roles.ts';
import { formFor } from '#shared/forms.ts';
import { rootOffice } from '#shared/tree/parts.ts';
import { appendAudit, systemEntry } from '../audit/audit.repository.ts';
import type { Trx } from '../db/open.ts';
import { insertAccount, nameKey } from './account.repository.ts';
import { hashPassword } from './password.ts';

/** Known to everyone, shown on the sign-in page, and never present outside demonstration mode. */
export const DEMO_PASSWORD = 'Yanshi-2026!';

interface DemoAccount {
  name: string;
  displayName: string;
  role: Role;
  organisation: string;
}

/** The demonstration accounts of a city: names are the organisations' codes and the roles' words. */
export function demoAccounts(catalogue: Catalogue): DemoAccount[] {
  const office = rootOffice(catalogue)?.code ?? '';
  const below = catalogue.organisations.filter(({ kind, node }) => kind === 'office' && node !== undefined);
  const files = (o: Organisation) => formFor(catalogue, o.code, 'half') ?? formFor(catalogue, o.code, 'year');
  const reporters = catalogue.organisations.filter((o) => o.kind !== 'office' && files(o));
  return [
    { name: 'leader', displayName: '市领导', role: 'leader', organisation: office },
    { name: 'analyst', displayName: '分析员甲', role: 'analyst', organisation: office },
    { name: 'analyst2', displayName: '分析员乙', role: 'analyst', organisation: office },
    ...below.flatMap((o) => [
      {
        name: `${o.code}_leader`,
        displayName: `${o.shortName}领导`,
        role: 'leader' as const,
        organisation: o.code,
      },
      {
        name: `${o.code}_analyst`,
        displayName: `${o.shortName}分析员`,
        role: 'analyst' as const,
        organisation: o.code,
      },
    ]),
    ...reporters.map((o) => ({
      name: o.code,
      displayName: `${o.shortName}填报员`,
      role: o.kind === 'unit' ? ('county_reporter' as const) : ('department_reporter' as const),
      organisation: o.code,
    })),
    ...reporters.slice(0, 1).map((o) => ({
      name: 'unitadmin',
      displayName: `${o.shortName}账号管理员`,
      role: 'unit_admin' as const,
      organisation: o.code,
    })),
    ...reporters
      .filter((o) => o.kind === 'unit')
      .slice(-1)
      .map((o) => ({
        name: 'approver',
        displayName: `${o.shortName}审签人`,
        role: 'unit_approver' as const,
        organisation: o.code,
      })),
    { name: 'sysadmin', displayName: '系统管理员', role: 'system_admin', organisation: office },
    { name: 'secadmin', displayName: '安全管理员', role: 'security_admin', organisation: office },
    { name: 'auditor', displayName: '审计管理员', role: 'audit_admin', organisation: office },
  ];
}

/** Creates them with one hash of the common password. @returns account id by name. */
export async function insertDemoAccounts(
  trx: Trx,
  catalogue: Catalogue,
  at: Date,
): Promise<Map<string, string>> {
  const password_hash = await hashPassword(DEMO_PASSWORD);
  const ids = new Map<string, string>();
  for (const demo of demoAccounts(catalogue)) {
    const id = randomUUID();
    ids.set(demo.name, id);
    await insertAccount(trx, {
      id,
      name: demo.name,
      name_key: nameKey(demo.name),
      display_name: demo.displayName,
      role: demo.role,
      organisation: demo.organisation,
      password_hash,
      password_changed_at: at.toISOString(),
      must_change_password: 0,
      initial_password_until: null,
      disabled_at: null,
      created_at: at.toISOString(),
      created_by: null,
    });
  }
  await appendAudit(trx, systemEntry(at, 'create-account', 'account/*', { accounts: [...ids.keys()] }));
  return ids;
}
