/**
 * A figure is a number, or the reason why there is none. Missing is never zero: a reason is a string,
 * so no arithmetic can take it for a number without the compiler's complaint.
 *
 * The first three reasons are what a reporter can say of a cell (未报 · 不适用 · 缺); together with 0 they are
 * the four marks that stay apart from the database to the export. The others say why a derived figure cannot be computed.
 */
import { z } from 'zod';

export const REPORTED_REASONS = ['unreported', 'not_applicable', 'missing'] as const;
const DERIVED_REASONS = [
  'incomplete', // some addends have not been reported
  'no_base', // the figure of the base period is missing
  'base_zero',
  'base_negative',
  'no_denominator', // denominator missing or zero
  'no_change', // contribution rate with a total change of about zero
  'too_few_points', // a projection or interval needs more observations
  'undefined', // the formula has no value here
  'definition_changed', // 口径变化: the base was counted by another definition
  'area_changed', // 行政区划调整: the base is another area's
] as const;

export const Reason = z.enum([...REPORTED_REASONS, ...DERIVED_REASONS]);
export type Reason = z.infer<typeof Reason>;
/** In the order in which typed arrays number them. */
export const REASONS: readonly Reason[] = Reason.options;

/** A finite number in the unit its context states, or the reason it is missing. */
export const Figure = z.union([z.number(), Reason]);
export type Figure = z.infer<typeof Figure>;

/** An amount for sums: a whole number of 10^-6 of its unit, of any size, or the reason it is missing. */
export type Exact = bigint | Reason;

/** True when the amount is a number. */
export function isExact(amount: Exact): amount is bigint {
  return typeof amount === 'bigint';
}

/** The short mark that tables, charts and exports print in place of a number. */
export const REASON_MARK: Record<Reason, string> = {
  unreported: '未报',
  not_applicable: '不适用',
  missing: '缺',
  incomplete: '不完整',
  no_base: '无基数',
  base_zero: '基数为零',
  base_negative: '基数为负',
  no_denominator: '无分母',
  no_change: '总量无变动',
  too_few_points: '数据点不足',
  undefined: '无法计算',
  definition_changed: '口径变化',
  area_changed: '区划调整',
};

/** True when the figure is a number. */
export function isValue(figure: Figure): figure is number {
  return typeof figure === 'number';
}

/** True when the value is one of the reasons, and not a number or another text. */
export function isReason(value: unknown): value is Reason {
  return typeof value === 'string' && Object.hasOwn(REASON_MARK, value);
}

/** True when figures of two periods cannot be compared, though both are there. */
export function isBreak(figure: Figure | Exact): figure is 'definition_changed' | 'area_changed' {
  return figure === 'definition_changed' || figure === 'area_changed';
}

/** Why there is no growth: the break, or that the figure of the base period is missing. */
export function noBase(base: Reason): Reason {
  return isBreak(base) ? base : 'no_base';
}

/** True when a figure that should be there is not; 不适用 is no gap. */
export function isGap(figure: Figure): figure is Exclude<Reason, 'not_applicable'> {
  return !isValue(figure) && figure !== 'not_applicable';
}
