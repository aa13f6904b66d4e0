/** How far a caller reaches, scope by scope, in a province of two cities of which one has an office of its own. */
import { expect, test } from 'vitest';
import type { Access } from '#shared/contract/endpoint.ts';
import type { Role } from '#shared/contract/roles.ts';
import type { Person } from '#shared/contract/session.ts';
import { mayOpenReturn, reach } from '../../../server/http/reach.ts';
import { treeProgramme } from '../../helpers/tree-programme.ts';

const WHERE: Record<string, string> = { office_c1: 'c1', a: 'c1', b: 'c1', d: 'c2', finance_c1: 'c1' };
function person(role: Role, organisation: string): Person {
  const node = WHERE[organisation];
  return {
    ...{ account: role, name: role, displayName: role, organisation, organisationName: organisation },
    ...{ role, unit: null, gate: null, secondFactor: false },
    ...(node === undefined ? {} : { node }),
  };
}
/** `reached`, or the problem's status and words. */
function outcome(
  access: Access,
  who: Person,
  params: unknown = {},
  query: unknown = {},
  programme = treeProgramme,
): string {
  const refusal = reach(access, who, { params, query }, programme);
  return refusal ? `${refusal.problem.status} ${refusal.problem.detail ?? refusal.problem.title}` : 'reached';
}

const NO_RETURN = '404 没有找到该报表';
const NO_AREA = '404 没有找到该地区';
const ANOTHER_OFFICE = '403 这份报表由下一级的科技办审核、核定，您可以查看。';
const ROOT_ONLY = '403 这里是最上一级的内容，您所在的一级不能使用。';

test.each<[Role, string, string, boolean]>([
  ['county_reporter', 'a', 'a', true],
  ['county_reporter', 'a', 'b', false],
  ['unit_approver', 'a', 'a', true],
  ['unit_approver', 'a', 'b', false],
  ['department_reporter', 'finance_c1', 'finance_c1', true],
  ['department_reporter', 'finance_c1', 'a', false],
  ['analyst', 'office', 'a', true],
  ['analyst', 'office', 'p_own', true],
  ['analyst', 'office_c1', 'a', true],
  ['analyst', 'office_c1', 'finance_c1', true],
  ['analyst', 'office_c1', 'd', false],
  ['analyst', 'office_c1', 'p_own', false],
  ['leader', 'a', 'a', false],
  ['unit_admin', 'a', 'a', false],
  ['system_admin', 'office', 'a', false],
])('%s of %s opens the return of %s: %s', (role, organisation, of, may) => {
  const who = person(role, organisation);
  expect(mayOpenReturn(who, of, treeProgramme)).toBe(may);
  const access = { who: [role], scope: 'own-return' } as const;
  expect(outcome(access, who, { organisation: of })).toBe(may ? 'reached' : NO_RETURN);
});

test.each<[string, string, string]>([
  ['office_c1', 'a', 'reached'],
  ['office_c1', 'd', NO_RETURN],
  ['office', 'a', ANOTHER_OFFICE],
  ['office', 'd', 'reached'],
  ['office', 'p_own', 'reached'],
])('the analyst of %s decides the return of %s: %s', (office, of, expected) => {
  const access = { who: ['analyst'], scope: 'reviewed-return' } as const;
  expect(outcome(access, person('analyst', office), { organisation: of })).toBe(expected);
});

test('an address without an organisation names nobody’s return', () => {
  const access = { who: ['county_reporter'], scope: 'own-return' } as const;
  for (const params of [{}, undefined, null, { organisation: undefined }, { period: 'a' }])
    expect(outcome(access, person('county_reporter', 'a'), params)).toBe(NO_RETURN);
});

test.each<[string, string, string]>([
  ['a', 'c1', 'reached'],
  ['a', 'a', 'reached'],
  ['a', 'b', NO_AREA],
  ['a', 'p', NO_AREA],
  ['d', 'c1', NO_AREA],
  ['office_c1', 'a', 'reached'],
  ['office_c1', 'c1_own', NO_AREA],
  ['office', 'c2', 'reached'],
  ['office', 'p', 'reached'],
  ['office', 'c2_own', NO_AREA],
  ['office', 'nowhere', NO_AREA],
  ['office', '7', NO_AREA],
])('somebody of %s asks for the area %s: %s', (organisation, node, expected) => {
  const access = { who: 'signed-in', scope: 'node' } as const;
  expect(outcome(access, person('leader', organisation), {}, { node })).toBe(expected);
});

test.each<[string, string | undefined, string]>([
  ['a', 'c1', NO_AREA],
  ['a', undefined, NO_AREA],
  ['a', 'a', 'reached'],
  ['c1_own', undefined, NO_AREA],
  ['office_c1', undefined, 'reached'],
  ['office_c1', 'p', NO_AREA],
  ['office', 'c1', 'reached'],
  ['office', undefined, 'reached'],
])('somebody of %s asks for all that lies below %s: %s', (organisation, node, expected) => {
  const access = { who: 'signed-in', scope: 'subtree' } as const;
  expect(outcome(access, person('leader', organisation), {}, { node })).toBe(expected);
});

test('who names no area is given their own; who belongs to the root is given none', () => {
  const access = { who: 'signed-in', scope: 'node' } as const;
  const asked = (organisation: string, query: object) => {
    expect(outcome(access, person('leader', organisation), {}, query)).toBe('reached');
    return query;
  };
  expect(asked('a', { period: '2026-S1' })).toEqual({ period: '2026-S1', node: 'c1' });
  expect(asked('office_c1', { node: '' })).toEqual({ node: 'c1' });
  expect(asked('office', {})).toStrictEqual({});
  expect(asked('a', { node: 'a' })).toEqual({ node: 'a' });
});

test('the highest level of all is an area as any other', () => {
  const units = treeProgramme.units.map((unit) => (unit.code === 'p' ? { ...unit, kind: 'nation' } : unit));
  const nation = { ...treeProgramme, units } as typeof treeProgramme;
  const access = { who: 'signed-in', scope: 'node' } as const;
  const asked = (organisation: string) =>
    outcome(access, person('leader', organisation), {}, { node: 'p' }, nation);
  expect([asked('office'), asked('a')]).toEqual(['reached', NO_AREA]);
});

test.each<[Access, Role, string, string]>([
  [{ who: ['analyst'] }, 'analyst', 'office', 'reached'],
  [{ who: ['analyst'] }, 'analyst', 'office_c1', ROOT_ONLY],
  [{ who: ['leader', 'analyst'] }, 'leader', 'a', ROOT_ONLY],
  [{ who: ['unit_admin'] }, 'unit_admin', 'a', 'reached'],
  [{ who: 'signed-in' }, 'leader', 'a', 'reached'],
  [{ who: ['analyst'], scope: 'own' }, 'analyst', 'office_c1', 'reached'],
])('%j asked by %s of %s: %s', (access, role, organisation, expected) => {
  expect(outcome(access, person(role, organisation))).toBe(expected);
});
