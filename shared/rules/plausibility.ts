/** Rules of plausibility against earlier figures: they ask for a correction or a written reason. */

import { growth } from '../calc/growth.ts';
import { findIndicator } from '../catalogue.ts';
import { fromMicro, roundHalfUp, toMicro } from '../decimal.ts';
import { type Figure, isValue } from '../figure.ts';
import type { Finding } from './finding.ts';
import {
  type CheckedInput,
  cellsOf,
  findingOf,
  NO_PAST,
  plain,
  type RuleCell,
  type RuleCheck,
  unitOf,
} from './rule-cell.ts';
import { millionths } from './stored-amount.ts';

/** Factors by which a figure comes out too small or too large when a unit is mistaken (domain.md §7). */
const SLIPS = [
  { factor: 10_000, small: '疑似填成了亿元', large: '疑似填成了元' },
  { factor: 100, small: '疑似少填两位(百万元)', large: '疑似多填两位' },
  { factor: 10, small: '疑似少填一位', large: '疑似多填一位' },
] as const;
/** Below this (in the form's unit) the past figure is too small to tell a slip from a start. */
const SMALLEST_PAST = 1;

function pastOf(input: CheckedInput, cell: RuleCell) {
  return input.past.get(cell.key) ?? NO_PAST;
}

function present(cell: RuleCell): number | null {
  return cell.mark === 'value' && cell.amount !== null ? Number(cell.amount) : null;
}

/** ×10,000, ×100 and ×10 slips: one factor brings the figure back near the same period last year (or the last period). */
export const unitSlip: RuleCheck = (rule, input) =>
  cellsOf(rule, input).flatMap((cell): Finding[] => {
    const value = present(cell);
    const past = pastOf(input, cell);
    const [base, name] = isValue(past.lastYear) ? [past.lastYear, '上年同期'] : [past.previous, '上期'];
    if (value === null || value <= 0 || !isValue(base) || base < SMALLEST_PAST || isRate(input, cell))
      return [];
    const slip = slipOf(value, base, rule.params.tolerance ?? 0.5);
    if (!slip) return [];
    const message = `${plain(cell.amount!)} ${unitOf(input, cell)}，${name} ${plain(roundHalfUp(base, 2).replace(/\.?0+$/, ''))}，${slip.words}`;
    return [
      findingOf(rule, input, cell, message, {
        suggestion: held(scale(cell.amount!, slip.power)),
        reasonAllowed: true,
      }),
    ];
  });

function isRate(input: CheckedInput, cell: RuleCell): boolean {
  return findIndicator(input.catalogue, cell.indicator)?.measure !== 'money';
}

/** The slip whose factor brings value within ±tolerance of base; the figure as it stands must be far outside. */
function slipOf(value: number, base: number, tolerance: number): { words: string; power: number } | null {
  const ratio = value / base;
  // A tenfold change may be real: the factor 10 must hit closely.
  for (const { factor, small, large } of SLIPS) {
    const band = factor === 10 ? tolerance / 4 : tolerance;
    if (Math.abs(ratio * factor - 1) <= band) return { words: small, power: Math.log10(factor) };
    if (Math.abs(ratio / factor - 1) <= band) return { words: large, power: -Math.log10(factor) };
  }
  return null;
}

/** The decimal with its point moved: exact, and in digits. */
function scale(decimal: string, power: number): string {
  return roundHalfUp(`${decimal}e${power}`, 6).replace(/\.?0+$/, '');
}

/** A suggestion is calculated with before it is taken, so it must be an amount that can be held exactly. */
function held(suggestion: string): string | null {
  try {
    return fromMicro(toMicro(suggestion));
  } catch {
    return null;
  }
}

/** 同比 beyond the band asks for a reason. Rates are compared in 百分点 elsewhere and are left out. */
export const yoyBand: RuleCheck = (rule, input) =>
  cellsOf(rule, input).flatMap((cell): Finding[] => {
    const value = present(cell);
    if (value === null || isRate(input, cell)) return [];
    const { rate } = growth(value, pastOf(input, cell).lastYear);
    const band = rule.params.percent ?? Number.POSITIVE_INFINITY;
    if (!isValue(rate) || Math.abs(rate) <= band) return [];
    return [findingOf(rule, input, cell, `同比 ${signed(rate)}，变动超过 ${band}%，请说明原因`)];
  });

function signed(rate: number): string {
  return `${rate > 0 ? '＋' : '−'}${roundHalfUp(Math.abs(rate), 1)}%`;
}

/** 只增不减: not below the same period last year (001 一(一)). */
export const neverDecrease: RuleCheck = (rule, input) =>
  lowerThan(
    rule,
    input,
    (cell) => pastOf(input, cell).lastYear,
    (now, then, rate) =>
      `${now} 低于上年同期 ${then}${isValue(rate) ? `(${signed(rate)})` : ''}，见“只增不减”原则，请说明原因`,
  );

/** A to-date figure is not below the earlier one of the same year (domain.md §2). */
export const toDateMonotone: RuleCheck = (rule, input) =>
  lowerThan(
    rule,
    {
      ...input,
      cells: input.cells.filter(
        (c) => findIndicator(input.catalogue, c.indicator)?.accumulation === 'to_date',
      ),
    },
    (cell) => pastOf(input, cell).earlierToDate,
    (now, then) => `年初累计数 ${now} 低于本年上半年累计 ${then}，请说明原因`,
  );

function lowerThan(
  rule: Parameters<RuleCheck>[0],
  input: CheckedInput,
  baseOf: (cell: RuleCell) => Figure,
  words: (now: string, then: string, rate: Figure) => string,
): Finding[] {
  return cellsOf(rule, input).flatMap((cell): Finding[] => {
    const base = baseOf(cell);
    if (cell.mark !== 'value' || cell.amount === null || !isValue(base)) return [];
    if (millionths(cell.amount) >= millionths(base)) return [];
    const then = plain(roundHalfUp(base, 6).replace(/\.?0+$/, ''));
    return [
      findingOf(rule, input, cell, words(plain(cell.amount), then, growth(Number(cell.amount), base).rate)),
    ];
  });
}
