/** The checks a table of county parts must pass before it can come into force. Pure: the sheet has been read. */
import type { Catalogue } from '../../catalogue.ts';
import type {
  AllocatedTarget,
  AllocationDocument,
  AllocationFinding,
  AllocationSum,
} from '../../contract/allocation.ts';
import { fromMicro, toMicro } from '../../decimal.ts';
import { isMoneyUnit, shiftPoint } from '../../rules/money-unit.ts';
import { inPlaceWords } from '../../tree/place.words.ts';
import type { Target } from '../target.ts';
import { allocationName } from './name.ts';
import {
  allocatableTargets,
  allocationHead,
  allocationSum,
  allocationUnits,
  isShort,
  missingParts,
} from './parts.ts';

/** A cell of the table that holds something. */
export interface AllocationCell {
  address: string;
  /** Unit code; null when the row names no unit that takes part. */
  unit: string | null;
  /** Canonical decimal in the target's unit of measure; null when the cell states no number. */
  amount: string | null;
  /** Why it is no number, and the text that would be. */
  fault: { why: string; suggestion: string | null } | null;
}

export interface AllocationColumn {
  address: string;
  header: string;
  /** Target id; null when the header names none. */
  target: string | null;
  /** Unit of measure the header states; null when it states none. */
  measure: string | null;
  cells: AllocationCell[];
}

/** What a workbook was found to say. */
export interface AllocationSheet {
  document: Record<keyof AllocationDocument, { address: string; text: string }>;
  columns: AllocationColumn[];
  /** Rows with figures whose first word is no unit of the city. */
  strangers: { address: string; text: string }[];
}

export interface CheckedAllocation {
  document: AllocationDocument;
  /** Targets with at least one part, in the sheet's order. */
  targets: {
    target: Target;
    head: AllocatedTarget;
    amounts: Map<string, string>;
    total: AllocationSum;
    missing: string[];
  }[];
  findings: AllocationFinding[];
  short: boolean;
}

const FIELD_NAME: Record<keyof AllocationDocument, string> = {
  title: '文件名称',
  number: '文号',
  issuedOn: '发文日期',
  clause: '条款',
};
const WAN_PLACES = 4;
/** Times the city's target from which a unit of money is suspected; a part of 0.1 % typed in 万元 reaches it. */
const SLIP_FROM = 10;

/** `today` is the city's civil date, YYYY-MM-DD: a document cannot be issued later. */
export function checkAllocation(
  catalogue: Catalogue,
  sheet: AllocationSheet,
  today: string,
): CheckedAllocation {
  const findings: AllocationFinding[] = [];
  const error = (address: string, message: string, suggestion: string | null = null) =>
    findings.push({ address, severity: 'error', message, suggestion });
  const document = checkDocument(sheet, today, error);
  for (const { address, text } of sheet.strangers)
    error(address, `“${text}”不是${catalogue.city.name}的地区，请改用表内地区名称。`);
  const targets: CheckedAllocation['targets'] = [];
  const divisible = allocatableTargets(catalogue);
  for (const column of sheet.columns) {
    const target = divisible.find((t) => t.id === column.target);
    const head = target ? allocationHead(catalogue, target) : null;
    if (!target || !head) {
      if (column.cells.length > 0) error(column.address, `“${column.header}”不是可以分解的目标。`);
      continue;
    }
    if (column.cells.length === 0) continue;
    const name = allocationName({ title: target.title, targetYear: target.year });
    if (targets.some((t) => t.target.id === target.id)) {
      error(column.address, `“${name}”出现两列，请只保留一列。`);
      continue;
    }
    findings.push(...measureFindings(column, target));
    const amounts = readAmounts(catalogue, column, target, error);
    const missing = missingParts(catalogue, amounts);
    const total = allocationSum(catalogue, target, amounts);
    if (missing.length > 0)
      findings.push({
        address: column.address,
        severity: 'warning',
        message: `${name}不完整：缺${missing.length}地(${missing.join('、')})。`,
        suggestion: null,
      });
    if (amounts.size > 0) targets.push({ target, head, amounts, total, missing });
  }
  if (targets.length === 0 && findings.every((f) => f.severity !== 'error'))
    error('', '表中没有任何任务数，请在地区与目标交叉的单元格填写。');
  return { document, targets, findings, short: targets.some((t) => isShort(t.total)) };
}

