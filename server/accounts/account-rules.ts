/**
 * Who may do what to whose account: pure, so that every short sequence of calls by one administrator can be searched
 * (trust.md A7, A9, A17, A18). What gives somebody a way in — enabling, a role, a new password — is asked for by one of
 * the system and the security administrator and decided by the other; neither may be the account itself. An organisation's
 * own administrator asks for its reporters alone, and the security administrator decides.
 */
import type { AccountAct } from '#shared/contract/accounts.ts';
import {
  ACCOUNT_ADMINISTRATORS,
  ADMINISTRATORS,
  APPROVERS,
  isOneOf,
  REPORTERS,
  ROLES,
  type Role,
} from '#shared/contract/roles.ts';

/** Who an organisation's own administrator looks after: who files, and who signs it. */
const OF_UNITS: readonly Role[] = [...REPORTERS, ...APPROVERS];

/** Kinds of organisation that a role may belong to; the others are of the office. */
const ROLE_KINDS: Partial<Record<Role, readonly string[]>> = {
  county_reporter: ['unit'],
  department_reporter: ['department'],
  unit_approver: ['unit', 'department'],
  unit_admin: ['unit', 'department'],
};

export interface AccountFacts {
  id: string;
  displayName: string;
  role: Role;
  organisation: string;
  /** unit · department · office … (shared/catalogue.ts). */
  organisationKind: string;
  /** `asked`: to be enabled, by a request that nobody has decided. */
  state: 'enabled' | 'asked' | 'disabled';
}

/** Why an act is refused: `fault` 400, `conflict` 409, `absent` 404 (it is not the caller's to know of). */
export interface Refusal {
  kind: 'fault' | 'conflict' | 'absent';
  type: string;
  title: string;
  detail: string;
}

export const isOfTheThree = (role: Role) => isOneOf(ADMINISTRATORS, role);
export const isAdministrator = (role: Role) => isOfTheThree(role) || role === 'unit_admin';

/** Administrators and the people of the business are of the office; reporters, and who manages them, of what they file for. */
export function organisationKindsOf(role: Role): readonly string[] {
  return ROLE_KINDS[role] ?? ['office'];
}

/** The roles that somebody may open accounts of, in an organisation of a kind. */
export function openableRoles(actor: Role, kind: string): readonly Role[] {
  if (actor === 'system_admin') return ROLES;
  return actor === 'unit_admin' ? OF_UNITS.filter((role) => organisationKindsOf(role).includes(kind)) : [];
}

/** Whose account is somebody's to act on: an organisation's administrator has its reporters and approvers, the three have everybody. */
export function isWithinReach(actor: Place, target: Place): boolean {
  if (actor.role !== 'unit_admin') return isOneOf(ADMINISTRATORS, actor.role);
  return target.organisation === actor.organisation && OF_UNITS.includes(target.role);
}
type Place = Pick<AccountFacts, 'role' | 'organisation'>;

const NOT_YOURS: Refusal = {
  kind: 'absent',
  type: 'account',
  title: '账号',
  detail: '只能办理本单位填报员和审签人的账号。',
};

const conflict = (type: string, title: string, detail: string): Refusal => ({
  kind: 'conflict',
  type,
  title,
  detail,
});

/** Opening an account. */
export function refuseOpening(
  actor: Place,
  wanted: Pick<AccountFacts, 'displayName' | 'role' | 'organisation' | 'organisationKind'>,
  all: readonly AccountFacts[],
  office: string,
): Refusal | null {
  if (!isWithinReach(actor, wanted)) return NOT_YOURS;
  if (!organisationKindsOf(wanted.role).includes(wanted.organisationKind))
    return {
      kind: 'fault',
      type: 'organisation',
      title: '单位与角色不符',
      detail: `县级填报员须属于县(市、区)，部门填报员须属于市级部门，单位审签人和单位账号管理员须属于报送单位，其余角色属于${office}。`,
    };
  return refuseTwoRoles(wanted, all);
}

/** Nobody holds two of the three administrators' roles, or one beside a business role, or files and signs; disabled accounts do not count. */
function refuseTwoRoles(
  wanted: Pick<AccountFacts, 'displayName' | 'role' | 'organisation'>,
  all: readonly AccountFacts[],
): Refusal | null {
  const same = all.find(
    (other) => other.state !== 'disabled' && isSamePerson(other, wanted) && clash(other, wanted),
  );
  if (!same) return null;
  return conflict(
    'two-roles',
    '一人不能兼任',
    `${wanted.displayName}已有账号；三员之间、三员与业务角色之间、同一单位的填报与审签之间不能由一人兼任。确为另一人的，请在姓名后注明以示区别。`,
  );
}

