/** 补报: what a yearly form asks for in autumn is a task of its own, filed in the same return, reminded and counted by itself. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nextNotice } from '#shared/calendar.words.ts';
import type { Home } from '#shared/contract/home.ts';
import type { Periods } from '#shared/contract/periods.ts';
import type { Punctuality } from '#shared/contract/reminders.ts';
import type { SupplementTask } from '#shared/contract/tasks.ts';
import { period } from '#shared/period.ts';
import { checkReferences } from '../../../server/catalogue/check-references.ts';
import { loadCatalogue } from '../../../server/catalogue/load-catalogue.ts';
import { listPunctuality } from '../../../server/reminders/punctuality.service.ts';
import { CITY_FOLDERS, type TestApp, testApp } from '../../helpers/app.ts';
import { Desk } from '../returns/desk.ts';

const Y2025 = period('2025');
const UNIVERSITIES = ['uni_jxdx', 'uni_jxnh', 'uni_jxzy', 'uni_jxnx', 'uni_zjuhn', 'uni_other'];
let t: TestApp;
beforeEach(async () => {
  t = await testApp({ now: '2026-10-12T01:00:00.000Z' });
});
afterEach(() => t.close());

const own = async (name: string): Promise<SupplementTask[]> =>
  (await (await t.signIn(name)).get('/api/tasks')).body.supplements;
const day = async () => {
  const { calendar } = (await (await t.signIn('analyst')).get('/api/periods')).body as Periods;
  return calendar.find(({ kind, period: at }) => kind === 'supplement' && at === '2025');
};
/** The yearly return of the education bureau; R&D only where `rd` says. */
function figures(rd: boolean): Record<string, string> {
  const { units } = t.catalogue;
  const areas = [
    '330400',
    ...units.filter(({ kind }) => kind === 'county' || kind === 'zone').map((u) => u.code),
  ];
  return Object.fromEntries([
    ...areas.flatMap((code, i) =>
      ['uni_st', 'uni_overlap_gov', 'uni_overlap_ent'].map((of) => [
        `${code}/${of}`,
        of === 'uni_st' ? (i === 0 ? '9000' : '1000') : '0',
      ]),
    ),
    ...UNIVERSITIES.map((code) => [`${code}/uni_st`, '1500']),
    ...(rd ? UNIVERSITIES.map((code) => [`${code}/org_rd`, '700']) : []),
  ]);
}

test('before its first day it is nobody’s task, and stands in the calendar of the year', async () => {
  t.setNow('2026-09-30T01:00:00.000Z');
  expect(await own('jyj')).toEqual([]);
  expect(await day()).toMatchObject({
    label: '2025年 R&D经费补报',
    opens: '2026-10-08',
    due: '2026-10-31T18:00:00+08:00',
    expected: 4,
    done: 0,
  });
});

test('the reporter’s 工作台 names it, and nobody else’s', async () => {
  const todo = async (name: string) =>
    ((await (await t.signIn(name)).get('/api/home')).body as Home).todo.filter(
      ({ kind, key }) => kind === 'supplement' && key.startsWith('2025/'),
    );
  expect(await todo('jyj')).toMatchObject([
    { key: '2025/jyj/supplement', title: '2025年 R&D经费补报', href: '/submit/2025/jyj', detail: '还有19天' },
  ]);
  expect(await todo('330481')).toEqual([]);
});

test('from its first day it is the task of those whose forms ask for it, with its own deadline, until it is in force', async () => {
  expect(await own('330481')).toEqual([]);
  expect(await own('jyj')).toEqual([
    {
      period: '2025',
      label: '2025年',
      organisation: 'jyj',
      title: 'R&D经费补报',
      due: '2026-10-31T18:00:00+08:00',
      daysLeft: 19,
      state: 'owing',
      asked: 6,
      missing: 6,
    },
  ]);
  const desk = new Desk(t);
  await desk.file(Y2025, 'jyj', figures(false));
  expect(await own('jyj')).toMatchObject([{ state: 'owing', missing: 6 }]);
  const analyst = await t.signIn('analyst');
  const { owing } = (await analyst.get('/api/reminders/of/2025')).body;
  const owed = owing.find(({ organisation }: { organisation: string }) => organisation === 'jyj');
  expect(owed).toMatchObject({ supplement: 'R&D经费补报', due: '2026-10-31T18:00:00+08:00', overdue: false });
  expect(owed.text).toMatch(/^2025年R&D经费补报应于2026-10-31 18:00前报送，还剩19天。贵单位还有数没有补报/);

  const reporter = await t.signIn('jyj');
  const at = '/api/returns/2025/jyj';
  const { version } = (await reporter.get(at)).body;
  expect((await reporter.post(`${at}/correction`, { version, reason: '补报R&D经费' })).status).toBe(200);
  const later = new Desk(t);
  await later.save(Y2025, 'jyj', figures(true));
  expect((await later.submit(Y2025, 'jyj')).status).toBe(200);
  expect(await own('jyj')).toMatchObject([{ state: 'submitted', missing: 6 }]);
  await later.decide(Y2025, 'jyj', 'approve');
  expect(await own('jyj')).toMatchObject([{ state: 'done', missing: 0 }]);
  expect((await day())?.done).toBe(1);
  const after = (await analyst.get('/api/reminders/of/2025')).body.owing;
  expect(after.map(({ organisation }: { organisation: string }) => organisation)).not.toContain('jyj');
});

