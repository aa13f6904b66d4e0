/** One return walked through every state: what each refusal says there, and what each step leaves behind. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReturnId } from '#shared/contract/return-state.ts';
import type { Actor } from '../../../server/http/actor.ts';
import { ProblemError } from '../../../server/http/problem.ts';
import { approve, reopen, returnToReporter } from '../../../server/workflow/decision.service.ts';
import { recallSignature, refuseSignature, sign } from '../../../server/workflow/signing.service.ts';
import { findReturn } from '../../../server/workflow/workflow.repository.ts';
import { saveDraft, startCorrection, submit, withdraw } from '../../../server/workflow/workflow.service.ts';
import { type Office, openOffice } from '../review/office.ts';
import { S1 } from '../review/small-catalogue.ts';

let office: Office;
let reporter: Actor;
let analyst: Actor;
const A: ReturnId = { period: S1, organisation: 'a' };
const PATH = 'return/2026-S1/a';
const AT = '2026-07-20T02:00:00.000Z';

beforeAll(async () => {
  office = await openOffice({ now: AT });
  reporter = await office.actor('a');
  analyst = await office.actor('analyst');
});
afterAll(() => office.t.close());

const rowOf = (id: ReturnId) => findReturn(office.t.world.db, id.period, id.organisation);
const cell = (text: string, more: object = {}) => ({
  ...{ key: 'a/gov', text, note: '', release: '', reasons: {}, answer: '' },
  ...more,
});
const cells = (answer = '') => [cell('5', { answer }), cell('3', { key: 'a/plat' })];
const remarks = [{ unit: 'a', indicator: 'gov', remark: '与决算不符' }];

interface Given {
  version: number;
  submission: string;
  key?: string;
  comment?: string;
}
const STEPS = {
  save: (g: Given) => saveDraft(office.t.world, reporter, A, { version: g.version, cells: cells() }),
  answer: (g: Given) => saveDraft(office.t.world, reporter, A, { version: g.version, cells: cells('已改') }),
  submit: (g: Given) => submit(office.t.world, reporter, A, { comment: '请审', ...g }),
  withdraw: (g: Given) => withdraw(office.t.world, reporter, A, g),
  correct: (g: Given) => startCorrection(office.t.world, reporter, A, { ...g, reason: '漏计' }),
  sign: (g: Given) => sign(office.t.world, analyst, A, { comment: '', ...g }),
  refuse: (g: Given) => refuseSignature(office.t.world, analyst, A, { comment: '不符', ...g }),
  recall: (g: Given) => recallSignature(office.t.world, reporter, A, g),
  approve: (g: Given) => approve(office.t.world, analyst, A, { comment: '同意', ...g }),
  return: (g: Given) => returnToReporter(office.t.world, analyst, A, { comment: '退', remarks, ...g }),
  reopen: (g: Given) => reopen(office.t.world, analyst, A, { comment: '误核', ...g }),
} satisfies Record<string, (given: Given) => Promise<unknown>>;
type Step = keyof typeof STEPS;

async function given(more: Partial<Given> = {}): Promise<Given> {
  const row = await rowOf(A);
  return { version: row?.version ?? 0, submission: row?.submission_id ?? 'none', ...more };
}
const take = async (step: Step, more: Partial<Given> = {}) => STEPS[step](await given(more));
/** What the caller is told. */
async function refusal(step: Step, more: Partial<Given> = {}) {
  try {
    await take(step, more);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error(`${step} was let through`);
}
async function refusals(...steps: Step[]) {
  const said: Record<string, string> = {};
  for (const step of steps) {
    const problem = await refusal(step);
    expect([step, problem.status, problem.type]).toEqual([step, 409, 'illegal-transition']);
    said[step] = problem.title;
  }
  return said;
}
const NOT_SIGNING = {
  sign: '报表不在待单位审签的状态',
  refuse: '报表不在待单位审签的状态',
  recall: '报表不在待单位审签的状态，不能收回',
};
const WITHDRAW = { withdraw: '报表不在待审状态，不能撤回' };
const CORRECT = { correct: '只有已核定的报表可以申请更正' };
const DECIDE = { approve: '报表不在待审状态，不能核定', return: '报表不在待审状态，不能退回' };
const REOPEN = { reopen: '报表尚未核定，不能撤销核定' };
const EDIT = { save: '报表已提交或已核定，不能修改' };
const SUBMIT = { submit: '报表不在可提交的状态' };

test('未报: nothing but a draft', async () => {
  const all = { ...SUBMIT, ...WITHDRAW, ...CORRECT, ...DECIDE, ...REOPEN, ...NOT_SIGNING };
  expect(await refusals(...(Object.keys(all) as Step[]))).toEqual(all);
  expect((await refusal('approve')).current).toEqual({ state: 'unreported', version: 0, updatedAt: null });
  expect((await refusal('save', { version: 1 })).type).toBe('return-stale');
  expect(await rowOf(A)).toBeUndefined();
});

test('草稿: saved again or submitted', async () => {
  expect([await take('save'), await take('save')]).toEqual([1, 2]);
  const all = { ...WITHDRAW, ...CORRECT, ...DECIDE, ...REOPEN, ...NOT_SIGNING };
  expect(await refusals(...(Object.keys(all) as Step[]))).toEqual(all);
  expect(await rowOf(A)).toMatchObject({
    ...{ organisation: 'a', period: '2026-S1', form: 'unit_half', state: 'draft', version: 2 },
    ...{ updated_at: AT, updated_by: reporter.person.account },
    ...{ submission_id: null, approved_submission_id: null, draft_file_id: null },
  });
});

test('whoever saw another version is shown the present one, whatever they try', async () => {
  const current = { state: 'draft', version: 2, updatedAt: AT };
  for (const version of [1, 3])
    for (const step of ['save', 'submit'] as const)
      expect(await refusal(step, { version })).toMatchObject({ type: 'return-stale', status: 409, current });
});

test('待审: withdrawn, approved or returned', async () => {
  const receipt = await take('submit');
  expect(receipt).toMatchObject({
    ...{ revision: 1, organisationName: '甲县', period: '2026-S1', submittedAt: AT },
    ...{ submittedBy: '甲县填报员', signedBy: null, late: false, values: 2, evidence: [] },
    signature: { preparedBy: '', checkedBy: '', telephone: '' },
  });
  const all = { ...EDIT, ...SUBMIT, ...CORRECT, ...REOPEN, ...NOT_SIGNING };
  expect(await refusals(...(Object.keys(all) as Step[]))).toEqual(all);
  for (const step of ['withdraw', 'approve', 'return'] as const)
    expect((await refusal(step, { version: 2 })).type).toBe('return-stale');
  for (const step of ['approve', 'return'] as const)
    expect((await refusal(step, { submission: 'another' })).type).toBe('return-stale');
});

test('a remark stands on a cell of this return', async () => {
  const there = await given();
  const elsewhere = [{ unit: 'b', indicator: 'gov', remark: '？' }];
  const other = [{ unit: 'a', indicator: 'ent', remark: '？' }];
  for (const wrong of [elsewhere, other])
    await expect(
      returnToReporter(office.t.world, analyst, A, { ...there, comment: '', remarks: wrong }),
    ).rejects.toMatchObject({ problem: { status: 404, title: '没有找到该单元格' } });
});

test('nobody decides on what they handed in themselves', async () => {
  for (const step of [approve, returnToReporter])
    await expect(
      step(office.t.world, reporter, A, { ...(await given()), comment: '', remarks }),
    ).rejects.toMatchObject({
      problem: { status: 403, detail: '不能审核自己提交的报表，请由另一名分析员办理。' },
    });
  expect((await rowOf(A))?.state).toBe('submitted');
});

test('退回: saved, and submitted when every remark is answered', async () => {
  expect(await take('return')).toEqual({ version: 4 });
  const all = { ...WITHDRAW, ...CORRECT, ...DECIDE, ...REOPEN, ...NOT_SIGNING };
  expect(await refusals(...(Object.keys(all) as Step[]))).toEqual(all);
  expect(await refusal('submit')).toMatchObject({
    ...{ status: 422, type: 'broken-rules', title: '请先答复退回意见' },
    errors: [{ pointer: 'a/gov', rule: 'answer', detail: '请答复退回意见：与决算不符' }],
  });
  expect(await take('answer')).toBe(5);
  expect(await take('submit')).toMatchObject({ revision: 2 });
});

test('已核定: corrected or un-approved', async () => {
  const { submission } = await given();
  expect(await take('approve')).toEqual({ version: 7, dataVersion: 1 });
  expect(await rowOf(A)).toMatchObject({ state: 'approved', approved_submission_id: submission });
  const all = { ...EDIT, ...SUBMIT, ...WITHDRAW, ...DECIDE, ...NOT_SIGNING };
  expect(await refusals(...(Object.keys(all) as Step[]))).toEqual(all);
  expect((await refusal('reopen', { submission: 'another' })).type).toBe('return-stale');
  expect((await refusal('reopen', { version: 6 })).type).toBe('return-stale');
  expect((await refusal('correct', { version: 6 })).type).toBe('return-stale');
});

test('a correction un-approved gives way to what it corrected; that un-approved leaves nothing', async () => {
  const first = (await given()).submission;
  expect(await take('correct')).toEqual({ version: 8 });
  expect(await rowOf(A)).toMatchObject({ state: 'draft', approved_submission_id: first });
  await take('submit');
  const second = (await given()).submission;
  await take('approve');
  expect(await rowOf(A)).toMatchObject({ state: 'approved', approved_submission_id: second });
  expect(await take('reopen')).toEqual({ version: 11, dataVersion: 3 });
  expect(await rowOf(A)).toMatchObject({ state: 'submitted', approved_submission_id: first });
  expect(await take('withdraw')).toEqual({ version: 12 });
  expect(await rowOf(A)).toMatchObject({ state: 'draft', approved_submission_id: first });
});

test('the trail says what happened, in its order, with what was said', async () => {
  const events = await office.t.world.db
    .selectFrom('audit_event')
    .select(['account_id', 'at', 'action', 'object', 'outcome', 'detail'])
    .where('object', '=', PATH)
    .orderBy('seq')
    .execute();
  const [first, second, third] = await submissionIds();
  const by = (actor: Actor) => ({ account_id: actor.person.account, at: AT, object: PATH, outcome: 'ok' });
  expect(events.map(({ detail, ...event }) => ({ ...event, detail: JSON.parse(detail) }))).toEqual([
    { ...by(reporter), action: 'draft', detail: { cells: 2 } },
    { ...by(reporter), action: 'draft', detail: { cells: 2 } },
    { ...by(analyst), action: 'return', detail: { submission: first, cells: 1 } },
    { ...by(reporter), action: 'draft', detail: { cells: 2 } },
    { ...by(analyst), action: 'approve', detail: { submission: second, dataVersion: 1, before: null } },
    { ...by(reporter), action: 'correction', detail: { reason: '漏计', approved: second } },
    { ...by(analyst), action: 'approve', detail: { submission: third, dataVersion: 2, before: second } },
    {
      ...{ ...by(analyst), action: 'reopen' },
      detail: { submission: third, dataVersion: 3, reason: '误核', restored: second },
    },
    { ...by(reporter), action: 'withdraw', detail: { submission: third } },
  ]);
  const sent = await office.t.world.db
    .selectFrom('audit_event')
    .select(['object', 'detail'])
    .where('action', '=', 'submit')
    .orderBy('seq')
    .execute();
  expect(sent.map(({ object }) => object)).toEqual([first, second, third].map((id) => `submission/${id}`));
  expect(JSON.parse(sent[1]?.detail ?? '')).toEqual({
    ...{ period: '2026-S1', organisation: 'a', revision: 2, late: 0 },
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

async function submissionIds(): Promise<string[]> {
  const rows = await office.t.world.db
    .selectFrom('submission')
    .select(['id', 'comment'])
    .orderBy('revision')
    .execute();
  expect(rows.map(({ comment }) => comment)).toEqual(['请审', '请审', '请审']);
  return rows.map(({ id }) => id);
}

test('each decision is kept with who, when, why and the cells it names', async () => {
  const [first, second, third] = await submissionIds();
  const decisions = await office.t.world.db.selectFrom('decision').selectAll().execute();
  const by = (actor: Actor) => ({ decided_by: actor.person.account, decided_at: AT });
  const kept = decisions.map(({ id: _, ...row }) => row);
  expect(kept).toHaveLength(6);
  expect(kept).toEqual(
    expect.arrayContaining([
      { ...by(analyst), submission_id: first, kind: 'return', comment: '退' },
      { ...by(analyst), submission_id: second, kind: 'approve', comment: '同意' },
      { ...by(reporter), submission_id: second, kind: 'correction', comment: '漏计' },
      { ...by(analyst), submission_id: third, kind: 'approve', comment: '同意' },
      { ...by(analyst), submission_id: third, kind: 'reopen', comment: '误核' },
      { ...by(reporter), submission_id: third, kind: 'withdraw', comment: '' },
    ]),
  );
  const named = await office.t.world.db.selectFrom('decision_cell').selectAll().execute();
  const returned = decisions.find(({ kind }) => kind === 'return');
  expect(named).toEqual([{ decision_id: returned?.id, unit: 'a', indicator: 'gov', remark: '与决算不符' }]);
  // The remark was answered once: what a later approval settled is not asked again.
  const answers = await office.t.world.db.selectFrom('submission_answer').selectAll().execute();
  expect(answers).toEqual([
    { submission_id: second, decision_id: returned?.id, unit: 'a', indicator: 'gov', answer: '已改' },
  ]);
  const versions = await office.t.world.db.selectFrom('data_version').selectAll().orderBy('number').execute();
  const kinds = new Map(decisions.map(({ id, kind }) => [id, kind]));
  expect(versions.map((v) => [v.number, kinds.get(v.decision_id ?? ''), v.created_at])).toEqual([
    [1, 'approve', AT],
    [2, 'approve', AT],
    [3, 'reopen', AT],
  ]);
  for (const { split_number, history_number, catalogue_version } of versions)
    expect([split_number, history_number, catalogue_version]).toEqual([null, null, null]);
});

test('a step sent twice with its key is one step; the key does not fit another', async () => {
  const ways: [Step, Partial<Given>][] = [
    ['submit', { comment: '另一说明' }],
    ['return', { comment: '另一理由' }],
    ['answer', {}],
    ['submit', { comment: '另一说明' }],
    ['withdraw', { version: -1 }],
    ['submit', { comment: '另一说明' }],
    ['approve', { comment: '另一理由' }],
    ['reopen', { comment: '另一理由' }],
  ];
  for (const [index, [step, change]] of ways.entries()) {
    const sent = { ...(await given()), key: `once-${index}` };
    const reply = await STEPS[step](sent);
    if (step === 'answer') continue;
    expect([step, await STEPS[step](sent)]).toEqual([step, reply]);
    const other = await refusal(step, { ...sent, ...change });
    expect(other).toMatchObject({
      ...{ status: 409, type: 'idempotency-key-reused', title: '同一提交编号用于了不同的内容' },
      detail: '请刷新页面后重新提交。',
    });
    const another = { submit: 'withdraw', withdraw: 'submit', approve: 'reopen' }[String(step)] ?? 'approve';
    expect((await refusal(another as Step, sent)).type).toBe('idempotency-key-reused');
  }
  const replies = await office.t.world.db
    .selectFrom('idempotent_reply')
    .select(['account_id', 'key', 'status', 'created_at', 'body'])
    .where('key', '=', 'once-4')
    .execute();
  expect(replies).toEqual([
    {
      ...{ key: 'once-4', status: 200, created_at: AT, body: JSON.stringify({ version: 17 }) },
      account_id: reporter.person.account,
    },
  ]);
});
