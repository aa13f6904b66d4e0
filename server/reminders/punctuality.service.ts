/**
 * 按时率: every organisation and every period that was opened, by its first submission that was not withdrawn; what a year asks for
 * later (补报) by the first one in which all of it was answered.
 */
import {
  begunPeriods,
  calendarOf,
  calendars,
  type DatedAct,
  deadlines,
  supplementDueFor,
} from '#shared/calendar.ts';
import { civilDay } from '#shared/civil-time.ts';
import { type PageQuery, pageOf } from '#shared/contract/pages.ts';
import type { Punctuality } from '#shared/contract/reminders.ts';
import { type Period, periodLabel } from '#shared/period.ts';
import { punctualityWords } from '#shared/reminder.words.ts';
import { type Supplement, supplementsOf } from '#shared/supplement.ts';
import { nameApart } from '#shared/tree/told-apart.ts';
import type { Db } from '../db/open.ts';
import { listPeriodActs } from '../periods/period-act.repository.ts';
import { isReported } from '../periods/supplements.ts';
import { reportingOrganisations } from '../programme/programme.service.ts';
import { daysPast } from '../review/standing.ts';
import { listFirstSubmissions, listSubmissionsAnswering } from '../review/standings-at.repository.ts';
import type { World } from '../world.ts';

type Cell = Punctuality['rows'][number]['cells'][number];

/** What was asked of some organisations until a deadline. */
interface Column {
  key: string;
  label: string;
  asks(organisation: string): boolean;
  /** ISO instant of what handed it in; null while nothing did. */
  first(organisation: string): string | null;
  /** ISO instant that held at `when`. */
  due(organisation: string, when: string): string;
}

/** The newest fit a page; what was before them counts in a row's words. */
const SHOWN = 8;

/**
 * Those who were ever asked for something: a page of them, with the newest of what they were asked for.
 * @param isTold whose rows are asked for
 */
export async function describePunctuality(
  world: World,
  asked: PageQuery,
  isTold: (organisation: string) => boolean = () => true,
): Promise<Punctuality> {
  const { columns, filers, cellsOf } = await readPunctuality(world);
  const told = filers.filter(({ code }) => isTold(code));
  const { rows, paging } = pageOf(told, asked, ({ code, name }) => `${name} ${code}`);
  return {
    columns: columns.slice(-SHOWN).map(({ key, label }) => ({ key, label })),
    rows: rows.map(({ code, name }) => {
      const cells = cellsOf(code);
      return { organisation: code, name, cells: cells.slice(-SHOWN), words: wordsOf(cells) };
    }),
    paging,
  };
}

/** How punctual every organisation was, in words, by its code. */
export async function listPunctuality(world: World): Promise<Map<string, string>> {
  const { filers, cellsOf } = await readPunctuality(world);
  return new Map(filers.map(({ code }) => [code, wordsOf(cellsOf(code))]));
}

function wordsOf(cells: readonly Cell[]): string {
  const due = cells.filter(({ kind }) => kind !== 'none' && kind !== 'running');
  return punctualityWords(due.filter(({ kind }) => kind === 'on_time').length, due.length);
}

async function readPunctuality(world: World) {
  const { db, catalogue, now } = world;
  const { utcOffsetMinutes } = catalogue.city;
  const at = now().toISOString();
  const today = civilDay(now(), utcOffsetMinutes);
  const acts = (await listPeriodActs(db)).filter((act) => act.at <= at);
  const submitted = await listFirstSubmissions(db, at);
  const dueThen = deadlines(acts);
  const columns: Column[] = [];
  for (const { period } of begunPeriods(calendarOf(acts), today)) {
    const expected = new Set(reportingOrganisations(catalogue, period));
    columns.push({
      key: period,
      label: periodLabel(period),
      asks: (organisation) => expected.has(organisation),
      first: (organisation) => submitted.get(period)?.get(organisation) ?? null,
      due: (organisation, when) => dueThen({ period, organisation }, when),
    });
    columns.push(...(await supplementColumns(world, acts, period, { at, today })));
  }
  const cellOf = (organisation: string, { asks, first, due }: Column): Cell => {
    if (!asks(organisation)) return { kind: 'none', days: 0 };
    const handedIn = first(organisation);
    const when = handedIn ?? at;
    const days = daysPast(due(organisation, when), when, utcOffsetMinutes);
    if (handedIn !== null) return days === 0 ? { kind: 'on_time', days } : { kind: 'late', days };
    return days === 0 ? { kind: 'running', days } : { kind: 'owing', days };
  };
  const filers = catalogue.organisations
    .filter(({ code }) => columns.some(({ asks }) => asks(code)))
    .map(({ code }) => ({ code, name: nameApart(catalogue, code) }));
  return {
    columns,
    filers,
    cellsOf: (organisation: string) => columns.map((one) => cellOf(organisation, one)),
  };
}

/** The 补报 of a year that have begun, by title; what is in force without a submission (loaded as history) was asked of nobody. */
async function supplementColumns(
  { db, catalogue, panels }: World,
  acts: readonly DatedAct[],
  period: Period,
  { at, today }: { at: string; today: string },
): Promise<Column[]> {
  const begun = supplementsOf(catalogue, period).filter(({ part }) => part.opens <= today);
  if (begun.length === 0) return [];
  const first = await firstAnswers(db, period, begun, at);
  const panel = await panels.panel({ asKnownOn: at, collected: period });
  const asked = begun.filter(
    ({ organisation, part }) =>
      first.has(organisation) || !part.cells.every((cell) => isReported(panel, cell, period)),
  );
  const calendarThen = calendars(acts);
  return [...Map.groupBy(asked, ({ part }) => part.title)].map(([title, own]) => {
    const parts = new Map(own.map(({ organisation, part }) => [organisation, part]));
    return {
      key: `${period}/${title}`,
      label: `${periodLabel(period)}${title}`,
      asks: (organisation) => parts.has(organisation),
      first: (organisation) => first.get(organisation) ?? null,
      due: (organisation, when) =>
        supplementDueFor(calendarThen(when), { period, organisation }) ??
        parts.get(organisation)?.due ??
        when,
    };
  });
}

/** When each organisation first handed in, and did not withdraw, a return that answers all that its 补报 asks. */
async function firstAnswers(
  db: Db,
  period: Period,
  asked: readonly { organisation: string; part: Supplement }[],
  at: string,
): Promise<Map<string, string>> {
  const indicators = [...new Set(asked.flatMap(({ part }) => part.cells.map(({ indicator }) => indicator)))];
  const answering = await listSubmissionsAnswering(db, { period, indicators, at });
  const submissions = Map.groupBy(answering, ({ organisation }) => organisation);
  return new Map(
    asked.flatMap(({ organisation, part }): [string, string][] => {
      const whole = submissions
        .get(organisation)
        ?.find(({ answered }) =>
          part.cells.every(({ unit, indicator }) => answered.has(`${unit}/${indicator}`)),
        );
      return whole ? [[organisation, whole.submitted_at]] : [];
    }),
  );
}
