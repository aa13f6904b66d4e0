/** The life of a return: what is legal when, who is first, what counts once, and what stays. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { figureAt } from '#shared/panel.ts';
import { APPEND_ONLY } from '../../../server/db/guards.ts';
import {
  COUNTY,
  type Desk,
  draftCell,
  errorsOf,
  HAINING,
  openDesk,
  PINGHU,
  path,
  S1,
} from '../returns/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.t.close());

const inForce = async (indicator = 'gov_total') =>
  figureAt((await desk.t.world.panels.panel())!, HAINING, indicator, S1);
const count = async (table: 'submission' | 'decision' | 'idempotent_reply' | 'data_version') =>
  (await desk.t.world.db.selectFrom(table).selectAll().execute()).length;
const actions = async () =>
  (
    await desk.t.world.db
      .selectFrom('audit_event')
      .select('action')
      .where('account_id', 'is not', null)
      .orderBy('seq')
      .execute()
  )
    .map((e) => e.action)
    .filter((a) => a !== 'login' && a !== 'open-period');

test('the first reading makes nothing; the first save makes the return', async () => {
  const before = await desk.view(S1, HAINING);
  expect([before.state, before.version, before.editable, before.receipt]).toEqual([
    'unreported',
    0,
    true,
    null,
  ]);
  expect(await desk.t.world.db.selectFrom('statistical_return').selectAll().execute()).toEqual([]);
  const saved = await desk.save(S1, HAINING, { gov_total: '1' });
  expect([saved.status, saved.body.state, saved.body.version]).toEqual([200, 'draft', 1]);
});

test('a save reads the text and leaves the cells it does not name', async () => {
  await desk.save(S1, HAINING, { gov_total: '５３，０４０', gov_soe: '约3040' });
  const { body } = await desk.save(S1, HAINING, { gov_fund: '不适用' });
  const cells = Object.fromEntries(
    body.rows.map((r: { indicator: string; cell: { text: string; mark: string; amount: string } }) => [
      r.indicator,
      [r.cell.text, r.cell.mark, r.cell.amount],
    ]),
  );
  expect([cells.gov_total, cells.gov_soe, cells.gov_fund, cells.gov_poc]).toEqual([
    ['５３，０４０', 'value', '53040'],
    ['约3040', 'invalid', null],
    ['不适用', 'not_applicable', null],
    ['', 'unreported', null],
  ]);
});

test('two saves on one version: the second gets 409 with the newer state', async () => {
  await desk.save(S1, HAINING, { gov_total: '1' });
  const replies = await Promise.all([
    desk.save(S1, HAINING, { gov_total: '2' }, {}, 1),
    desk.save(S1, HAINING, { gov_total: '3' }, {}, 1),
  ]);
  expect(replies.map((r) => r.status).sort()).toEqual([200, 409]);
  const loser = replies.find((r) => r.status === 409)!;
  expect([loser.body.type, loser.body.current.version, loser.body.current.state]).toEqual([
    'return-stale',
    2,
    'draft',
  ]);
});

test('two first saves at once make one return', async () => {
  const replies = await Promise.all([
    desk.save(S1, HAINING, { gov_total: '2' }, {}, 0),
    desk.save(S1, HAINING, { gov_total: '3' }, {}, 0),
  ]);
  expect(replies.map((r) => r.status).sort()).toEqual([200, 409]);
});

test('two submits at once: one 200, one 409 that shows the newer state, one submission', async () => {
  await desk.save(S1, HAINING, COUNTY);
  const replies = await Promise.all([
    desk.submit(S1, HAINING, 'key-a', 1),
    desk.submit(S1, HAINING, 'key-b', 1),
  ]);
  expect(replies.map((r) => r.status).sort()).toEqual([200, 409]);
  const loser = replies.find((r) => r.status === 409)!;
  expect(loser.body.current).toMatchObject({ state: 'submitted', version: 2 });
  expect([await count('submission'), await count('idempotent_reply')]).toEqual([1, 1]);
});

test('a repeated submit with its key has one effect and the same reply; another content is refused', async () => {
  await desk.save(S1, HAINING, COUNTY);
  const replies = [];
  for (let i = 0; i < 5; i++) replies.push(await desk.submit(S1, HAINING, 'k', 1));
  expect(new Set(replies.map((r) => JSON.stringify(r.body))).size).toBe(1);
  expect(replies.map((r) => r.status)).toEqual([200, 200, 200, 200, 200]);
  const other = await desk.submit(S1, HAINING, 'k', 2);
  expect([other.status, other.body.type]).toEqual([409, 'idempotency-key-reused']);
  expect(await count('submission')).toBe(1);
  expect(await actions()).toEqual(['draft', 'submit', 'conflict']);
});

test('a refused submit leaves its key free for the mended one', async () => {
  await desk.save(S1, HAINING, { ...COUNTY, gov_soe: '' });
  expect((await desk.submit(S1, HAINING, 'k', 1)).status).toBe(422);
  await desk.save(S1, HAINING, COUNTY);
  expect((await desk.submit(S1, HAINING, 'k', 2)).status).toBe(200);
});

test('the same key of two people is two keys', async () => {
  await desk.save(S1, HAINING, COUNTY);
  await desk.save(S1, PINGHU, COUNTY);
  expect((await desk.submit(S1, HAINING, 'k')).status).toBe(200);
  expect((await desk.submit(S1, PINGHU, 'k')).status).toBe(200);
});

test('the receipt: number, digest, lateness, audit anchor; equal figures have equal digests', async () => {
  await desk.save(S1, HAINING, COUNTY);
  const first = (await desk.submit(S1, HAINING)).body.receipt;
  expect(first).toMatchObject({
    revision: 1,
    organisationName: '海宁市',
    late: false,
    values: 11,
    submittedBy: '海宁填报员',
  });
  const audit = await desk.t.world.db
    .selectFrom('audit_event')
    .selectAll()
    .where('action', '=', 'submit')
    .execute();
  expect(audit.map((a) => [a.seq, a.hash, JSON.parse(a.detail).digest])).toEqual([
    [first.auditSeq, first.auditHash, first.digest],
  ]);
  expect(first.digest).toMatch(/^[0-9a-f]{64}$/);
  const elsewhere = await openDesk({ now: '2026-07-21T02:00:00.000Z' });
  await elsewhere.save(S1, HAINING, COUNTY);
  expect((await elsewhere.submit(S1, HAINING)).body.receipt.digest).toBe(first.digest);
  await elsewhere.save(S1, PINGHU, COUNTY);
  expect((await elsewhere.submit(S1, PINGHU)).body.receipt.digest).not.toBe(first.digest);
  await elsewhere.t.close();
});

test.each([
  ['2026-07-25T09:59:59.000Z', false],
  ['2026-07-25T10:00:00.000Z', false],
  ['2026-07-25T10:00:01.000Z', true],
  ['2026-07-25T16:30:00.000Z', true],
])('the deadline 18:00 in the city: submitted at %s is late: %s', async (now, late) => {
  desk.t.setNow(now);
  await desk.save(S1, HAINING, COUNTY);
  const { body } = await desk.submit(S1, HAINING);
  expect([body.receipt.late, body.history[0].late]).toEqual([late, late]);
});

test.each([
  ['2026-07-24T15:59:59.000Z', 1],
  ['2026-07-24T16:00:00.000Z', 0],
  ['2026-07-25T16:00:00.000Z', -1],
])('days left are counted in the city’s civil time: at %s %d', async (now, days) => {
  desk.t.setNow(now);
  expect((await desk.view(S1, HAINING)).daysLeft).toBe(days);
});

test.each([
  ['2026-06-30T15:59:59.000Z', 404],
  ['2026-06-30T16:00:00.000Z', 200],
])('collection opens at midnight in the city: at %s %d', async (now, status) => {
  desk.t.setNow(now);
  expect((await (await desk.as(HAINING)).get(path(S1, HAINING))).status).toBe(status);
});

test('withdraw while it waits; not after approval; the draft is as it was sent', async () => {
  await desk.save(S1, HAINING, COUNTY);
  await desk.submit(S1, HAINING);
  const caller = await desk.as(HAINING);
  const withdrawn = await caller.post(
    path(S1, HAINING, 'withdraw'),
    { version: 2 },
    { 'idempotency-key': 'w' },
  );
  expect([withdrawn.status, withdrawn.body.state, withdrawn.body.editable]).toEqual([200, 'draft', true]);
  expect(withdrawn.body.rows[0].cell.amount).toBe('53040');
  expect(
    (await caller.post(path(S1, HAINING, 'withdraw'), { version: 2 }, { 'idempotency-key': 'w' })).status,
  ).toBe(200);
  expect((await desk.submit(S1, HAINING)).body.receipt.revision).toBe(2);
  await desk.approve(S1, HAINING);
  const { version } = await desk.view(S1, HAINING);
  const late = await caller.post(path(S1, HAINING, 'withdraw'), { version });
  expect([late.status, late.body.type, late.body.current.state]).toEqual([
    409,
    'illegal-transition',
    'approved',
  ]);
  expect(await actions()).toEqual(['draft', 'submit', 'withdraw', 'submit', 'approve', 'conflict']);
});

test('a correction keeps the approved figure in force until it is approved itself', async () => {
  await desk.file(S1, HAINING, COUNTY);
  expect(await inForce()).toBe(53040);
  const caller = await desk.as(HAINING);
  const { version } = await desk.view(S1, HAINING);
  const opened = await caller.post(path(S1, HAINING, 'correction'), { version, reason: '漏计第二季度拨款' });
  expect([opened.status, opened.body.state, opened.body.correction]).toEqual([200, 'draft', true]);
  expect(opened.body.history.at(-1)).toMatchObject({
    kind: 'correction',
    revision: 1,
    comment: '漏计第二季度拨款',
    by: '海宁填报员',
  });
  await desk.save(S1, HAINING, { gov_total: '54040', gov_general: '41000' });
  await desk.submit(S1, HAINING);
  expect([await inForce(), await count('data_version')]).toEqual([53040, 1]);
  await desk.approve(S1, HAINING);
  expect([await inForce(), await count('data_version')]).toEqual([54040, 2]);
  const view = await desk.view(S1, HAINING);
  expect(view.history.map((h) => [h.kind, h.revision])).toEqual([
    ['submit', 1],
    ['approve', 1],
    ['correction', 1],
    ['submit', 2],
    ['approve', 2],
  ]);
  const panelBefore = await desk.t.world.panels.panel({ version: 1 });
  expect(figureAt(panelBefore!, HAINING, 'gov_total', S1)).toBe(53040);
});

test('a returned remark is answered before the next submission, also when that is withdrawn in between', async () => {
  await desk.save(S1, HAINING, COUNTY);
  await desk.submit(S1, HAINING);
  expect((await desk.returnWith(S1, HAINING, 'gov_talent')).status).toBe(200);
  const seen = (await desk.view(S1, HAINING)).rows.find((r) => r.indicator === 'gov_talent')!;
  expect(seen.remarks).toMatchObject([{ remark: '与决算不符，请核对', by: '分析员甲', answer: '' }]);
  const unanswered = ['330481/gov_talent answer'];
  expect(errorsOf(await desk.submit(S1, HAINING))).toEqual(unanswered);
  const answered = { gov_talent: { answer: '已剔除人才公寓' } };
  await desk.save(S1, HAINING, { gov_talent: '11000' }, answered);
  expect((await desk.submit(S1, HAINING)).status).toBe(200);
  const { version } = await desk.view(S1, HAINING);
  await (await desk.as(HAINING)).post(path(S1, HAINING, 'withdraw'), { version });
  await desk.save(S1, HAINING, { gov_talent: '11000' });
  expect(errorsOf(await desk.submit(S1, HAINING))).toEqual(unanswered);
  await desk.save(S1, HAINING, { gov_talent: '11000' }, answered);
  await desk.submit(S1, HAINING);
  await desk.approve(S1, HAINING);
  expect((await desk.view(S1, HAINING)).rows.flatMap((r) => r.remarks)).toEqual([]);
  const answers = await desk.t.world.db.selectFrom('submission_answer').select('answer').execute();
  expect(answers.map((a) => a.answer)).toEqual(['已剔除人才公寓', '已剔除人才公寓']);
});

test('a clock set back does not reorder the history or bring settled remarks back', async () => {
  desk.t.setNow('2026-07-20T04:00:00.000Z');
  await desk.save(S1, HAINING, COUNTY);
  await desk.submit(S1, HAINING);
  await desk.returnWith(S1, HAINING, 'gov_talent');
  desk.t.setNow('2026-07-20T03:00:00.000Z');
  await desk.save(S1, HAINING, { gov_talent: '11000' }, { gov_talent: { answer: '已改' } });
  await desk.submit(S1, HAINING);
  await desk.approve(S1, HAINING);
  const view = await desk.view(S1, HAINING);
  expect(view.history.map((h) => [h.kind, h.revision])).toEqual([
    ['submit', 1],
    ['return', 1],
    ['submit', 2],
    ['approve', 2],
  ]);
  expect(view.rows.flatMap((r) => r.remarks)).toEqual([]);
});

test('a reporter cannot decide and an analyst cannot write', async () => {
  await desk.save(S1, HAINING, COUNTY);
  await desk.submit(S1, HAINING);
  const view = await desk.view(S1, HAINING);
  const decision = { version: view.version, submission: view.receipt!.submission, comment: '' };
  expect(
    (await (await desk.as(HAINING)).post(`/api/review/returns/${S1}/${HAINING}/approve`, decision)).status,
  ).toBe(403);
  const analyst = await desk.as('analyst');
  expect(
    (
      await analyst.put(path(S1, HAINING, 'draft'), {
        version: 2,
        cells: [draftCell('330481/gov_total', '1')],
      })
    ).status,
  ).toBe(403);
  expect((await analyst.post(path(S1, HAINING, 'withdraw'), { version: 2 })).status).toBe(403);
  expect((await desk.view(S1, HAINING)).version).toBe(2);
});

test('history is written once: no row of an append-only table can be changed or deleted', async () => {
  await desk.save(S1, HAINING, COUNTY);
  await desk.submit(S1, HAINING, 'k');
  await desk.returnWith(S1, HAINING, 'gov_talent');
  await desk.save(S1, HAINING, { gov_talent: '11000' }, { gov_talent: { answer: '已改' } });
  await desk.submit(S1, HAINING);
  await desk.approve(S1, HAINING);
  const tried: string[] = [];
  const { db } = desk.t.world;
  for (const table of APPEND_ONLY) {
    const [row] = await db.selectFrom(table).selectAll().limit(1).execute();
    if (!row) continue;
    tried.push(table);
    const [column] = Object.keys(row) as [never];
    await expect(db.deleteFrom(table).execute(), table).rejects.toThrow('append only');
    await expect(
      db
        .updateTable(table)
        .set({ [column]: row[column] } as never)
        .execute(),
      table,
    ).rejects.toThrow('append only');
  }
  expect(tried).toEqual(
    expect.arrayContaining([
      'submission',
      'submission_value',
      'submission_answer',
      'decision',
      'decision_cell',
      'data_version',
      'idempotent_reply',
      'audit_event',
    ]),
  );
});
