/** Tables with one figure a row: a column of names, a column of figures, perhaps a column or headings of units. */

import type { Cell } from '../types.ts';
import { type Candidate, chooseColumn, headerCells, headerText, isFilled } from './columns.ts';
import { type Grid, holdsFigure } from './grid.ts';
import { keyOf, type Search, soleIndicator, soleUnit, type Table } from './spot.ts';
import { isMeasureHeader, isNoteHeader, isRemark, isSignature, isTotalWord, plainWords } from './words.ts';

interface LabelledRow {
  row: number;
  label: Cell;
  indicators: string[];
}

/** The first cell of a row that names an indicator; 合计 takes the name of the block it stands in. */
function labelOf(grid: Grid, row: number, { names, layout }: Search): LabelledRow | null {
  for (const cell of grid.row(row)) {
    if (cell.kind !== 'text') continue;
    const direct = names.indicators(cell.text);
    if (direct.length > 0) return { row, label: cell, indicators: direct };
    const block = cell.col > 0 && isTotalWord(cell.text) ? grid.seen(row, cell.col - 1) : undefined;
    const joined = block ? names.indicators(`${block.text}${plainWords(cell.text)}`) : [];
    if (joined.length > 0) return { row, label: cell, indicators: joined };
  }
  const only = soleIndicator(layout);
  const unit =
    only === null ? undefined : grid.row(row).find((c) => c.kind === 'text' && names.unit(c.text) !== null);
  const figures = grid.row(row).some((c) => unit !== undefined && c.col > unit.col && holdsFigure(c));
  return only !== null && unit && figures ? { row, label: unit, indicators: [only] } : null;
}

/** Every row that names an indicator of the form. */
export function labelledRows(grid: Grid, search: Search): LabelledRow[] {
  const found: LabelledRow[] = [];
  for (let row = 0; row < grid.sheet.rows; row++) {
    const label = labelOf(grid, row, search);
    if (label) found.push(label);
  }
  return found;
}

/** Rows' units: from a column of units (blanks repeat what is above), else from headings between the rows. */
function unitReader(grid: Grid, rows: readonly LabelledRow[], valueCol: number, { names, layout }: Search) {
  const counts = new Map<number, number>();
  for (const { row } of rows)
    for (let col = 0; col < valueCol; col++) {
      const text = grid.seen(row, col)?.text;
      if (text && names.unit(text) !== null) counts.set(col, (counts.get(col) ?? 0) + 1);
    }
  const col = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  let current: { code: string; name: string } | null = null;
  return (row: number): { code: string; name: string } | null => {
    const cells = col === undefined ? grid.row(row).filter((c) => c.col < valueCol) : [grid.seen(row, col)];
    const named = cells.find((cell) => cell?.kind === 'text' && names.unit(cell.text) !== null);
    if (named) current = { code: names.unit(named.text)!, name: named.text.trim() };
    const only = soleUnit(layout);
    return current ?? (only === null ? null : { code: only, name: '' });
  };
}

function columns(grid: Grid, rows: readonly LabelledRow[]): { col: number; header: Cell[] }[] {
  const top = rows[0]!.row;
  const labelCol = Math.min(...rows.map(({ label }) => label.col));
  const all = Array.from({ length: grid.sheet.cols }, (_, col) => col);
  return all.map((col) => ({ col, header: headerCells(grid, col, top, labelCol) }));
}

/** Reads a long table around the rows that name indicators (at least one). */
export function longTable(grid: Grid, rows: readonly LabelledRow[], search: Search): Table {
  const table: Table = {
    grid,
    orientation: 'long',
    spots: [],
    unmatched: [],
    totalsSkipped: [],
    questions: [],
    foreignUnits: [],
    bodyTop: rows[0]!.row,
  };
  const heads = columns(grid, rows);
  const afterLabels = Math.min(...rows.map(({ label }) => label.col)) + 1;
  const labelCols = new Set(rows.map(({ label }) => label.col));
  const rowNumbers = rows.map(({ row }) => row);
  const candidates: Candidate[] = heads
    .filter(({ col }) => col >= afterLabels && !labelCols.has(col))
    .map(({ col, header }) => ({ col, header: headerText(header), filled: isFilled(grid, col, rowNumbers) }));
  const { col: valueCol, question } = chooseColumn(
    candidates,
    search.layout.period,
    search.periodLabel,
    search.choice.column,
  );
  if (question) table.questions.push(question);
  if (valueCol === null) return table;

  const header = heads[valueCol]?.header ?? [];
  const noteCol = heads.findLast(({ header: cells }) => isNoteHeader(headerText(cells)))?.col;
  const measureCol = heads.find(({ header: cells }) => cells.some((cell) => isMeasureHeader(cell.text)))?.col;
  const unitOf = unitReader(grid, rows, valueCol, search);
  const labels = new Map(rows.map((found) => [found.row, found]));
  const start =
    header.length > 0
      ? Math.min(rows[0]!.row, Math.max(...header.map((cell) => cell.row)) + 1)
      : rows[0]!.row;
  const unitless: string[] = [];
  for (let row = start; row < grid.sheet.rows; row++) {
    const unit = unitOf(row);
    const found = labels.get(row);
    const value = grid.own(row, valueCol);
    if (!found) {
      otherRow(table, grid.row(row), value, search);
      continue;
    }
    const owner = unit?.code ?? ownerWithoutUnit(search, found.indicators);
    const key = owner === null ? undefined : keyOf(search.layout, found.indicators, owner);
    if (key !== undefined) {
      const spot = { key, row, col: valueCol, label: found.label, header };
      const measure = measureCol === undefined ? undefined : grid.seen(row, measureCol);
      const note = noteCol === undefined || noteCol === valueCol ? undefined : grid.seen(row, noteCol);
      table.spots.push({ ...spot, ...(measure ? { measure } : {}), ...(note ? { note } : {}) });
    } else {
      if (unit && !search.layout.rows.some((r) => r.unit === unit.code)) table.foreignUnits.push(unit.name);
      else if (!unit) unitless.push(found.label.address);
      if (value)
        table.unmatched.push({
          address: found.label.address,
          text: `${unit?.name ?? ''} ${found.label.text.trim()}`.trim(),
        });
    }
  }
  if (unitless.length > 0 && table.spots.length === 0) {
    const message = `${unitless.slice(0, 5).join('、')} 等行没有写明地区，分不清是哪个地区的数据。请增加“地区”一列，或下载模板填写。`;
    table.questions.push({ code: 'no_figures', message });
  }
  return table;
}

function ownerWithoutUnit({ layout }: Search, indicators: readonly string[]): string | null {
  const owners = new Set(
    layout.rows.filter((row) => indicators.includes(row.indicator)).map((row) => row.unit),
  );
  return owners.size === 1 ? ([...owners][0] ?? null) : null;
}

/** A row that names no indicator of the form: notes and totals are set aside, rows with figures are reported. */
function otherRow(table: Table, cells: readonly Cell[], value: Cell | undefined, { names }: Search): void {
  const first = cells.find((cell) => cell.kind === 'text' && !/^[\d.\s]*$/.test(cell.text));
  if (!first) return;
  const seen = { address: first.address, text: first.text.trim().slice(0, 100) };
  const texts = cells.filter((cell) => cell.kind === 'text').map((cell) => cell.text);
  if (isRemark(first.text) || texts.some(isTotalWord)) table.totalsSkipped.push(seen);
  else if (isSignature(first.text)) return;
  else if (holdsFigure(value) && value !== first && names.unit(first.text) === null)
    table.unmatched.push(seen);
}
