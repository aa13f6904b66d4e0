/** 报送研判结果: a department sends its own run once, the office sees who has and who has not, with the receipt. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ResultReports } from '#shared/contract/result-reports.ts';
import { verifyDatabase } from '../../../server/verify/verify.service.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';
import { approve, yearlyFigures } from './approve.ts';

const PAGE = '/api/institution-results/2025';
let t: TestApp;
let office: Caller;
let education: Caller;
let run: number;
beforeAll(async () => {
  t = await testApp();
  await approve(t, yearlyFigures());
  [office, education] = [await t.signIn('analyst'), await t.signIn('jyj')];
});
afterAll(() => t.close());

const list = async (by: Caller): Promise<ResultReports> => (await by.get(PAGE)).body;
const makeRun = async (by: Caller) => {
  const { dataVersion } = (await office.get('/api/publications')).body;
  const body = { scheme: 1, dataVersion, note: '' };
  return (await by.post('/api/assessment/institutions/2025/runs', body)).body.number;
};

test('the office sees every department outstanding, a department itself, others nothing', async () => {
  const { rows, own } = await list(office);
  expect(rows.map(({ organisation, reports }) => [organisation, reports])).toEqual([
    ['jyj', []],
    ['kjj', []],
    ['wjw', []],
  ]);
  expect(own).toEqual([]);
  expect((await list(education)).rows.map(({ organisation, groups }) => [organisation, groups])).toEqual([
    ['jyj', ['高校']],
  ]);
  for (const name of ['leader', '330481', 'sysadmin'])
    expect((await (await t.signIn(name)).get(PAGE)).status).toBe(403);
  expect((await list(await t.signIn('tjj'))).rows).toEqual([]);
  expect((await office.get('/api/institution-results/2099')).status).toBe(404);
});

test('a department sends its own run and nobody else’s', async () => {
  run = await makeRun(education);
  const officeRun = await makeRun(office);
  const send = (by: Caller, number: number) => by.post(PAGE, { run: number, comment: '' });
  expect((await send(office, run)).status).toBe(403);
  expect((await send(await t.signIn('wjw'), run)).status).toBe(404);
  expect((await send(await t.signIn('tjj'), run)).status).toBe(404);
  expect((await send(education, officeRun)).status).toBe(404);
  expect((await send(education, 999)).status).toBe(404);
  expect((await education.post('/api/institution-results/2024', { run, comment: '' })).status).toBe(404);
});

test('sent, it is received with a receipt that the trail bears out; repeated it counts once', async () => {
  // These figures were approved without the steps of a return, and the check says so: of what was sent it says nothing more.
  const before = (await verifyDatabase(t.world.db)).faults;
  const body = { run, comment: '已征求高校意见' };
  const key = { 'idempotency-key': 'send-once' };
  const first: ResultReports = (await education.post(PAGE, body, key)).body;
  expect((await education.post(PAGE, body, key)).body).toEqual(first);
  const [report] = first.rows[0]?.reports ?? [];
  const content = (await education.get(`/api/runs/${run}`)).body;
  expect(report).toMatchObject({
    number: 1,
    run,
    digest: content.digest,
    by: '市教育局填报员',
    comment: body.comment,
  });
  const event = await t.world.db
    .selectFrom('audit_event')
    .select(['hash', 'action', 'object'])
    .where('seq', '=', report?.auditSeq ?? -1)
    .executeTakeFirst();
  expect(event).toEqual({ hash: report?.auditHash, action: 'report-result', object: 'result/2025/jyj/1' });
  expect((await education.post(PAGE, body)).status).toBe(409);
  const seen = (await list(office)).rows.map(({ reports }) => reports.length);
  expect(seen).toEqual([1, 0, 0]);
  expect((await verifyDatabase(t.world.db)).faults).toEqual(before);
});

test('a later run takes its place and the earlier one stays on record', async () => {
  await approve(t, yearlyFigures());
  const next = await makeRun(education);
  expect(next).not.toBe(run);
  const { rows } = (await education.post(PAGE, { run: next, comment: '' })).body as ResultReports;
  expect(rows[0]?.reports.map((r) => r.run)).toEqual([next, run]);
});
