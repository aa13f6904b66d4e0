/** 报送期管理 through the API: an office that starts, extends, stops and resumes, and what reporters then may do. */
import { afterEach, expect, test } from 'vitest';
import { period } from '#shared/period.ts';
import { adoptOlderPeriods } from '../../../server/periods/adopt-plan.ts';
import { listPeriodActs } from '../../../server/periods/period-act.repository.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';
import { COUNTY, Desk, S1 } from '../returns/desk.ts';

const DUE = '2026-07-25T18:00:00+08:00';
const LATER = '2026-08-05T18:00:00+08:00';

let t: TestApp;
afterEach(() => t.close());

async function start(): Promise<{ analyst: Caller; county: Caller }> {
  t = await testApp({ planOpened: false, now: '2026-07-10T01:00:00.000Z' });
  return { analyst: await t.signIn('analyst'), county: await t.signIn('330481') };
}

async function decide(analyst: Caller, change: Record<string, unknown>, at = '2026-S1') {
  const { seen } = (await analyst.get('/api/periods')).body;
  const body = {
    organisation: null,
    opens: null,
    due: null,
    reason: '工作需要',
    notice: '',
    seen,
    ...change,
  };
  return analyst.post(`/api/periods/${at}`, body);
}
const open = (analyst: Caller) => decide(analyst, { kind: 'open', opens: '2026-07-01', due: DUE });

const row = (body: { periods: { period: string }[] }, at = '2026-S1') =>
  body.periods.find(({ period }) => period === at) as Record<string, unknown> | undefined;

test('before the first period opens nobody has anything to do and nobody is late', async () => {
  const { analyst, county } = await start();
  expect((await county.get('/api/tasks')).body.tasks).toEqual([]);
  expect((await county.get('/api/returns/2026-S1/330481')).status).toBe(404);
  expect((await analyst.get('/api/review/matrix/2026-S1')).status).toBe(404);
  expect((await analyst.get('/api/programme')).body.periods).toEqual([]);
  const { periods } = (await analyst.get('/api/periods')).body;
  expect(row({ periods })).toMatchObject({ state: 'planned', expected: 14, approved: 0 });
  expect(periods.every((p: { state: string }) => p.state === 'planned')).toBe(true);
});

test('opened, it is everybody’s task until its deadline, and the notice stays as it went out', async () => {
  const { analyst, county } = await start();
  const reply = await decide(analyst, {
    kind: 'open',
    opens: '2026-07-01',
    due: DUE,
    notice: '请按时报送。',
  });
  expect([reply.status, row(reply.body)?.state, row(reply.body)?.notice]).toEqual([
    200,
    'open',
    '请按时报送。',
  ]);
  expect((await county.get('/api/tasks')).body.tasks).toMatchObject([
    { period: '2026-S1', due: DUE, daysLeft: 15 },
  ]);
  t.setNow('2026-07-26T01:00:00.000Z');
  expect((await (await t.signIn('analyst')).get('/api/review/matrix/2026-S1')).body.finding).toContain(
    '逾期未报',
  );
});

test('announced for a later day, it is nobody’s task before', async () => {
  const { analyst, county } = await start();
  const reply = await decide(analyst, { kind: 'open', opens: '2026-07-15', due: DUE });
  expect(row(reply.body)?.state).toBe('announced');
  expect((await county.get('/api/tasks')).body.tasks).toEqual([]);
  t.setNow('2026-07-14T16:00:00.000Z');
  expect((await (await t.signIn('330481')).get('/api/tasks')).body.tasks).toHaveLength(1);
});

test('one county’s later deadline is its own', async () => {
  const { analyst, county } = await start();
  await open(analyst);
  const reply = await decide(analyst, { kind: 'deadline', organisation: '330481', due: LATER });
  expect(row(reply.body)?.own).toMatchObject([{ organisation: '330481', due: LATER, closed: false }]);
  expect((await county.get('/api/tasks')).body.tasks[0].due).toBe(LATER);
  expect((await (await t.signIn('330402')).get('/api/tasks')).body.tasks[0].due).toBe(DUE);
  t.setNow('2026-07-26T01:00:00.000Z');
  const { returns } = (await (await t.signIn('analyst')).get('/api/review/matrix/2026-S1')).body;
  const overdue = (code: string) =>
    returns.find((r: { organisation: string }) => r.organisation === code).overdue;
  expect([overdue('330481'), overdue('330402')]).toEqual([false, true]);
});

