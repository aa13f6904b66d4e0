/** Any sequence of acts against a model: what is legal has its effect, everything else is 409 and changes nothing. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReturnId } from '#shared/contract/return-state.ts';
import { RETURN_STATES, type ReturnState } from '#shared/contract/return-state.ts';
import type { Person } from '#shared/contract/session.ts';
import type { Actor } from '../../../server/http/actor.ts';
import { ProblemError } from '../../../server/http/problem.ts';
import { approve, reopen, returnToReporter } from '../../../server/workflow/decision.service.ts';
import { findReturn } from '../../../server/workflow/workflow.repository.ts';
import { saveDraft, startCorrection, submit, withdraw } from '../../../server/workflow/workflow.service.ts';
import { COUNTY, type Desk, draftCell, openDesk } from '../returns/desk.ts';

const ACTS = ['save', 'submit', 'withdraw', 'correct', 'approve', 'return', 'reopen'] as const;
type Act = (typeof ACTS)[number];

/** What each act makes of each state; what is not named is illegal. */
const MODEL: Record<ReturnState, Partial<Record<Act, ReturnState>>> = {
  unreported: { save: 'draft' },
  draft: { save: 'draft', submit: 'submitted' },
  submitted: { withdraw: 'draft', approve: 'approved', return: 'returned' },
  returned: { save: 'returned', submit: 'submitted' },
  approved: { correct: 'draft', reopen: 'submitted' },
};

let desk: Desk;
let reporter: Actor;
let analyst: Actor;
let free: ReturnId[];

async function actorOf(name: string): Promise<Actor> {
  const person: Person = (await (await desk.as(name)).get('/api/session')).body.person;
  return { person, address: '127.0.0.1', at: desk.t.world.now() };
}

beforeAll(async () => {
  desk = await openDesk();
  reporter = await actorOf('330481');
  analyst = await actorOf('analyst');
  const counties = desk.t.catalogue.organisations.filter((o) => o.kind === 'unit').map((o) => o.code);
  const half = desk.t.catalogue.periods.map((p) => p.period).filter((p) => p.includes('-S'));
  free = half.flatMap((period) => counties.map((organisation) => ({ period, organisation })));
});
afterAll(() => desk.t.close());

async function perform(act: Act, id: ReturnId): Promise<unknown> {
  const { world } = desk.t;
  const row = await findReturn(world.db, id.period, id.organisation);
  const version = row?.version ?? 0;
  const decision = { version, submission: row?.submission_id ?? 'none', comment: '理由' };
  const remark = { unit: id.organisation, indicator: 'gov_talent', remark: '请核对' };
  const cells = Object.entries(COUNTY).map(([code, text]) =>
    draftCell(`${id.organisation}/${code}`, text, {
      answer: '已核对',
      reasons: { never_decrease: '说明', yoy_band: '说明' },
    }),
  );
  if (act === 'save') return saveDraft(world, reporter, id, { version, cells });
  if (act === 'submit') return submit(world, reporter, id, { version, comment: '' });
  if (act === 'withdraw') return withdraw(world, reporter, id, { version });
  if (act === 'correct') return startCorrection(world, reporter, id, { version, reason: '更正' });
  if (act === 'approve') return approve(world, analyst, id, decision);
  if (act === 'return') return returnToReporter(world, analyst, id, { ...decision, remarks: [remark] });
  return reopen(world, analyst, id, decision);
}

async function outcome(act: Act, id: ReturnId): Promise<string> {
  try {
    await perform(act, id);
    return 'done';
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.type;
    throw error;
  }
}

/** Everything that is kept of a return. */
async function kept(id: ReturnId) {
  const { db } = desk.t.world;
  const row = await findReturn(db, id.period, id.organisation);
  const rows = async (table: 'submission' | 'decision' | 'data_version' | 'audit_event') =>
    (await db.selectFrom(table).selectAll().execute()).length;
  return [
    row,
    await rows('submission'),
    await rows('decision'),
    await rows('data_version'),
    await rows('audit_event'),
  ];
}

test('A11: twenty random lives of a return', async () => {
  const seen = new Set<string>();
  const run = async (acts: Act[]) => {
    const id = free.pop()!;
    let state: ReturnState = 'unreported';
    for (const act of acts) {
      const next: ReturnState | undefined = MODEL[state][act];
      const before = await kept(id);
      // An answer may be asked for again after a 退回 until the reporter saves one: that is 422, not a transition.
      const result = await outcome(act, id);
      seen.add(`${state} ${act} ${result}`);
      if (result === 'broken-rules') {
        expect([state, act]).toEqual(['returned', 'submit']);
        expect(await kept(id)).toEqual(before);
        continue;
      }
      expect([state, act, result]).toEqual([state, act, next ? 'done' : 'illegal-transition']);
      if (!next) expect(await kept(id)).toEqual(before);
      state = next ?? state;
      const stored = await findReturn(desk.t.world.db, id.period, id.organisation);
      expect(stored?.state ?? 'unreported').toBe(state);
    }
  };
  // Legal acts are drawn more often, so that lives are long enough to reach every state.
  const lively = fc.array(
    fc.constantFrom<Act>(...ACTS, 'save', 'submit', 'approve', 'return', 'submit', 'approve'),
    { minLength: 12, maxLength: 24 },
  );
  await fc.assert(fc.asyncProperty(lively, run), { seed: 20240601, numRuns: 20, endOnFailure: true });
  for (const state of RETURN_STATES)
    for (const act of ACTS)
      expect(
        [...seen].some((s) => s.startsWith(`${state} ${act} `)),
        `${state} ${act}`,
      ).toBe(true);
});

test('T4: when the audit row cannot be written, nothing of the act is', async () => {
  const id = free.pop()!;
  await perform('save', id);
  const { db } = desk.t.world;
  const before = await kept(id);
  await sql.raw('ALTER TABLE audit_event RENAME TO audit_event_away').execute(db);
  await expect(perform('submit', id)).rejects.toThrow('audit_event');
  await sql.raw('ALTER TABLE audit_event_away RENAME TO audit_event').execute(db);
  expect(await kept(id)).toEqual(before);
  await perform('submit', id);
  expect((await findReturn(db, id.period, id.organisation))?.state).toBe('submitted');
});
