/** Every check a return must pass: the built-in ones, then the rules that the city's catalogue asks for. */

import { fromExact } from '../decimal.ts';
import { MARK_USE } from '../fill.words.ts';
import {
  breakdownEqual,
  evidenceNeeded,
  nonNegative,
  overlapWithinGross,
  sumOfParts,
  totalOfBreakdown,
} from './arithmetic.ts';
import { formulaDoubt } from './file-doubts.ts';
import { type Finding, isOpen } from './finding.ts';
import { impliedShare, impliedSum } from './implied.ts';
import { magnitude, unheld } from './limits.ts';
import { neverDecrease, toDateMonotone, yoyBand } from './plausibility.ts';
import type { Rule } from './rule.ts';
import {
  type CheckedInput,
  findingOf,
  plainMicro,
  type RuleCell,
  type RuleCheck,
  type RuleInput,
  unitOf,
} from './rule-cell.ts';
import { unitSlip } from './unit-slip.ts';
import { growthMany, sameAsPast } from './whole-return.ts';

const CHECKS: Record<Rule['kind'], RuleCheck> = {
  non_negative: nonNegative,
  sum_of_parts: sumOfParts,
  breakdown_equal: breakdownEqual,
  overlap_within_gross: overlapWithinGross,
  evidence_needed: evidenceNeeded,
  yoy_band: yoyBand,
  never_decrease: neverDecrease,
  to_date_monotone: toDateMonotone,
  unit_slip: unitSlip,
  magnitude,
  same_as_past: sameAsPast,
  growth_many: growthMany,
  formula_doubt: formulaDoubt,
  implied_sum: impliedSum,
  implied_share: impliedShare,
};

/** Kinds whose cause another finding of the same cell has said already. */
const EXPLAINED_BY_SLIP: readonly Rule['kind'][] = ['yoy_band', 'never_decrease', 'to_date_monotone'];
/** A figure that is itself in question has no share to speak of. */
const EXPLAINED_BY_FIGURE: readonly Rule['kind'][] = ['implied_share'];
/** No reason stands for these: they are silent only until the reporter insists on the figure. */
const EXPLAINED_BY_OPEN_SLIP: readonly Rule['kind'][] = ['magnitude'];
const EXPLAINED_BY_DECREASE: readonly Rule['kind'][] = ['yoy_band'];

const builtIn = (id: string): Rule => ({
  id,
  kind: 'magnitude',
  severity: 'error',
  indicators: 'all',
  params: {},
  document: null,
  clause: '',
});
const NOT_A_NUMBER = builtIn('number');
const REQUIRED = builtIn('required');
const UNHELD = builtIn('too_large');

/**
 * All findings of a return in form order, errors first within a cell. Arithmetic is checked with the values suggested for
 * invalid texts and says so; one cause gives one finding.
 */
export function checkReturn(input: RuleInput): Finding[] {
  const { rules } = input.catalogue;
  const asWritten: CheckedInput = {
    ...input,
    byKey: new Map(input.cells.map((c) => [c.key, c])),
    suggested: new Map(),
  };
  const slips = rules.filter((r) => r.kind === 'unit_slip').flatMap((rule) => unitSlip(rule, asWritten));
  const checked: CheckedInput = { ...asWritten, suggested: suggestedTexts(input.cells, slips) };
  const found = [
    ...input.cells.flatMap((cell) => builtInFindings(checked, cell)),
    ...slips,
    ...rules.filter((r) => r.kind !== 'unit_slip').flatMap((rule) => CHECKS[rule.kind](rule, checked)),
  ];
  const told = withoutEchoes(rules, [...found, ...unheldCells(checked, rules, found)]);
  const order = new Map(input.cells.map((c, i) => [c.key, i]));
  const weight = (f: Finding) => (order.get(f.key) ?? 0) * 2 + (f.severity === 'error' ? 0 : 1);
  return told.sort((a, b) => weight(a) - weight(b));
}

/** Amounts that cannot be stored, where no limit of the catalogue has said so. */
function unheldCells(input: CheckedInput, rules: readonly Rule[], found: readonly Finding[]): Finding[] {
  const limits = new Set(rules.filter((r) => r.kind === 'magnitude').map((r) => r.id));
  const told = new Set(found.filter((f) => limits.has(f.rule)).map((f) => f.key));
  return input.cells.filter((cell) => !told.has(cell.key)).flatMap((cell) => unheld(UNHELD, input, cell));
}

/** One cause, one finding: a mistaken unit is also far from last year, and a large decrease is also a decrease. */
function withoutEchoes(rules: readonly Rule[], found: readonly Finding[]): Finding[] {
  const kindOf = new Map(rules.map((r) => [r.id, r.kind]));
  const explained = new Set<string>();
  for (const finding of found) {
    const kind = kindOf.get(finding.rule);
    const echoes = [
      ...(kind === 'unit_slip' ? EXPLAINED_BY_SLIP : []),
      ...(kind === 'unit_slip' && isOpen(finding) ? EXPLAINED_BY_OPEN_SLIP : []),
      ...(kind === 'never_decrease' ? EXPLAINED_BY_DECREASE : []),
      ...(kind === 'unit_slip' || kind === 'yoy_band' ? EXPLAINED_BY_FIGURE : []),
    ];
    for (const echo of echoes) explained.add(`${finding.key} ${echo}`);
  }
  return found.filter((f) => !explained.has(`${f.key} ${kindOf.get(f.rule)}`));
}

function suggestedTexts(cells: readonly RuleCell[], slips: readonly Finding[]): Map<string, string> {
  const suggested = new Map<string, string>();
  for (const cell of cells) if (cell.fault?.suggestion) suggested.set(cell.key, cell.fault.suggestion);
  for (const slip of slips)
    if (slip.suggestion && isOpen(slip)) suggested.set(slip.key, slip.suggestion.text);
  return suggested;
}

function builtInFindings(input: CheckedInput, cell: RuleCell): Finding[] {
  if (cell.mark === 'invalid' && cell.fault) {
    const { why, suggestion } = cell.fault;
    return [findingOf(NOT_A_NUMBER, input, cell, why, { suggestion })];
  }
  if (cell.required && cell.mark === 'unreported') {
    const total = totalOfBreakdown(input, cell);
    const known = total ? `${total.count}项预算来源之和为 ${plainMicro(total.micro)}；` : '';
    return [
      findingOf(
        REQUIRED,
        input,
        cell,
        `必须填报，单位：${unitOf(input, cell)}；${known}${MARK_USE.not_applicable}，${MARK_USE.missing}`,
        { suggestion: total && fromExact(total.micro) },
      ),
    ];
  }
  return [];
}
