/** What a return is filed by: what is asked and until when, the past beside it, its files, and who signs inside. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Calendar, calendarOf, type PeriodAct } from '#shared/calendar.ts';
import type { ReturnId } from '#shared/contract/return-state.ts';
import { formCells } from '#shared/forms.ts';
import { buildPanel } from '#shared/panel/build-panel.ts';
import type { Observation } from '#shared/panel.ts';
import { period } from '#shared/period.ts';
import { appendAudit } from '../../../server/audit/audit.repository.ts';
import { type Actor, entryOf } from '../../../server/http/actor.ts';
import { insertPeriodAct } from '../../../server/periods/period-act.repository.ts';
import { approve } from '../../../server/workflow/decision.service.ts';
import { parseDraft } from '../../../server/workflow/draft.ts';
import { formFigure, readPast } from '../../../server/workflow/past.ts';
import { programmeIn, programmeOf } from '../../../server/workflow/programme.ts';
import { openReceipt, receiptOf } from '../../../server/workflow/receipt.ts';
import { sealSignature } from '../../../server/workflow/signature.ts';
import {
  insertSigningAct,
  isSigned,
  listApprovers,
  listReturnSignings,
  listSigningActs,
} from '../../../server/workflow/signing.repository.ts';
import { recallSignature, refuseSignature, sign } from '../../../server/workflow/signing.service.ts';
import { findReturn, insertReturn, updateReturn } from '../../../server/workflow/workflow.repository.ts';
import { saveDraft, startCorrection, submit } from '../../../server/workflow/workflow.service.ts';
import { type Office, openOffice } from '../review/office.ts';
import { observations, S1, small } from '../review/small-catalogue.ts';

const AT = '2026-07-20T02:00:00.000Z';
let office: Office;
let analyst: Actor;
let reporter: Record<string, Actor>;
beforeAll(async () => {
  office = await openOffice({ now: AT });
  analyst = await office.actor('analyst');
  const of = ['a', 'b', 'c', 'fin', 'approver'];
  reporter = Object.fromEntries(await Promise.all(of.map(async (name) => [name, await office.actor(name)])));
});
afterAll(() => office.t.close());

const id = (organisation: string): ReturnId => ({ period: S1, organisation });
const by = (name: string): Actor => {
  const actor = reporter[name];
  if (!actor) throw new Error(name);
  return actor;
};
const cell = (key: string, text: string) => ({
  ...{ key, text, note: '', release: '', reasons: {}, answer: '' },
});
const rowOf = (organisation: string) => findReturn(office.t.world.db, S1, organisation);
const versionOf = async (organisation: string) => (await rowOf(organisation))?.version ?? 0;
async function save(organisation: string, texts: Record<string, string>, more: object = {}): Promise<number> {
  const cells = Object.entries(texts).map(([code, text]) => cell(`${organisation}/${code}`, text));
  const change = { version: await versionOf(organisation), cells, ...more };
  return saveDraft(office.t.world, by(organisation), id(organisation), change);
}
const send = async (organisation: string, comment = '') =>
  submit(office.t.world, by(organisation), id(organisation), {
    version: await versionOf(organisation),
    comment,
  });
const file = (bytes: number, organisation: string) => ({
  ...{ organisation, period: S1, name: '甲县.xlsx', media_type: 'text/csv', byte_size: bytes, sha256: 'f00' },
  ...{ content: Buffer.from('x'), uploaded_by: by(organisation).person.account, uploaded_at: AT },
});
const MB = 1024 * 1024;

const open = (more: Partial<PeriodAct> = {}): PeriodAct => ({
  ...{ period: S1, organisation: null, kind: 'open', opens: '2026-07-01', due: '2026-07-25T10:00:00.000Z' },
  ...more,
});
test.each<[string, Calendar, string, string, boolean]>([
  ['the first day in the city', calendarOf([open()]), 'a', '2026-06-30T16:00:00.000Z', true],
  ['a second before', calendarOf([open()]), 'a', '2026-06-30T15:59:59.000Z', false],
  ['a period that nobody opened', calendarOf([]), 'a', AT, false],
  ['who files nothing', calendarOf([open()]), 'kjb', AT, false],
  ['who is unknown', calendarOf([open()]), 'x', AT, false],
])('a return is there or not: %s', (_, calendar, organisation, at, there) => {
  const read = () => programmeIn(small, calendar, id(organisation), new Date(at));
  if (!there) expect(read).toThrow('没有找到该报表');
  else
    expect(read()).toMatchObject({
      ...{ opens: '2026-07-01', due: '2026-07-25T10:00:00.000Z', closed: false },
      ...{ form: { code: 'unit_half' }, cells: [{ key: 'a/gov' }, { key: 'a/plat' }] },
    });
});

test('the errors of a return that is not ready are listed, with the text that would mend them', async () => {
  await save('a', { gov: '1.2亿', plat: '' });
  await expect(send('a')).rejects.toMatchObject({
    problem: {
      ...{ status: 422, type: 'broken-rules', title: '还有2处问题未处理，不能提交' },
      errors: [
        {
          pointer: 'a/gov',
          rule: 'number',
          suggestion: '12000',
          detail: expect.stringMatching(/^政府投入：/),
        },
        { pointer: 'a/plat', rule: 'required', detail: expect.stringContaining('必须填报') },
      ],
    },
  });
  const refused = await send('a').catch((error) => error.problem.errors[1]);
  expect(refused).not.toHaveProperty('suggestion');
  expect((await rowOf('a'))?.state).toBe('draft');
});

test('a reason given for a doubt goes along', async () => {
  await save('a', { gov: '120000', plat: '5' });
  await expect(send('a')).rejects.toMatchObject({ problem: { errors: [{ rule: 'big' }] } });
  const reasoned = { ...cell('a/gov', '120000'), reasons: { big: '新项目' } };
  await save('a', {}, { cells: [reasoned] });
  await send('a', '请审');
  const findings = await office.t.world.db.selectFrom('submission_finding').selectAll().execute();
  expect(findings.map(({ rule, unit, indicator, reason }) => [rule, unit, indicator, reason])).toEqual([
    ['big', 'a', 'gov', '新项目'],
  ]);
});

async function decide(kind: 'close' | 'reopen') {
  await office.t.world.db.transaction().execute(async (trx) => {
    const act = { period: S1, organisation: null, kind, opens: null, due: null };
    const decided = { reason: '核对', notice: '', decided_by: analyst.person.account, decided_at: AT };
    await insertPeriodAct(trx, { ...act, ...decided });
    await appendAudit(trx, entryOf(analyst, 'close-period', `period/${S1}`));
  });
}

test('after 停止报送 no first submission is taken; what was in once may be corrected', async () => {
  await save('b', { gov: '5', plat: '3' });
  await decide('close');
  await expect(send('b')).rejects.toMatchObject({
    problem: {
      ...{ status: 409, type: 'period-closed', title: '本期已停止报送' },
      detail:
        '2026年上半年已停止报送，未曾提交的报表不能再提交；草稿仍保留。需要补报请联系科技办，由其恢复报送。',
    },
  });
  const row = await rowOf('a');
  const request = { version: row?.version ?? 0, submission: row?.submission_id ?? '', comment: '' };
  await approve(office.t.world, analyst, id('a'), request);
  await startCorrection(office.t.world, by('a'), id('a'), { version: await versionOf('a'), reason: '漏计' });
  expect(await send('a')).toMatchObject({ revision: 2 });
  await decide('reopen');
  expect(await send('b')).toMatchObject({ revision: 1 });
});

test('twenty of the largest files between two submissions, no more, and counted for each return alone', async () => {
  const upload = (bytes: number, organisation = 'c') =>
    save(organisation, {}, { upload: file(bytes, organisation) });
  await upload(150 * MB);
  await upload(50 * MB);
  await expect(upload(1)).rejects.toMatchObject({
    problem: {
      ...{ type: 'file-quota', status: 422 },
      detail:
        '这张报表提交之前上传的文件合计已到 200 MB。已上传的都在，请先提交；确需再传的，请联系系统管理员。',
    },
  });
  await save('fin', {}, { upload: file(200 * MB, 'fin') });
  await save('c', { gov: '5', plat: '3' });
  await send('c');
  const row = await rowOf('c');
  expect(row?.draft_file_id).toMatch(/^[0-9a-f-]{36}$/);
  const events = await office.t.world.db
    .selectFrom('audit_event')
    .select(['action', 'detail'])
    .where('object', '=', 'return/2026-S1/c')
    .orderBy('seq')
    .execute();
  expect(events.map(({ action }) => action)).toEqual(['upload', 'upload', 'draft']);
  expect(JSON.parse(events[1]?.detail ?? '')).toEqual({
    ...{ file: row?.draft_file_id, name: '甲县.xlsx', sha256: 'f00' },
  });
});

test('what came after the submission counts anew', async () => {
  const row = await rowOf('c');
  const request = { version: row?.version ?? 0, submission: row?.submission_id ?? '', comment: '' };
  await approve(office.t.world, analyst, id('c'), request);
  await startCorrection(office.t.world, by('c'), id('c'), { version: await versionOf('c'), reason: '漏计' });
  const later = { ...file(200 * MB, 'c'), uploaded_at: '2026-07-20T02:00:00.001Z' };
  await save('c', {}, { upload: later });
  await expect(save('c', {}, { upload: { ...later, byte_size: 1 } })).rejects.toThrow('文件不能读取');
});

test('an attachment leaves the file that the draft stands on; whoever changes the draft is told which file it was', async () => {
  const told: (string | null)[] = [];
  const change = (draft: ReturnType<typeof parseDraft>, fileId: string | null) => {
    told.push(fileId);
    return { ...draft, signature: { ...draft.signature, preparedBy: '张三' } };
  };
  const before = (await rowOf('fin'))?.draft_file_id;
  await save('fin', {}, { attachment: file(0, 'fin'), change });
  await save('fin', {}, { change, audit: { action: 'sign-form', detail: { n: 1 } } });
  const row = await rowOf('fin');
  expect([row?.draft_file_id, told[1]]).toEqual([before, before]);
  expect(told[0]).not.toBe(before);
  expect(parseDraft(row?.draft).signature.preparedBy).toBe('张三');
  const events = await office.t.world.db
    .selectFrom('audit_event')
    .select(['action'])
    .where('object', '=', 'return/2026-S1/fin')
    .orderBy('seq')
    .execute();
  expect(events.map(({ action }) => action)).toEqual(['upload', 'attach', 'sign-form']);
});

test('of two who begin a return at once one makes it; of two who move it one does', async () => {
  const row = await rowOf('b');
  if (!row) throw new Error('no return');
  await office.t.world.db.transaction().execute(async (trx) => {
    expect(await insertReturn(trx, { ...row, id: 'another' })).toBe(false);
    expect(await updateReturn(trx, row.id, row.version + 1, { draft: '{}' })).toBe(false);
    expect(await updateReturn(trx, 'another', row.version, { draft: '{}' })).toBe(false);
  });
  expect(await rowOf('b')).toEqual(row);
});

const past = {
  '2025-S1': { 'a/gov': '10', 'city/gdp': '70000' },
  '2025-S2': { 'a/gov': '30', 'city/gdp': '150000' },
  '2026-S1': { 'a/gov': '12', 'city/gdp': '80000' },
};
test('the past beside a cell: last year’s, the period before, and what the year has said; 亿元 where the form asks so', async () => {
  const known = Object.entries(past).flatMap(([of, figures]): Observation[] =>
    observations(figures).map((one) => ({ ...one, period: period(of) })),
  );
  const panel = buildPanel(small, known, { dataVersion: 1, asOf: AT });
  const world = { catalogue: small, panels: { panel: async () => panel } } as never;
  const cells = [...formCells(small, small.forms[0]!, 'a'), ...formCells(small, small.forms[2]!, 'sta')];
  const of = async (p: string, key: string) => (await readPast(world, period(p), cells)).get(key);
  expect(await of('2026-S1', 'a/gov')).toEqual({ previous: 30, lastYear: 10, earlierToDate: 'unreported' });
  expect(await of('2026-S2', 'a/gov')).toEqual({ previous: 12, lastYear: 30, earlierToDate: 12 });
  expect(await of('2026-S2', 'city/gdp')).toEqual({ previous: 8, lastYear: 15, earlierToDate: 8 });
  expect(await of('2026-S1', 'a/plat')).toEqual({
    ...{ previous: 'unreported', lastYear: 'unreported', earlierToDate: 'unreported' },
  });
  expect([formFigure(small, 'gdp', 50_000), formFigure(small, 'gov', 5), formFigure(small, 'x', 5)]).toEqual([
    ...[5, 5, 5],
  ]);
});

test('across a break the period before is another definition’s: last year as restated stands in its place', async () => {
  const panel = buildPanel(
    small,
    Object.entries(past).flatMap(([of, figures]) =>
      observations(figures).map((one) => ({ ...one, period: period(of) })),
    ),
    { dataVersion: 1, asOf: AT },
  );
  const { indexOf } = await import('#shared/panel.ts');
  const compared = new Map([
    [indexOf(panel, 'a', 'gov', S1), { figure: 11, micro: 11_000_000, exact: 11_000_000n, restated: true }],
  ]);
  const world = { catalogue: small, panels: { panel: async () => ({ ...panel, compared }) } } as never;
  const read = await readPast(world, S1, formCells(small, small.forms[0]!, 'a'));
  const { previous, lastYear } = read.get('a/gov') ?? {};
  expect(previous).toBe(lastYear);
  expect(previous).not.toBe(30);
});

test('a receipt names the organisation, or its code where the programme no longer has it', () => {
  const { world } = office.t;
  const signature = sealSignature(world.secrets, { preparedBy: '张三', checkedBy: '', telephone: '0573' });
  const submitted = {
    ...{
      id: 's',
      revision: 3,
      submitted_at: AT,
      late: 1,
      digest: 'd',
      submittedBy: '甲填报员',
      signedBy: null,
    },
    ...{ prepared_by: '张三', checked_by: null, telephone: signature.telephone, values: 2, evidence: [] },
    audit: { seq: 9, hash: 'h' },
  };
  const receipt = receiptOf(world, id('a'), submitted);
  expect(receipt).toEqual({
    ...{ submission: 's', revision: 3, organisationName: '甲县', period: S1, submittedAt: AT, late: true },
    ...{
      submittedBy: '甲填报员',
      signedBy: null,
      values: 2,
      evidence: [],
      digest: 'd',
      auditSeq: 9,
      auditHash: 'h',
    },
    signature: { preparedBy: '张三', checkedBy: '', telephone: signature.telephone },
  });
  expect(openReceipt(world, receipt).signature.telephone).toBe('0573');
  const gone = receiptOf(world, id('gone'), { ...submitted, late: 0, signedBy: '乙' });
  expect(gone).toMatchObject({ organisationName: 'gone', late: false, signedBy: '乙' });
});

async function setSigning(organisation: string, required: number): Promise<number> {
  return office.t.world.db.transaction().execute(async (trx) => {
    const decided = { decided_by: analyst.person.account, decided_at: AT };
    const number = await insertSigningAct(trx, { organisation, required, reason: '审签', ...decided });
    await appendAudit(trx, entryOf(analyst, 'set-signing', `signing/${organisation}`));
    return number;
  });
}

test('单位审签 is as last decided, for one organisation and not for its neighbour', async () => {
  const { db } = office.t.world;
  const states = async () => [await isSigned(db, 'b'), await isSigned(db, 'c')];
  expect(await states()).toEqual([false, false]);
  expect(await setSigning('b', 1)).toBe(1);
  expect(await states()).toEqual([true, false]);
  expect(await setSigning('b', 0)).toBe(2);
  expect(await setSigning('c', 1)).toBe(3);
  expect(await states()).toEqual([false, true]);
  expect(await setSigning('b', 1)).toBe(4);
  expect((await listSigningActs(db)).map((a) => [a.number, a.organisation, a.required, a.decider])).toEqual([
    [1, 'b', 1, '分析员甲'],
    [2, 'b', 0, '分析员甲'],
    [3, 'c', 1, '分析员甲'],
    [4, 'b', 1, '分析员甲'],
  ]);
});

test('who may sign at present: approvers that are not disabled', async () => {
  const { db } = office.t.world;
  expect(await listApprovers(db)).toEqual([{ organisation: 'c', name: '丙县审签人' }]);
});

test('the approver’s road: asked, recalled, refused, signed; each step is kept with who, when and why', async () => {
  const { world } = office.t;
  const C = id('c');
  const given = async (more: object = {}) => ({ version: await versionOf('c'), comment: '', ...more });
  await save('c', { gov: '6', plat: '3' });
  expect(await send('c', '请审')).toBeNull();
  expect((await rowOf('c'))?.state).toBe('signing');
  await recallSignature(world, by('c'), C, await given());
  expect((await rowOf('c'))?.state).toBe('draft');
  await send('c', '再请审');
  await refuseSignature(world, by('approver'), C, await given({ comment: '不符' }));
  await send('c', '三请审');
  await expect(sign(world, by('c'), C, await given())).rejects.toMatchObject({
    problem: { status: 403, detail: '不能审签自己提交的报表，请由本单位另一名审签人办理。' },
  });
  const sent = await given({ comment: '同意', key: 'once' });
  const receipt = await sign(world, by('approver'), C, sent);
  expect(receipt).toMatchObject({ submittedBy: '丙县填报员', signedBy: '丙县审签人', revision: 2 });
  expect(await sign(world, by('approver'), C, sent)).toEqual(receipt);
  for (const other of [
    { ...sent, comment: '' },
    { ...sent, version: 1 },
  ])
    await expect(sign(world, by('approver'), C, other)).rejects.toMatchObject({
      problem: { type: 'idempotency-key-reused' },
    });
  const steps = await listReturnSignings(world.db, (await rowOf('c'))?.id ?? '');
  const kept = steps.map((s) => [s.kind, s.from_state, s.comment, s.by, s.revision, s.submission_id]);
  const { submission } = receipt;
  expect(kept).toEqual([
    ['ask', 'draft', '请审', '丙县填报员', null, null],
    ['recall', 'draft', '', '丙县填报员', null, null],
    ['ask', 'draft', '再请审', '丙县填报员', null, null],
    ['refuse', 'draft', '不符', '丙县审签人', null, null],
    ['ask', 'draft', '三请审', '丙县填报员', null, null],
    ['sign', 'draft', '同意', '丙县审签人', 2, submission],
  ]);
  expect(steps.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(steps[5]).toMatchObject({ acted_by: by('approver').person.account, at: AT });
  const events = await world.db
    .selectFrom('audit_event')
    .select(['account_name', 'action', 'detail'])
    .where('object', '=', 'return/2026-S1/c')
    .where('action', 'in', ['ask-signature', 'recall-signature', 'refuse-signature', 'sign'])
    .orderBy('seq')
    .execute();
  expect(events.map((e) => [e.account_name, e.action, JSON.parse(e.detail)])).toEqual([
    ['丙县填报员', 'ask-signature', { comment: '请审' }],
    ['丙县填报员', 'recall-signature', { comment: '' }],
    ['丙县填报员', 'ask-signature', { comment: '再请审' }],
    ['丙县审签人', 'refuse-signature', { comment: '不符' }],
    ['丙县填报员', 'ask-signature', { comment: '三请审' }],
    ['丙县审签人', 'sign', { submission, comment: '同意' }],
  ]);
});

test('the programme of a write is read in its own transaction', async () => {
  const { world } = office.t;
  await world.db.transaction().execute(async (trx) => {
    expect(await programmeOf(world, id('a'), new Date(AT), trx)).toMatchObject({ closed: false });
  });
});
