/** Figures of a return in the unit of their row. Pure. */
import type { ReturnRow } from '#shared/contract/returns.ts';
import { number, points, type Shown, signed, signedPercent } from '../../lib/format.ts';

type Measured = Pick<ReturnRow, 'measureUnit' | 'decimals'>;

export function figureText(value: Shown, { decimals }: Measured): string {
  return number(value, decimals);
}

/** 同比 in per cent; of a rate the change in 百分点. */
export function growthText(value: Shown, { measureUnit, decimals }: Measured): string {
  return measureUnit === '%' ? points(value, decimals) : signedPercent(value);
}

export function changeText(value: Shown, { decimals }: Measured): string {
  return signed(value, decimals);
}

/** What the submission says in a cell: the exact amount, or the reporter's mark. */
export function submittedFigure({ cell }: Pick<ReturnRow, 'cell'>): Shown {
  if (cell.mark === 'value') return cell.amount ?? 'missing';
  return cell.mark === 'invalid' ? 'undefined' : cell.mark;
}
