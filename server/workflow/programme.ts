/** What is asked of an organisation in a period, and until when. */
import { asOf } from '#shared/as-of.ts';
import { type Calendar, scheduleFor } from '#shared/calendar.ts';
import type { Catalogue, Form } from '#shared/catalogue.ts';
import { civilDay } from '#shared/civil-time.ts';
import type { ReturnId } from '#shared/contract/return-state.ts';
import { type FormCell, formCells, formFor } from '#shared/forms.ts';
import { periodicityOf } from '#shared/period.ts';
import type { Db } from '../db/open.ts';
import { notFound } from '../http/problem.ts';
import { loadCalendar } from '../periods/load-calendar.ts';
import type { World } from '../world.ts';

export interface Programme {
  /** The programme as of the return's period. */
  catalogue: Catalogue;
  form: Form;
  cells: FormCell[];
  due: string;
  opens: string;
  /** 停止报送: no first submission is taken. */
  closed: boolean;
}

/**
 * @param at the present; @param db the transaction to read in, where the answer decides a write.
 * @throws 404 when the organisation files nothing in the period or its collection has not begun.
 */
export async function programmeOf(
  { catalogue, db: database }: Pick<World, 'catalogue' | 'db'>,
  id: ReturnId,
  at: Date,
  db: Db = database,
): Promise<Programme> {
  return programmeIn(catalogue, await loadCalendar(db), id, at);
}

/** The same by a calendar at hand. */
export function programmeIn(whole: Catalogue, calendar: Calendar, id: ReturnId, at: Date): Programme {
  const catalogue = asOf(whole, id.period);
  const form = formFor(catalogue, id.organisation, periodicityOf(id.period));
  const schedule = scheduleFor(calendar, id);
  const today = civilDay(at, catalogue.city.utcOffsetMinutes);
  if (!form || !schedule || schedule.opens > today) throw notFound('报表');
  return { catalogue, form, cells: formCells(catalogue, form, id.organisation), ...schedule };
}