test('whether it came in time stands beside the periods: by the first return that answers all of it, and by the deadline that held then', async () => {
  const table = async (): Promise<Punctuality> =>
    (await (await t.signIn('analyst')).get('/api/reminders/punctuality')).body;
  const told = async () => {
    const { columns, rows } = await table();
    const at = columns.findIndex(({ key }) => key === '2025/R&D经费补报');
    expect(columns[at]?.label).toBe('2025年R&D经费补报');
    return (code: string) => rows.find(({ organisation }) => organisation === code)?.cells[at];
  };
  t.setNow('2026-10-07T01:00:00.000Z');
  expect((await table()).columns.map(({ key }) => key)).not.toContain('2025/R&D经费补报');
  t.setNow('2026-10-12T01:00:00.000Z');
  const desk = new Desk(t);
  await desk.file(Y2025, 'jyj', figures(false));
  let cell = await told();
  expect(cell('jyj')).toEqual({ kind: 'running', days: 0 });
  expect(cell('330481')).toEqual({ kind: 'none', days: 0 });

  t.setNow('2026-11-03T01:00:00.000Z');
  cell = await told();
  expect(cell('jyj')).toEqual({ kind: 'owing', days: 3 });
  const reporter = await t.signIn('jyj');
  const at = '/api/returns/2025/jyj';
  const { version } = (await reporter.get(at)).body;
  await reporter.post(`${at}/correction`, { version, reason: '补报R&D经费' });
  const partly = { ...figures(true), [`${UNIVERSITIES[0]}/org_rd`]: '未报' };
  const later = new Desk(t);
  await later.save(Y2025, 'jyj', partly);
  expect((await later.submit(Y2025, 'jyj')).status).toBe(200);
  expect((await told())('jyj')).toEqual({ kind: 'owing', days: 3 });
  const { version: sent } = (await reporter.get(at)).body;
  expect((await reporter.post(`${at}/withdraw`, { version: sent })).status).toBe(200);
  await later.save(Y2025, 'jyj', figures(true));
  expect((await later.submit(Y2025, 'jyj')).status).toBe(200);
  t.setNow('2026-11-20T01:00:00.000Z');
  expect((await told())('jyj')).toEqual({ kind: 'late', days: 3 });
});

test('a document’s 按时率 looks at the figures that were known at its moment, not at those of today', async () => {
  const then = '2026-10-20T02:00:00.000Z';
  const cuts: Parameters<typeof t.world.panels.panel>[0][] = [];
  const panel: typeof t.world.panels.panel = (cut) => {
    cuts.push(cut);
    return t.world.panels.panel(cut);
  };
  t.setNow('2026-11-20T01:00:00.000Z');
  const panels = { ...t.world.panels, panel };
  const words = await listPunctuality({ ...t.world, panels, now: () => new Date(then) });
  expect(words.get('jyj')).toMatch(/^应报\d+次，按时0次/);
  expect(cuts.length).toBeGreaterThan(0);
  expect(new Set(cuts.map((cut) => cut?.asKnownOn))).toEqual(new Set([then]));
});

test('before the next year’s begins it is no task any more', async () => {
  t.setNow('2027-09-15T01:00:00.000Z');
  expect(await own('jyj')).toEqual([]);
});

test('a period whose day in the plan has passed is opened all the same, with another deadline', async () => {
  await t.close();
  t = await testApp({ planOpened: false, now: '2026-08-03T01:00:00.000Z' });
  const analyst = await t.signIn('analyst');
  const { periods, seen } = (await analyst.get('/api/periods')).body as Periods;
  const late = periods.find((row) => row.period === '2026-S1');
  expect([late?.state, late?.due]).toEqual(['planned', '2026-07-25T18:00:00+08:00']);
  const body = {
    kind: 'open',
    organisation: null,
    opens: '2026-08-03',
    reason: '',
    notice: '请报送。',
    seen,
  };
  const past = await analyst.post('/api/periods/2026-S1', { ...body, opens: '2026-07-01', due: late?.due });
  expect([past.status, past.body.title]).toEqual([422, '截止时间已经过去，请填写今后的时间。']);
  const opened = await analyst.post('/api/periods/2026-S1', { ...body, due: '2026-08-20T18:00:00+08:00' });
  expect(opened.status).toBe(200);
});

