/** 会商: asked, answered, closed with what was agreed, taken up again; nothing said is lost, and no figure moves by it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Discussion, Discussions } from '#shared/contract/discussions.ts';
import type { Home } from '#shared/contract/home.ts';
import { recordTable } from '#shared/discussion.words.ts';
import type { TableModel } from '#shared/table.ts';
import { verifyDatabase } from '../../../server/verify/verify.service.ts';
import type { Caller } from '../../helpers/app.ts';
import { type Office, openOffice } from '../review/office.ts';

const PAGE = '/api/discussions';
const DIFFERENCE = { period: '2026-S1', unit: 'a', indicator: 'gov', second: 'fin' };
const FIGURE = { period: '2026-S1', unit: 'b', indicator: 'ent', second: null };

let office: Office;
const callers = new Map<string, Promise<Caller>>();
/** Signed in once: what happened since is news. */
function as(name: string): Promise<Caller> {
  const caller = callers.get(name) ?? office.t.signIn(name);
  callers.set(name, caller);
  return caller;
}
const list = async (name: string, query = ''): Promise<Discussions> =>
  (await (await as(name)).get(`${PAGE}${query}`)).body;
const open = async (name: string, subject: object, text = '请说明') =>
  (await as(name)).post(PAGE, { ...subject, text });
const add = async (
  name: string,
  number: number,
  body: { kind: string; text?: string; outcome?: string; seen?: number },
  key = `${name}-${number}-${JSON.stringify(body)}`,
) =>
  (await as(name)).post(
    `${PAGE}/${number}/entries`,
    { text: '已核实', outcome: null, seen: 1, ...body },
    { 'idempotency-key': key },
  );
const waiting = async (name: string): Promise<string[]> =>
  ((await (await as(name)).get('/api/home')).body as Home).todo
    .filter(({ kind }) => kind === 'discuss')
    .map(({ title, detail }) => `${title} ${detail}`);

beforeAll(async () => {
  office = await openOffice();
  await office.file('a', { 'a/gov': '300', 'a/plat': '100' });
  await office.file('fin', { 'own/gov': '50', 'city/gov': '900', 'a/gov': '250' });
  office.t.setNow('2026-07-20T03:00:00.000Z');
});
afterAll(() => office.t.close());

describe('a difference between two sources', () => {
  let number: number;

  test('is brought up where the two differ, with what both say; nowhere else', async () => {
    expect((await open('analyst', { ...DIFFERENCE, unit: 'b' })).status).toBe(404);
    expect((await open('analyst', { ...DIFFERENCE, second: 'sta' })).status).toBe(404);
    const { status, body } = await open('analyst', DIFFERENCE);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      number: 1,
      sources: { first: { organisation: 'a' }, second: { organisation: 'fin' } },
      parties: ['科技办', '甲县', '财政局'],
      waitsFor: ['甲县', '财政局'],
      waitsForMe: false,
      entries: [{ kind: 'open', text: '请说明', figures: { first: 300, second: 250 } }],
    });
    number = body.number;
    expect((await open('fin', DIFFERENCE)).status).toBe(409);
  });

  test('waits for each that has not answered, then for the office; each reads it at home', async () => {
    expect(await waiting('a')).toEqual(['甲县2026年上半年“政府投入”的会商 待甲县、财政局答复']);
    expect(await waiting('analyst')).toEqual([]);
    const reply = (await add('a', number, { kind: 'say', text: '含下级补助' })).body as Discussion;
    expect([reply.waitsFor, reply.waitsForMe]).toEqual([['科技办', '财政局'], false]);
    expect(await waiting('a')).toEqual([]);
    expect(await waiting('fin')).toHaveLength(1);
    expect(await waiting('analyst')).toHaveLength(1);
    const news = ((await (await as('fin')).get('/api/home')).body as Home).news.items;
    expect(news.map(({ text, href }) => [text, href])).toContainEqual([
      '会商：甲2026年上半年政府投入（会商第1项）',
      '/discussions#1',
    ]);
  });

  test('sent twice it counts once', async () => {
    const body = { kind: 'say', text: '按拨付数' };
    const [first, again] = [await add('fin', number, body, 'k'), await add('fin', number, body, 'k')];
    expect(again.body).toEqual(first.body);
    expect(first.body.entries).toHaveLength(3);
  });

  test('is closed by the office alone, with an outcome, having seen the last word', async () => {
    const closing = { kind: 'close', outcome: 'first', seen: 3, text: '县数含补助，以县数为准' };
    expect((await add('a', number, closing)).status).toBe(403);
    expect((await add('analyst', number, { ...closing, outcome: undefined } as never)).status).toBe(400);
    expect(
      (await (await as('analyst')).post(`${PAGE}/1/entries`, { ...closing, outcome: null })).body.title,
    ).toContain('请选择会商结果');
    expect((await add('analyst', number, { ...closing, seen: 2 })).status).toBe(409);
    expect((await add('analyst', number, { kind: 'say', outcome: 'first', seen: 3 })).status).toBe(422);
    const { body } = await add('analyst', number, closing);
    expect(body).toMatchObject({ closed: true, waitsFor: [], waitsForMe: false });
    expect(body.entries.at(-1)).toMatchObject({
      kind: 'close',
      outcome: 'first',
      figures: { first: 300, second: 250 },
    });
    for (const who of ['a', 'fin', 'analyst']) expect(await waiting(who)).toEqual([]);
    expect((await add('a', number, { kind: 'say', seen: 4 })).status).toBe(409);
  });

  test('moves no figure: the returns stand as they were, and the difference stays listed', async () => {
    const { twoSources } = (await (await as('analyst')).get('/api/review/reconciliation/2026-S1')).body;
    expect(twoSources).toMatchObject([{ unit: 'a', first: { figure: 300 }, second: { figure: 250 } }]);
  });

  test('is taken up again by anybody whom it concerns', async () => {
    expect((await add('analyst', number, { kind: 'close', outcome: 'both', seen: 4 })).status).toBe(409);
    const { body } = await add('fin', number, { kind: 'reopen', text: '又查到一笔', seen: 4 });
    expect(body).toMatchObject({ closed: false, waitsFor: ['科技办', '甲县'] });
    expect(body.entries).toHaveLength(5);
  });
});

