/** The content of located cells as figures in the form's units. */
import { convertMoney, isMoneyUnit, type MoneyUnit, shiftPoint } from '#shared/rules/money-unit.ts';
import { parseNumberText } from '#shared/rules/number-text.ts';
import type { Cell, LayoutRow, LocatedValue } from '../types.ts';

export type Content = Pick<LocatedValue, 'standsFor' | 'number' | 'value' | 'why' | 'suggestion'> & {
  unit?: string;
  /** Few words on why the cell is no figure, for a cell that looks like a plain number. */
  tag?: string;
};

/** As for typed figures (number-text.ts): more digits before the point are no amount of a city. */
const MAX_WHOLE_DIGITS = 15;

export const text = (why: string, tag?: string): Content => ({
  standsFor: 'text',
  why,
  ...(tag ? { tag } : {}),
});

/** What a figure is asked for in. */
type Measured = Pick<LayoutRow, 'money' | 'measureUnit'>;

function inFormUnit(decimal: string, unit: string | null, row: Measured): string {
  if (!row.money || unit === null || !isMoneyUnit(unit) || !isMoneyUnit(row.measureUnit)) return decimal;
  return convertMoney(decimal, unit as MoneyUnit, row.measureUnit);
}

/** The unit of money that a number's format shows behind it: stored 5.23, seen 5.23亿元. */
export function formattedUnit(cell: Cell): string | null {
  const seen = parseNumberText(cell.text);
  return seen.kind === 'number' && isMoneyUnit(seen.unit) ? seen.unit : null;
}

function storedNumber(cell: Cell, unit: string | null, row: Measured): Content {
  const number = cell.number ?? '';
  if (cell.scaled)
    return text(
      `单元格用数字格式缩小显示（看到“${cell.text.trim()}”，实际存的是 ${number}），请改为普通格式后填写`,
      `缩小显示，实存${number}`,
    );
  if (number.replace(/^-|\..*$/g, '').length > MAX_WHOLE_DIGITS)
    return text(`“${cell.text.trim()}”超出可填的范围`);
  if (!cell.percent) {
    const own = row.money ? formattedUnit(cell) : null;
    if (own === null || own === unit)
      return { standsFor: 'number', number, value: inFormUnit(number, unit, row) };
    const value = inFormUnit(number, own, row);
    if (unit === null) return { standsFor: 'number', number, value, unit: own };
    const why = `“${cell.text.trim()}”带有单位“${own}”，与表里写的“${unit}”不一致`;
    return { ...text(why, `显示为${own}`), suggestion: value };
  }
  if (row.measureUnit !== '%')
    return text(`“${cell.text.trim()}”是百分比格式，本格应填以${row.measureUnit}为单位的数字`, '百分比格式');
  const percent = shiftPoint(number, 2);
  return { standsFor: 'number', number: percent, value: percent, unit: '%' };
}

function writtenText(cell: Cell, unit: string | null, row: Measured): Content {
  const parsed = parseNumberText(cell.text, row.money ? (unit ?? undefined) : row.measureUnit);
  if (parsed.kind === 'blank') return { standsFor: 'blank' };
  if (parsed.kind === 'mark') return { standsFor: parsed.mark };
  if (parsed.kind === 'text') {
    const suggestion = parsed.suggestion === undefined ? undefined : inFormUnit(parsed.suggestion, unit, row);
    return { standsFor: 'text', why: parsed.why, ...(suggestion === undefined ? {} : { suggestion }) };
  }
  if (row.money && parsed.unit !== undefined && !isMoneyUnit(parsed.unit)) {
    return text(`“${cell.text.trim()}”的单位与这一格要求的“${row.measureUnit}”不符`);
  }
  const own = parsed.unit ?? unit;
  const content: Content = {
    standsFor: 'number',
    number: parsed.decimal,
    value: inFormUnit(parsed.decimal, own, row),
  };
  return parsed.unit === undefined ? content : { ...content, unit: parsed.unit };
}

/**
 * What a cell states, in the unit of measure the table asks for; `unit` is the unit of money its header or title names.
 * An empty cell is 'blank', what is no number says why.
 */
export function cellContent(cell: Cell | undefined, unit: string | null, row: Measured): Content {
  if (!cell || cell.kind === 'empty') return { standsFor: 'blank' };
  if (cell.kind === 'number') return storedNumber(cell, unit, row);
  if (cell.kind === 'date') return text(`单元格是日期格式（“${cell.text.trim()}”），请改为数字`, '日期格式');
  if (cell.kind === 'error') return text(`单元格是公式错误“${cell.text.trim()}”，请改正公式或直接填数字`);
  if (cell.kind === 'boolean') return text(`“${cell.text}”不是数字`);
  return writtenText(cell, unit, row);
}
