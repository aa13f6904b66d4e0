import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reconciliation } from '#shared/contract/reconciliation.ts';
import type { ReviewMatrix, ReviewView } from '#shared/contract/review.ts';
import { appendAudit, systemEntry } from '../../../server/audit/audit.repository.ts';
import { insertObjection } from '../../../server/returns/returns.repository.ts';
import { startCorrection } from '../../../server/workflow/workflow.service.ts';
import type { Caller } from '../../helpers/app.ts';
import { type Office, openOffice, viewPath } from './office.ts';
import { S1 } from './small-catalogue.ts';

const REASON = '新建实验室一次性投入';
let office: Office;
let analyst: Caller;

/** 甲 is approved, 财政 awaits review on time (and has another word on 甲), 乙 late with a reminder; 丙 and 统计 are silent. */
beforeAll(async () => {
  office = await openOffice({ now: '2026-07-20T02:00:00.000Z' });
  const { t } = office;
  const submission = await office.file('a', { 'a/gov': '300', 'a/plat': '100' });
  const early = await t.signIn('analyst');
  const { version } = (await early.get(viewPath('a'))).body.view;
  expect((await early.post(`${viewPath('a')}/approve`, { version, submission, comment: '' })).status).toBe(
    200,
  );
  await office.file('fin', { 'own/gov': '50', 'city/gov': '600', 'a/gov': '310' });
  t.setNow('2026-07-26T02:00:00.000Z');
  await office.file('b', { 'b/gov': '200000', 'b/plat': '0' }, { reason: REASON });
  t.setNow('2026-07-27T01:00:00.000Z');
  analyst = await t.signIn('analyst');
});
afterAll(() => office.t.close());

const view = async (organisation: string): Promise<ReviewView> =>
  (await analyst.get(viewPath(organisation))).body;

test('the matrix of the period', async () => {
  const { status, body } = await analyst.get('/api/review/matrix/2026-S1');
  const matrix: ReviewMatrix = body;
  expect(status).toBe(200);
  expect(matrix.finding).toBe('2026年上半年应报5份，已核定1份，待审2份，2份逾期未报：丙县、统计局');
  expect(
    matrix.returns.map((r) => [r.organisation, r.state, r.late, r.overdue, r.daysLate, r.warnings]),
  ).toEqual([
    ['a', 'approved', false, false, 0, 0],
    ['b', 'submitted', true, false, 1, 1],
    ['c', 'unreported', false, true, 2, 0],
    ['fin', 'submitted', false, false, 0, 0],
    ['sta', 'unreported', false, true, 2, 0],
  ]);
  expect(matrix.rows.find((r) => r.unit === 'a')?.cells).toMatchObject({
    self: { organisation: 'a' },
    fin: { organisation: 'fin' },
  });
});

test('a return with its reminder, its reason and what approval moves', async () => {
  const review = await view('b');
  expect(review).toMatchObject({
    late: true,
    revision: 1,
    comparedWith: null,
    differences: [],
    mayDecide: true,
  });
  expect(review.findings).toMatchObject([{ key: 'b/gov', rule: 'big', severity: 'warning', reason: REASON }]);
  expect(review.effects).toEqual([{ kind: 'own', text: '乙政府投入为20.0亿元（此前未报）' }]);
});

test('asking for the effects changes nothing', async () => {
  await view('b');
  expect((await office.t.world.panels.panel())?.dataVersion).toBe(1);
});

test('a department that reports 全市 completes the city; its second word on a county moves nothing', async () => {
  expect((await view('fin')).effects).toEqual([
    { kind: 'total', text: '全政府投入为600.00万元（此前不完整）' },
  ]);
});

test('a return nobody has opened has rows and no figures', async () => {
  const review = await view('c');
  expect(review).toMatchObject({
    submission: null,
    revision: 0,
    mayDecide: false,
    findings: [],
    effects: [],
  });
  expect(review.view.rows.map((r) => [r.key, r.cell.mark])).toEqual([
    ['c/gov', 'unreported'],
    ['c/plat', 'unreported'],
  ]);
});

test('reconciliation: two words on one figure, a sum that waits, objections', async () => {
  const { account } = (await office.actor('b')).person;
  const at = new Date('2026-07-26T03:00:00.000Z');
  await office.t.world.db.transaction().execute(async (trx) => {
    await insertObjection(trx, {
      organisation: 'b',
      period: S1,
      unit: 'b',
      indicator: 'ent',
      text: '少计两家企业',
      by: account,
      at: at.toISOString(),
    });
    await appendAudit(trx, systemEntry(at, 'objection', `return/${S1}/b`));
  });
  const { status, body } = await analyst.get('/api/review/reconciliation/2026-S1');
  const found: Reconciliation = body;
  expect(status).toBe(200);
  expect(found.twoSources).toMatchObject([
    {
      unit: 'a',
      first: { organisation: 'a', state: 'approved', figure: 300 },
      second: { organisation: 'fin', state: 'submitted', figure: 310 },
      difference: -10,
    },
  ]);
  expect(found.cityAgainstSum.find((r) => r.indicator === 'gov')).toMatchObject({
    reported: 600,
    sum: 'incomplete',
    missing: ['丙'],
  });
  expect(found.objections).toMatchObject([
    { organisationName: '乙县', unitName: '乙县', name: '企业投入', text: '少计两家企业', by: '乙县填报员' },
  ]);
});

test('a correction: the approved figure stays in force, the difference and its effect are shown', async () => {
  const approved = await view('a');
  await startCorrection(
    office.t.world,
    await office.actor('a'),
    { period: S1, organisation: 'a' },
    { version: approved.view.version, reason: '决算调整' },
  );
  expect(await view('a')).toMatchObject({
    submission: approved.submission,
    mayDecide: false,
    view: { state: 'draft', correction: true },
  });
  await office.file('a', { 'a/gov': '320.5', 'a/plat': '100' });
  const review = await view('a');
  expect(review.comparedWith).toMatchObject({ revision: 1 });
  expect(review.differences).toMatchObject([{ key: 'a/gov', approved: 300, submitted: 320.5, change: 20.5 }]);
  expect(review.effects).toEqual([{ kind: 'own', text: '甲政府投入由300.00万元增至320.50万元' }]);
  const cell = (await analyst.get('/api/review/matrix/2026-S1')).body.returns[0];
  expect(cell).toMatchObject({ state: 'submitted', correction: true, late: false, revision: 2 });
});
