/** 按时率: every organisation and every period that was opened, by its first submission that was not withdrawn. */
import { begunPeriods, calendarOf, dueAt } from '#shared/calendar.ts';
import { findOrganisation } from '#shared/catalogue.ts';
import { civilDay } from '#shared/civil-time.ts';
import type { Punctuality } from '#shared/contract/reminders.ts';
import { periodLabel } from '#shared/period.ts';
import { punctualityWords } from '#shared/reminder.words.ts';
import { listPeriodActs } from '../periods/period-act.repository.ts';
import { reportingOrganisations } from '../programme/programme.service.ts';
import { daysPast } from '../review/standing.ts';
import { listFirstSubmissions } from '../review/standings-at.repository.ts';
import type { World } from '../world.ts';

type Cell = Punctuality['rows'][number]['cells'][number];

export async function describePunctuality({ db, catalogue, now }: World): Promise<Punctuality> {
  const { utcOffsetMinutes } = catalogue.city;
  const at = now();
  const asOf = at.toISOString();
  const acts = (await listPeriodActs(db)).filter((act) => act.at <= asOf);
  const periods = begunPeriods(calendarOf(acts), civilDay(at, utcOffsetMinutes)).map(({ period }) => period);
  const submitted = await listFirstSubmissions(db, asOf);
  const columns = periods.map((period) => ({
    period,
    expected: new Set(reportingOrganisations(catalogue, period)),
    first: submitted.get(period) ?? new Map<string, string>(),
  }));
  const cellOf = (organisation: string, { period, expected, first }: (typeof columns)[number]): Cell => {
    if (!expected.has(organisation)) return { kind: 'none', days: 0 };
    const submitted = first.get(organisation) ?? null;
    const when = submitted ?? at.toISOString();
    const days = daysPast(dueAt(acts, { period, organisation }, when), when, utcOffsetMinutes);
    if (submitted !== null) return days === 0 ? { kind: 'on_time', days } : { kind: 'late', days };
    return days === 0 ? { kind: 'running', days } : { kind: 'owing', days };
  };
  return {
    periods: periods.map((period) => ({ period, label: periodLabel(period) })),
    rows: catalogue.organisations
      .filter(({ code }) => columns.some(({ expected }) => expected.has(code)))
      .map(({ code }) => {
        const cells = columns.map((column) => cellOf(code, column));
        const due = cells.filter(({ kind }) => kind !== 'none' && kind !== 'running');
        return {
          organisation: code,
          name: findOrganisation(catalogue, code)?.name ?? code,
          cells,
          words: punctualityWords(due.filter(({ kind }) => kind === 'on_time').length, due.length),
        };
      }),
  };
}
