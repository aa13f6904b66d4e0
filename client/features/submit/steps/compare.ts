/** The draft beside the last period and last year, biggest changes first. */
import type { ReturnRow } from '#shared/contract/return-row.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import { exactToNumber, toExact } from '#shared/decimal.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { findingsOf } from './summary.ts';

export interface Comparison {
  row: ReturnRow;
  current: Figure;
  previous: Figure;
  lastYear: Figure;
  /** 增减额: current − lastYear in the row's unit, exact. */
  change: Figure;
  growth: Figure;
  /** Among the biggest changes of the form. */
  marked: boolean;
  reasons: string[];
}

type CompareOrder = 'change' | 'form';
/** As many of the biggest changes are marked, whatever their size: none is a finding of the checks. */
export const MARKED = 3;

/** The draft's figure, or why there is none. */
export function draftFigure({ cell }: ReturnRow): Figure {
  if (cell.mark === 'value') return cell.amount === null ? 'missing' : Number(cell.amount);
  return cell.mark === 'invalid' ? 'undefined' : cell.mark;
}

function changeOf(row: ReturnRow): Figure {
  const current = draftFigure(row);
  if (!isValue(current)) return current;
  if (!isValue(row.lastYear)) return 'no_base';
  return exactToNumber(toExact(row.cell.amount ?? '0') - toExact(String(row.lastYear)));
}

/** Size of a change for ordering: the rate; without one, any change in amount counts as the largest. */
function sizeOf({ growth, change }: Comparison): number {
  if (isValue(growth)) return Math.abs(growth);
  return isValue(change) && change !== 0 ? Number.MAX_VALUE : -1;
}

export function compareRows(view: ReturnView, order: CompareOrder): Comparison[] {
  const all = view.rows.map((row): Comparison => {
    const reasons = findingsOf(view, row).flatMap(({ reason }) =>
      reason.trim() === '' ? [] : [reason.trim()],
    );
    const { previous, lastYear, growth } = row;
    return {
      row,
      current: draftFigure(row),
      previous,
      lastYear,
      change: changeOf(row),
      growth,
      marked: false,
      reasons,
    };
  });
  const bySize = [...all].sort((a, b) => sizeOf(b) - sizeOf(a));
  for (const item of bySize.slice(0, MARKED)) item.marked = sizeOf(item) > 0;
  return order === 'change' ? bySize : all;
}
