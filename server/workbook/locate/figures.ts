/** The figures of the tables that were taken: each with its cell, its unit and the factor to the form's unit. */
import { convertMoney, isMoneyUnit } from '#shared/rules/money-unit.ts';
import { parseNumberText } from '#shared/rules/number-text.ts';
import { withRemark } from '#shared/rules/remark.ts';
import { cellAddress } from '../address.ts';
import type { Cell } from '../sheets.ts';
import type {
  FormLayout,
  LayoutRow,
  Located,
  LocatedValue,
  LocateQuestion,
  TemplateMarker,
} from '../types.ts';
import { type Content, cellContent, doubt, formattedUnit } from './content.ts';
import type { UnitEvidence } from './context.ts';
import { isHeld, type Spot, type Table } from './table.ts';
import { moneyUnits, unitQuestion } from './units.ts';
import { plainWords, readLabel } from './words.ts';

/** A spot with the table it stands in. */
export interface Placed {
  spot: Spot;
  table: Table;
}

/** A row of rates or counts that the file measures in money, or the other way round. */
function foreignMeasure(spot: Spot, row: LayoutRow): string | null {
  const words = [spot.measure, spot.label].map((cell) =>
    cell === spot.measure ? plainWords(cell?.text ?? '') : (readLabel(cell?.text ?? '').unit ?? ''),
  );
  const isRate = (unit: string) => unit === '%' || unit === '个百分点' || unit === '百分点';
  return (
    words.find(
      (unit) =>
        unit !== '' &&
        (row.money
          ? isRate(unit)
          : isMoneyUnit(unit) || (isRate(unit) !== isRate(row.measureUnit) && isRate(unit))),
    ) ?? null
  );
}

function factorOf(unit: string | null, row: LayoutRow): string | null {
  if (unit === null) return null;
  if (isMoneyUnit(unit) && isMoneyUnit(row.measureUnit)) return convertMoney('1', unit, row.measureUnit);
  return unit === row.measureUnit ? '1' : null;
}

/** A formula whose stored result is not what the cells it names give. */
function contradicts(cell: Cell | undefined): boolean {
  return (
    cell?.formula !== undefined &&
    cell.uncalculated !== true &&
    cell.computed !== undefined &&
    cell.number !== undefined
  );
}

/** As the person sees it; where that alone would not say what is wrong, with the reason and the suggestion behind it. */
function rawText(cell: Cell | undefined, content: Content, row: LayoutRow): string {
  const seen = cell?.text.trim() ?? '';
  if (content.standsFor !== 'text') return seen;
  const alone = parseNumberText(seen, row.measureUnit);
  const says = alone.kind === 'text' && alone.suggestion === content.suggestion;
  return says ? seen : withRemark(seen, content.tag ?? '与表里写的单位不一致', content.suggestion);
}

/** One figure as it stands in the file. */
export function locatedValue(
  { spot, table }: Placed,
  row: LayoutRow,
  evidence: UnitEvidence | undefined,
): LocatedValue {
  const { grid } = table.block;
  const cell = grid.own(spot.row, spot.col);
  const foreign = foreignMeasure(spot, row);
  const stated = row.money ? (evidence?.unit ?? null) : null;
  const content =
    foreign !== null && cell
      ? doubt(`这一行的单位是“${foreign}”，应为“${row.measureUnit}”`, `单位为${foreign}`)
      : cellContent(cell, stated, row);
  const { unit: own, tag: _tag, ...rest } = content;
  const note = spot.note?.text.trim();
  const address = cellAddress(spot.row, spot.col);
  const source = row.money ? evidence : undefined;
  const unit = own ?? stated;
  return {
    key: spot.key,
    sheet: grid.sheet.name,
    address,
    raw: rawText(cell, content, row),
    unit,
    unitSource: own === undefined ? (source?.source ?? null) : 'cell',
    unitAddress: own === undefined ? (source?.address ?? null) : address,
    factor: factorOf(unit, row),
    ...rest,
    ...(note ? { note } : {}),
    formula: cell?.formula !== undefined,
    uncalculated: cell?.uncalculated === true,
    contradicted: contradicts(cell),
    hidden: cell?.hidden === true || cell?.unseen !== undefined,
    external: cell?.external === true,
  };
}

/** Numbers whose size depends on a unit that has to be known. */
function needsUnit(cell: Cell | undefined, row: LayoutRow): boolean {
  if (!row.money || !cell) return false;
  if (cell.kind === 'number') return cell.number !== '0' && formattedUnit(cell) === null;
  const parsed = cell.kind === 'text' ? parseNumberText(cell.text) : null;
  return parsed?.kind === 'number' && parsed.unit === undefined && parsed.decimal !== '0';
}

interface Doubt {
  placed: Placed;
  row: LayoutRow;
  found: UnitEvidence[];
  /** The words about units agree. */
  clear: boolean;
}

/**
 * Values in the form's order, the keys that stand in a table more than once, and a question about the unit if there is
 * one. `answer` is a unit of money: it decides for figures whose unit is unclear, or for all where none is.
 */
export function readFigures(
  placed: readonly Placed[],
  layout: FormLayout,
  marker: TemplateMarker | null,
  answer: string | undefined,
): Pick<Located, 'values' | 'duplicates' | 'questions'> {
  const units = new Map(
    [...new Set(placed.map(({ table }) => table))].map((t) => [t, moneyUnits(t, marker)]),
  );
  const byKey = Map.groupBy(placed, ({ spot }) => spot.key);
  const duplicates: Located['duplicates'] = [];
  const doubts = layout.rows.flatMap((row): Doubt[] => {
    const spots = byKey.get(row.key) ?? [];
    const held = spots.filter(({ spot, table }) => isHeld(table, spot));
    const one = held[0] ?? spots[0];
    if (!one) return [];
    if (held.length > 1)
      duplicates.push({ key: row.key, addresses: held.map(({ spot }) => cellAddress(spot.row, spot.col)) });
    const found = units.get(one.table)?.of(one.spot) ?? [];
    const clear = new Set(found.map((e) => e.unit)).size === 1;
    return [{ placed: one, row, found, clear }];
  });
  const unclear = doubts.filter(
    ({ placed: { spot, table }, row, clear }) =>
      !clear && needsUnit(table.block.grid.own(spot.row, spot.col), row),
  );
  const answered: UnitEvidence | undefined =
    answer !== undefined && isMoneyUnit(answer)
      ? { unit: answer, source: 'answer', address: null }
      : undefined;
  const questions: LocateQuestion[] = [];
  const first = unclear[0];
  if (first && !answered) {
    const name = first.placed.spot.label?.text.trim() ?? first.row.indicatorNames[0] ?? '';
    questions.push(unitQuestion(first.found, name, first.row.measureUnit));
  }
  const values = doubts.map(({ placed: one, row, found, clear }) => {
    const decides = answered && (unclear.length === 0 || !clear);
    return locatedValue(one, row, decides ? answered : clear ? found[0] : undefined);
  });
  return { values, duplicates, questions };
}
