/** Figures that are far from what the others in the return imply: the sum of the parts, the share in a whole. */

import { findIndicator, type Indicator } from '../catalogue.ts';
import { roundHalfUp } from '../decimal.ts';
import { type Figure, isValue } from '../figure.ts';
import { addendUnits } from '../forms.ts';
import type { Finding } from './finding.ts';
import {
  type CheckedInput,
  cellOf,
  cellsOf,
  childrenOf,
  findingOf,
  NO_PAST,
  plainMicro,
  type RuleCell,
  type RuleCheck,
  unitOf,
} from './rule-cell.ts';
import { millionths } from './stored-amount.ts';

/** A figure that is itself in question (a mistaken unit, no number) implies nothing. */
function amountOf(input: CheckedInput, cell: RuleCell | undefined): bigint | null {
  if (!cell || input.suggested.has(cell.key)) return null;
  return cell.amount !== null ? millionths(cell.amount) : null;
}

/** The city's figure beside the sum of its parts in the same return (domain.md §3): apart by more than `params.percent`. */
export const impliedSum: RuleCheck = (rule, input) =>
  cellsOf(rule, input).flatMap((cell): Finding[] => {
    if (cell.unit !== input.catalogue.city.unit || isRate(input, cell)) return [];
    const city = amountOf(input, cell);
    const units = addendUnits(input.catalogue, cell.indicator, input.form.periodicity);
    const parts = units.map((unit) => cellOf(input, unit, cell.indicator));
    const known = parts
      .filter((part) => part?.mark !== 'not_applicable')
      .map((part) => amountOf(input, part));
    if (city === null || known.length === 0 || known.some((part) => part === null)) return [];
    const sum = known.reduce<bigint>((total, part) => total + (part ?? 0n), 0n);
    const gap = city > sum ? city - sum : sum - city;
    const allowed = rule.params.percent ?? 1;
    if (Number(gap) * 100 <= allowed * Math.abs(Number(sum))) return [];
    const message = `与各地之和 ${plainMicro(sum)} 相差 ${plainMicro(gap)} ${unitOf(input, cell)}，超过 ${allowed}%，请核对或说明原因`;
    return [findingOf(rule, input, cell, message)];
  });

/**
 * An 其中 or 分解 row beside its whole: its share moved by more than `params.points` 百分点 against last year; without
 * last year's figures, all 其中 together are less than `params.least` per cent of the whole, as when they are in another unit.
 */
export const impliedShare: RuleCheck = (rule, input) =>
  cellsOf(rule, input).flatMap((whole): Finding[] => {
    const of = amountOf(input, whole);
    if (of === null || of <= 0n) return [];
    const parts = [
      ...childrenOf(input.catalogue, whole.indicator, 'of_which'),
      ...childrenOf(input.catalogue, whole.indicator, 'breakdown'),
    ];
    const moved = parts.flatMap((part) => movedShare(rule, input, { whole, of, part }));
    return moved.length > 0 ? moved : tinyParts(rule, input, whole, of);
  });

interface ShareOf {
  whole: RuleCell;
  of: bigint;
  part: Indicator;
}

function movedShare(
  rule: Parameters<RuleCheck>[0],
  input: CheckedInput,
  { whole, of, part }: ShareOf,
): Finding[] {
  const cell = cellOf(input, whole.unit, part.code);
  const amount = amountOf(input, cell);
  const before = shareThen(input, cell, whole);
  if (!cell || amount === null || before === null) return [];
  const now = (100 * Number(amount)) / Number(of);
  if (Math.abs(now - before) <= (rule.params.points ?? 100)) return [];
  const message = `占合计的 ${roundHalfUp(now, 1)}%，上年同期为 ${roundHalfUp(before, 1)}%，请核对或说明原因`;
  return [findingOf(rule, input, cell, message)];
}

/** Last year's share in per cent; null without both figures. */
function shareThen(input: CheckedInput, part: RuleCell | undefined, whole: RuleCell): number | null {
  const figureOf = (cell: RuleCell | undefined): Figure =>
    (cell && input.past.get(cell.key)?.lastYear) ?? NO_PAST.lastYear;
  const [a, b] = [figureOf(part), figureOf(whole)];
  return isValue(a) && isValue(b) && b > 0 ? (100 * a) / b : null;
}

function tinyParts(
  rule: Parameters<RuleCheck>[0],
  input: CheckedInput,
  whole: RuleCell,
  of: bigint,
): Finding[] {
  const parts = childrenOf(input.catalogue, whole.indicator, 'of_which').map((i) =>
    cellOf(input, whole.unit, i.code),
  );
  const known = parts.map((part) => amountOf(input, part)).filter((amount) => amount !== null);
  const sum = known.reduce((total, amount) => total + amount, 0n);
  const least = rule.params.least ?? 0;
  // With a past of its own a part in another unit is found as a slip.
  if (parts.some((part) => part && isValue(input.past.get(part.key)?.lastYear ?? NO_PAST.lastYear)))
    return [];
  if (known.length === 0 || sum === 0n || Number(sum) * 100 >= least * Number(of)) return [];
  const message = `${known.length} 项“其中”合计 ${plainMicro(sum)}，不到合计的 ${least}%，像是单位不一致，请核对或说明原因`;
  return [findingOf(rule, input, whole, message)];
}

function isRate(input: CheckedInput, cell: RuleCell): boolean {
  return findIndicator(input.catalogue, cell.indicator)?.measure === 'percent';
}
