/** 工作台: each return once, each role its own, and nothing of another county. */
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { Home, HomeTodo } from '#shared/contract/home.ts';
import type { Person } from '#shared/contract/session.ts';
import { dueWords, homeFinding } from '../../../server/home/home.words.ts';
import { addressOfEvent, concerns } from '../../../server/home/news.ts';
import { testApp } from '../../helpers/app.ts';
import { smallProgramme } from '../../helpers/small-programme.ts';
import { COUNTY, Desk, S1 } from '../returns/desk.ts';

let desk: Desk;
const home = async (who: string): Promise<Home> => (await (await desk.as(who)).get('/api/home')).body;
const of = (todo: readonly HomeTodo[], key: string) => todo.filter((one) => one.key === `2026-S1/${key}`);

beforeAll(async () => {
  desk = new Desk(await testApp({ now: '2026-07-20T02:00:00.000Z' }));
});
afterAll(() => desk.t.close());

describe('a half-year on its way', () => {
  it('the office sees every return once, what was handed in first, and whom it may remind', async () => {
    await desk.save(S1, '330481', COUNTY);
    const signed = { preparedBy: '张三', checkedBy: '李四', telephone: '0573-87000000' };
    await (await desk.as('330481')).put('/api/returns/2026-S1/330481/signature', signed);
    await desk.submit(S1, '330481');
    const { todo, finding } = await home('analyst');
    const halves = todo.filter(({ key }) => key.startsWith('2026-S1/'));
    expect(new Set(todo.map(({ key }) => key)).size).toBe(todo.length);
    expect(halves).toHaveLength(14);
    expect(halves[0]).toMatchObject({
      key: '2026-S1/330481',
      kind: 'review',
      remind: null,
      state: 'submitted',
    });
    expect(of(todo, '330402')).toMatchObject([{ kind: 'owing', remind: '/reminders?period=2026-S1' }]);
    expect(finding).toMatch(/^待办\d+项：1份待审、\d+份未报$/);
  });

  it('a telephone is for the office alone', async () => {
    const [own] = of((await home('analyst')).todo, '330481');
    expect(own?.contact).toEqual({ name: '张三', telephone: '0573-87000000' });
    for (const who of ['leader', '330481', 'kjj'])
      expect((await home(who)).todo.map(({ contact }) => contact).filter(Boolean)).toEqual([]);
  });

  it('a county has its own returns to file, and hears of nobody else’s', async () => {
    const other = await home('330402');
    expect(other.todo.every(({ kind, key }) => kind === 'file' && key.endsWith('/330402'))).toBe(true);
    expect(of(other.todo, '330402')).toMatchObject([{ detail: '还有5天', href: '/submit/2026-S1/330402' }]);
    await desk.returnWith(S1, '330481', 'gov_total');
    const news = (name: string) => home(name).then(({ news }) => news.items.map(({ text }) => text).join());
    expect(await news('330481')).toContain('退回：海宁市2026年上半年报表');
    expect(await news('330402')).not.toContain('海宁');
  });

  it('the leader has nothing to do and sees the deadline that comes', async () => {
    const { todo, deadlines, finding } = await home('leader');
    expect([todo, finding]).toEqual([[], '没有待办的事项']);
    expect(deadlines).toMatchObject([{ period: '2026-S1', words: '还有5天' }]);
  });

  it('only what happened since the sign-in before this one is news', async () => {
    desk.t.setNow('2026-07-21T02:00:00.000Z');
    await desk.t.signIn('330481');
    desk.t.setNow('2026-07-22T02:00:00.000Z');
    const again = await desk.t.signIn('330481');
    const { news } = (await again.get('/api/home')).body as Home;
    expect([news.since, news.items]).toEqual(['2026-07-21T02:00:00.000Z', []]);
  });
});

test('administrators have no 工作台', async () => {
  expect((await (await desk.as('sysadmin')).get('/api/home')).status).toBe(403);
});

const COUNTY_PERSON = { role: 'county_reporter', organisation: '330481' } as Person;
test.each([
  ['return/2026-S1/330481', '{}', true],
  ['return/2026-S1/330402', '{}', false],
  ['submission/x', '{"period":"2026-S1","organisation":"330481"}', true],
  ['submission/x', '{"period":"2026-S1","organisation":"330402"}', false],
  ['period/2026-S1', '{}', true],
  ['period/2026-S1/330481', '{}', true],
  ['period/2026-S1/330402', '{}', false],
  ['publication/2025/1', '{}', true],
])('%s %s concerns 330481: %s', (object, detail, own) => {
  expect(concerns({ action: 'approve', object, detail }, COUNTY_PERSON, smallProgramme)).toBe(own);
});

test.each([
  ['publication/2025/1', 'leader', '/publications/2025/1'],
  ['return/2026-S1/330481', 'analyst', '/review/2026-S1/330481'],
  ['return/2026-S1/330481', 'county_reporter', '/submit/2026-S1/330481'],
  ['return/2026-S1/330481', 'leader', null],
  ['return/2026-S1/nobody', 'analyst', null],
  ['period/2026-S1', 'leader', null],
  ['programme/3', 'analyst', null],
] as const)('%s leads a %s to %s', (object, role, href) => {
  expect(addressOfEvent(object, {}, role, (code) => code === '330481')).toBe(href);
});

test.each([
  [[], '没有待办的事项'],
  [['review', 'review', 'owing'], '待办3项：2份待审、1份未报'],
  [['review', 'owing', 'returned', 'correcting'], '待办4项：1份待审、1份未报、1份已退回、1份正在更正'],
  [['file'], '待办1项：1份报表待报送'],
  [['file', 'supplement'], '待办2项：1份报表待报送、1项待补报'],
  [['confirm'], '待办1项：1项待确认'],
] as const)('%j', (kinds, words) =>
  expect(
    homeFinding([...kinds.map((kind) => ({ kind, old: false })), { kind: 'owing' as const, old: true }]),
  ).toBe(words),
);

// 18:00 of the 25th in Jiaxing.
const DUE = '2026-07-25T10:00:00.000Z';
test.each([
  ['2026-07-20T02:00:00.000Z', '还有5天'],
  ['2026-07-25T02:00:00.000Z', '今天截止'],
  ['2026-07-25T11:00:00.000Z', '今天已截止'],
  ['2026-07-27T02:00:00.000Z', '已过2天'],
])('due seen from %s', (now, words) => expect(dueWords(DUE, now, 480)).toBe(words));
