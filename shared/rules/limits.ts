/** Limits on what can be meant, and on what can be stored: both look at the stored amount, not at the digits typed. */
import { findIndicator, type Indicator } from '../catalogue.ts';
import type { Finding } from './finding.ts';
import { type CheckedInput, cellsOf, findingOf, plain, type RuleCell, type RuleCheck } from './rule-cell.ts';
import { inStoredUnit, isHeld, millionths, storedFactor, storedUnit } from './stored-amount.ts';

/** Larger than anything the programme can hold (`params.max`, in the stored unit): a slip of the keyboard or a wrong unit. */
export const magnitude: RuleCheck = (rule, input) => {
  const { max } = rule.params;
  if (max === undefined) return [];
  return cellsOf(rule, input).flatMap((cell): Finding[] => {
    const indicator = findIndicator(input.catalogue, cell.indicator);
    if (!indicator || cell.amount === null) return [];
    const size = millionths(inStoredUnit(cell.amount, indicator));
    if ((size < 0n ? -size : size) <= millionths(max)) return [];
    const limit = `超过上限 ${plain(max)} ${storedUnit(indicator)}`;
    return [
      findingOf(rule, input, cell, `数值过大(${amountWords(cell.amount, indicator)})，${limit}，请核对单位`),
    ];
  });
};

/** An amount that cannot be stored exactly is refused whatever the catalogue's rules say. */
export function unheld(rule: Parameters<RuleCheck>[0], input: CheckedInput, cell: RuleCell): Finding[] {
  const indicator = findIndicator(input.catalogue, cell.indicator);
  if (!indicator || cell.amount === null || isHeld(cell.amount, indicator)) return [];
  return [
    findingOf(
      rule,
      input,
      cell,
      `数值过大(${amountWords(cell.amount, indicator)})，超出可填的范围，请核对单位`,
    ),
  ];
}

/** 78,000,000 亿元，按亿元×10000合 780,000,000,000 万元. */
function amountWords(amount: string, indicator: Indicator): string {
  const typed = `${plain(amount)} ${indicator.unit}`;
  const factor = storedFactor(indicator);
  if (factor === '1') return typed;
  const stored = plain(inStoredUnit(amount, indicator));
  return `${typed}，按${indicator.unit}×${factor}合 ${stored} ${storedUnit(indicator)}`;
}
