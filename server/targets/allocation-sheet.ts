/** Finds the county parts in a workbook: the row that names targets, the column that names units, the document's fields. */
import type { Catalogue } from '#shared/catalogue.ts';
import type { AllocationDocument } from '#shared/contract/allocation.ts';
import type {
  AllocationCell,
  AllocationColumn,
  AllocationSheet,
} from '#shared/targets/allocation/check-allocation.ts';
import { allocatableTargets, allocationUnits } from '#shared/targets/allocation/parts.ts';
import type { Target } from '#shared/targets/target.ts';
import { inPlaceWords } from '#shared/tree/place.words.ts';
import { cellAddress } from '../workbook/address.ts';
import { cellContent } from '../workbook/locate/content.ts';
import { isRemark, isTotalWord, plainWords, readLabel } from '../workbook/locate/words.ts';
import type { Cell, ReadWorkbook, Sheet } from '../workbook/sheets.ts';

const FIELDS: Record<keyof AllocationDocument, string> = {
  title: '文件名称',
  number: '文号',
  issuedOn: '发文日期',
  clause: '条款',
};
/** Serial day 0 of spreadsheets, as the day before 1900-01-01 with the leap year that never was. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** The first visible sheet that has a row naming targets; null when there is none. */
export function readAllocationSheet(catalogue: Catalogue, workbook: ReadWorkbook): AllocationSheet | null {
  const names = namesOf(catalogue);
  for (const sheet of workbook.sheets.filter((s) => !s.hidden)) {
    const header = headerRow(sheet, names);
    if (header !== null) return readTable(catalogue, sheet, header, names);
  }
  return null;
}

interface Names {
  measures: Set<string>;
  targets: Map<string, string>;
  units: Map<string, string>;
}

function namesOf(catalogue: Catalogue): Names {
  const targets = allocatableTargets(catalogue);
  const measures = new Set(targets.map((t) => t.unit));
  const named = new Map<string, string>();
  for (const target of targets)
    for (const name of targetNames(targets, target)) named.set(readLabel(name, measures).key, target.id);
  const units = new Map<string, string>();
  for (const { code, name, shortName, aliases } of [
    ...catalogue.units.filter((u) => u.code === catalogue.city.unit),
    ...allocationUnits(catalogue).map(({ unit }) => unit),
  ])
    for (const word of [code, name, shortName, ...aliases]) units.set(readLabel(word).key, code);
  units.set(readLabel(inPlaceWords(catalogue, '全市')).key, catalogue.city.unit);
  return { measures, targets: named, units };
}

/** With its year before or after; without, only while one target has the title. */
function targetNames(all: readonly Target[], { title, year, id }: Target): string[] {
  const alone = all.filter((t) => t.title === title).length === 1 ? [title] : [];
  return year === null
    ? [title, id]
    : [...alone, `${year}年${title}`, `${title}${year}年`, `${title}${year}`, id];
}

function headerRow(sheet: Sheet, { targets, measures }: Names): number | null {
  const hits = new Map<number, number>();
  for (const cell of sheet.cells)
    if (targets.has(readLabel(cell.text, measures).key)) hits.set(cell.row, (hits.get(cell.row) ?? 0) + 1);
  return [...hits].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? null;
}

function readTable(catalogue: Catalogue, sheet: Sheet, header: number, names: Names): AllocationSheet {
  const below = sheet.cells.filter((c) => c.row > header && c.text.trim() !== '');
  const unitColumn = mostFrequent(below.filter((c) => unitOf(names, c)).map((c) => c.col)) ?? 0;
  const columns = sheet.cells
    .filter((c) => c.row === header && c.col !== unitColumn && c.text.trim() !== '')
    .map((head): AllocationColumn => {
      const { key, unit } = readLabel(head.text, names.measures);
      return {
        address: head.address,
        header: head.text.trim().slice(0, 60),
        target: names.targets.get(key) ?? null,
        measure: unit,
        cells: [],
      };
    });
  const heads = new Map(columns.map((column) => [column.address, column]));
  const strangers: AllocationSheet['strangers'] = [];
  for (const label of below.filter((c) => c.col === unitColumn)) {
    const unit = unitOf(names, label);
    if (unit === catalogue.city.unit || isTotalWord(label.text) || isRemark(label.text)) continue;
    const row = below.filter((c) => c.row === label.row && c.col !== unitColumn);
    let held = false;
    for (const cell of row) {
      const column = heads.get(cellAddress(header, cell.col));
      if (!column) continue;
      const read = readPart(catalogue, column, cell, unit ?? null);
      if (!read) continue;
      held = true;
      column.cells.push(read);
    }
    if (held && unit === undefined)
      strangers.push({ address: label.address, text: label.text.trim().slice(0, 40) });
  }
  return {
    document: readFields(sheet),
    columns: columns.filter((c) => c.target !== null || c.cells.length > 0),
    strangers,
  };
}

function unitOf({ units }: Names, cell: Cell): string | undefined {
  return units.get(readLabel(cell.text).key);
}

function mostFrequent(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
}

/** The part in a cell; undefined for a blank one and for a mark that says there is none. */
function readPart(
  catalogue: Catalogue,
  column: AllocationColumn,
  cell: Cell,
  unit: string | null,
): AllocationCell | undefined {
  const target = catalogue.targets.find((t) => t.id === column.target);
  const measureUnit = target?.unit ?? '';
  const money = measureUnit.endsWith('元');
  const content = cellContent(cell, column.measure ?? (money ? measureUnit : null), { money, measureUnit });
  const at = { address: cell.address, unit };
  const bad = (why: string, suggestion: string | null = null) => ({
    ...at,
    amount: null,
    fault: { why, suggestion },
  });
  if (cell.uncalculated) return bad('公式没有计算结果，请直接填数字');
  if (cell.external) return bad('公式引用了别的文件，请直接填数字');
  if (content.standsFor === 'number') return { ...at, amount: content.value ?? null, fault: null };
  if (content.standsFor === 'text') return bad(content.why ?? '不是数字', content.suggestion ?? null);
  return undefined;
}

function readFields(sheet: Sheet): AllocationSheet['document'] {
  const read = (name: string) => {
    const label = sheet.cells.find((c) => plainWords(c.text).startsWith(name));
    if (!label) return { address: '', text: '' };
    const inside = plainWords(label.text)
      .slice(name.length)
      .replace(/^[:：]/, '');
    const beside = sheet.cells
      .filter((c) => c.row === label.row && c.col > label.col && c.text.trim() !== '')
      .sort((a, b) => a.col - b.col)[0];
    if (beside) return { address: beside.address, text: fieldText(beside) };
    return { address: inside ? label.address : cellAddress(label.row, label.col + 1), text: inside };
  };
  return {
    title: read(FIELDS.title),
    number: read(FIELDS.number),
    issuedOn: read(FIELDS.issuedOn),
    clause: read(FIELDS.clause),
  };
}

/** A date stored as a serial is read as its day, whatever its format shows. */
function fieldText(cell: Cell): string {
  if (cell.kind !== 'date' || cell.number === undefined) return cell.text;
  return new Date(SERIAL_ZERO + Math.floor(Number(cell.number)) * DAY).toISOString().slice(0, 10);
}