/** Asking for an act that gives a way in. */
export function refuseAsking(
  actor: AccountFacts,
  target: AccountFacts,
  act: AccountAct,
  role: Role | null,
  all: readonly AccountFacts[],
): Refusal | null {
  if (!isWithinReach(actor, target)) return NOT_YOURS;
  if (target.id === actor.id)
    return conflict('second-person', '不能为自己的账号提出', '请由另一位管理员提出。');
  if (act === 'enable' && target.state === 'enabled')
    return conflict('illegal-transition', '该账号已启用', '不必再次启用。');
  if (act === 'reset' && target.state !== 'enabled')
    return conflict('illegal-transition', '该账号未启用', '启用时会给出新的初始密码。');
  if (act === 'enable')
    return refuseTwoRoles(
      target,
      all.filter((other) => other.id !== target.id),
    );
  if (act !== 'role') return null;
  if (actor.role === 'unit_admin')
    return conflict('not-yours', '单位不能变更角色', '请联系系统管理员或安全管理员。');
  if (role === null || role === target.role)
    return { kind: 'fault', type: 'role', title: '没有新的角色', detail: '请选择与现在不同的角色。' };
  if (isAdministrator(role) || isAdministrator(target.role))
    return conflict(
      'two-roles',
      '三员不能由变更角色产生',
      '三员账号须单独建立；原账号请停用，不能改任业务角色。',
    );
  if (!organisationKindsOf(role).includes(target.organisationKind))
    return { kind: 'fault', type: 'role', title: '单位与角色不符', detail: '该账号所属单位不能担任此角色。' };
  return null;
}

/** Deciding what another one asked for. */
export function refuseDeciding(
  actor: AccountFacts,
  request: { askedBy: AccountFacts; target: AccountFacts },
): Refusal | null {
  if (request.askedBy.role === 'unit_admin' && actor.role !== 'security_admin')
    return conflict('second-person', '须由安全管理员办理', '各单位提出的，由安全管理员办理。');
  if (
    !isOneOf(ACCOUNT_ADMINISTRATORS, actor.role) ||
    request.askedBy.id === actor.id ||
    request.askedBy.role === actor.role
  )
    return conflict('second-person', '须由另一类管理员办理', '系统管理员提出的由安全管理员办理，反之亦然。');
  if (request.target.id === actor.id)
    return conflict(
      'second-person',
      '不能办理自己的账号',
      '请由另一位同类管理员办理，或在服务器上执行 npm run rescue-admin。',
    );
  return null;
}

/** Disabling: never oneself, and never the last who holds one of the three roles. */
export function refuseDisabling(
  actor: Pick<AccountFacts, 'id' | 'role' | 'organisation'>,
  target: AccountFacts,
  all: readonly AccountFacts[],
): Refusal | null {
  if (!isWithinReach(actor, target)) return NOT_YOURS;
  if (target.id === actor.id)
    return conflict('second-person', '不能停用自己的账号', '请由另一位管理员办理。');
  if (target.state !== 'enabled') return conflict('illegal-transition', '该账号未在启用中', '不必停用。');
  const others = all.filter(
    (other) => other.id !== target.id && other.role === target.role && other.state === 'enabled',
  );
  if (isOneOf(ADMINISTRATORS, target.role) && others.length === 0)
    return conflict(
      'last-holder',
      '这是该角色的最后一个账号',
      '请先为接任者建立并启用同一角色的账号，再停用此账号。',
    );
  return null;
}

function isSamePerson(a: Pick<AccountFacts, 'displayName'>, b: Pick<AccountFacts, 'displayName'>): boolean {
  const fold = (name: string) => name.normalize('NFKC').replace(/\s/g, '');
  return fold(a.displayName) === fold(b.displayName);
}

/**
 * Two roles that one person may not hold together: two different ones where either is an administrator's, and filing and
 * signing for one organisation.
 */
function clash(a: Place, b: Place): boolean {
  if (a.role === b.role) return false;
  if (isAdministrator(a.role) || isAdministrator(b.role)) return true;
  const signs = [a, b].some(({ role }) => APPROVERS.some((one) => one === role));
  return signs && a.organisation === b.organisation;
}
