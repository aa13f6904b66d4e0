/** Rows and columns of numbers whose names resemble an indicator that the file does not give: never left without a word. */
import { readRemark, withRemark } from '#shared/rules/remark.ts';
import { columnLetters } from '../address.ts';
import type { LayoutRow, LocatedValue, LocateQuestion, TemplateMarker } from '../types.ts';
import type { UnitEvidence } from './context.ts';
import { locatedValue, type Placed } from './figures.ts';
import { type Search, soleUnit } from './frame.ts';
import { holdsFigure } from './grid.ts';
import type { Table } from './table.ts';
import { moneyUnits } from './units.ts';
import { isTotalWord, readLabel } from './words.ts';

/** Share of pairs of characters that two names have in common, from 0 to 1. */
function likeness(a: string, b: string): number {
  const pairs = (text: string) =>
    new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
  const [x, y] = [pairs(a), pairs(b)];
  const common = [...x].filter((pair) => y.has(pair)).length;
  return x.size + y.size === 0 ? 0 : (2 * common) / (x.size + y.size);
}

const LIKE = 0.5;
/** A name inside a longer one counts from as many characters. */
const MIN_INSIDE = 3;
const NOT_OURS = '不是本表的数据';
/** How close a row's or column's name is to any name of an indicator, from 0 to 1. */
function closeness(key: string, { indicatorNames }: LayoutRow): number {
  const names = indicatorNames.map((name) => readLabel(name).key);
  const inside = names.some((name) => name.length >= MIN_INSIDE && key.includes(name));
  return names.reduce((best, name) => Math.max(best, likeness(name, key)), inside ? LIKE : 0);
}

/** Layout row whose name is nearest to a row's label, among those that no table gives. */
function nearest(text: string, missing: readonly LayoutRow[], { names }: Search): LayoutRow | undefined {
  const { key } = readLabel(text, names.measures);
  const ranked = missing.map((line) => ({ line, near: closeness(key, line) }));
  const best = ranked.sort((a, b) => b.near - a.near)[0];
  return best && best.near >= LIKE ? best.line : undefined;
}

