/** Any sequence of acts against a model: what is legal has its effect, everything else is 409 and changes nothing. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReturnId } from '#shared/contract/return-state.ts';
import { RETURN_STATES, type ReturnState } from '#shared/contract/return-state.ts';
import type { Person } from '#shared/contract/session.ts';
import { appendAudit } from '../../../server/audit/audit.repository.ts';
import { type Actor, entryOf } from '../../../server/http/actor.ts';
import { ProblemError } from '../../../server/http/problem.ts';
import { approve, reopen, returnToReporter } from '../../../server/workflow/decision.service.ts';
import { insertSigningAct } from '../../../server/workflow/signing.repository.ts';
import { recallSignature, refuseSignature, sign } from '../../../server/workflow/signing.service.ts';
import { findReturn } from '../../../server/workflow/workflow.repository.ts';
import { saveDraft, startCorrection, submit, withdraw } from '../../../server/workflow/workflow.service.ts';
import { COUNTY, type Desk, draftCell, openDesk } from '../returns/desk.ts';

const ACTS = [
  ...(['save', 'submit', 'withdraw', 'correct', 'approve', 'return', 'reopen'] as const),
  ...(['sign', 'refuse', 'recall'] as const),
];
type Act = (typeof ACTS)[number];
type Model = Record<ReturnState, Partial<Record<Act, ReturnState>>>;

/** What each act makes of each state; what is not named is illegal. */
const DIRECT: Model = {
  unreported: { save: 'draft' },
  draft: { save: 'draft', submit: 'submitted' },
  signing: {},
  submitted: { withdraw: 'draft', approve: 'approved', return: 'returned' },
  returned: { save: 'returned', submit: 'submitted' },
  approved: { correct: 'draft', reopen: 'submitted' },
};
/** Where the organisation's approver signs first. What they refuse, or the reporter recalls, goes back to where it was. */
const SIGNED: Model = {
  ...DIRECT,
  draft: { save: 'draft', submit: 'signing' },
  signing: { sign: 'submitted', refuse: 'draft', recall: 'draft' },
  returned: { save: 'returned', submit: 'signing' },
};
const isSignedInside = ({ organisation }: ReturnId) => organisation.startsWith('33042');

let desk: Desk;
let reporter: Actor;
let analyst: Actor;
let approver: Actor;
let free: ReturnId[];

async function actorOf(name: string): Promise<Actor> {
  const person: Person = (await (await desk.as(name)).get('/api/session')).body.person;
  return { person, address: '127.0.0.1', at: desk.t.world.now() };
}

beforeAll(async () => {
  desk = await openDesk();
  reporter = await actorOf('330481');
  analyst = await actorOf('analyst');
  approver = await actorOf('approver');
  const counties = desk.t.catalogue.organisations.filter((o) => o.kind === 'unit').map((o) => o.code);
  const half = desk.t.catalogue.periods.map((p) => p.period).filter((p) => p.includes('-S'));
  free = half.flatMap((period) => counties.map((organisation) => ({ period, organisation })));
});
afterAll(() => desk.t.close());
beforeAll(async () => {
  const inside = new Set(free.filter(isSignedInside).map(({ organisation }) => organisation));
  for (const organisation of inside)
    await desk.t.world.db.transaction().execute(async (trx) => {
      const by = { decided_by: analyst.person.account, decided_at: analyst.at.toISOString() };
      await insertSigningAct(trx, { organisation, required: 1, reason: '审签', ...by });
      await appendAudit(trx, entryOf(analyst, 'set-signing', `signing/${organisation}`));
    });
});

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
  if (act === 'sign') return sign(world, approver, id, { version, comment: '' });
  if (act === 'refuse') return refuseSignature(world, approver, id, { version, comment: '请核对' });
  if (act === 'recall') return recallSignature(world, reporter, id, { version });
  if (act === 'approve') return approve(world, analyst, id, decision);
  if (act === 'return') return returnToReporter(world, analyst, id, { ...decision, remarks: [remark] });
  return reopen(world, analyst, id, decision);
}

/** A return that nobody has begun. */
function take(of: (id: ReturnId) => boolean): ReturnId {
  const [id] = free.splice(free.findLastIndex(of), 1);
  if (!id) throw new Error('no return is left');
  return id;
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

test('A11: forty random lives of a return, signed inside its organisation or not', async () => {
  const seen = new Set<string>();
  const run = async (acts: Act[]) => {
    const id = free.pop()!;
    const model = isSignedInside(id) ? SIGNED : DIRECT;
    let state: ReturnState = 'unreported';
    let origin: ReturnState = 'draft';
    for (const act of acts) {
      const modelled: ReturnState | undefined = model[state][act];
      const back: boolean = state === 'signing' && (act === 'refuse' || act === 'recall');
      const next: ReturnState | undefined = back ? origin : modelled;
      if (next === 'signing') origin = state;
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
    fc.constantFrom<Act>(...ACTS, 'save', 'submit', 'approve', 'return', 'submit', 'sign', 'approve'),
    { minLength: 12, maxLength: 24 },
  );
  await fc.assert(fc.asyncProperty(lively, run), { seed: 20240601, numRuns: 40, endOnFailure: true });
  // Acts of the approver are tried from every state below, and drawn too seldom to meet each here.
  for (const state of RETURN_STATES.filter((one) => one !== 'signing'))
    for (const act of ACTS.filter((one) => !(one in SIGNED.signing)))
      expect(
        [...seen].some((s) => s.startsWith(`${state} ${act} `)),
        `${state} ${act}`,
      ).toBe(true);
});

test('A11: the approver acts on nothing but what waits for them', async () => {
  const id = take((one) => !isSignedInside(one));
  const steps: Act[] = ['save', 'submit', 'return', 'save', 'submit', 'approve'];
  for (const step of steps) {
    await perform(step, id);
    for (const act of ['sign', 'refuse', 'recall'] as const)
      expect([step, act, await outcome(act, id)]).toEqual([step, act, 'illegal-transition']);
  }
});

test('A11: nothing but a signature, a refusal or a recall moves what waits for the approver', async () => {
  for (const [act, after] of [
    ['sign', 'submitted'],
    ['refuse', 'draft'],
    ['recall', 'draft'],
  ] as const) {
    const id = take(isSignedInside);
    await perform('save', id);
    await perform('submit', id);
    const before = await kept(id);
    for (const other of ACTS.filter((one) => !(one in SIGNED.signing)))
      expect([other, await outcome(other, id)]).toEqual([other, 'illegal-transition']);
    expect(await kept(id)).toEqual(before);
    expect(await outcome(act, id)).toBe('done');
    expect((await findReturn(desk.t.world.db, id.period, id.organisation))?.state).toBe(after);
  }
});

test('T4: when the audit row cannot be written, nothing of the act is', async () => {
  const id = take((one) => !isSignedInside(one));
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