test('after 停止报送 a draft is kept and a first submission refused in words; one let in again may submit', async () => {
  const { analyst, county } = await start();
  await open(analyst);
  const address = '/api/returns/2026-S1/330481';
  expect((await new Desk(t).save(S1, '330481', COUNTY)).status).toBe(200);
  await decide(analyst, { kind: 'close' });
  const view = (await county.get(address)).body;
  expect(view.closed).toMatch(/2026年上半年已停止报送.*草稿仍保留/);
  const refused = await county.post(`${address}/submit`, { version: view.version, comment: '' });
  expect([refused.status, refused.body.type]).toEqual([409, 'period-closed']);
  expect(refused.body.detail).toContain(t.catalogue.city.office);
  await decide(analyst, { kind: 'reopen', organisation: '330481', due: LATER });
  expect((await county.get(address)).body.closed).toBe('');
  expect((await county.post(`${address}/submit`, { version: view.version, comment: '' })).status).toBe(200);
});

test('what cannot be decided is refused with its reason and changes nothing', async () => {
  const { analyst, county } = await start();
  expect((await decide(analyst, { kind: 'close' })).body.title).toContain('还没有开始报送');
  await open(analyst);
  expect((await open(analyst)).status).toBe(422);
  expect((await decide(analyst, { kind: 'close', reason: ' ' })).body.title).toBe('请写明原因');
  expect((await decide(analyst, { kind: 'deadline', organisation: 'nobody', due: LATER })).status).toBe(404);
  expect((await decide(analyst, { kind: 'deadline', due: 'tomorrow' })).status).toBe(400);
  const stale = await decide(analyst, { kind: 'close', seen: 0 });
  expect([stale.status, stale.body.type]).toEqual([409, 'period-stale']);
  expect((await county.post('/api/periods/2026-S1', {})).status).toBe(403);
  expect(await listPeriodActs(t.world.db)).toHaveLength(1);
});

test('every decision stays, with who, when and why, and has an audit row', async () => {
  const { analyst } = await start();
  await open(analyst);
  await decide(analyst, { kind: 'deadline', due: LATER, reason: '台风' });
  const reply = await decide(analyst, { kind: 'close', reason: '已报齐' });
  expect(row(reply.body)?.acts).toMatchObject([
    { kind: 'close', by: '分析员甲', reason: '已报齐' },
    { kind: 'deadline', due: LATER, reason: '台风' },
    { kind: 'open', opens: '2026-07-01' },
  ]);
  const auditor = await t.signIn('auditor');
  const { events } = (await auditor.get('/api/audit')).body;
  expect(events.filter((e: { objectName: string }) => e.objectName === '2026年上半年报送期')).toHaveLength(3);
});

test('a request sent twice with its key counts once', async () => {
  const { analyst } = await start();
  const body = {
    kind: 'open',
    organisation: null,
    opens: '2026-07-01',
    due: DUE,
    reason: '',
    notice: '',
    seen: 0,
  };
  for (const _ of [1, 2])
    expect((await analyst.post('/api/periods/2026-S1', body, { 'idempotency-key': 'k1' })).status).toBe(200);
  expect(await listPeriodActs(t.world.db)).toHaveLength(1);
});

test('a database filled under the plan alone takes its periods over, once; an empty one takes none', async () => {
  const { analyst, county } = await start();
  await adoptOlderPeriods(t.world);
  expect(await listPeriodActs(t.world.db)).toEqual([]);
  await open(analyst);
  await county.put('/api/returns/2026-S1/330481/draft', { version: 0, cells: [] });
  await adoptOlderPeriods(t.world);
  expect(await listPeriodActs(t.world.db)).toHaveLength(1);
});

