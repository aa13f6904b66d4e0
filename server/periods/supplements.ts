/** 补报 that are due or were of late: who owes which, judged from the figures in force. */
import { type Calendar, scheduleFor, supplementDueFor } from '#shared/calendar.ts';
import type { SupplementState } from '#shared/contract/tasks.ts';
import type { FormCell } from '#shared/forms.ts';
import { cellAt, type Panel } from '#shared/panel.ts';
import type { Period } from '#shared/period.ts';
import { type Supplement, supplementsOf } from '#shared/supplement.ts';
import type { Db } from '../db/open.ts';
import { listStandings } from '../review/standings.repository.ts';
import type { World } from '../world.ts';

/** One that came due longer ago is history, before the next year's begins: the return itself can still be completed. */
const REMEMBERED_MS = 300 * 86_400_000;

interface SupplementTask extends Omit<Supplement, 'cells'> {
  period: Period;
  organisation: string;
  state: SupplementState;
  /** Figures asked for, and those of them that nobody has reported. */
  asked: number;
  missing: number;
}

/**
 * Of every yearly period that the office opened.
 * @param until civil day: those that begin later are left out. @param of one organisation's alone
 */
export async function listSupplements(
  world: Pick<World, 'catalogue' | 'panels' | 'now'>,
  db: Db,
  calendar: Calendar,
  until: string,
  of?: string,
): Promise<SupplementTask[]> {
  const { panels } = world;
  const due = [...calendar.keys()].flatMap((period) => {
    const asked = askedIn(world, calendar, period, until, of);
    return asked.length > 0 ? [{ period, asked }] : [];
  });
  if (due.length === 0) return [];
  const tasks: SupplementTask[] = [];
  const standings = await listStandings(db);
  for (const { period, asked } of due) {
    const panel = await panels.panel({ collected: period });
    const states = new Map(standings.get(period)?.map((one) => [one.organisation, one.state]));
    for (const { organisation, part } of asked) {
      const { cells, ...about } = part;
      const missing = cells.filter((cell) => !isReported(panel, cell, period)).length;
      const sent = states.get(organisation) === 'submitted';
      const state = missing === 0 ? 'done' : sent ? 'submitted' : 'owing';
      tasks.push({ ...about, period, organisation, state, asked: cells.length, missing });
    }
  }
  return tasks;
}

function askedIn(
  { catalogue, now }: Pick<World, 'catalogue' | 'now'>,
  calendar: Calendar,
  period: Period,
  until: string,
  of: string | undefined,
) {
  return supplementsOf(catalogue, period).flatMap(({ organisation, part: planned }) => {
    if (of !== undefined && of !== organisation) return [];
    const id = { period, organisation };
    const part = { ...planned, due: supplementDueFor(calendar, id) ?? planned.due };
    const isShown = part.opens <= until && Date.parse(part.due) + REMEMBERED_MS > now().getTime();
    return isShown && scheduleFor(calendar, id) ? [{ organisation, part }] : [];
  });
}

/** 缺 and 不适用 are answers; 未报 is none. */
export function isReported(
  panel: Panel | undefined,
  { unit, indicator }: Pick<FormCell, 'unit' | 'indicator'>,
  period: Period,
): boolean {
  if (!panel?.position.period.has(period)) return false;
  const { basis, source, figure } = cellAt(panel, unit, indicator, period);
  return basis === 'reported' && source !== null && figure !== 'unreported';
}
