/** In which unit of money a figure is written: every place of the file that says so, and whether they agree. */
import { isMoneyUnit } from '#shared/rules/money-unit.ts';
import type { Cell } from '../sheets.ts';
import type { LocateQuestion, TemplateMarker, UnitSource } from '../types.ts';
import type { UnitEvidence } from './context.ts';
import type { Spot, Table } from './table.ts';
import { plainWords, readLabel, statedMoneyUnits } from './words.ts';

interface MoneyUnits {
  of(spot: Spot): UnitEvidence[];
}

function cellUnit(cell: Cell | undefined): string | null {
  if (cell?.kind !== 'text') return null;
  const words = plainWords(cell.text);
  if (isMoneyUnit(words)) return words;
  const { unit } = readLabel(cell.text);
  return unit ?? statedMoneyUnits(cell.text)[0] ?? null;
}

/** All that a table says about units of money. `marker` counts only where the sheet itself says nothing. */
export function moneyUnits(table: Table, marker: TemplateMarker | null): MoneyUnits {
  const titles = table.context.units;
  const measures = new Set(table.spots.map((spot) => cellUnit(spot.measure)).filter((unit) => unit !== null));
  const headUnits = new Set(
    table.spots.flatMap((spot) => spot.header.map(cellUnit)).filter((unit) => unit !== null),
  );
  return {
    of(spot) {
      const row = [spot.measure, spot.label].flatMap((cell) => evidence(cellUnit(cell), 'column', cell));
      const heads = spot.header.flatMap((cell) => evidence(cellUnit(cell), 'header', cell));
      // Rows or columns in different units, and a template's own rows, know better than the line above the table;
      // a line above another table does not contradict this one's own words.
      const inherited = !titles.some(({ address }) => isOwn(table, address));
      const rowsKnow =
        row.length > 0 &&
        (inherited ||
          measures.size > 1 ||
          (marker !== null && titles.every((t) => t.unit === marker.moneyUnit)));
      const headsKnow = heads.length > 0 && (inherited || headUnits.size > 1);
      const stated = [...row, ...heads, ...(rowsKnow || headsKnow ? [] : titles)];
      if (stated.length > 0 || marker === null) return stated;
      return [{ unit: marker.moneyUnit, source: 'template', address: null }];
    },
  };
}

/** True when the place is one of the table's own lines. */
function isOwn({ block }: Table, address: string | null): boolean {
  return [...block.lines, ...block.tail].some((cell) => cell.address === address);
}

function evidence(unit: string | null, source: UnitSource, cell: Cell | undefined): UnitEvidence[] {
  return unit === null || !cell ? [] : [{ unit, source, address: cell.address }];
}

/** The question to ask when the file's words about money contradict each other or there are none. */
export function unitQuestion(found: readonly UnitEvidence[], name: string, formUnit: string): LocateQuestion {
  const seen = [
    ...new Map(found.map((e) => [`${e.address}${e.unit}`, `${e.address} 写“${e.unit}”`])).values(),
  ];
  const choices = [
    ...new Set([...found.map((e) => e.unit), formUnit, ...(found.length === 0 ? ['亿元', '元'] : [])]),
  ];
  const message =
    found.length === 0
      ? `表里没有写明金额单位，分不清“${name}”等数据是万元还是亿元。请选择金额单位，或在表头写明后重新上传。`
      : `表里的金额单位前后不一：${seen.slice(0, 4).join('，')}。请选择数据实际使用的单位，或改正后重新上传。`;
  return { code: 'unit_unclear', message, choices };
}
