/** 报送期管理: what the office opened, may open next and decided, and its decisions. Days are the city's civil days. */
import { z } from 'zod';
import { PERIOD_ACTS } from '../calendar.ts';
import { Period } from '../period.ts';
import { endpoint } from './endpoint.ts';
import { Paging, pageQuery } from './pages.ts';
import { OFFICE } from './roles.ts';

const PERIOD_STATES = ['planned', 'announced', 'open', 'closed'] as const;

/** One decision as it stays in the history. */
const Act = z.object({
  kind: z.enum(PERIOD_ACTS),
  /** Empty for everybody. */
  organisationName: z.string(),
  opens: z.string().nullable(),
  due: z.string().nullable(),
  reason: z.string(),
  notice: z.string(),
  by: z.string(),
  at: z.string(),
});

export const PeriodRow = z.object({
  period: Period,
  label: z.string(),
  /** 半年口径 · 年度口径, where the label leaves room for doubt. */
  coverage: z.string(),
  state: z.enum(PERIOD_STATES),
  opens: z.string(),
  due: z.string(),
  /** Returns expected, submitted at least once and not taken back, and in force. */
  expected: z.int(),
  submitted: z.int(),
  approved: z.int(),
  /** Organisations for which something else holds. */
  own: z.array(
    z.object({ organisation: z.string(), name: z.string(), due: z.string(), closed: z.boolean() }),
  ),
  /** Newest first. */
  acts: z.array(Act),
  /** The 通知: as it was sent out, or as it would be. */
  notice: z.string(),
  /** Of a period that is still to be opened: the same one of an earlier year, whose 通知 is written on from. */
  last: z.object({ period: Period, opens: z.string(), due: z.string(), notice: z.string() }).nullable(),
});
export type PeriodRow = z.infer<typeof PeriodRow>;

/** A day of the year by which something is due: of a period, or of what is brought later (补报). */
const CalendarDay = z.object({
  period: Period,
  /** 2026年上半年 · 2025年 R&D经费补报 */
  label: z.string(),
  opens: z.string(),
  due: z.string(),
  kind: z.enum(['period', 'supplement']),
  /** Of a 补报, what it brings; empty for a period. */
  title: z.string(),
  /** Organisations that file, and of those that have nothing left to bring; null before it is collected. */
  expected: z.int(),
  done: z.int().nullable(),
});
export type CalendarDay = z.infer<typeof CalendarDay>;

export const Periods = z.object({
  /** Newest first day first. */
  periods: z.array(PeriodRow),
  /** What is due from three months ago to a year from now, in the order of the deadlines. */
  calendar: z.array(CalendarDay),
  /** Number of the latest decision: who decides must have seen it. */
  seen: z.int(),
  now: z.string(),
});
export type Periods = z.infer<typeof Periods>;

const Day = z.iso.date('请填写日期');
const Deadline = z.iso.datetime({ offset: true, error: '请填写截止时间' });

export const PeriodActBody = z.strictObject({
  kind: z.enum(PERIOD_ACTS),
  organisation: z.string().max(60).nullable(),
  opens: Day.nullable(),
  due: Deadline.nullable(),
  reason: z.string().trim().max(1000),
  notice: z.string().trim().max(10_000),
  seen: z.int(),
});
export type PeriodActBody = z.infer<typeof PeriodActBody>;

/** Those of whom something else may be decided. */
const PeriodOrganisations = z.object({
  rows: z.array(z.object({ organisation: z.string(), name: z.string() })),
  paging: Paging,
});
const OrganisationsQuery = z.object({
  ...pageQuery,
  /** Who brings this 补报; left out: who files the return. */
  title: z.string().max(200).optional(),
});
export type PeriodOrganisationsQuery = z.infer<typeof OrganisationsQuery>;

export const periodsApi = {
  list: endpoint({
    about: '报送期及其安排',
    method: 'GET',
    path: '/api/periods',
    who: OFFICE,
    reply: Periods,
  }),
  organisations: endpoint({
    about: '一期的报送单位，或补报单位',
    method: 'GET',
    path: '/api/periods/:period/organisations',
    who: OFFICE,
    params: z.object({ period: Period }),
    query: OrganisationsQuery,
    reply: PeriodOrganisations,
  }),
  act: endpoint({
    about: '开始、停止、恢复报送或调整截止时间',
    method: 'POST',
    path: '/api/periods/:period',
    who: OFFICE,
    params: z.object({ period: Period }),
    body: PeriodActBody,
    once: true,
    reply: Periods,
  }),
};
