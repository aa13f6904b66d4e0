/** What the checks look at: one cell of a return with its past, all in the form's unit. */
import { type Catalogue, type Form, findIndicator, findUnit, type Indicator } from '../catalogue.ts';
import { formatFixed, fromExact, toExact } from '../decimal.ts';
import type { Figure } from '../figure.ts';
import { cellKey } from '../forms.ts';
import { basisText } from '../metric.ts';
import type { Period } from '../period.ts';
import type { Finding } from './finding.ts';
import type { Rule } from './rule.ts';

export interface RuleCell {
  key: string;
  unit: string;
  indicator: string;
  required: boolean;
  text: string;
  mark: 'value' | 'invalid' | 'unreported' | 'not_applicable' | 'missing';
  /** Exact decimal in the form's unit; null unless mark is value. */
  amount: string | null;
  note: string;
  reasons: Readonly<Record<string, string>>;
  /** For an invalid text: what is wrong, and the text that would mend it, if there is one. */
  fault: { why: string; suggestion: string | null } | null;
  /** The cell of the reporter's file whose text is in force; null for what was typed in the page. */
  source: FileSource | null;
}

export interface FileSource {
  address: string;
  /** What stands there. */
  raw: string;
  /** The unit of money it was read in; null when none was. */
  unit: string | null;
  /** Doubt about its formula, and what is known of it. */
  formula: 'uncalculated' | 'contradicted' | null;
  words: string;
}

/** Earlier figures of a cell in the form's unit. */
export interface CellPast {
  /** The period before it in the series. */
  previous: Figure;
  lastYear: Figure;
  /** The earlier to-date figure of the same year (S1 when this is S2). */
  earlierToDate: Figure;
}

export const NO_PAST: CellPast = {
  previous: 'unreported',
  lastYear: 'unreported',
  earlierToDate: 'unreported',
};

export interface RuleInput {
  catalogue: Catalogue;
  period: Period;
  form: Form;
  cells: readonly RuleCell[];
  past: ReadonlyMap<string, CellPast>;
}

/** One rule applied to one return. */
export type RuleCheck = (rule: Rule, input: CheckedInput) => Finding[];

export interface CheckedInput extends RuleInput {
  byKey: ReadonlyMap<string, RuleCell>;
  /** Texts suggested in place of what stands in a cell: of invalid texts, and of unit slips without a reason. */
  suggested: ReadonlyMap<string, string>;
}

/** The cell of another indicator of the same unit. */
export function cellOf(input: CheckedInput, unit: string, indicator: string): RuleCell | undefined {
  return input.byKey.get(cellKey(unit, indicator));
}

/** The cells a rule speaks of, in form order. */
export function cellsOf(rule: Rule, input: CheckedInput): RuleCell[] {
  const { indicators } = rule;
  return input.cells.filter((c) => indicators === 'all' || indicators.includes(c.indicator));
}

/** The indicators that stand in a relation to a parent. */
export function childrenOf(
  catalogue: Catalogue,
  parent: string,
  relation: Indicator['relation'],
): Indicator[] {
  return catalogue.indicators.filter((i) => i.parent === parent && i.relation === relation);
}

/** The number of a cell in millionths, the suggested one first; null when there is neither. */
export function correctedMicro(
  input: CheckedInput,
  cell: RuleCell | undefined,
): { micro: bigint; corrected: boolean } | null {
  if (!cell) return null;
  const suggestion = input.suggested.get(cell.key);
  if (suggestion !== undefined) return { micro: toExact(suggestion), corrected: true };
  return cell.amount !== null ? { micro: toExact(cell.amount), corrected: false } : null;
}

/** `60,290` · `4,120.5`: as many decimals as the number has, at most six. */
export function plain(decimal: string | number): string {
  const text = String(decimal);
  const digits = Math.min(text.split('.')[1]?.length ?? 0, 6);
  return formatFixed(text, digits).replace('-', '−');
}

/** Millionths as `plain` text. */
export function plainMicro(micro: bigint): string {
  return plain(fromExact(micro));
}

/** A finding of a catalogue rule about a cell. `reasonAllowed` follows the severity unless told. */
export function findingOf(
  rule: Rule,
  input: CheckedInput,
  cell: RuleCell,
  message: string,
  more: { suggestion?: string | null; reasonAllowed?: boolean } = {},
): Finding {
  const suggestion = more.suggestion ?? null;
  return {
    key: cell.key,
    rule: rule.id,
    severity: rule.severity,
    message: `${place(input, cell)}：${message}`,
    suggestion:
      suggestion === null
        ? null
        : { label: `${cell.text.trim() === '' ? '填入' : '改为'} ${plain(suggestion)}`, text: suggestion },
    reasonAllowed: more.reasonAllowed ?? rule.severity === 'warning',
    reason: cell.reasons[rule.id] ?? '',
    basis: basisText(input.catalogue, rule.document, rule.clause),
  };
}

/** Which figure it is, in words: the unit too when the form holds several. */
export function place(input: CheckedInput, cell: RuleCell): string {
  const name = findIndicator(input.catalogue, cell.indicator)?.name ?? cell.indicator;
  const units = new Set(input.cells.map((c) => c.unit));
  return units.size > 1 ? `${findUnit(input.catalogue, cell.unit)?.shortName ?? cell.unit} ${name}` : name;
}

/** The form's unit of a cell: 万元, 亿元, % … */
export function unitOf(input: CheckedInput, cell: RuleCell): string {
  return findIndicator(input.catalogue, cell.indicator)?.unit ?? '';
}