type Report = (address: string, message: string, suggestion?: string | null) => void;

function checkDocument(
  { document: fields }: AllocationSheet,
  today: string,
  error: Report,
): AllocationDocument {
  for (const key of ['title', 'number', 'issuedOn'] as const)
    if (fields[key].text.trim() === '') error(fields[key].address, `请填写${FIELD_NAME[key]}。`);
  const { address, text } = fields.issuedOn;
  const issuedOn = readDay(text);
  if (text.trim() !== '' && issuedOn === null)
    error(address, `发文日期“${text.trim().slice(0, 30)}”不是日期，应写作 2026-03-01 或 2026年3月1日。`);
  else if (issuedOn !== null && issuedOn > today) error(address, `发文日期${issuedOn}晚于今天(${today})。`);
  return {
    title: fields.title.text.trim().slice(0, 200),
    number: fields.number.text.trim().slice(0, 100),
    clause: fields.clause.text.trim().slice(0, 200),
    issuedOn: issuedOn ?? '',
  };
}

/** 2026-03-01 from 2026-3-1, 2026/3/1, 2026.3.1 or 2026年3月1日; null when it is no day of the calendar. */
export function readDay(text: string): string | null {
  const match = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(
    text.normalize('NFKC').trim(),
  );
  if (!match) return null;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

/** A header in another unit of money is converted and said; one in something else is refused. */
function measureFindings(
  { address, header, measure }: AllocationColumn,
  target: Target,
): AllocationFinding[] {
  if (measure === null || measure === target.unit) return [];
  if (isMoneyUnit(measure) && isMoneyUnit(target.unit))
    return [
      {
        address,
        severity: 'warning',
        message: `表头单位是“${measure}”，目标单位是“${target.unit}”，已按“${measure}”换算，请核对。`,
        suggestion: null,
      },
    ];
  return [
    {
      address,
      severity: 'error',
      message: `“${header}”的单位“${measure}”与目标单位“${target.unit}”不符。`,
      suggestion: null,
    },
  ];
}

function readAmounts(
  catalogue: Catalogue,
  column: AllocationColumn,
  target: Target,
  error: Report,
): Map<string, string> {
  const amounts = new Map<string, string>();
  const taking = new Map(allocationUnits(catalogue).map(({ unit }) => [unit.code, unit.shortName]));
  for (const { address, unit, amount, fault } of column.cells) {
    const name = unit === null ? undefined : taking.get(unit);
    if (unit === null || name === undefined) continue;
    if (amounts.has(unit)) error(address, `${name}出现两行，请只保留一行。`);
    else if (fault) error(address, `${name}：${fault.why}。`, fault.suggestion);
    else if (amount !== null) {
      const wrong = amountFault(catalogue, target, amount);
      if (wrong) error(address, `${name}：${wrong.why}。`, wrong.suggestion);
      else amounts.set(unit, fromMicro(toMicro(amount)));
    }
  }
  return amounts;
}

/** A part is above zero and no larger than the city's whole target where parts add up. */
function amountFault(
  catalogue: Catalogue,
  target: Target,
  amount: string,
): { why: string; suggestion: string | null } | null {
  let micro: number;
  try {
    micro = toMicro(amount);
  } catch {
    return { why: `${amount}超出可填范围`, suggestion: null };
  }
  if (micro <= 0) return { why: `任务数应大于0，现为${amount}`, suggestion: null };
  if (target.value === null) return null;
  if (allocationSum(catalogue, target, new Map()).comparison === 'not_summed') return null;
  const whole = toMicro(target.value);
  if (micro <= whole) return null;
  const why = `${amount}${target.unit}大于${inPlaceWords(catalogue, '全市目标')}${target.value}${target.unit}`;
  const slip = isMoneyUnit(target.unit) && micro >= SLIP_FROM * whole && micro / 10 ** WAN_PLACES <= whole;
  return slip
    ? { why: `${why}，疑为按万元填写`, suggestion: shiftPoint(amount, -WAN_PLACES) }
    : { why, suggestion: null };
}