test('the office moves its deadline, for everybody or for one: on record, and the period’s own stays where it was', async () => {
  const analyst = await t.signIn('analyst');
  const periods = async (): Promise<Periods> => (await analyst.get('/api/periods')).body;
  const yearly = async () => (await periods()).periods.find((row) => row.period === '2025');
  const before = (await yearly())?.due;
  const move = async (organisation: string | null, due: string, reason = '统计局推迟发布') =>
    analyst.post('/api/periods/2025', {
      ...{ kind: 'supplement', organisation, opens: null, due, reason, notice: '' },
      seen: (await periods()).seen,
    });
  const [later, latest] = ['2026-11-10T18:00:00+08:00', '2026-11-20T18:00:00+08:00'];
  expect((await move('330481', later)).status).toBe(404);
  expect((await move(null, '2026-10-01T18:00:00+08:00')).body.title).toContain('已经过去');
  expect((await move(null, later, '')).body.title).toBe('请写明原因');
  expect((await move('jyj', latest)).status).toBe(200);
  expect((await own('jyj'))[0]).toMatchObject({ due: latest, daysLeft: 39 });
  expect((await own('kjj'))[0]).toMatchObject({ due: '2026-10-31T18:00:00+08:00' });
  expect((await move(null, later)).status).toBe(200);
  expect((await own('kjj'))[0]).toMatchObject({ due: later });
  expect((await own('jyj'))[0]).toMatchObject({ due: latest });
  const row = await yearly();
  expect(row?.due).toBe(before);
  expect(row?.own).toEqual([]);
  expect(row?.acts.slice(0, 2)).toMatchObject([
    { kind: 'supplement', organisationName: '', due: later, reason: '统计局推迟发布', by: '分析员甲' },
    { kind: 'supplement', organisationName: '市教育局', due: latest },
  ]);
  const days = (await periods()).calendar.filter(
    ({ kind, period: at }) => kind === 'supplement' && at === '2025',
  );
  expect(days.map(({ due, expected }) => [due, expected])).toEqual([
    [later, 3],
    [latest, 1],
  ]);
  const events = await t.world.db
    .selectFrom('audit_event')
    .select('object')
    .where('action', '=', 'supplement-period')
    .execute();
  expect(events.map(({ object }) => object)).toEqual(['period/2025/jyj', 'period/2025']);
});

test('the notice of a year is written on from the last one, its period and days replaced, nothing else', async () => {
  const last = {
    period: period('2025-S1'),
    opens: '2025-07-01',
    due: '2025-07-25T18:00:00+08:00',
    notice:
      '按嘉政发〔2025〕14号报送2025年上半年数据：2025年7月1日起，2025年7月25日18:00截止。请用2025年新表。',
  };
  const next = { period: period('2026-S1'), opens: '2026-07-03', due: '2026-07-28T17:30:00+08:00' };
  const words =
    '按嘉政发〔2025〕14号报送2026年上半年数据：2026年7月3日起，2026年7月28日17:30截止。请用2025年新表。';
  expect(nextNotice(last, next, 480)).toBe(words);
});

test('in the notice of a year another document’s day and a half of the year stay as they were', () => {
  const last = {
    period: period('2025'),
    opens: '2026-01-05',
    due: '2026-01-31T18:00:00+08:00',
    notice:
      '按自2025年10月1日起施行的办法报送2025年数据（2025年度报表，2025年上半年数不再报）：2026年1月5日起，2026年1月31日18:00截止。',
  };
  const next = { period: period('2026'), opens: '2027-01-04', due: '2027-01-29T18:00:00+08:00' };
  expect(nextNotice(last, next, 480)).toBe(
    '按自2025年10月1日起施行的办法报送2026年数据（2026年度报表，2025年上半年数不再报）：2027年1月4日起，2027年1月29日18:00截止。',
  );
});

test.each<[string, (form: Record<string, unknown>) => void, string]>([
  [
    'of an indicator that the form has not',
    (s) => Object.assign(s, { indicators: ['gdp'] }),
    '本表没有指标“gdp”',
  ],
  ['of a figure that is asked for at once', (s) => Object.assign(s, { indicators: ['uni_st'] }), '是必填的'],
  [
    'due on a day that no year has',
    (s) => Object.assign(s, { opens: '02-01', due: '02-30 18:00' }),
    '不是每年都有02-30这一天',
  ],
  [
    'from a day that not every year has',
    (s) => Object.assign(s, { opens: '02-29' }),
    '不是每年都有02-29这一天',
  ],
  ['that ends before it begins', (s) => Object.assign(s, { due: '10-01 18:00' }), '截止应晚于开始'],
])('a folder with a 补报 %s is refused', (_what, change, words) => {
  const catalogue = structuredClone(loadCatalogue(CITY_FOLDERS.jiaxing));
  for (const { code, supplement } of catalogue.forms)
    if (code === 'year_jyj' && supplement) change(supplement);
  expect(
    checkReferences(catalogue)
      .map((fault) => fault.words)
      .join(),
  ).toContain(words);
});