/** A figure that may be the one asked for: a question at its cell, with the figure as suggestion. */
function asDoubt(
  placed: Placed,
  row: LayoutRow,
  remark: string,
  marker: TemplateMarker | null,
  answered: UnitEvidence | undefined,
): LocatedValue {
  const found = moneyUnits(placed.table, marker).of(placed.spot);
  const clear = answered ?? (new Set(found.map(({ unit }) => unit)).size === 1 ? found[0] : undefined);
  const { number: _number, value, ...held } = locatedValue(placed, row, clear);
  const suggestion = row.money && clear === undefined ? undefined : value;
  const seen = held.standsFor === 'number' ? held.raw : (readRemark(held.raw)?.seen ?? held.raw);
  return {
    ...held,
    standsFor: 'text',
    raw: withRemark(seen, remark, suggestion),
    why: remark,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/**
 * Rows with a figure under names that are nearly those of indicators which no table gives: each is asked about at the
 * indicator's cell, never left without a word.
 */
export function misnamedRows(
  tables: readonly Table[],
  values: readonly LocatedValue[],
  search: Search,
  marker: TemplateMarker | null,
): LocatedValue[] {
  const { rows } = search.layout;
  const given = new Set(values.map(({ key }) => key));
  const several = new Set(rows.map(({ unit }) => unit)).size > 1;
  const found: LocatedValue[] = [];
  const answered = answeredUnit(values, search);
  for (const table of tables)
    for (const { row } of table.left) {
      const label = row?.label;
      if (!row || !label || row.foreign || row.heading || isTotalWord(label.text)) continue;
      if (row.meaning.indicators.length > 0 || row.meaning.period === 'other') continue;
      for (const { col, heads, meaning } of table.takenColumns) {
        if (!holdsFigure(table.block.grid.own(row.row, col))) continue;
        const unit = meaning.unit ?? row.unit;
        const missing = rows.filter((line) => !given.has(line.key) && (!several || line.unit === unit));
        const like = nearest(label.text, missing, search);
        if (!like) continue;
        given.add(like.key);
        const spot = { key: like.key, row: row.row, col, label, header: heads };
        const name = label.text.trim().slice(0, 30);
        const remark = `所在行叫“${name}”，与“${like.indicatorNames[0]}”相近而不相同，是这一项请采用，不是请清空`;
        found.push(asDoubt({ spot, table }, like, remark, marker, answered));
      }
    }
  return found;
}

/** The person's answer about the unit of money holds where it holds for every other figure. */
function answeredUnit(values: readonly LocatedValue[], { choice }: Search): UnitEvidence | undefined {
  const { moneyUnit } = choice;
  const all = values.filter(({ unitSource }) => unitSource !== null);
  const decided = moneyUnit !== undefined && all.length > 0 && all.every((v) => v.unitSource === 'answer');
  return decided ? { unit: moneyUnit, source: 'answer', address: null } : undefined;
}

/**
 * Rows of the reporter's own table below a heading that names another unit (市本级, 全市), with indicators that nothing
 * else gives: a part of the reporter's figures, or another's. Where the table has a heading for the reporter too, its
 * rows are the reporter's and no others.
 */
export function strayRows(
  tables: readonly Table[],
  values: readonly LocatedValue[],
  search: Search,
  marker: TemplateMarker | null,
): LocatedValue[] {
  const own = soleUnit(search);
  if (own === null || search.owners.own !== own) return [];
  const given = new Set(values.map(({ key }) => key));
  const answered = answeredUnit(values, search);
  const found: LocatedValue[] = [];
  for (const table of tables.filter(({ rows }) => rows.every(({ unit }) => unit !== own)))
    for (const { row } of table.left) {
      if (!row || row.unitName === '' || row.meaning.period === 'other') continue;
      const line = search.layout.rows.find(
        ({ key, indicator }) => !given.has(key) && row.meaning.indicators.includes(indicator),
      );
      const column = table.takenColumns.find(({ col }) => holdsFigure(table.block.grid.own(row.row, col)));
      if (!line || !column) continue;
      given.add(line.key);
      const remark = `在“${row.unitName.slice(0, 20)}”一行以下，分不清是不是本单位的数，是本单位的请采用，不是请清空`;
      const spot = { key: line.key, row: row.row, col: column.col, label: row.label, header: column.heads };
      found.push(asDoubt({ spot, table }, line, remark, marker, answered));
    }
  return found;
}

/** At most one question; the person says that the column is none of the form's, or mends its head. */
export function misnamed(
  tables: readonly Table[],
  values: readonly LocatedValue[],
  { layout, choice, names }: Search,
): LocateQuestion[] {
  const given = new Set(values.map(({ key }) => key));
  const missing = layout.rows.filter(
    ({ key, indicator }) =>
      !given.has(key) && !layout.rows.some((r) => r.indicator === indicator && given.has(r.key)),
  );
  for (const table of tables) {
    if (table.orientation === 'long') continue;
    for (const { column } of table.left) {
      if (column?.meaning.kind !== 'unknown' || column.meaning.period === 'other') continue;
      const { key } = readLabel(column.heads.at(-1)?.text ?? '', names.measures);
      const like = missing.find((row) => closeness(key, row) >= LIKE);
      const answer = `${columnLetters(column.col)}列${NOT_OURS}`;
      if (!like || choice.column === answer) continue;
      const message = `${columnLetters(column.col)}列“${column.meaning.words}”有数据，但不是本表指标的名称；是不是“${like.indicatorNames[0]}”？如果是，请把表头改为这个名称后重新上传。`;
      return [{ code: 'which_column', message, choices: [answer] }];
    }
  }
  return [];
}
