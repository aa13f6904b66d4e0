import { expect, test } from 'vitest';
import type { CalendarDay, PeriodRow } from '#shared/contract/periods.ts';
import { period } from '#shared/period.ts';
import { actWords, dayState, periodsFinding, stateName } from '../../client/features/periods/period.words.ts';

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

test.each<[Partial<CalendarDay>, Partial<PeriodRow>, string]>([
  [{}, {}, '正在报送'],
  [{ due: '2026-07-09T18:00:00+08:00' }, { due: '2026-07-09T18:00:00+08:00' }, '已过截止，可补报'],
  [{ done: null }, { state: 'planned' }, '未开始'],
  [{ kind: 'supplement' }, {}, '填报中'],
  [{ kind: 'supplement', due: '2026-07-09T18:00:00+08:00' }, {}, '已截止'],
  [{ kind: 'supplement', opens: '2026-08-01' }, {}, '未到'],
])('the calendar calls a period what its own row calls it, a 补报 by its days %#', (change, own, words) => {
  const { period: of, label, opens, due, expected } = row();
  const day: CalendarDay = {
    period: of,
    label,
    opens,
    due,
    kind: 'period',
    title: '',
    expected,
    done: 2,
    ...change,
  };
  expect(dayState(day, [row(own)], NOW)).toBe(words);
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
