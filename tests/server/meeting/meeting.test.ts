/** 汇报: findings are the documents' own sentences; an analyst chooses and orders them; a publication keeps its own. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Meeting } from '#shared/contract/meeting.ts';
import { period } from '#shared/period.ts';
import { keyOf, numbersOf, textOf } from '#shared/report/said.ts';
import { appendAudit, systemEntry } from '../../../server/audit/audit.repository.ts';
import { insertChoice } from '../../../server/meeting/meeting.repository.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';

let t: TestApp;
let analyst: Caller;
let leader: Caller;
const YEAR = '/api/meetings/2025';

beforeAll(async () => {
  t = await testApp({ demo: true, now: '2026-07-27T01:00:00.000Z' });
  analyst = await t.signIn('analyst');
  leader = await t.signIn('leader');
});
afterAll(() => t.close());

const meetingOf = async (by: Caller, path = YEAR): Promise<Meeting> => (await by.get(path)).body;
const choose = (by: Caller, body: object, path = YEAR) => by.post(`${path}/choice`, body);

test('without a choice every finding is shown, in the order of the report', async () => {
  const meeting = await meetingOf(leader);
  expect(meeting.choice).toBeNull();
  expect(meeting.chosen).toEqual(meeting.findings.map(({ id }) => id));
  expect(meeting.findings.length).toBeGreaterThan(8);
  expect(meeting.mayChoose).toBe(false);
  expect(new Set(meeting.chosen).size).toBe(meeting.chosen.length);
});

test('every number of a finding is one of the report, with the same value', async () => {
  const { model } = (await analyst.get('/api/reports/2025')).body;
  const known = new Map<string, number>();
  for (const block of model.blocks)
    if (block.kind === 'paragraph')
      for (const one of numbersOf(block.said)) known.set(`${keyOf(one)} ${one.text}`, one.value);
  let compared = 0;
  for (const { id, said } of (await meetingOf(analyst)).findings)
    for (const one of numbersOf(said)) {
      expect(known.get(`${keyOf(one)} ${one.text}`), `${id} ${one.text}`).toBe(one.value);
      compared += 1;
    }
  expect(compared).toBeGreaterThan(40);
});

test('a draft says what is missing, gives no total, and holds no target against half a year', async () => {
  const { findings, publication, source } = await meetingOf(analyst, '/api/meetings/2026-S1');
  expect(publication).toBeNull();
  expect(source).toContain('草稿');
  const total = findings.find(({ id }) => id === 'total');
  expect(textOf(total?.said ?? [])).toContain('全市合计暂不能计算');
  expect(findings.map(({ id }) => id)).not.toContain('unit-pulls');
  const target = findings.find(({ id }) => id === 'target-2027');
  expect([target?.id, target?.chart]).toEqual(['target-2027', null]);
});

test('an analyst chooses and orders, a leader and a county do not', async () => {
  const { findings, choice } = await meetingOf(analyst);
  const order = [findings[2]?.id, findings[0]?.id];
  expect((await choose(leader, { findings: order, after: 0 })).status).toBe(403);
  const county = await t.signIn('330481');
  expect((await county.get(YEAR)).status).toBe(403);
  expect((await choose(county, { findings: order, after: 0 })).status).toBe(403);
  const chosen = await choose(analyst, { findings: order, after: choice?.number ?? 0 });
  expect(chosen.body.chosen).toEqual(order);
  expect((await meetingOf(leader)).chosen).toEqual(order);
  const events = await t.world.db
    .selectFrom('audit_event')
    .select(['action', 'object', 'account_name'])
    .where('action', '=', 'choose-findings')
    .execute();
  expect(events).toEqual([{ action: 'choose-findings', object: 'meeting/2025', account_name: '分析员甲' }]);
});

test('what there is not, what is named twice, nothing at all and a choice from an old page are refused', async () => {
  const after = (await meetingOf(analyst)).choice?.number ?? 0;
  expect((await choose(analyst, { findings: ['nothing'], after })).status).toBe(400);
  expect((await choose(analyst, { findings: ['total', 'total'], after })).status).toBe(400);
  expect((await choose(analyst, { findings: [], after })).status).toBe(400);
  expect((await choose(analyst, { findings: ['total'], after: after - 1 })).status).toBe(409);
  expect((await analyst.get(`${YEAR}?publication=9`)).status).toBe(404);
  expect((await analyst.get('/api/meetings/2031')).status).toBe(404);
});

test('a publication keeps what had been chosen when it was published, and not what is chosen later', async () => {
  const fresh = await testApp({ demo: true, now: '2026-07-27T01:00:00.000Z' });
  const by = await fresh.signIn('analyst');
  const account = (await by.get('/api/session')).body.person.account;
  const { publishedAt } = (await by.get('/api/publications/2025/1/file')).body;
  const at = (hours: number) =>
    new Date(Date.parse(publishedAt ?? '2026-06-16T02:00:00.000Z') + hours * 3_600_000).toISOString();
  const row = { period: period('2025'), publication: null, chosen_by: account };
  await fresh.world.db.transaction().execute(async (trx) => {
    await insertChoice(trx, { ...row, findings: '["units","total"]', chosen_at: at(-48) });
    await insertChoice(trx, { ...row, findings: '["structure"]', chosen_at: at(48) });
    await appendAudit(trx, systemEntry(fresh.world.now(), 'choose-findings', 'meeting/2025'));
  });
  expect((await meetingOf(by)).chosen).toEqual(['units', 'total']);
  await fresh.close();
});
