/** No short sequence of calls by one administrator gives somebody a way in (trust.md A7, A9, A17, A18). */
import { describe, expect, test } from 'vitest';
import type { AccountAct } from '#shared/contract/accounts.ts';
import { ROLES, type Role } from '#shared/contract/roles.ts';
import {
  type AccountFacts,
  organisationKindsOf,
  refuseAsking,
  refuseDeciding,
  refuseDisabling,
  refuseOpening,
} from '../../../server/accounts/account-rules.ts';

interface Request {
  askedBy: string;
  target: string;
  act: AccountAct;
  role: Role | null;
}

interface State {
  accounts: AccountFacts[];
  requests: Request[];
  /** Accounts whose password the searching administrator holds: nothing but a grant of their own gives one. */
  held: string[];
}

const account = (
  id: string,
  role: Role,
  state: AccountFacts['state'] = 'enabled',
  organisation = 'any',
): AccountFacts => ({
  id,
  displayName: id,
  role,
  organisation,
  organisationKind: organisation === 'any' ? (organisationKindsOf(role)[0] ?? '') : 'unit',
  state,
});

const START: State = {
  accounts: [
    account('system', 'system_admin'),
    account('security', 'security_admin'),
    account('auditor', 'audit_admin'),
    account('auditor2', 'audit_admin'),
    account('analyst', 'analyst'),
    account('former', 'leader', 'disabled'),
    account('county', 'county_reporter'),
  ],
  requests: [],
  held: [],
};

/** The same with two counties’ people. */
const WITH_COUNTIES: State = {
  ...START,
  accounts: [
    ...START.accounts,
    account('own', 'unit_admin', 'enabled', 'one'),
    account('reporter', 'county_reporter', 'enabled', 'one'),
    account('gone', 'county_reporter', 'disabled', 'one'),
    account('foreign', 'county_reporter', 'enabled', 'two'),
    account('foreign-gone', 'county_reporter', 'disabled', 'two'),
  ],
};

/** Every call that an administrator could make in a state and that is not refused, with the state after it. */
function* calls(state: State, by: string): Generator<State> {
  const { accounts, requests } = state;
  const self = accounts.find((one) => one.id === by)!;
  for (const organisation of self.role === 'unit_admin' ? ['one', 'two'] : ['any'])
    for (const role of ROLES) {
      if (self.role === 'security_admin') continue;
      const opened = account(`new-${role}-${organisation}`, role, 'asked', organisation);
      if (accounts.some((one) => one.id === opened.id) || refuseOpening(self, opened, accounts, '办公室'))
        continue;
      const asked: Request = { askedBy: by, target: opened.id, act: 'enable', role: null };
      yield { ...state, accounts: [...accounts, opened], requests: [...requests, asked] };
    }
  for (const target of accounts) {
    for (const act of ['enable', 'role', 'reset'] as const)
      for (const role of act === 'role' ? ROLES : [null]) {
        const twice = requests.some((one) => one.target === target.id && one.act === act);
        if (twice || refuseAsking(self, target, act, role, accounts)) continue;
        yield { ...state, requests: [...requests, { askedBy: by, target: target.id, act, role }] };
      }
    if (!refuseDisabling(self, target, accounts))
      yield { ...state, accounts: changed(accounts, target.id, { state: 'disabled' }) };
  }
  for (const request of requests) {
    const [askedBy, target] = [request.askedBy, request.target].map(
      (id) => accounts.find((one) => one.id === id)!,
    );
    const rest = requests.filter((one) => one !== request);
    if (request.askedBy === by) yield { ...state, requests: rest };
    if (refuseDeciding(self, { askedBy: askedBy!, target: target! })) continue;
    const change: Partial<AccountFacts> =
      request.act === 'role' ? { role: request.role! } : request.act === 'enable' ? { state: 'enabled' } : {};
    const held = request.act === 'role' ? state.held : [...state.held, target!.id];
    yield { accounts: changed(accounts, target!.id, change), requests: rest, held };
  }
}

const changed = (accounts: AccountFacts[], id: string, change: Partial<AccountFacts>) =>
  accounts.map((one) => (one.id === id ? { ...one, ...change } : one));

function search(
  by: string | readonly string[],
  depth: number,
  start = START,
): { states: number; bad: State[]; leaderless: State[]; all: State[] } {
  const seen = new Set<string>();
  let edge = [start];
  const [bad, leaderless]: [State[], State[]] = [[], []];
  for (let step = 0; step < depth; step++) {
    const next: State[] = [];
    for (const state of edge)
      for (const after of [by].flat().flatMap((one) => [...calls(state, one)])) {
        const key = JSON.stringify(after);
        if (seen.has(key)) continue;
        seen.add(key);
        next.push(after);
        if (after.held.length > 0 || rolesMoved(after, start)) bad.push(after);
        if (!everyRoleHeld(after)) leaderless.push(after);
      }
    edge = next;
  }
  return { states: seen.size, bad, leaderless, all: [...seen].map((key) => JSON.parse(key) as State) };
}

