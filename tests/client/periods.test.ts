import { describe, expect, test } from 'vitest';
import type { CalendarDay, PeriodRow, Periods } from '#shared/contract/periods.ts';
import { period } from '#shared/period.ts';
import {
  actWords,
  dayState,
  periodsFinding,
  plansFinding,
  stateName,
} from '../../client/features/periods/period.words.ts';
import { plansOf } from '../../client/features/periods/period-plans.ts';

const NOW = '2026-07-10T00:00:00Z';
const row = (change: Partial<PeriodRow> = {}): PeriodRow => ({
  period: period('2026-S1'),
  label: '2026年上半年',
  coverage: '',
  state: 'open',
  opens: '2026-07-01',
  due: '2026-07-25T18:00:00+08:00',
  expected: 14,
  submitted: 5,
  approved: 2,
  own: [],
  acts: [],
  notice: '',
  last: null,
  ...change,
});

test.each<[string, PeriodRow[], string, string]>([
  [
    'before its deadline',
    [row()],
    NOW,
    '正在报送2026年上半年，7月25日 18:00截止：应报14份，已报5份，已核定2份',
  ],
  [
    'after it',
    [row()],
    '2026-07-26T00:00:00Z',
    '2026年上半年已于7月25日 18:00截止：应报14份，已报5份，已核定2份',
  ],
  ['only planned', [row({ state: 'planned' })], NOW, '没有正在报送的期别；下一期是2026年上半年，7月1日开始'],
  ['nothing at all', [], NOW, '没有正在报送的期别'],
])('the page says what is collected: %s', (_, periods, now, words) => {
  expect(periodsFinding(periods, now, 480)).toBe(words);
});

test.each<[Partial<PeriodRow>, string, string]>([
  [{}, NOW, '正在报送'],
  [{}, '2026-08-01T00:00:00Z', '已过截止，可补报'],
  [{ approved: 14 }, '2026-08-01T00:00:00Z', '已全部核定'],
  [{ state: 'closed' }, NOW, '已停止报送'],
  [{ state: 'planned' }, NOW, '未开始'],
])('a state in words: %j', (change, now, words) => {
  expect(stateName(row(change), now)).toBe(words);
});

const supplement = (change: Partial<CalendarDay> = {}): CalendarDay => ({
  period: period('2025'),
  label: '2025年 R&D经费补报',
  opens: '2026-07-01',
  due: '2026-07-25T18:00:00+08:00',
  kind: 'supplement',
  title: 'R&D经费补报',
  expected: 14,
  done: 2,
  ...change,
});

test.each<[Partial<CalendarDay>, string]>([
  [{}, '填报中'],
  [{ due: '2026-07-09T18:00:00+08:00' }, '已截止'],
  [{ due: '2026-07-09T18:00:00+08:00', done: null }, '没有开始'],
  [{ opens: '2026-08-01' }, '未到'],
  [{ done: 14 }, '已全部核定'],
])('a 补报 is called by its days %#', (change, words) => {
  expect(dayState(supplement(change), NOW)).toBe(words);
});

describe('one list of what is collected, one of what is over', () => {
  const past = (of: string, due: string, change: Partial<PeriodRow> = {}) =>
    row({ period: period(of), due, approved: 14, ...change });
  const list = (periods: PeriodRow[], calendar: CalendarDay[] = []): Periods => ({
    periods,
    calendar,
    seen: 1,
    now: NOW,
  });
  const planned = row({ period: period('2026'), due: '2027-03-31T18:00:00+08:00', state: 'planned' });
  const half = past('2025-S2', '2026-01-25T18:00:00+08:00');
  const year = past('2025', '2026-03-31T18:00:00+08:00', { approved: 13 });
  const old = past('2024', '2025-03-31T18:00:00+08:00', { approved: 13 });
  const all = list([planned, row(), year, half, old], [supplement({ due: '2026-10-31T18:00:00+08:00' })]);

  test('every period stands in one of them, in the order of its deadline', () => {
    const { now, past: over } = plansOf(all);
    expect(now.map(({ key }) => key.split('/')[0])).toEqual(['2025', '2026-S1', '2025', '2026']);
    expect(over.map(({ key }) => key)).toEqual(['2025-S2', '2024']);
  });
  test('a period of the calendar is of now though it is complete', () => {
    const day = supplement({ kind: 'period', period: half.period, due: half.due });
    expect(plansOf(list([half], [day])).now).toHaveLength(1);
    expect(plansOf(list([half])).past).toHaveLength(1);
  });
  test.each<[string, Periods, string]>([
    ['all kinds', all, '2期还没有全部核定，今后一年有1期、1次补报'],
    ['nothing', list([]), '今后一年没有安排'],
    ['only ahead', list([planned]), '今后一年有1期'],
  ])('the title counts them: %s', (_, given, words) => expect(plansFinding(plansOf(given))).toBe(words));
});

test('a decision names whom it is for and what it sets', () => {
  const act = {
    kind: 'deadline' as const,
    organisationName: '海宁市',
    opens: null,
    due: 'x',
    reason: '',
    notice: '',
    last: null,
    by: '',
    at: '',
  };
  expect(actWords(act, '2026-08-05 18:00')).toBe('调整截止时间：海宁市，2026-08-05 18:00截止');
  expect(actWords({ ...act, kind: 'close', organisationName: '', due: null }, null)).toBe(
    '停止报送：全部报送单位',
  );
});
