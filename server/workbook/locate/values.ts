/** The content of located cells as figures in the form's units. */
import { isMoneyUnit } from '#shared/rules/money-unit.ts';
import { parseNumberText } from '#shared/rules/number-text.ts';
import { withRemark } from '#shared/rules/remark.ts';
import { cellAddress } from '../address.ts';
import type {
  Cell,
  FormLayout,
  LayoutRow,
  Located,
  LocatedValue,
  LocateQuestion,
  TemplateMarker,
} from '../types.ts';
import { type Content, cellContent, formattedUnit } from './content.ts';
import type { Spot, Table } from './spot.ts';
import { moneyUnits, type UnitEvidence, unitQuestion } from './units.ts';
import { plainWords, readLabel } from './words.ts';

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

function foreignContent(foreign: string, { measureUnit }: LayoutRow): Content {
  const why = `这一行的单位是“${foreign}”，应为“${measureUnit}”`;
  return { standsFor: 'text', why, tag: `单位为${foreign}` };
}

/** As the person sees it; where that alone would not say what is wrong, with the reason and the suggestion behind it. */
function rawText(cell: Cell | undefined, content: Content, row: LayoutRow): string {
  const seen = cell?.text.trim() ?? '';
  if (content.standsFor !== 'text') return seen;
  const alone = parseNumberText(seen, row.measureUnit);
  const says = alone.kind === 'text' && alone.suggestion === content.suggestion;
  return says ? seen : withRemark(seen, content.tag ?? '与表里写的单位不一致', content.suggestion);
}

function locatedValue(
  spot: Spot,
  row: LayoutRow,
  cell: Cell | undefined,
  evidence: UnitEvidence | undefined,
): LocatedValue {
  const foreign = foreignMeasure(spot, row);
  const unit = row.money ? (evidence?.unit ?? null) : null;
  const content = foreign !== null && cell ? foreignContent(foreign, row) : cellContent(cell, unit, row);
  const { unit: own, tag: _tag, ...rest } = content;
  const note = spot.note?.text.trim();
  return {
    key: spot.key,
    address: cellAddress(spot.row, spot.col),
    raw: rawText(cell, content, row),
    unit: own ?? unit,
    unitSource: own === undefined ? (row.money ? (evidence?.source ?? null) : null) : 'cell',
    unitAddress:
      own === undefined ? (row.money ? (evidence?.address ?? null) : null) : cellAddress(spot.row, spot.col),
    ...rest,
    ...(note ? { note } : {}),
    formula: cell?.formula !== undefined,
    uncalculated: cell?.uncalculated === true,
    hidden: cell?.hidden === true,
    external: cell?.external === true,
  };
}

/** True when the spot's cell holds anything. */
export function isHeld(table: Table, spot: Spot): boolean {
  const cell = table.grid.own(spot.row, spot.col);
  return cell !== undefined && (cell.text.trim() !== '' || cell.formula !== undefined);
}

/** Numbers whose size depends on a unit that has to be known. */
function needsUnit(cell: Cell | undefined, row: LayoutRow): boolean {
  if (!row.money || !cell) return false;
  if (cell.kind === 'number') return cell.number !== '0' && formattedUnit(cell) === null;
  const parsed = cell.kind === 'text' ? parseNumberText(cell.text) : null;
  return parsed?.kind === 'number' && parsed.unit === undefined && parsed.decimal !== '0';
}

/** Values in the form's order, the keys that stand in the file more than once, and a question about the unit if there is one. */
export function readSpots(
  table: Table,
  layout: FormLayout,
  marker: TemplateMarker | null,
  moneyUnit: string | undefined,
): Pick<Located, 'values' | 'duplicates' | 'questions'> {
  const units = moneyUnits(table, marker);
  const values: LocatedValue[] = [];
  const duplicates: Located['duplicates'] = [];
  const questions: LocateQuestion[] = [];
  for (const row of layout.rows) {
    const spots = table.spots.filter((spot) => spot.key === row.key);
    const held = spots.filter((spot) => isHeld(table, spot));
    const spot = held[0] ?? spots[0];
    if (!spot) continue;
    if (held.length > 1)
      duplicates.push({ key: row.key, addresses: held.map((s) => cellAddress(s.row, s.col)) });
    const cell = table.grid.own(spot.row, spot.col);
    const found = units.of(spot);
    const clear = new Set(found.map((e) => e.unit)).size === 1;
    const answered: UnitEvidence | undefined =
      moneyUnit !== undefined && isMoneyUnit(moneyUnit)
        ? { unit: moneyUnit, source: 'title', address: null }
        : undefined;
    if (!clear && !answered && questions.length === 0 && needsUnit(cell, row))
      questions.push(unitQuestion(found, spot, row.measureUnit));
    values.push(locatedValue(spot, row, cell, clear ? found[0] : answered));
  }
  return { values, duplicates, questions };
}
