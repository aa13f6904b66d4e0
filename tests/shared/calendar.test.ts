import { describe, expect, test } from 'vitest';
import { begunPeriods, calendarOf, dueAt, type PeriodAct, scheduleFor } from '#shared/calendar.ts';
import { noticeText, periodActFault } from '#shared/calendar.words.ts';
import { plannedPeriods } from '#shared/calendar-plan.ts';
import { period } from '#shared/period.ts';
import { loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { CITY_FOLDERS } from '../helpers/app.ts';

const jiaxing = loadCatalogue(CITY_FOLDERS.jiaxing);

const S1 = period('2026-S1');
const DUE = '2026-07-25T18:00:00+08:00';
const LATER = '2026-07-30T18:00:00+08:00';
const LATEST = '2026-08-05T18:00:00+08:00';

const act = (kind: PeriodAct['kind'], more: Partial<PeriodAct> = {}): PeriodAct => ({
  period: S1,
  organisation: null,
  kind,
  opens: null,
  due: null,
  ...more,
});
const OPEN = act('open', { opens: '2026-07-01', due: DUE });
const schedule = (acts: PeriodAct[], organisation = 'a') =>
  scheduleFor(calendarOf(acts), { period: S1, organisation });

describe('what holds after the decisions', () => {
  test('nothing is collected before somebody opens it', () => {
    expect(calendarOf([]).size).toBe(0);
    expect(schedule([act('deadline', { due: LATER })])).toBeUndefined();
  });

  test.each<[string, PeriodAct[], string, boolean]>([
    ['opened', [OPEN], DUE, false],
    ['a later deadline for everybody', [OPEN, act('deadline', { due: LATER })], LATER, false],
    [
      'a later deadline for this one',
      [OPEN, act('deadline', { due: LATER, organisation: 'a' })],
      LATER,
      false,
    ],
    ['a later deadline for another', [OPEN, act('deadline', { due: LATER, organisation: 'b' })], DUE, false],
    [
      'its own later deadline outlives an earlier one for everybody',
      [OPEN, act('deadline', { due: LATEST, organisation: 'a' }), act('deadline', { due: LATER })],
      LATEST,
      false,
    ],
    [
      'a still later deadline for everybody is its own too',
      [OPEN, act('deadline', { due: LATER, organisation: 'a' }), act('deadline', { due: LATEST })],
      LATEST,
      false,
    ],
    ['stopped for everybody', [OPEN, act('close')], DUE, true],
    [
      'stopped for everybody, one let in again',
      [OPEN, act('close'), act('reopen', { organisation: 'a', due: LATER })],
      LATER,
      false,
    ],
    [
      'one let in again, then all stopped again',
      [OPEN, act('close'), act('reopen', { organisation: 'a', due: LATER }), act('close')],
      LATER,
      true,
    ],
    [
      'stopped for one alone; a new deadline for everybody does not let it in',
      [OPEN, act('close', { organisation: 'a' }), act('deadline', { due: LATER })],
      LATER,
      true,
    ],
    [
      'stopped for one alone, then resumed for everybody',
      [OPEN, act('close', { organisation: 'a' }), act('reopen', { due: LATER })],
      LATER,
      false,
    ],
  ])('%s', (_, acts, due, closed) => {
    expect(schedule(acts)).toEqual({ opens: '2026-07-01', due, closed });
  });

  test('a period has begun on its first day, not before', () => {
    const calendar = calendarOf([OPEN]);
    expect(begunPeriods(calendar, '2026-06-30')).toEqual([]);
    expect(begunPeriods(calendar, '2026-07-01').map((c) => c.period)).toEqual([S1]);
  });
});

describe('the deadline that held when something was done', () => {
  const dated = [
    { ...OPEN, at: '2026-07-01T00:00:00Z' },
    { ...act('deadline', { due: LATER }), at: '2026-07-26T00:00:00Z' },
    { ...act('deadline', { due: LATEST, organisation: 'a' }), at: '2026-07-28T00:00:00Z' },
  ];
  test.each([
    ['before the extension', 'a', '2026-07-25T23:59:59Z', DUE],
    ['in the instant of it', 'a', '2026-07-26T00:00:00Z', LATER],
    ['after its own', 'a', '2026-07-28T00:00:00Z', LATEST],
    ['after another’s own', 'b', '2026-07-28T00:00:00Z', LATER],
    ['before anything was decided (taken over later)', 'b', '2025-01-01T00:00:00Z', LATER],
  ])('%s', (_, organisation, at, due) => {
    expect(dueAt(dated, { period: S1, organisation }, at)).toBe(due);
  });

  test('of a period that nobody opened there is none', () => {
    expect(() => dueAt([], { period: S1, organisation: 'a' }, '2026-07-01T00:00:00Z')).toThrow(RangeError);
  });
});

describe('what cannot be decided, in words', () => {
  const now = '2026-07-10T00:00:00Z';
  test.each<[string, PeriodAct[], PeriodAct, RegExp | null]>([
    ['a first opening', [], OPEN, null],
    ['twice', [OPEN], OPEN, /已经开始报送/],
    ['for one alone', [], { ...OPEN, organisation: 'a' }, /全部报送单位/],
    ['without a deadline', [], { ...OPEN, due: null }, /截止时间/],
    ['before the period begins', [], { ...OPEN, opens: '2025-12-31' }, /不能早于2026年上半年/],
    ['a deadline before the first day', [], { ...OPEN, opens: '2026-07-26' }, /晚于开始日期/],
    ['a deadline that has passed', [], { ...OPEN, due: '2026-07-09T18:00:00+08:00' }, /已经过去/],
    ['a deadline of what is not open', [], act('deadline', { due: LATER }), /还没有开始/],
    ['the same deadline', [OPEN], act('deadline', { due: '2026-07-25T10:00:00Z' }), /相同/],
    ['a new deadline', [OPEN], act('deadline', { due: LATER }), null],
    ['a deadline of what is stopped', [OPEN, act('close')], act('deadline', { due: LATER }), /恢复报送/],
    ['stopping twice', [OPEN, act('close')], act('close'), /已经停止/],
    ['resuming what runs', [OPEN], act('reopen', { due: LATER }), /不需要恢复/],
    ['resuming without a deadline', [OPEN, act('close')], act('reopen'), /新的截止时间/],
    ['resuming for one', [OPEN, act('close')], act('reopen', { organisation: 'a', due: LATER }), null],
  ])('%s', (_, before, next, words) => {
    const fault = periodActFault(calendarOf(before), next, now);
    if (words === null) expect(fault).toBeNull();
    else expect(fault).toMatch(words);
  });
});

describe('what comes next', () => {
  test('the plan carried on by whole years, without what is open or long past', () => {
    const opened = calendarOf(
      jiaxing.periods.map((p) => ({ ...p, organisation: null, kind: 'open' as const })),
    );
    expect(plannedPeriods(jiaxing, opened, '2026-07-27', '2027-07-28')).toEqual([
      { period: '2026-S2', opens: '2027-01-05', due: '2027-01-25T18:00:00+08:00' },
      { period: '2026', opens: '2027-01-10', due: '2027-03-31T18:00:00+08:00' },
      { period: '2027-S1', opens: '2027-07-01', due: '2027-07-25T18:00:00+08:00' },
    ]);
  });

  test('an office that starts today is offered no deadline of the past', () => {
    expect(plannedPeriods(jiaxing, new Map(), '2026-07-10', '2026-12-31').map((p) => p.period)).toEqual([
      '2026-S1',
    ]);
  });

  test('29 February is the 28th a year later', () => {
    const plan = [{ period: period('2023'), opens: '2024-02-29', due: '2024-03-31T18:00:00+08:00' }];
    expect(plannedPeriods({ periods: plan }, new Map(), '2025-01-01', '2025-12-31')[0]?.opens).toBe(
      '2025-02-28',
    );
  });
});

test('the notice names forms, organisations, deadline and whom to ask', () => {
  const text = noticeText(jiaxing, { period: S1, opens: '2026-07-01', due: DUE });
  expect(text).toContain('关于报送2026年上半年');
  expect(text).toContain('2026年7月1日起填报，2026年7月25日18:00截止');
  for (const { title, periodicity } of jiaxing.forms)
    if (periodicity === 'half') expect(text).toContain(`《${title}》`);
  expect(text).toMatch(/南湖.*港区/);
  expect(text).toContain(jiaxing.city.office);
});
