/** Checks of a return as a whole against earlier ones: a file of another period, a wrong column. */
import { findIndicator } from '../catalogue.ts';
import { type Figure, isValue } from '../figure.ts';
import { periodLabel, previous, sameLastYear } from '../period.ts';
import {
  type CellPast,
  type CheckedInput,
  cellsOf,
  findingOf,
  NO_PAST,
  place,
  plain,
  type RuleCell,
  type RuleCheck,
} from './rule-cell.ts';
import { millionths } from './stored-amount.ts';

/** As many cells are named; the others are counted. */
const NAMED = 3;

interface Compared {
  cell: RuleCell;
  amount: string;
}

/** The cells a rule speaks of that hold a figure other than 0. */
function reported(rule: Parameters<RuleCheck>[0], input: CheckedInput): Compared[] {
  return cellsOf(rule, input).flatMap((cell) =>
    cell.amount !== null && millionths(cell.amount) !== 0n ? [{ cell, amount: cell.amount }] : [],
  );
}

/** 科研平台投入 19,024、人才引育投入 11,350等 8 个. */
function named(input: CheckedInput, cells: readonly Compared[]): string {
  const first = cells.slice(0, NAMED).map(({ cell, amount }) => `${place(input, cell)} ${plain(amount)}`);
  return `${first.join('、')}${cells.length > NAMED ? '等' : ''}`;
}

function isMany(
  count: number,
  of: number,
  { count: least = 3, share = 0.5 }: Readonly<Record<string, number>>,
) {
  return count >= least && count > share * of;
}

/**
 * Figures equal to those of the same period last year or of the last period, at least `params.count` and more than
 * `params.share` of the reported ones that are not 0: the file of that period was sent again. Told at the first figure.
 */
export const sameAsPast: RuleCheck = (rule, input) => {
  const all = reported(rule, input);
  const bases: [period: string, of: (past: CellPast) => Figure][] = [
    [periodLabel(sameLastYear(input.period)), (past) => past.lastYear],
    [periodLabel(previous(input.period)), (past) => past.previous],
  ];
  for (const [label, of] of bases) {
    const same = all.filter(({ cell, amount }) => {
      const base = of(input.past.get(cell.key) ?? NO_PAST);
      return isValue(base) && millionths(base) === millionths(amount);
    });
    const anchor = all[0]?.cell;
    if (!anchor || !isMany(same.length, all.length, rule.params)) continue;
    const message = `${all.length} 个非零数中有 ${same.length} 个与${label}的报送数完全相同(${named(input, same)})，像是误传了${label}的文件或取错了列；请更换文件，确实相同的请写明原因`;
    return [findingOf(rule, input, anchor, message, { reasonAllowed: true })];
  }
  return [];
};

/**
 * Figures that grew or shrank beyond `params.factor` against last year in many rows (`params.count`, `params.share` of
 * those that can be compared): one wrong column, not many events. A cell with a mistaken unit says so itself and does
 * not count. Told at the first figure.
 */
export const growthMany: RuleCheck = (rule, input) => {
  const { factor = 2 } = rule.params;
  const comparable = reported(rule, input).flatMap((item) => {
    const { lastYear } = input.past.get(item.cell.key) ?? NO_PAST;
    const isMoney = findIndicator(input.catalogue, item.cell.indicator)?.measure === 'money';
    if (!isMoney || !isValue(lastYear) || lastYear <= 0 || input.suggested.has(item.cell.key)) return [];
    return [{ ...item, ratio: Number(item.amount) / lastYear }];
  });
  const far = comparable.filter(({ ratio }) => ratio > factor || ratio < 1 / factor);
  const anchor = comparable[0]?.cell;
  if (!anchor || !isMany(far.length, comparable.length, rule.params)) return [];
  const label = periodLabel(sameLastYear(input.period));
  const message = `可与${label}比较的 ${comparable.length} 个数中有 ${far.length} 个相差到 ${factor} 倍以上(${named(input, far)})，像是取错了列、期别或单位；请核对，确实如此请写明原因`;
  return [findingOf(rule, input, anchor, message, { reasonAllowed: true })];
};