describe('a figure by itself', () => {
  test('may be questioned by its unit, answered by who reports it, and closed by who asked', async () => {
    const { body } = await open('b', FIGURE, '乙县的数偏低');
    expect(body).toMatchObject({
      sources: null,
      parties: ['科技办', '乙县', '统计局'],
      waitsFor: ['科技办', '统计局'],
      mayClose: true,
    });
    expect((await add('sta', body.number, { kind: 'close', seen: 1 })).status).toBe(403);
    expect((await add('sta', body.number, { kind: 'say', text: '按年报口径' })).status).toBe(200);
    expect((await add('b', body.number, { kind: 'close', seen: 2 })).body.closed).toBe(true);
    expect((await list('b')).rows.map(({ number }) => number)).toEqual([body.number]);
  });

  test.each([
    ['an indicator that there is not', { indicator: 'nothing' }],
    ['a unit that there is not', { unit: 'z' }],
    ['a period that is not collected', { period: '2019-S1' }],
    ['a year, which the indicator has not', { period: '2025' }],
  ])('%s is not found', async (_, other) => {
    expect((await open('analyst', { ...FIGURE, ...other })).status).toBe(404);
    const query = new URLSearchParams({ period: '2026-S1', unit: 'b', indicator: 'ent', ...other });
    expect((await list('analyst', `?${query}`)).mayOpen).toBe(false);
  });

  test('an empty word is refused', async () => {
    expect((await open('analyst', FIGURE, ' ')).status).toBe(400);
    expect((await open('analyst', FIGURE, 'x'.repeat(1001))).status).toBe(400);
  });
});

test('the record of all threads says every word, who said it and what was agreed', async () => {
  const table: TableModel = recordTable((await list('analyst')).rows, '会商记录', (at) => at.slice(0, 10));
  expect(table.rows).toHaveLength(8);
  expect(table.rows.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['提出', '答复', '办结', '恢复会商']),
  );
  expect(table.rows.map(({ outcome }) => outcome).filter(Boolean)).toEqual([
    '提出时：甲县 300.00万元，财政局 250.00万元',
    '以责任单位的数为准：甲县 300.00万元（财政局 250.00万元）',
  ]);
});

test('what was said is append-only and the trail answers for it', async () => {
  const { db } = office.t.world;
  expect((await verifyDatabase(db)).faults).toEqual([]);
  await expect(db.updateTable('discussion_entry').set({ text: '改过' }).execute()).rejects.toThrow();
  await expect(db.deleteFrom('discussion').execute()).rejects.toThrow();
  const events = await db
    .selectFrom('audit_event')
    .select(['action'])
    .where('object', '=', 'discussion/1')
    .where('outcome', '=', 'ok')
    .execute();
  expect(events.map(({ action }) => action)).toEqual([
    'discuss',
    'discuss',
    'discuss',
    'close-discussion',
    'reopen-discussion',
  ]);
});
