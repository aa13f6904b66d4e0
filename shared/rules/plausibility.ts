/** Rules of plausibility against earlier figures: they ask for a correction or a written reason. */

import { growth } from '../calc/growth.ts';
import { findIndicator } from '../catalogue.ts';
import { roundHalfUp } from '../decimal.ts';
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
} from './rule-cell.ts';
import { millionths } from './stored-amount.ts';

function pastOf(input: CheckedInput, cell: RuleCell) {
  return input.past.get(cell.key) ?? NO_PAST;
}

function present(cell: RuleCell): number | null {
  return cell.amount !== null ? Number(cell.amount) : null;
}

function isRate(input: CheckedInput, cell: RuleCell): boolean {
  return findIndicator(input.catalogue, cell.indicator)?.measure !== 'money';
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
    if (cell.amount === null || !isValue(base)) return [];
    if (millionths(cell.amount) >= millionths(base)) return [];
    const then = plain(roundHalfUp(base, 6).replace(/\.?0+$/, ''));
    return [
      findingOf(rule, input, cell, words(plain(cell.amount), then, growth(Number(cell.amount), base).rate)),
    ];
  });
}
