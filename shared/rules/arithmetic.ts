/** Rules of addition: what the figures of one return must be to each other. No reason stands in for a correction. */
import { findIndicator, type Indicator } from '../catalogue.ts';
import type { Finding } from './finding.ts';
import {
  type CheckedInput,
  cellOf,
  cellsOf,
  childrenOf,
  correctedMicro,
  findingOf,
  plain,
  plainMicro,
  type RuleCell,
  type RuleCheck,
  unitOf,
} from './rule-cell.ts';
import { millionths } from './stored-amount.ts';

interface Sum {
  micro: bigint;
  count: number;
  /** Some part stands with its suggested text, since what was written is no number. */
  corrected: boolean;
  /** A part that should be there is not. */
  gap: boolean;
}

/** The cells of the same unit that stand in a relation to a cell; undefined where the form has no such cell. */
function partsOf(
  input: CheckedInput,
  { unit, indicator }: RuleCell,
  relation: Indicator['relation'],
): (RuleCell | undefined)[] {
  return childrenOf(input.catalogue, indicator, relation).map(({ code }) => cellOf(input, unit, code));
}

function sumOf(input: CheckedInput, cells: readonly (RuleCell | undefined)[]): Sum {
  const sum: Sum = { micro: 0n, count: 0, corrected: false, gap: false };
  for (const cell of cells) {
    const number = correctedMicro(input, cell);
    if (number) {
      sum.micro += number.micro;
      sum.count++;
      sum.corrected ||= number.corrected;
    } else if (cell?.mark !== 'not_applicable') sum.gap = true;
  }
  return sum;
}

/** Σ其中 ≤ 合计 (annex 1). 其中 items need not exhaust the total; a part that is not there does not excuse the others. */
export const sumOfParts: RuleCheck = (rule, input) =>
  cellsOf(rule, input).flatMap((cell): Finding[] => {
    const total = correctedMicro(input, cell);
    const parts = partsOf(input, cell, 'of_which');
    const sum = sumOf(input, parts);
    if (!total || sum.count === 0 || sum.micro <= total.micro) return [];
    const noted = sum.corrected || total.corrected ? '(按改正值)' : '';
    const message = `应不小于${sum.count}项“其中”之和 ${plainMicro(sum.micro)}${noted}，现为 ${plainMicro(total.micro)} ${unitOf(input, cell)}`;
    return [findingOf(rule, input, cell, message)];
  });

/** The three budgets together are the total (annex 1 note 2), to the tolerance of a rounded cent. */
export const breakdownEqual: RuleCheck = (rule, input) =>
  cellsOf(rule, input).flatMap((cell): Finding[] => {
    const total = correctedMicro(input, cell);
    const parts = partsOf(input, cell, 'breakdown');
    if (parts.every((p) => p === undefined)) return [];
    const sum = sumOf(input, parts);
    const tolerance = millionths(rule.params.tolerance ?? 0);
    if (!total || sum.gap) return [];
    const gap = sum.micro - total.micro;
    if (-tolerance <= gap && gap <= tolerance) return [];
    const noted = sum.corrected || total.corrected ? '(按改正值)' : '';
    const message = `应等于${parts.length}项预算来源之和 ${plainMicro(sum.micro)}${noted}，现为 ${plainMicro(total.micro)} ${unitOf(input, cell)}，相差 ${plainMicro(total.micro - sum.micro)}`;
    return [findingOf(rule, input, cell, message)];
  });

/**
 * What a total that was left empty must be by a rule of the catalogue: its budgets together, and how many they are. Null while one
 * of them is not there as a number, or where no rule says so.
 */
export function totalOfBreakdown(
  input: CheckedInput,
  cell: RuleCell,
): { micro: bigint; count: number } | null {
  const { rules } = input.catalogue;
  if (!rules.some((rule) => rule.kind === 'breakdown_equal' && cellsOf(rule, input).includes(cell)))
    return null;
  const parts = partsOf(input, cell, 'breakdown');
  const { micro, count, corrected, gap } = sumOf(input, parts);
  return count === 0 || corrected || gap ? null : { micro, count };
}

/** The overlaps of a row cannot exceed its gross amount (annex 1 note 2). */
export const overlapWithinGross: RuleCheck = (rule, input) =>
  cellsOf(rule, input).flatMap((cell): Finding[] => {
    const gross = correctedMicro(input, cell);
    const overlaps = partsOf(input, cell, 'overlap');
    const sum = sumOf(input, overlaps);
    if (!gross || sum.count === 0 || sum.micro <= gross.micro) return [];
    return [
      findingOf(
        rule,
        input,
        cell,
        `重复部分合计 ${plainMicro(sum.micro)} 大于费用总额 ${plainMicro(gross.micro)} ${unitOf(input, cell)}`,
      ),
    ];
  });

/** An overlap amount is deducted from the city's total, so it says on what evidence (annex 1 note 2). */
export const evidenceNeeded: RuleCheck = (rule, input) =>
  cellsOf(rule, input)
    .filter((cell) => cell.amount !== null && Number(cell.amount) !== 0 && cell.note.trim() === '')
    .map((cell) => findingOf(rule, input, cell, '须在备注中注明重复部分的依据(项目、合同或拨款文件)'));

/** Amounts and counts are not negative; a growth rate may be. */
export const nonNegative: RuleCheck = (rule, input) =>
  cellsOf(rule, input)
    .filter((cell) => cell.amount !== null && Number(cell.amount) < 0)
    .filter((cell) => findIndicator(input.catalogue, cell.indicator)?.formula?.kind !== 'growth')
    .map((cell) =>
      findingOf(rule, input, cell, `不能为负数，现为 ${plain(cell.amount ?? 0)} ${unitOf(input, cell)}`),
    );
