/** The audit page: events found, the trail taken away and checked from its file, a receipt held against it, and the county's own view. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditPage, ReceiptCheck } from '#shared/contract/audit-trail.ts';
import { auditApi } from '#shared/contract/audit-trail.ts';
import type { ReturnVisits } from '#shared/contract/return-visits.ts';
import { receiptNamed } from '../../../client/features/admin/receipt-text.ts';
import { checkTrail } from '../../../server/verify/trail.ts';
import { COUNTY, type Desk, HAINING, LAST_S1, openDesk, PINGHU, path } from '../returns/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.file(LAST_S1, HAINING, COUNTY);
  await desk.save(LAST_S1, PINGHU, COUNTY);
});
afterAll(() => desk.t.close());

const found = async (query: string): Promise<AuditPage['events']> => {
  const reply = await (await desk.as('auditor')).get(`${auditApi.list.path}?${query}`);
  expect(reply.status).toBe(200);
  return reply.body.events;
};

describe('search', () => {
  test('an organisation is found by its name, though objects are recorded by code', async () => {
    const events = await found(`text=${encodeURIComponent('海宁')}`);
    expect(events.map((e) => e.action)).toEqual(expect.arrayContaining(['approve', 'submit', 'draft']));
    expect(events.filter((e) => e.objectName.includes('平湖'))).toEqual([]);
  });

  test('signs that a pattern would take for anything stand for themselves', async () => {
    expect(await found('text=%25')).toEqual([]);
    expect((await found('text=csv_')).length).toBe(0);
  });

  test('kind, outcome and days narrow it together', async () => {
    expect((await found('action=submit&outcome=ok')).map((e) => e.action)).toEqual(['submit']);
    expect(await found('action=submit&outcome=failed')).toEqual([]);
    const [submit] = await found('action=submit');
    // The city's day: 02:00Z is 10:00 there.
    const day = submit!.at.slice(0, 10);
    expect((await found(`action=submit&from=${day}&to=${day}`)).length).toBe(1);
    expect(await found(`action=submit&from=${day}&to=2000-01-01`)).toEqual([]);
  });

  test('a day that is none is refused', async () => {
    expect((await (await desk.as('auditor')).get(`${auditApi.list.path}?from=2026-13-01`)).status).toBe(400);
  });
});

describe('export', () => {
  test('the file proves itself, and shows each kind of change', async () => {
    const reply = await (await desk.as('auditor')).get(auditApi.export.path);
    expect(reply.headers['content-disposition']).toContain('attachment');
    const text = reply.bytes.toString('utf8');
    const lines = text.trim().split('\n');
    expect(checkTrail(text)).toMatchObject({ faults: [] });
    expect(checkTrail(text.replace('"draft"', '"submit"')).faults).toHaveLength(1);
    expect(checkTrail([...lines.slice(0, 3), ...lines.slice(4)].join('\n')).faults).toHaveLength(1);
    expect(
      checkTrail([...lines.slice(0, 3), lines[4], lines[3], ...lines.slice(5)].join('\n')).faults,
    ).not.toEqual([]);
    expect(checkTrail('不是记录').faults).toHaveLength(2);
  });

  test('nobody else takes it away, and taking it leaves a row', async () => {
    for (const account of ['analyst', 'sysadmin', 'secadmin', HAINING, 'leader'])
      expect((await (await desk.as(account)).get(auditApi.export.path)).status).toBe(403);
    expect((await found('action=download')).some((e) => e.objectName.includes('导出审计记录'))).toBe(true);
  });
});

describe('receipts', () => {
  const check = async (seq: number, hash: string): Promise<ReceiptCheck> =>
    (await (await desk.as('auditor')).get(`${auditApi.receipt.path}?seq=${seq}&hash=${hash}`)).body;

  test('what a reporter kept is found, and everything since follows from it', async () => {
    const { receipt } = await desk.view(LAST_S1, HAINING);
    const answer = await check(receipt!.auditSeq, receipt!.auditHash);
    expect(answer).toMatchObject({ same: true, chained: true, event: { action: 'submit' } });
    expect(answer.head).toBeGreaterThan(receipt!.auditSeq);
  });

  test('another hash, and a number that the trail does not reach', async () => {
    const { receipt } = await desk.view(LAST_S1, HAINING);
    expect(await check(receipt!.auditSeq, '0'.repeat(64))).toMatchObject({ same: false, chained: false });
    expect(await check(999_999, '0'.repeat(64))).toMatchObject({ event: null, same: false });
  });

  const hash = 'ab'.repeat(32);
  test.each([
    [`审计记录\t第 128 条　${hash}`, 128],
    [`数据摘要 SHA-256 ${'cd'.repeat(32)}\n审计记录 第128条 ${hash}`, 128],
    [`审计记录末条：128:${hash}`, 128],
    [`128：${hash.toUpperCase()}`, 128],
    [`第128条 ${hash}0`, null],
    [hash, null],
  ])('%s', (text, seq) => {
    expect(receiptNamed(text)).toEqual(seq === null ? null : { seq, hash });
  });
});

describe('the county’s own view', () => {
  const visits = async (account: string, organisation = account): Promise<ReturnVisits['visits']> =>
    (await (await desk.as(account)).get(path(LAST_S1, organisation, 'visits'))).body.visits;

  test('the office’s look is recorded once an hour, and the county sees it', async () => {
    const analyst = await desk.as('analyst');
    const before = (await visits(HAINING)).filter(({ what }) => what === '查看').length;
    for (let i = 0; i < 3; i++) await analyst.get(`/api/review/returns/${LAST_S1}/${HAINING}`);
    const after = await visits(HAINING);
    expect(after.filter(({ what }) => what === '查看').length).toBe(Math.max(before, 1));
    expect(after.map(({ what }) => what)).toEqual(expect.arrayContaining(['核定', '提交', '保存草稿']));
    expect(after.find(({ what }) => what === '核定')).toMatchObject({ role: '分析员', outcome: '成功' });
  });

  test('nothing of another county is in it, and nobody else may ask', async () => {
    expect((await visits(PINGHU)).map(({ what }) => what)).toEqual(['保存草稿']);
    expect((await (await desk.as(PINGHU)).get(path(LAST_S1, HAINING, 'visits'))).status).toBe(404);
    expect((await (await desk.as('leader')).get(path(LAST_S1, HAINING, 'visits'))).status).toBe(403);
  });
});