const rolesMoved = ({ accounts }: State, start: State) =>
  start.accounts.some((before) => accounts.find((one) => one.id === before.id)?.role !== before.role);
const everyRoleHeld = ({ accounts }: State) =>
  (['system_admin', 'security_admin', 'audit_admin'] as const).every((role) =>
    accounts.some((one) => one.role === role && one.state === 'enabled'),
  );

describe.each(['system', 'security'])('the %s administrator alone', (by) => {
  test('gets no password, moves no role and locks nobody out in up to four calls', () => {
    const { states, bad, leaderless } = search(by, 4);
    expect(states).toBeGreaterThan(1000);
    expect(bad).toEqual([]);
    expect(leaderless).toEqual([]);
  });
});

describe('an organisation’s own administrator', () => {
  const own = new Set(
    WITH_COUNTIES.accounts.filter((one) => one.organisation === 'one').map((one) => one.id),
  );
  const others = (state: State) =>
    state.accounts.filter((one) => WITH_COUNTIES.accounts.some((b) => b.id === one.id) && !own.has(one.id));

  test('alone gets no password, moves no role and touches nobody of another organisation in up to four calls', () => {
    const { states, bad, all } = search('own', 4, WITH_COUNTIES);
    expect(states).toBeGreaterThan(30);
    expect(bad).toEqual([]);
    for (const state of all) expect(others(state)).toEqual(others(WITH_COUNTIES));
  });

  test('even with the security administrator opens no door but its own reporters’ in up to three calls', () => {
    const { states, all } = search(['own', 'security'], 3, WITH_COUNTIES);
    expect(states).toBeGreaterThan(1000);
    for (const { held, accounts } of all) {
      expect(
        accounts.filter((one) => !WITH_COUNTIES.accounts.some((b) => b.id === one.id)).every(isOwnReporter),
      ).toBe(true);
      for (const id of held) expect(accounts.find((one) => one.id === id)).toSatisfy(isOwnReporter);
    }
  });

  test('with the system administrator it is still the third who decides', () => {
    const { bad } = search(['own', 'system'], 2, WITH_COUNTIES);
    expect(bad).toEqual([]);
  });

  test('is not a second one of somebody who reports, nor the other way round', () => {
    const all = [account('own', 'unit_admin', 'enabled', 'one')];
    const same = { ...account('again', 'county_reporter', 'asked', 'one'), displayName: 'own' };
    expect(refuseOpening(account('system', 'system_admin'), same, all, '办公室')?.type).toBe('two-roles');
  });
});

const isOwnReporter = (one: AccountFacts | undefined) =>
  one?.organisation === 'one' && ['county_reporter', 'unit_approver'].includes(one.role);

test.each<[string, Partial<AccountFacts>, Role, boolean]>([
  ['an administrator becomes a business account', { role: 'system_admin' }, 'analyst', true],
  [
    'a business account becomes an administrator',
    { role: 'analyst', organisationKind: 'office' },
    'audit_admin',
    true,
  ],
  ['an analyst becomes a leader', { role: 'analyst', organisationKind: 'office' }, 'leader', false],
  [
    'a county reporter becomes an analyst',
    { role: 'county_reporter', organisationKind: 'unit' },
    'analyst',
    true,
  ],
])('%s', (_, change, role, refused) => {
  const target = { ...account('one', 'analyst'), ...change };
  const refusal = refuseAsking(account('system', 'system_admin'), target, 'role', role, [target]);
  expect(refusal !== null).toBe(refused);
});

test('who files for an organisation does not sign for it', () => {
  const all = [account('li', 'county_reporter', 'enabled', 'one')];
  const wanted = { ...account('li2', 'unit_approver', 'asked', 'one'), displayName: 'li' };
  const system = account('system', 'system_admin');
  expect(refuseOpening(system, wanted, all, '办公室')?.type).toBe('two-roles');
  expect(refuseOpening(system, { ...wanted, organisation: 'two' }, all, '办公室')).toBeNull();
});

test('a name that has an account cannot be opened a second one beside an administrator, however it is spaced', () => {
  const all = [{ ...account('one', 'system_admin'), displayName: '张 三' }];
  const wanted = { ...account('two', 'analyst'), displayName: '张三' };
  const system = account('system', 'system_admin');
  expect(refuseOpening(system, wanted, all, '办公室')?.type).toBe('two-roles');
  expect(refuseOpening(system, wanted, [{ ...all[0]!, state: 'disabled' }], '办公室')).toBeNull();
});
