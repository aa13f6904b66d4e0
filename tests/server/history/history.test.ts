/** Past years loaded as one batch by two people, in force, pinned, taken back, and 10,000 rows of them. */
import { writeXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { History, HistoryPreview } from '#shared/contract/history.ts';
import { figureAt } from '#shared/panel.ts';
import { period } from '#shared/period.ts';
import { verifyDatabase } from '../../../server/verify/verify.service.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';
import { pastCells } from '../../helpers/past-cells.ts';

const HEAD = ['期别', '地区', '指标', '数值', '计量单位', '数据性质', '来源', '原因'];
type Content = string | number;
const NONE = { new: 0, same: 0, replaces: 0, kept: 0, fault: 0, gone: 0, back: 0, unused: 0 };
let t: TestApp;
let first: Caller;
let second: Caller;

beforeEach(async () => {
  t = await testApp({ planOpened: false });
  first = await t.signIn('analyst');
  second = await t.signIn('analyst2');
});
afterEach(() => t.close());

const bytesOf = (rows: Content[][]) => writeXlsx({ sheets: [{ name: '历史', rows: [HEAD, ...rows] }] });
async function preview(rows: Content[][]): Promise<HistoryPreview> {
  const reply = await first.upload('/api/history/files', '历史.xlsx', await bytesOf(rows));
  expect(reply.status, JSON.stringify(reply.body)).toBe(200);
  return reply.body;
}
const body = (file: string, change: Record<string, unknown> = {}) => ({
  file,
  title: '2015—2019年数据',
  citation: '',
  release: '',
  published: true,
  reason: '补录历年数据',
  reminderReason: '',
  ...change,
});
const act = ({ acts }: History, number: number) => acts.find((one) => one.number === number);
const gdp = async (unit = '330481', year = '2018') => {
  const panel = await t.world.panels.panel();
  return panel ? figureAt(panel, unit, 'gdp', period(year)) : 'unreported';
};
const row = (year: string, unit: string, value: Content, more: string[] = []): Content[] => [
  year,
  unit,
  '地区生产总值',
  value,
  '亿元',
  '最终',
  '嘉兴统计年鉴2019 表1-1',
  ...more,
];

test('proposed by one, confirmed by another: in force, with its source; taken back by a further act', async () => {
  const { file, counts, asks } = await preview([row('2018年', '海宁市', 948.3)]);
  expect([counts, asks]).toEqual([{ ...NONE, new: 1 }, 0]);
  const proposed = await first.post('/api/history', body(file.id));
  expect(act(proposed.body, 1)).toMatchObject({
    state: 'pending',
    mayConfirm: false,
    mayWithdraw: true,
    rows: 1,
  });
  expect(await gdp()).toBe('unreported');
  const own = await first.post('/api/history/1/decision', { kind: 'confirm', comment: '' });
  expect([own.status, own.body.title]).toEqual([409, '须由另一名分析员办理']);
  const confirmed = await second.post('/api/history/1/decision', { kind: 'confirm', comment: '' });
  expect(act(confirmed.body, 1)).toMatchObject({ state: 'confirmed', dataVersion: 1, mayReverse: true });
  expect(await gdp()).toBe(9_483_000);

  const { submission, revisions } = (
    await first.get('/api/monitoring/lineage?unit=330481&indicator=gdp&period=2018')
  ).body;
  expect(submission).toMatchObject({
    organisationName: '市委科技办（历史数据）',
    submittedBy: '分析员甲',
    history: true,
    revision: 1,
    approvedBy: '分析员乙',
    cell: 'D2',
    release: '最终',
    citation: '嘉兴统计年鉴2019 表1-1',
    origin: 'published',
    link: '/history?batch=1',
  });
  expect(revisions).toHaveLength(1);

  const asked = await second.post('/api/history/1/reversal', { reason: '年鉴数字有误' });
  expect(act(asked.body, 2)).toMatchObject({ kind: 'reverse', reverses: 1, state: 'pending' });
  expect((await second.post('/api/history/1/reversal', { reason: '再来一次' })).status).toBe(409);
  expect(await gdp()).toBe(9_483_000);
  const undone = await first.post('/api/history/2/decision', { kind: 'confirm', comment: '' });
  expect(act(undone.body, 1)?.state).toBe('reversed');
  expect(await gdp()).toBe('unreported');
  const pinned = await t.world.panels.panel({ version: 1 });
  expect(pinned && figureAt(pinned, '330481', 'gdp', period('2018'))).toBe(9_483_000);
  expect((await verifyDatabase(t.world.db)).faults).toEqual([]);
});

test('a later batch replaces an earlier one’s figure and shows both; reversed, the earlier one holds again', async () => {
  const load = async (value: number, n: number) => {
    const { file, rows, counts } = await preview([row('2018年', '海宁市', value)]);
    await first.post('/api/history', body(file.id));
    await second.post(`/api/history/${n}/decision`, { kind: 'confirm', comment: '' });
    return { shown: rows[0], counts };
  };
  await load(948.3, 1);
  const { shown, counts } = await load(950.1, 2);
  expect([counts.replaces, shown?.old, shown?.next]).toEqual([1, 9_483_000, 9_501_000]);
  expect(await gdp()).toBe(9_501_000);
  await second.post('/api/history/2/reversal', { reason: '口径不一致' });
  await first.post('/api/history/3/decision', { kind: 'confirm', comment: '' });
  expect(await gdp()).toBe(9_483_000);
});

test('the second person sees of the first batch, and of a reversal, what it does', async () => {
  const load = async (rows: Content[][], n: number) => {
    await first.post('/api/history', body((await preview(rows)).file.id));
    await second.post(`/api/history/${n}/decision`, { kind: 'confirm', comment: '' });
  };
  const batch = async (n: number) => (await second.get(`/api/history/${n}`)).body;
  await load([row('2018年', '海宁市', 948.3), row('2018年', '平湖市', 700)], 1);
  // Beside the data before it, of which there was none: never beside itself.
  expect(await batch(1)).toMatchObject({ counts: { ...NONE, new: 2 }, simulated: false });
  expect((await batch(1)).rows[0]).toMatchObject({ old: 'unreported', origin: 'published' });

  await load([row('2018年', '海宁市', 950.1), row('2018年', '桐乡市', 800)], 2);
  await second.post('/api/history/2/reversal', { reason: '口径不一致' });
  const undone = await batch(3);
  expect(undone.counts).toEqual({ ...NONE, gone: 1, back: 1 });
  const shown = undone.rows.map((r: Record<string, unknown>) => [r.unitName, r.state, r.old, r.next]);
  expect(shown.sort()).toEqual([
    ['桐乡市', 'gone', 8_000_000, 'unreported'],
    ['海宁市', 'back', 9_501_000, 9_483_000],
  ]);
  await first.post('/api/history/3/decision', { kind: 'confirm', comment: '' });
  // Once it is done, it still says what it did.
  expect((await batch(3)).counts).toEqual({ ...NONE, gone: 1, back: 1 });
  expect(await gdp()).toBe(9_483_000);
  await load([row('2018年', '平湖市', 701)], 4);
  await second.post('/api/history/1/reversal', { reason: '重新核对' });
  expect((await batch(5)).counts).toEqual({ ...NONE, gone: 1, unused: 1 });
});

test('a batch is not confirmed once one of its periods has been opened, or the programme counts its indicator otherwise', async () => {
  const yes = () => second.post('/api/history/1/decision', { kind: 'confirm', comment: '' });
  const half: Content[] = [
    '2026年上半年',
    '海宁市',
    '政府科技创新投入合计',
    9000,
    '万元',
    '',
    '决算',
    '核对',
  ];
  await first.post('/api/history', body((await preview([half])).file.id));
  const { seen } = (await first.get('/api/periods')).body;
  const open = { kind: 'open', opens: '2026-07-01', due: '2026-07-25T18:00:00+08:00', organisation: null };
  const opened = await first.post('/api/periods/2026-S1', { ...open, reason: '', notice: '', seen });
  expect(opened.status).toBe(200);
  const late = await yes();
  expect([late.status, late.body.title]).toEqual([409, '提请之后情况有变，这一批不能照原样载入']);
  expect(late.body.detail).toContain('2026年上半年已开始报送');
  expect((await first.get('/api/history')).body.acts[0].state).toBe('pending');
  const no = await second.post('/api/history/1/decision', { kind: 'refuse', comment: '已开始报送' });
  expect(no.status).toBe(200);

  await first.post('/api/history', body((await preview([row('2018年', '海宁市', 948.3)])).file.id));
  const definition = {
    kind: 'definition' as const,
    indicator: 'gdp',
    from: period('2018'),
    name: '地区生产总值',
    definition: '按不变价计算的地区生产总值。',
    words: '改为不变价',
    breaks: true,
  };
  t.setNow('2026-07-20T02:10:00.000Z');
  await first.post('/api/programme/changes', { changes: [definition], reason: '按上级通知' });
  const changed = await second.post('/api/programme/changes/1/confirm', { comment: '' });
  expect(changed.status, JSON.stringify(changed.body)).toBe(200);
  const other = await second.post('/api/history/2/decision', { kind: 'confirm', comment: '' });
  expect([other.status, other.body.detail]).toEqual([
    409,
    expect.stringContaining('“地区生产总值”的定义已改'),
  ]);
});

test('a confirmation whose data moved while it was checked is asked for once more, and then holds', async () => {
  const confirm = (number: number) =>
    second.post(`/api/history/${number}/decision`, { kind: 'confirm', comment: '' });
  await first.post('/api/history', body((await preview([row('2018年', '海宁市', 948.3)])).file.id));
  await first.post('/api/history', body((await preview([row('2019年', '海宁市', 1026.6)])).file.id));
  const { panels } = t.world;
  const { panel } = panels;
  // The check of the first batch reads the figures: right then the second comes into force.
  const read = vi.spyOn(panels, 'panel').mockImplementationOnce(async (of) => {
    expect((await confirm(2)).status).toBe(200);
    return panel.call(panels, of);
  });
  const moved = await confirm(1);
  read.mockRestore();
  expect([moved.status, moved.body.title]).toEqual([409, '刚刚有数据或期别的变动，请再点一次']);
  expect(act((await first.get('/api/history')).body, 1)?.state).toBe('pending');
  expect([await gdp(), await gdp('330481', '2019')]).toEqual(['unreported', 10_266_000]);
  const again = await confirm(1);
  expect(act(again.body, 1)).toMatchObject({ state: 'confirmed', dataVersion: 2 });
  expect(await gdp()).toBe(9_483_000);
  expect((await verifyDatabase(t.world.db)).faults).toEqual([]);
});

test('nothing is loaded with a row that cannot be taken, without a source, or with a reminder left alone', async () => {
  const bad = await preview([
    row('2018年', '海宁市', '约948'),
    row('2018年', '火星区', 1),
    row('2031年', '海宁市', 1),
    ['2018年', '海宁市', '科技创新投入合计', 5, '万元', '', '某年鉴'],
  ]);
  expect(bad.counts.fault).toBe(4);
  expect(bad.rows.map(({ words }) => words).join('\n')).toMatch(
    /不是确切的数[\s\S]*还没有结束[\s\S]*由系统计算/,
  );
  const refused = await first.post('/api/history', body(bad.file.id));
  expect([refused.status, refused.body.title]).toEqual([422, '有4行不能载入，请改好文件后重新上传']);

  const jump: Content[][] = [
    ['2017年', '海宁市', '政府科技创新投入合计', 10000, '万元', '', ''],
    ['2018年', '海宁市', '政府科技创新投入合计', 26000, '万元', '', ''],
  ];
  const asking = await preview(jump);
  expect([asking.asks, asking.unsourced]).toEqual([1, 2]);
  expect((await first.post('/api/history', body(asking.file.id))).body.title).toBe('有2行没有写来源');
  const sourced = body(asking.file.id, { citation: '市财政局决算表' });
  expect((await first.post('/api/history', sourced)).body.title).toBe('有1行的提醒没有写原因');
  const whole = { ...sourced, reminderReason: '2018年新设专项' };
  expect((await first.post('/api/history', whole)).status).toBe(200);
  expect((await second.post('/api/history/1/decision', { kind: 'refuse', comment: '' })).status).toBe(422);
  const no = await second.post('/api/history/1/decision', { kind: 'refuse', comment: '与决算不符' });
  expect(act(no.body, 1)).toMatchObject({ state: 'refused', comment: '与决算不符' });
});

test('what a reporter said stays in force; what is being collected comes from its reporter', async () => {
  await t.close();
  t = await testApp({ demo: true, now: '2026-07-27T01:00:00.000Z' });
  first = await t.signIn('analyst');
  const { counts, rows } = await preview([
    ['2024年', '海宁市', '政府科技创新投入合计', 1, '万元', '', '某年鉴', '核对'],
    ['2026年上半年', '秀洲区', '政府科技创新投入合计', 1, '万元', '', '某年鉴', '核对'],
  ]);
  expect(counts).toMatchObject({ kept: 1, new: 0 });
  expect(rows.find(({ state }) => state === 'kept')?.old).toBeGreaterThan(1000);
});

test('10,000 rows: previewed, loaded and taken back as one batch, an audit row for each act, the panel exact', async () => {
  const cells = pastCells(t.catalogue);
  const value = (p: string, at: number) => (Number(p.slice(2, 4)) + 1) * 10 + at + 0.25;
  const rows = cells.slice(0, 10_000).map(({ label, period: of, unit, indicator, root }, at): Content[] => {
    const amount = value(of, at % 7) + (root ? 90_000 : 0);
    return [label, unit, indicator, amount, '万元', '', '某年鉴', '历史数据'];
  });
  expect(rows).toHaveLength(10_000);
  const { total, counts, file, rows: shown } = await preview(rows);
  expect(shown.filter(({ state }) => state === 'fault').slice(0, 3)).toEqual([]);
  expect([total, counts.fault, counts.new]).toEqual([10_000, 0, 10_000]);
  expect((await first.post('/api/history', body(file.id))).status).toBe(200);
  expect((await second.post('/api/history/1/decision', { kind: 'confirm', comment: '' })).status).toBe(200);
  const panel = await t.world.panels.panel();
  const wrong = cells.slice(0, 10_000).filter(({ period: of, code, indicatorCode, root }, at) => {
    const amount = value(of, at % 7) + (root ? 90_000 : 0);
    return panel && figureAt(panel, code, indicatorCode, period(of)) !== amount;
  });
  expect(wrong).toEqual([]);
  await first.post('/api/history/1/reversal', { reason: '口径不一致' });
  await second.post('/api/history/2/decision', { kind: 'confirm', comment: '' });
  const after = await t.world.panels.panel();
  expect(after?.periods).not.toContain('2010');
  const events = await t.world.db.selectFrom('audit_event').select('action').execute();
  expect(events.filter(({ action }) => action.startsWith('history-')).map(({ action }) => action)).toEqual([
    'history-upload',
    'history-propose',
    'history-confirm',
    'history-propose',
    'history-confirm',
  ]);
  expect((await verifyDatabase(t.world.db)).faults).toEqual([]);
});
