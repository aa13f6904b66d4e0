/** A figure as exact decimal text, for what is frozen or leaves the house. */
import { fromExact } from '../decimal.ts';
import { isExact, type Reason } from '../figure.ts';
import { exactAt, figureAt, type Panel } from '../panel.ts';
import type { Period } from '../period.ts';

/**
 * In the indicator's stored unit (money: 万元). Amounts are whole millionths, of any size; a ratio is not and keeps its
 * shortest exact form. Without a number `mark` says why and `amount` is null.
 */
export function amountText(
  panel: Panel,
  unit: string,
  indicator: string,
  period: Period,
): { mark: 'value' | Reason; amount: string | null } {
  const exact = exactAt(panel, unit, indicator, period);
  if (!isExact(exact)) return { mark: exact, amount: null };
  const figure = figureAt(panel, unit, indicator, period);
  const amount = fromExact(exact);
  return { mark: 'value', amount: Number(amount) === figure ? amount : String(figure) };
}
