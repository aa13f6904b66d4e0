/** A figure of past years between the file and the panel. */
import type { Calendar } from '#shared/calendar.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { cellKey } from '#shared/forms.ts';
import { cellAt, type Panel } from '#shared/panel.ts';
import type { Period } from '#shared/period.ts';
import type { HistoryValueTable } from '../db/history-tables.ts';
import type { FoundFigure } from './read-history.ts';

/** A figure of the file whose place is known. */
export interface PlacedFigure extends FoundFigure {
  period: Period;
  unit: string;
  indicator: string;
}

/** What a file is held against. */
export interface HistoryCheck {
  catalogue: Catalogue;
  panel: Panel;
  calendar: Calendar;
  /** The city's day. */
  today: string;
}

export const isPlaced = (figure: FoundFigure): figure is PlacedFigure =>
  figure.period !== null && figure.unit !== null && figure.indicator !== null && figure.fault === null;

/** A stored figure as it was when it was proposed. */
export function placedOf({
  act_number: _,
  source_unit: sourceUnit,
  ...value
}: HistoryValueTable): PlacedFigure {
  return { ...value, sourceUnit, fault: null };
}

/** A figure that a return of another installation vouches for needs no book; every other one does. */
export const needsSource = ({ citation, origin }: FoundFigure): boolean =>
  citation === '' && (origin === undefined || origin === 'published');

export const placeOf = ({ sheet, cell }: FoundFigure) => `${sheet}!${cell}`;

/** What the figure says, in the stored unit. */
export const nextOf = ({ mark, amount }: Pick<FoundFigure, 'mark' | 'amount'>): Figure =>
  mark === 'value' ? (amount === null ? 'undefined' : Number(amount)) : mark;

/** The present figure of a cell, a file's own first; 未报 where there is neither. */
export function figureNear(
  { panel }: Pick<HistoryCheck, 'panel'>,
  own: ReadonlyMap<string, PlacedFigure>,
  at: { period: Period; unit: string; indicator: string },
): Figure {
  const mine = own.get(`${at.period}|${cellKey(at.unit, at.indicator)}`);
  if (mine) return nextOf(mine);
  if (!panel.position.period.has(at.period)) return 'unreported';
  const { figure } = cellAt(panel, at.unit, at.indicator, at.period);
  return isValue(figure) ? figure : 'unreported';
}
