/** Figures in a mistaken unit: one by one, or a whole file of them (domain.md §7). */
import { findIndicator } from '../catalogue.ts';
import { roundHalfUp } from '../decimal.ts';
import { isValue } from '../figure.ts';
import type { Finding } from './finding.ts';
import { convertMoney, isMoneyUnit, MONEY_UNITS, shiftPoint } from './money-unit.ts';
import {
  type CheckedInput,
  cellsOf,
  findingOf,
  NO_PAST,
  place,
  plain,
  type RuleCell,
  type RuleCheck,
  unitOf,
} from './rule-cell.ts';

/** Powers of ten by which a figure comes out too small or too large when a unit or a digit is mistaken. */
const SLIPS = [
  { power: 4, digits: '四位' },
  { power: 2, digits: '两位' },
  { power: 1, digits: '一位' },
] as const;

/** 疑似填成了亿元 · 疑似填成了万元 (into a form in 亿元) · 疑似多填两位: what brings the figure back, for the form's unit. */
function slipWords(power: number, digits: string, formUnit: string): string {
  const typed =
    Math.abs(power) > 1 && isMoneyUnit(formUnit)
      ? MONEY_UNITS.find((unit) => convertMoney('1', unit, formUnit) === shiftPoint('1', power))
      : undefined;
  const count = `疑似${power > 0 ? '少' : '多'}填${digits}`;
  if (typed === undefined) return count;
  return Math.abs(power) > 2 ? `疑似填成了${typed}` : `${count}(${typed})`;
}
/** Below this (in the form's unit) the past figure is too small to tell a slip from a start. */
const SMALLEST_PAST = 1;
/** So many figures of one file, and more than half of those that can be compared, are the file's unit, not slips. */
const WHOLE_FILE = 3;

interface Compared {
  cell: RuleCell;
  amount: string;
  base: number;
  /** 上年同期 or 上期. */
  baseName: string;
  /** Power of ten that brings the figure back, and what it looks like; null for a figure of the right size. */
  slip: { power: number; words: string } | null;
}

function compared(cell: RuleCell, input: CheckedInput, tolerance: number): Compared | null {
  const { lastYear, previous } = input.past.get(cell.key) ?? NO_PAST;
  const [base, baseName] = isValue(lastYear) ? [lastYear, '上年同期'] : [previous, '上期'];
  const isMoney = findIndicator(input.catalogue, cell.indicator)?.measure === 'money';
  const { amount } = cell;
  if (!isMoney || amount === null || !isValue(base)) return null;
  if (base < SMALLEST_PAST || Number(amount) <= 0) return null;
  return { cell, amount, base, baseName, slip: slipOf(Number(amount), base, tolerance, unitOf(input, cell)) };
}

/** The slip whose factor brings value within ±tolerance of base; the figure as it stands must be far outside. */
function slipOf(value: number, base: number, tolerance: number, unit: string): Compared['slip'] {
  const ratio = value / base;
  for (const { power, digits } of SLIPS) {
    const factor = 10 ** power;
    // A tenfold change may be real: the factor 10 must hit closely.
    const band = power === 1 ? tolerance / 4 : tolerance;
    if (Math.abs(ratio * factor - 1) <= band) return { words: slipWords(power, digits, unit), power };
    if (Math.abs(ratio / factor - 1) <= band)
      return { words: slipWords(-power, digits, unit), power: -power };
  }
  return null;
}

/** The decimal with its point moved: exact, and in digits. */
function scale(decimal: string, power: number): string {
  return roundHalfUp(`${decimal}e${power}`, 6).replace(/\.?0+$/, '');
}

/** The unit in which the file would have to be read instead; null when no unit of money makes up for the slip. */
function otherUnit({ cell, slip }: Compared, formUnit: string): string | null {
  const read = cell.source?.unit ?? formUnit;
  if (!slip || !isMoneyUnit(formUnit) || !isMoneyUnit(read)) return null;
  const needed = shiftPoint(convertMoney('1', read, formUnit), slip.power);
  return MONEY_UNITS.find((unit) => convertMoney('1', unit, formUnit) === needed) ?? null;
}

interface WholeFile {
  keys: ReadonlySet<string>;
  /** The first of its figures, which tells of all: its cell and its name. */
  key: string;
  first: string;
  readAs: string;
  message: string;
  /** The reason written at the first of its figures stands for all. */
  reason: string;
}

/** The one slip that most figures read from a file share. */
function wholeFile(
  rule: Parameters<RuleCheck>[0],
  input: CheckedInput,
  all: readonly Compared[],
): WholeFile | null {
  const read = all.filter(({ cell }) => cell.source !== null);
  const first = read.find(({ slip }) => slip !== null);
  if (!first?.slip) return null;
  const same = read.filter(
    ({ cell, slip }) => slip?.power === first.slip?.power && cell.source?.unit === first.cell.source?.unit,
  );
  const readAs = otherUnit(first, unitOf(input, first.cell));
  if (readAs === null || same.length < WHOLE_FILE || same.length * 2 <= read.length) return null;
  const unit = first.cell.source?.unit ?? unitOf(input, first.cell);
  const message = `文件中可以比较的 ${read.length} 个数有 ${same.length} 个按${unit}读入后与${first.baseName}相差同一个倍数(如 ${plain(first.amount)}，${first.baseName} ${baseText(first)})，像是整张表的单位是${readAs}；请在“系统是这样读的”中选“按${readAs}读入”，确实无误请写明原因`;
  const reason = first.cell.reasons[rule.id] ?? '';
  const keys = new Set(same.map(({ cell }) => cell.key));
  return { keys, key: first.cell.key, first: place(input, first.cell), readAs, message, reason };
}

const baseText = ({ base }: Compared) => plain(roundHalfUp(base, 2).replace(/\.?0+$/, ''));

/**
 * ×10,000, ×100 and ×10 slips: one factor brings the figure back near the same period last year (or the last period).
 * Where most figures of a file share it, the first tells of the whole file and all name the unit to read it in.
 */
export const unitSlip: RuleCheck = (rule, input) => {
  const tolerance = rule.params.tolerance ?? 0.5;
  const all = cellsOf(rule, input).flatMap((cell) => compared(cell, input, tolerance) ?? []);
  const whole = wholeFile(rule, input, all);
  return all.flatMap((item): Finding[] => {
    const { cell, amount, slip } = item;
    if (!slip) return [];
    const suggestion = scale(amount, slip.power);
    if (whole?.keys.has(cell.key)) {
      const same = `${plain(amount)} ${unitOf(input, cell)}，${item.baseName} ${baseText(item)}，与“${whole.first}”同样：像是整张表的单位是${whole.readAs}`;
      const message = cell.key === whole.key ? whole.message : same;
      const found = findingOf(rule, input, cell, message, { suggestion, reasonAllowed: true });
      return [{ ...found, readAs: whole.readAs, reason: found.reason || whole.reason }];
    }
    const message = `${plain(amount)} ${unitOf(input, cell)}，${item.baseName} ${baseText(item)}，${slip.words}`;
    return [findingOf(rule, input, cell, message, { suggestion, reasonAllowed: true })];
  });
};