test('a period beyond the plan is collected and shown like any other: what was approved is not lost', async () => {
  t = await testApp({ now: '2026-07-20T01:00:00.000Z' });
  const desk = new Desk(t);
  await decide(
    await desk.as('analyst'),
    {
      kind: 'open',
      opens: '2027-01-05',
      due: '2027-01-25T18:00:00+08:00',
    },
    '2026-S2',
  );
  t.setNow('2027-01-10T01:00:00.000Z');
  const later = new Desk(t);
  await later.file(period('2026-S2'), '330481', COUNTY);
  const reply = await (await later.as('analyst')).get('/api/monitoring/regions?period=2026-S2&metric=gov');
  expect([reply.status, reply.body.period]).toEqual([200, '2026-S2']);
  const haining = reply.body.rows.find(({ unit }: { unit: { code?: string } | string }) =>
    JSON.stringify(unit).includes('330481'),
  );
  expect(haining.figure).toBe(53040);
});

test('a year beyond the plan has its page of targets as soon as it is opened, everything 未报', async () => {
  t = await testApp({ now: '2027-01-12T01:00:00.000Z' });
  const analyst = await t.signIn('analyst');
  const at = '/api/targets?period=2026';
  expect((await analyst.get(at)).status).toBe(404);
  const days = { opens: '2027-01-10', due: '2027-03-31T18:00:00+08:00' };
  expect((await decide(analyst, { kind: 'open', ...days }, '2026')).status).toBe(200);
  const reply = await (await t.signIn('leader')).get(at);
  expect([reply.status, reply.body.title]).toEqual([200, undefined]);
  expect((await analyst.get('/api/targets?period=2027')).status).toBe(404);
});

test('a later extension makes nobody punctual afterwards: every page says of a return what its receipt said', async () => {
  const { analyst } = await start();
  await open(analyst);
  t.setNow('2026-07-26T01:00:00.000Z');
  const desk = new Desk(t);
  await desk.save(S1, '330481', COUNTY);
  expect((await desk.submit(S1, '330481')).body.receipt.late).toBe(true);
  const office = await desk.as('analyst');
  t.setNow('2026-07-26T01:05:00.000Z');
  await decide(office, { kind: 'deadline', due: LATER });
  await desk.save(S1, '330402', COUNTY);
  expect((await desk.submit(S1, '330402')).body.receipt.late).toBe(false);
  const { returns } = (await office.get('/api/review/matrix/2026-S1')).body;
  const { rows } = (await office.get('/api/reminders/punctuality')).body;
  for (const [code, late, days] of [
    ['330481', true, 1],
    ['330402', false, 0],
  ] as const) {
    const of = (list: { organisation: string }[]) => list.find(({ organisation }) => organisation === code);
    expect(of(returns)).toMatchObject({ late, daysLate: days, overdue: false });
    expect(of(rows)).toMatchObject({ cells: [{ kind: late ? 'late' : 'on_time', days }] });
    expect((await office.get(`/api/review/returns/2026-S1/${code}`)).body.late).toBe(late);
    expect((await (await desk.as(code)).get('/api/tasks')).body.tasks[0].late).toBe(late);
  }
});

test('what was taken back is not handed in: the page counts as the review does', async () => {
  const { analyst } = await start();
  await open(analyst);
  const desk = new Desk(t);
  await desk.save(S1, '330481', COUNTY);
  await desk.submit(S1, '330481');
  expect(row((await analyst.get('/api/periods')).body)).toMatchObject({ submitted: 1, approved: 0 });
  const { version } = await desk.view(S1, '330481');
  await (await desk.as('330481')).post('/api/returns/2026-S1/330481/withdraw', { version });
  expect(row((await analyst.get('/api/periods')).body)).toMatchObject({ submitted: 0, approved: 0 });
});

test('a period beyond the plan is on every page as 未报 from the day it is opened, and a pinned page stays without it', async () => {
  const { analyst } = await start();
  const before = await analyst.get('/api/monitoring/regions?period=2027-S1&metric=gov');
  expect(before.status).toBe(404);
  const due = '2027-07-25T18:00:00+08:00';
  t.setNow('2027-07-02T01:00:00.000Z');
  const late = await t.signIn('analyst');
  expect((await decide(late, { kind: 'open', opens: '2027-07-01', due }, '2027-S1')).status).toBe(200);
  const reply = await late.get('/api/monitoring/regions?period=2027-S1&metric=gov');
  expect([reply.status, JSON.stringify(reply.body).includes('unreported')]).toEqual([200, true]);
});
