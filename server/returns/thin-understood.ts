/**
 * What was understood of a file, made from what the locator says of each figure. Stands in until the locator itself says
 * it by blocks (`Located.understood`); then this file goes.
 */
import type { Indicator } from '#shared/catalogue.ts';
import type { DraftCell } from '#shared/contract/returns.ts';
import type { Place, Understood, UnderstoodColumn, UnderstoodUnit } from '#shared/contract/understood.ts';
import { convertMoney, isMoneyUnit } from '#shared/rules/money-unit.ts';
import type {
  FormLayout,
  LocateChoice,
  Located,
  LocatedValue,
  ReadWorkbook,
  Sheet,
} from '../workbook/types.ts';

/** 1 of `unit` in the form's unit, as an exact decimal. */
function factorOf(unit: string | null, formUnit: string): string {
  return unit !== null && isMoneyUnit(unit) && isMoneyUnit(formUnit)
    ? convertMoney('1', unit, formUnit)
    : '1';
}

/** Sheet, unit and factor behind a located figure. */
export function placeOf(
  value: LocatedValue | undefined,
  indicator: Indicator | undefined,
  sheet: string | null,
): Pick<DraftCell, 'sheet' | 'sourceUnit' | 'factor'> {
  if (!value) return { sheet: null, sourceUnit: null, factor: null };
  const factor = value.standsFor === 'number' ? factorOf(value.unit, indicator?.unit ?? '') : null;
  return { sheet, sourceUnit: value.unit, factor };
}

const letters = (address: string) => address.replace(/\d+$/, '');
const lineOf = (address: string) => Number(address.replace(/^\D+/, ''));
const placed = (values: readonly LocatedValue[]): Place[] =>
  values.map((v) => ({ text: v.raw, cells: v.address }));

/** The whole reading of a file whose figures lie in one table. */
export function understoodOf(
  workbook: ReadWorkbook,
  located: Located,
  layout: FormLayout,
  choice: LocateChoice,
): Understood {
  const sheet = workbook.sheets.find((s) => s.name === located.sheet);
  const { values } = located;
  const numbers = values.filter((v) => v.standsFor !== 'blank');
  const title = sheet?.cells.find((c) => c.text.trim() !== '');
  const found = (pattern: RegExp) => {
    const cell = sheet?.cells.find((c) => pattern.test(c.text));
    return cell ? { text: cell.text.trim(), cells: cell.address } : null;
  };
  const names = [layout.organisation.name, ...layout.organisation.aliases].filter((n) => n !== '');
  const ownerCell = sheet?.cells.find((c) => names.some((n) => c.text.includes(n)));
  const owner = ownerCell ? { text: ownerCell.text.trim(), cells: ownerCell.address } : null;
  const period = found(/20\d\d\s*年|上半年|1\s*[-—–]\s*(6|12)\s*月/);
  const units = unitsOf(numbers, layout);
  return {
    sheet: located.sheet ?? '',
    blocks: sheet
      ? [
          {
            id: '1',
            sheet: sheet.name,
            range: rangeOf(title?.address ?? 'A1', values),
            title: title?.text.trim() ?? '',
            period,
            owner,
            unit: units[0] ? { text: units[0].unit, cells: units[0].cells } : null,
            taken: true,
            why: '',
          },
        ]
      : [],
    columns: located.orientation === 'long' && sheet ? columnsOf(sheet, values) : [],
    units,
    period,
    owner,
    total: totalOf(numbers, layout),
    hidden: placed(numbers.filter((v) => v.hidden)),
    formulas: {
      count: values.filter((v) => v.formula).length,
      uncalculated: placed(values.filter((v) => v.uncalculated)),
      contradicted: [],
      external: placed(values.filter((v) => v.external)),
    },
    unread: [
      ...located.unmatched.map((u) => ({ ...u, why: '没有对应的指标', numbers: 1 })),
      ...located.totalsSkipped.map((u) => ({ ...u, why: '小计行或说明行', numbers: 0 })),
    ].map(({ address, text, why, numbers: count }) => ({
      sheet: located.sheet ?? '',
      cells: address,
      text,
      why,
      numbers: count,
    })),
    answers: Object.fromEntries(
      Object.entries({
        which_sheet: choice.sheet,
        which_column: choice.column,
        unit_unclear: choice.moneyUnit,
      }).flatMap(([code, answer]) => (answer === undefined ? [] : [[code, answer]])),
    ),
  };
}

function rangeOf(first: string, values: readonly LocatedValue[]): string {
  const lines = values.map((v) => lineOf(v.address));
  const last = values
    .map((v) => letters(v.address))
    .sort((a, b) => a.length - b.length || a.localeCompare(b));
  return `${first}:${last[last.length - 1] ?? 'A'}${Math.max(...lines, 1)}`;
}

/** Columns with numbers beside the rows that were read. */
function columnsOf(sheet: Sheet, values: readonly LocatedValue[]): UnderstoodColumn[] {
  const lines = values.map((v) => lineOf(v.address));
  const [top, bottom] = [Math.min(...lines), Math.max(...lines)];
  const taken = new Set(values.map((v) => letters(v.address)));
  const columns = new Map<string, number>();
  for (const cell of sheet.cells) {
    const line = lineOf(cell.address);
    const column = letters(cell.address);
    if (line < top || line > bottom || (cell.number === undefined && !taken.has(column))) continue;
    columns.set(column, cell.col);
  }
  return [...columns].map(([column, col]) => {
    const header = sheet.cells.findLast((c) => c.col === col && c.row + 1 < top && c.number === undefined);
    return {
      id: column,
      column,
      cells: `${column}${top}:${column}${bottom}`,
      header: header?.text.trim() ?? '',
      taken: taken.has(column),
      why: taken.has(column) ? '' : '不是本期数',
    };
  });
}

function unitsOf(values: readonly LocatedValue[], layout: FormLayout): UnderstoodUnit[] {
  const units = new Map<string, UnderstoodUnit>();
  for (const { key, unit, unitSource, unitAddress, standsFor } of values) {
    const formUnit = layout.rows.find((r) => r.key === key)?.measureUnit ?? '';
    if (standsFor !== 'number' || unit === null || unitSource === null) continue;
    const known = units.get(`${unit} ${formUnit} ${unitSource}`);
    if (known) known.figures += 1;
    else
      units.set(`${unit} ${formUnit} ${unitSource}`, {
        unit,
        formUnit,
        factor: factorOf(unit, formUnit),
        source: unitSource,
        cells: unitAddress ?? '',
        figures: 1,
      });
  }
  return [...units.values()];
}

function totalOf(values: readonly LocatedValue[], layout: FormLayout): Understood['total'] {
  const first = values.find((v) => layout.rows[0]?.key === v.key && v.value !== undefined);
  const row = layout.rows[0];
  if (!first || !row) return null;
  return {
    key: first.key,
    name: row.indicatorNames[0] ?? row.indicator,
    raw: first.raw,
    cell: first.address,
    amount: first.value ?? '',
    unit: row.measureUnit,
  };
}
