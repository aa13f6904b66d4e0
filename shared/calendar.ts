/**
 * 报送期: when the figures of a period are collected, from what the office decided. A period that nobody opened is not
 * collected: nothing of it is due, late or asked for. Days are the city's civil days, deadlines ISO instants. Pure.
 */
import type { ReturnId } from './contract/return-state.ts';
import { comparePeriods, type Period } from './period.ts';

/** `supplement` moves the deadline of what a year asks for later (补报) and nothing else. */
export const PERIOD_ACTS = ['open', 'deadline', 'close', 'reopen', 'supplement'] as const;
export type PeriodActKind = (typeof PERIOD_ACTS)[number];

/** One decision about a period; `organisation` null is for everybody. */
export interface PeriodAct {
  period: Period;
  organisation: string | null;
  kind: PeriodActKind;
  /** First day of reporting; of `open` only. */
  opens: string | null;
  /** New deadline; null where the act leaves it. */
  due: string | null;
}

/** A decision with its instant (ISO). */
export interface DatedAct extends PeriodAct {
  at: string;
}

/** What holds for one organisation in a period. */
interface Schedule {
  opens: string;
  due: string;
  /** 停止报送: no first submission is taken any more. */
  closed: boolean;
}

export interface Collection extends Schedule {
  period: Period;
  /** What was decided for single organisations, where it still differs from the rest. */
  own: ReadonlyMap<string, Omit<Schedule, 'opens'>>;
  /** Deadlines of 补报 that were moved, by organisation; of everybody under null. */
  supplements: ReadonlyMap<string | null, string>;
}

export type Calendar = ReadonlyMap<Period, Collection>;

/** The periods that were ever opened, in their order. @param acts in the order they were decided. */
export function calendarOf(acts: readonly PeriodAct[]): Calendar {
  const byPeriod = Map.groupBy(acts, ({ period }) => period);
  return new Map(
    [...byPeriod]
      .sort(([a], [b]) => comparePeriods(a, b))
      .flatMap(([period, own]) => {
        const collection = collectionOf(period, own);
        return collection ? [[period, collection] as const] : [];
      }),
  );
}

function collectionOf(period: Period, acts: readonly PeriodAct[]): Collection | undefined {
  const [first] = acts;
  if (first?.kind !== 'open' || first.opens === null || first.due === null) return undefined;
  let all = { due: first.due, closed: false };
  let own = new Map<string, { due: string; closed: boolean }>();
  for (const act of acts) {
    if (act.kind === 'supplement') continue;
    if (act.organisation !== null) {
      own.set(act.organisation, after(own.get(act.organisation) ?? all, act));
      continue;
    }
    all = after(all, act);
    // What is decided for everybody holds for single organisations too, but takes no later deadline away.
    own = new Map(
      [...own].map(([organisation, before]) => {
        const due = Date.parse(before.due) > Date.parse(all.due) ? before.due : all.due;
        return [organisation, { ...after(before, act), due }];
      }),
    );
  }
  const apart = [...own].filter(([, one]) => one.due !== all.due || one.closed !== all.closed);
  return { period, opens: first.opens, ...all, own: new Map(apart), supplements: movedSupplements(acts) };
}

function movedSupplements(acts: readonly PeriodAct[]): Map<string | null, string> {
  const moved = new Map<string | null, string>();
  for (const { kind, organisation, due } of acts) {
    if (kind !== 'supplement' || due === null) continue;
    // As with the period's own deadline: what is decided for everybody takes no later one away.
    if (organisation === null)
      for (const [one, own] of moved) if (Date.parse(own) <= Date.parse(due)) moved.delete(one);
    moved.set(organisation, due);
  }
  return moved;
}

/** The deadline of an organisation's 补报 as the office moved it; undefined where the programme's own holds. */
export function supplementDueFor(calendar: Calendar, { period, organisation }: ReturnId): string | undefined {
  const moved = calendar.get(period)?.supplements;
  return moved?.get(organisation) ?? moved?.get(null);
}

function after(before: { due: string; closed: boolean }, { kind, due }: PeriodAct) {
  const closed = kind === 'close' || (kind === 'deadline' && before.closed);
  return { due: due ?? before.due, closed };
}

/** What holds for an organisation; undefined while the period was never opened. */
export function scheduleFor(calendar: Calendar, { period, organisation }: ReturnId): Schedule | undefined {
  const collection = calendar.get(period);
  if (!collection) return undefined;
  const { opens, due, closed } = collection;
  return { opens, due, closed, ...collection.own.get(organisation) };
}

/**
 * The deadline that decides whether what was done at `at` was late: the one that held then, as the receipt says it. A later
 * extension makes nobody punctual afterwards, an earlier deadline nobody late. The present one where nothing had been decided
 * by then (periods taken over from an earlier release). @throws RangeError for a period that was never opened.
 */
export function dueAt(acts: readonly DatedAct[], id: ReturnId, at: string): string {
  return deadlines(acts)(id, at);
}

/** As `dueAt`, for many: what held at each of the few times between decisions is worked out once. */
export function deadlines(acts: readonly DatedAct[]): (id: ReturnId, at: string) => string {
  const calendarAt = calendars(acts);
  const now = calendarOf(acts);
  return (id, at) => {
    const schedule = scheduleFor(calendarAt(at), id) ?? scheduleFor(now, id);
    if (!schedule) throw new RangeError(`period not collected: ${id.period}`);
    return schedule.due;
  };
}

/** The calendar as it was decided by a time. */
export function calendars(acts: readonly DatedAct[]): (at: string) => Calendar {
  const times = acts.map((act) => Date.parse(act.at));
  const known = new Map<string, Calendar>();
  return (at) => {
    const until = Date.parse(at);
    const then = acts.filter((_, i) => (times[i] ?? 0) <= until);
    // Decisions are made one after the other: as many of them are the same ones.
    const key = String(then.length);
    const calendar = known.get(key) ?? calendarOf(then);
    known.set(key, calendar);
    return calendar;
  };
}

/** Periods whose reporting has begun by a day of the city, in their order. */
export function begunPeriods(calendar: Calendar, today: string): Collection[] {
  return [...calendar.values()].filter(({ opens }) => opens <= today);
}
