/** What a reporter sees: the task list, the past beside the draft, and what others supply. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MOST_CELLS, type ReturnView } from '#shared/contract/returns.ts';
import type { Task } from '#shared/contract/tasks.ts';
import { period } from '#shared/period.ts';
import { COUNTY, type Desk, HAINING, LAST_COUNTY, LAST_S1, LAST_S2, openDesk, path, S1 } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.t.close());

const tasks = async (account = HAINING): Promise<Task[]> =>
  (await (await desk.as(account)).get('/api/tasks')).body.tasks;
const row = (view: ReturnView, indicator: string) => view.rows.find((r) => r.indicator === indicator)!;

test('previous and last year come from approved figures alone', async () => {
  await desk.file(LAST_S1, HAINING, LAST_COUNTY);
  await desk.save(LAST_S2, HAINING, { ...COUNTY, gov_total: '99999' });
  await desk.save(S1, HAINING, { gov_total: '61800' });
  const total = row(await desk.view(S1, HAINING), 'gov_total');
  expect([total.previous, total.lastYear, total.growth]).toEqual(['unreported', 51500, 20]);
  await desk.file(LAST_S2, HAINING, { ...COUNTY, gov_total: '90000.5', gov_general: '76960.5' });
  expect(row(await desk.view(S1, HAINING), 'gov_total').previous).toBe(90000.5);
  expect(row(await desk.view(S1, HAINING), 'gov_soe').growth).toBe('unreported');
});

test('rows come in the order of the form with their clause, 其中 indented', async () => {
  const { rows, form } = await desk.view(S1, HAINING);
  expect(form.code).toBe('annex1_county');
  expect(rows.map((r) => r.key)).toEqual(desk.cells(S1, HAINING).map((c) => c.key));
  expect(rows.slice(0, 2).map((r) => [r.indent, r.relation, r.required])).toEqual([
    [0, null, true],
    [1, 'of_which', true],
  ]);
  expect(rows[0]!.clause).toMatch(/嘉政发〔2025〕14号/);
});

test('what a department supplies is seen once it is submitted, and gone when withdrawn', async () => {
  const supplied = async () =>
    (await desk.view(S1, HAINING)).supplied.find((s) => s.indicator === 'ent_rd_ind')!;
  const figures = Object.fromEntries(
    desk.cells(S1, 'kjj').map((c) => [c.key, c.indicator === 'ent_rd_ind' ? '1000' : '不适用']),
  );
  await desk.save(S1, 'kjj', {
    ...figures,
    [`${HAINING}/ent_rd_ind`]: '214680',
    '330400/ent_rd_ind': '222680',
  });
  expect(await supplied()).toMatchObject({
    figure: 'unreported',
    state: 'draft',
    suppliedBy: '市科技局',
    at: null,
  });
  expect((await desk.submit(S1, 'kjj')).status).toBe(200);
  expect(await supplied()).toMatchObject({ figure: 214680, state: 'submitted', measureUnit: '万元' });
  const statistics = await desk.as('kjj');
  await statistics.post(path(S1, 'kjj', 'withdraw'), { version: 2 });
  expect(await supplied()).toMatchObject({ figure: 'unreported', state: 'draft' });
  await desk.submit(S1, 'kjj');
  await desk.approve(S1, 'kjj');
  const { version } = await desk.view(S1, 'kjj');
  await statistics.post(path(S1, 'kjj', 'correction'), { version, reason: '核实更正' });
  await desk.save(S1, 'kjj', { [`${HAINING}/ent_rd_ind`]: '1' });
  expect(await supplied()).toMatchObject({ figure: 214680, state: 'draft' });
  expect((await desk.view(S1, 'kjj')).supplied).toEqual([]);
});

test('an objection is kept with who and when, and audited', async () => {
  const body = { unit: HAINING, indicator: 'ent_rd_ind', text: '与本市规上企业汇总数不符' };
  const reply = await (await desk.as(HAINING)).post(path(S1, HAINING, 'objection'), body);
  const objections = reply.body.supplied.flatMap((s: ReturnView['supplied'][number]) => s.objections);
  expect(objections).toMatchObject([{ text: body.text, by: '海宁填报员', at: '2026-07-20T02:00:00.000Z' }]);
  const audit = await desk.t.world.db
    .selectFrom('audit_event')
    .select('object')
    .where('action', '=', 'objection')
    .execute();
  expect(audit).toEqual([{ object: 'return/2026-S1/330481' }]);
});

test('the task list: every opened period, its state, what stands in the way', async () => {
  await desk.save(S1, HAINING, { ...COUNTY, gov_talent: '1.2亿', gov_soe: '' });
  await desk.file(LAST_S1, HAINING, LAST_COUNTY);
  const list = await tasks();
  expect(list[0]).toMatchObject({
    period: S1,
    state: 'draft',
    errors: 2,
    openWarnings: 0,
    daysLeft: 5,
    title: '科技创新投入半年度监测表(县级)',
  });
  expect(list.find((t) => t.period === LAST_S1)).toMatchObject({
    state: 'approved',
    errors: 0,
    late: true,
    daysLeft: -360,
  });
  expect(list.map((t) => t.period)).not.toContain('2026-S2');
  expect(list.length).toBe(12);
});

test('a returned task counts its remarks', async () => {
  await desk.save(S1, HAINING, COUNTY);
  await desk.submit(S1, HAINING);
  await desk.returnWith(S1, HAINING, 'gov_talent');
  expect((await tasks())[0]).toMatchObject({ state: 'returned', remarks: 1, errors: 0 });
});

test.each(['analyst', 'leader', 'sysadmin', 'secadmin', 'auditor'])('%s has no tasks', async (account) => {
  expect((await (await desk.as(account)).get('/api/tasks')).status).toBe(403);
});

test('uploads are limited for each person, not for each address', async () => {
  const [one, other] = [await desk.as(HAINING), await desk.as('330482')];
  const send = async (caller: typeof one, organisation: string) =>
    (await caller.post(path(S1, organisation, 'upload'), { not: 'a file' })).status;
  const replies: number[] = [];
  for (let i = 0; i < 121; i++) replies.push(await send(one, HAINING));
  expect([replies.indexOf(429), await send(other, '330482')]).toEqual([120, 406]);
});

test('a made-up second city reports through the same code', async () => {
  const other = await openDesk({ city: 'second' });
  const cells = Object.fromEntries(other.cells(S1, 'east').map((c) => [c.key, '100']));
  await other.file(S1, 'east', cells);
  expect((await other.view(S1, 'east')).state).toBe('approved');
  const wrong = { 'east/fiscal_st': '1', 'east/fiscal_basic': '2' };
  await other.save(period('2025-S1'), 'east', wrong);
  expect((await other.submit(period('2025-S1'), 'east')).body.errors[0].rule).toBe('parts');
  await other.t.close();
});

test('a draft of as many cells as the largest return has is looked at cell by cell, one more is refused', async () => {
  const { version } = await desk.view(S1, HAINING);
  const cells = (count: number) =>
    Array.from({ length: count }, (_, n) => ({
      ...{ key: `330481/indicator_of_a_long_name_${n}`, text: '1234567.89', note: '', release: '' },
      ...{ reasons: {}, answer: '' },
    }));
  const send = async (count: number) =>
    (await (await desk.as(HAINING)).put(path(S1, HAINING, 'draft'), { version, cells: cells(count) })).body;
  expect((await send(MOST_CELLS)).title).toBe('没有找到该单元格');
  expect((await send(MOST_CELLS + 1)).title).toBe('提交的内容格式不正确');
});
