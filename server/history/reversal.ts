/** What taking a batch of past years back does, cell by cell. */
import type { Figure } from '#shared/figure.ts';
import { cellKey } from '#shared/forms.ts';
import { cellAt, type Panel } from '#shared/panel.ts';
import { type HistoryInForce, historySource } from '../figures/history.repository.ts';
import type { CheckedFigure } from './check-history.ts';
import { nextOf, type PlacedFigure } from './history-figure.ts';

interface Reversal {
  /** The batch that is taken back. */
  load: number;
  /** The data before it is. */
  panel: Panel;
  /** What the other batches in force say. */
  others: readonly HistoryInForce[];
}

/** The figures of the batch: `old` before the reversal, `next` after it. */
export function reversedFigures(
  { load, panel, others }: Reversal,
  figures: readonly PlacedFigure[],
): CheckedFigure[] {
  const keyOf = (one: { period: string; unit: string; indicator: string }) =>
    `${one.period}|${cellKey(one.unit, one.indicator)}`;
  const byCell = new Map(others.map((value) => [keyOf(value), value]));
  return figures.map((figure): CheckedFigure => {
    const now = panel.position.period.has(figure.period)
      ? cellAt(panel, figure.unit, figure.indicator, figure.period)
      : null;
    const old: Figure = now?.figure ?? 'unreported';
    const other = byCell.get(keyOf(figure));
    const base = { ...figure, old, oldSimulated: now?.simulated ?? false, words: '', asks: false };
    if (now?.source?.submission !== historySource(load)) return { ...base, next: old, state: 'unused' };
    return other
      ? { ...base, next: nextOf(other), state: 'back' }
      : { ...base, next: 'unreported', state: 'gone' };
  });
}
