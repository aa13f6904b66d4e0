/** No short sequence of calls by one administrator gives somebody a way in (trust.md A7, A9, A17, A18). */
import { describe, expect, test } from 'vitest';
import type { AccountAct } from '#shared/contract/accounts.ts';
import { ROLES, type Role } from '#shared/contract/roles.ts';
import {
  type AccountFacts,
  organisationKindOf,
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

const account = (id: string, role: Role, state: AccountFacts['state'] = 'enabled'): AccountFacts => ({
  id,
  displayName: id,
  role,
  organisation: 'any',
  organisationKind: organisationKindOf(role),
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

/** Every call that an administrator could make in a state and that is not refused, with the state after it. */
function* calls(state: State, by: string): Generator<State> {
  const { accounts, requests } = state;
  const self = accounts.find((one) => one.id === by)!;
  if (self.role === 'system_admin')
    for (const role of ROLES) {
      const opened = { ...account(`new-${role}`, role), state: 'asked' as const };
      if (accounts.some((one) => one.id === opened.id) || refuseOpening(opened, accounts, '办公室')) continue;
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
    yield { ...state, requests: rest };
    if (refuseDeciding(self, { askedBy: askedBy!, target: target! })) continue;
    const change: Partial<AccountFacts> =
      request.act === 'role' ? { role: request.role! } : request.act === 'enable' ? { state: 'enabled' } : {};
    const held = request.act === 'role' ? state.held : [...state.held, target!.id];
    yield { accounts: changed(accounts, target!.id, change), requests: rest, held };
  }
}

const changed = (accounts: AccountFacts[], id: string, change: Partial<AccountFacts>) =>
  accounts.map((one) => (one.id === id ? { ...one, ...change } : one));

function search(by: string, depth: number): { states: number; bad: State[]; leaderless: State[] } {
  const seen = new Set<string>();
  let edge = [START];
  const [bad, leaderless]: [State[], State[]] = [[], []];
  for (let step = 0; step < depth; step++) {
    const next: State[] = [];
    for (const state of edge)
      for (const after of calls(state, by)) {
        const key = JSON.stringify(after);
        if (seen.has(key)) continue;
        seen.add(key);
        next.push(after);
        if (after.held.length > 0 || rolesMoved(after)) bad.push(after);
        if (!everyRoleHeld(after)) leaderless.push(after);
      }
    edge = next;
  }
  return { states: seen.size, bad, leaderless };
}

const rolesMoved = ({ accounts }: State) =>
  START.accounts.some((before) => accounts.find((one) => one.id === before.id)?.role !== before.role);
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

test('a name that has an account cannot be opened a second one beside an administrator, however it is spaced', () => {
  const all = [{ ...account('one', 'system_admin'), displayName: '张 三' }];
  const wanted = { ...account('two', 'analyst'), displayName: '张三' };
  expect(refuseOpening(wanted, all, '办公室')?.type).toBe('two-roles');
  expect(refuseOpening(wanted, [{ ...all[0]!, state: 'disabled' }], '办公室')).toBeNull();
});
