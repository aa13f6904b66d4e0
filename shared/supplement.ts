/**
 * 补报: what a yearly form asks for only months after the year's other figures (R&D, in autumn). It is a task of its own, with its
 * own days, and is filed in the same return: what stood there is neither changed nor asked for again. Pure.
 */
import { asOf } from './as-of.ts';
import type { Catalogue, Form } from './catalogue.ts';
import { civilInstant } from './civil-time.ts';
import { type FormCell, formCells, formFor } from './forms.ts';
import { type Period, periodicityOf, yearOf } from './period.ts';

export interface Supplement {
  title: string;
  /** Civil day. */
  opens: string;
  /** ISO instant with the city's offset. */
  due: string;
  /** What is asked, of whom the annex makes responsible. */
  cells: FormCell[];
}

/** What an organisation brings later; null where its form has no such part. @param catalogue as of the period. */
export function supplementOf(
  catalogue: Catalogue,
  { supplement, ...form }: Form,
  period: Period,
  organisation: string,
): Supplement | null {
  if (!supplement) return null;
  const year = yearOf(period) + 1;
  const [day = '', minute = ''] = supplement.due.split(' ');
  const cells = formCells(catalogue, form, organisation).filter(
    ({ indicator, priority }) => priority === 1 && supplement.indicators.includes(indicator),
  );
  if (cells.length === 0) return null;
  return {
    title: supplement.title,
    opens: `${year}-${supplement.opens}`,
    due: civilInstant(`${year}-${day}`, minute, catalogue.city.utcOffsetMinutes),
    cells,
  };
}

/** What everybody brings later of a year; empty for other periods. @param catalogue of any time */
export function supplementsOf(
  catalogue: Catalogue,
  period: Period,
): { organisation: string; part: Supplement }[] {
  if (periodicityOf(period) !== 'year') return [];
  const then = asOf(catalogue, period);
  return then.organisations.flatMap(({ code: organisation }) => {
    const form = formFor(then, organisation, 'year');
    const part = form && supplementOf(then, form, period, organisation);
    return part ? [{ organisation, part }] : [];
  });
}
