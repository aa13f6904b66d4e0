/** Stored amounts in the unit of the form: money is stored in 万元 and may be collected in 亿元 or 元. Pure. */
import type { Indicator } from '#shared/catalogue.ts';
import { fromExact, roundHalfUp, toExact } from '#shared/decimal.ts';
import { type Exact, type Figure, isExact, type Reason } from '#shared/figure.ts';

/** Powers of ten from 万元 to the form's unit. */
const FROM_WAN: Record<string, number> = { 亿元: -4, 万元: 0, 元: 4 };

/** A submitted value: canonical decimal in the stored unit, or the reporter's mark. */
export interface StoredValue {
  mark: 'value' | Extract<Reason, 'unreported' | 'not_applicable' | 'missing'>;
  amount: string | null;
}

export function shiftOf(indicator: Indicator): number {
  return indicator.measure === 'money' ? (FROM_WAN[indicator.unit] ?? 0) : 0;
}

/** The nearest double of the value in the form's unit, or its mark. */
export function formFigure(indicator: Indicator, value: StoredValue | undefined): Figure {
  if (!value) return 'unreported';
  if (value.mark !== 'value' || value.amount === null) return value.mark === 'value' ? 'missing' : value.mark;
  return Number(`${value.amount}e${shiftOf(indicator)}`);
}

/** The exact decimal text in the form's unit: no digit added or lost. */
export function formAmount(indicator: Indicator, amount: string): string {
  const digits = 12;
  return roundHalfUp(`${amount}e${shiftOf(indicator)}`, digits).replace(/\.?0+$/, '');
}

/** An amount of the stored unit → the form's unit. */
export function formFigureOfExact(indicator: Indicator, amount: Exact): Figure {
  return isExact(amount) ? Number(`${fromExact(amount)}e${shiftOf(indicator)}`) : amount;
}

/** The amount in the stored unit, or the mark. */
export function exactOf(value: StoredValue | undefined): Exact {
  if (!value) return 'unreported';
  if (value.mark !== 'value') return value.mark;
  return value.amount === null ? 'missing' : toExact(value.amount);
}
