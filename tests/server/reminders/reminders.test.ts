/** 催报 through the API: who owes, what is sent and read, and how punctual everybody was. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { punctualityWords, reminderText } from '#shared/reminder.words.ts';
import { loadCatalogue } from '../../../server/catalogue/load-catalogue.ts';
import { type Caller, CITY_FOLDERS, testApp } from '../../helpers/app.ts';
import { COUNTY, Desk, S1 } from '../returns/desk.ts';

const OF = '/api/reminders/of/2026-S1';
let desk: Desk;
let analyst: Caller;
beforeEach(async () => {
  desk = new Desk(await testApp({ now: '2026-07-20T02:00:00.000Z' }));
  analyst = await desk.as('analyst');
});
afterEach(() => desk.t.close());

const send = (organisation: string, text = '请尽快报送2026年上半年报表。', key?: string) =>
  analyst.post(OF, { reminders: [{ organisation, text }] }, key ? { 'idempotency-key': key } : {});
const owing = async () =>
  (await analyst.get(OF)).body.owing.map((o: { organisation: string }) => o.organisation);

test('who submitted owes nothing; who was sent back owes again; words say deadline, days and whom to ask', async () => {
  expect(await owing()).toHaveLength(14);
  await desk.save(S1, '330481', COUNTY);
  expect(await owing()).toContain('330481');
  await desk.submit(S1, '330481');
  expect(await owing()).not.toContain('330481');
  await desk.returnWith(S1, '330481', 'gov_total');
  const [one] = (await analyst.get(OF)).body.owing.filter((o: { state: string }) => o.state === 'returned');
  expect(one).toMatchObject({ organisation: '330481', overdue: false });
  expect(one.text).toMatch(/^2026年上半年.*应于2026-07-25 18:00前报送，还剩5天。/);
});

test('a reminder stays until somebody of the organisation has read it; who and when is kept', async () => {
  expect((await send('330481')).status).toBe(200);
  const county = await desk.as('330481');
  const { reminders } = (await county.get('/api/reminders')).body;
  expect(reminders).toMatchObject([{ number: 1, by: '分析员甲', text: '请尽快报送2026年上半年报表。' }]);
  expect((await (await desk.as('330402')).get('/api/reminders')).body.reminders).toEqual([]);
  expect((await county.post('/api/reminders/1/read')).body.reminders).toEqual([]);
  expect((await county.post('/api/reminders/1/read')).status).toBe(200);
  expect((await analyst.get(OF)).body.sent).toMatchObject([
    { organisation: '330481', readings: [{ by: '海宁填报员' }] },
  ]);
});

test('another county neither reads it nor learns of it; who owes nothing is not reminded; a retry counts once', async () => {
  await send('330481', undefined, 'k');
  await send('330481', undefined, 'k');
  expect((await analyst.get(OF)).body.sent).toHaveLength(1);
  expect((await (await desk.as('330402')).post('/api/reminders/1/read')).status).toBe(404);
  await desk.save(S1, '330402', COUNTY);
  await desk.submit(S1, '330402');
  const needless = await send('330402');
  expect([needless.status, needless.body.errors[0].detail]).toEqual([
    422,
    expect.stringContaining('没有未报的报表'),
  ]);
  expect((await analyst.get('/api/reminders/of/2031')).status).toBe(404);
  expect((await (await desk.as('330402')).get(OF)).status).toBe(403);
});

test('按时率 by organisation over the periods that were opened', async () => {
  await desk.save(S1, '330481', COUNTY);
  await desk.submit(S1, '330481');
  const { columns, rows } = (await analyst.get('/api/reminders/punctuality')).body;
  const at = columns.findIndex((c: { key: string }) => c.key === '2026-S1');
  const cell = (code: string) =>
    rows.find((r: { organisation: string }) => r.organisation === code).cells[at];
  expect(cell('330481')).toEqual({ kind: 'on_time', days: 0 });
  expect(cell('330402')).toEqual({ kind: 'running', days: 0 });
  expect(rows.find((r: { organisation: string }) => r.organisation === '330402').words).toBe(
    '应报11次，按时0次，按时率0.0%',
  );
});

test.each([
  ['2026-07-20T02:00:00Z', '，还剩5天。'],
  ['2026-07-25T02:00:00Z', '，今天截止。'],
  ['2026-07-25T12:00:00Z', '，已逾期1天。'],
  ['2026-07-27T02:00:00Z', '，已逾期2天。'],
])('the words at %s', (now, words) => {
  const jiaxing = loadCatalogue(CITY_FOLDERS.jiaxing);
  expect(reminderText(jiaxing, { period: S1, due: '2026-07-25T18:00:00+08:00' }, now)).toContain(words);
});

test.each([
  [0, 0, '没有到期的报表'],
  [11, 12, '应报12次，按时11次，按时率91.7%'],
  [12, 12, '应报12次，按时12次，按时率100.0%'],
  [1, 16, '应报16次，按时1次，按时率6.3%'],
])('%i of %i', (onTime, all, words) => {
  expect(punctualityWords(onTime, all)).toBe(words);
});
