/** What each row of a region is: a head of columns, a row of figures, a line around a table, a remark, or nothing. */
import { isMoneyUnit } from '#shared/rules/money-unit.ts';
import type { Cell } from '../sheets.ts';
import { type Grid, holdsFigure, isMark, type Region } from './grid.ts';
import { meaningOf, type Vocabulary } from './meaning.ts';
import { comparePeriodWords } from './period.words.ts';
import { isRemark, isSignature, plainWords, readLabel } from './words.ts';

/** `pair`: a label and its value in two cells, such as 报告期 | 2025年上半年: a line unless figures stand right below. */
type RowKind = 'blank' | 'head' | 'body' | 'line' | 'remark' | 'pair';

/** Heads of the columns that name rows. */
const ROLE =
  /^(?:序号|编号|代码|指标|指标名称?|指标项目?|项目|项目名称|名称|类别|分类|地区|地区名称|区域|单位|单位名称|县\(?市、?区\)?|县市区|市县|镇街|镇\(街道\)|乡镇|机构|机构名称|医院|医院名称|学校|期别|期间|时间|年份|年度|月份|计量单位|备注|说明|内容|科目|口径|数源单位|责任单位)$/;
const PERIOD_LABEL =
  /^(?:报告期别?|报表期|期别|期间|所属期|所属时期|统计期间?|数据期|数据时间|时间|年度|年份|月份)$/;
const UNIT_LABEL = /^(?:计量|金额|货币)?单位$/;

/** A label with its value in one cell: a line around a table. */
const LINE = /^(?!其中)[\p{L}()]{2,10}:.+/u;

/** What a head says, without its unit: 指标名称（单位：万元） is still a head of names. */
export function isRole(text: string): boolean {
  return ROLE.test(plainWords(text).replace(/[:,]+$/, ''));
}

/** 2026, 202606: a number that says a period where it stands alone or over columns. */
const YEAR_OR_MONTH = /^20[0-4]\d(?:0[1-9]|1[0-2])?$/;

/** A year alone, a date or a text: what a head may hold. */
function isHeadText(cell: Cell): boolean {
  if (cell.kind === 'date') return true;
  if (YEAR_OR_MONTH.test(cell.text.trim())) return true;
  return cell.kind === 'text' && !isMark(cell) && !holdsFigure(cell);
}

/** A month's first or last day that a spreadsheet made of 2025-06 or 2025年6月. */
export function headWords(cell: Cell): string {
  if (cell.kind !== 'date' || cell.number === undefined) return cell.text;
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(cell.number)) * 86_400_000);
  return Number.isNaN(day.getTime()) ? cell.text : `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月`;
}

function isUnitWord(text: string): boolean {
  return isMoneyUnit(plainWords(text).replace(/[()]/g, '')) || plainWords(text) === '%';
}

function isPair(cells: readonly Cell[], period: string): boolean {
  const [label, value, ...rest] = cells;
  if (!label || !value || rest.some((cell) => !isSignature(cell.text) && !/^\d/.test(cell.text)))
    return false;
  const words = plainWords(label.text).replace(/:$/, '');
  if (UNIT_LABEL.test(words)) return isUnitWord(value.text);
  const { same, other, words: said } = comparePeriodWords(headWords(value), period);
  return PERIOD_LABEL.test(words) && (same || other || said !== '');
}

/** Numbers of columns below a head: 甲 乙 1 2 3. */
function isIndex(cells: readonly Cell[]): boolean {
  const words = cells.map((cell) => cell.text.trim().replace(/[()（）]/g, ''));
  const numbers = words.filter((word) => /^\d{1,2}$/.test(word)).map(Number);
  const rest = words.filter((word) => !/^\d{1,2}$/.test(word));
  return (
    numbers.length > 1 &&
    numbers.every((n, i) => n === (numbers[0] ?? 0) + i) &&
    rest.every((word) => /^[甲乙丙丁戊]$/.test(word) || /^\d=.*/.test(word)) &&
    (rest.length > 0 || numbers[0] === 1)
  );
}

/** The head of the names of rows: whatever stands beside it heads columns too (25.6, 25-06), and is no figure. */
function headsNames({ text }: Cell): boolean {
  return /^(?:指标|指标名称?|指标项目?|项目|项目名称|名称|内容|科目)$/.test(plainWords(text));
}

function headKind(cells: readonly Cell[], vocabulary: Vocabulary, before: RowKind | undefined): boolean {
  if (cells.length > 1 && cells.some(headsNames)) return true;
  if (cells.length === 0 || !cells.every(isHeadText)) return false;
  const { names, owners } = vocabulary;
  const isLine = (text: string) =>
    (isSignature(text) && !/^计量单位(?:\(|$)/.test(text) && !isRole(text)) ||
    (LINE.test(text) && names.indicators(text).length === 0);
  if (cells.some((cell) => isLine(plainWords(cell.text)))) return false;
  if (before === 'head' && cells.every((cell) => isUnitWord(cell.text))) return true;
  const texts = cells.map(headWords);
  const role = texts.some(isRole);
  const indicators = texts.filter((text) => names.indicators(text).length > 0).length;
  const units = texts.filter((text) => owners.unit(text) !== null).length;
  if (cells.length < 2) return false;
  if (role || indicators > 1 || units > 1) return true;
  const first = texts[0] ?? '';
  if (names.indicators(first).length > 0 || owners.unit(first) !== null) return false;
  return texts.some((text) => {
    const meaning = meaningOf([text], vocabulary);
    const empty = readLabel(text).key === '' || isUnitWord(text);
    return !empty && (meaning.kind !== 'unknown' || meaning.period !== 'none');
  });
}

/** A second row of heads in the form's or other words: nothing under the names, figures right below. */
function headsBelow(
  cells: readonly Cell[],
  grid: Grid,
  region: Region,
  before: RowKind | undefined,
): boolean {
  const [first] = cells;
  if (before !== 'head' || !first || cells.length < 2 || !cells.every(isHeadText)) return false;
  const below = grid.row(first.row + 1, region);
  const label = below[0];
  if (!label || holdsFigure(label) || label.col >= first.col) return false;
  return cells.every(({ col }) => below.some((cell) => cell.col === col && holdsFigure(cell)));
}

/** A single word that heads the column of figures below: 本期累计, above labels without a head. */
function headsColumn(cell: Cell, grid: Grid, region: Region, vocabulary: Vocabulary): boolean {
  const { left, right } = grid.columnsOf(cell.row, cell.col);
  const below = grid.row(cell.row + 1, region);
  const first = below[0];
  if (!first || left !== right || first.col >= cell.col || cell.row + 1 > region.bottom) return false;
  const meaning = meaningOf([headWords(cell)], vocabulary);
  return meaning.kind === 'figure' && below.some((c) => c.col === cell.col && holdsFigure(c));
}

function kindOf(
  grid: Grid,
  row: number,
  region: Region,
  vocabulary: Vocabulary,
  before: RowKind | undefined,
): RowKind {
  const cells = grid.row(row, region);
  const first = cells[0];
  if (!first) return 'blank';
  if (before === 'head' && isIndex(cells)) return 'blank';
  if (isRemark(first.text)) return 'remark';
  if (cells.length === 1 && YEAR_OR_MONTH.test(first.text.trim())) return 'line';
  if (isPair(cells, vocabulary.layout.period)) return 'pair';
  if (headKind(cells, vocabulary, before) || headsBelow(cells, grid, region, before)) return 'head';
  if (cells.length === 1 && first.kind !== 'number' && headsColumn(first, grid, region, vocabulary))
    return 'head';
  const label = cells.find((cell) => cell.kind === 'text' && !isMark(cell) && !holdsFigure(cell));
  const figure = cells.some((cell) => (holdsFigure(cell) && !isLineNumber(cell, cells)) || isMark(cell));
  if (figure && !cells.some((cell) => isSignature(cell.text))) return 'body';
  if (!label) return figure ? 'body' : 'line';
  const { names, owners } = vocabulary;
  const named = cells.some(
    (cell) =>
      cell.kind === 'text' && (names.indicators(cell.text).length > 0 || owners.unit(cell.text) !== null),
  );
  return named && !cells.some((cell) => isSignature(cell.text)) ? 'body' : 'line';
}

/** A small whole number before the first words of a row: 序号. */
function isLineNumber(cell: Cell, cells: readonly Cell[]): boolean {
  const label = cells.find((c) => c.kind === 'text' && !holdsFigure(c));
  return label !== undefined && cell.col < label.col && /^[\d.()、（）]{1,6}$/.test(cell.text.trim());
}

/** The kind of every row of a region, by row number. A pair right above figures is a head. */
export function rowKinds(grid: Grid, region: Region, vocabulary: Vocabulary): Map<number, RowKind> {
  const kinds = new Map<number, RowKind>();
  let before: RowKind | undefined;
  for (let row = region.top; row <= region.bottom; row++) {
    const kind = kindOf(grid, row, region, vocabulary, before);
    kinds.set(row, kind);
    if (kind !== 'blank') before = kind;
  }
  const next = (row: number) => {
    for (let below = row + 1; below <= region.bottom; below++) {
      const kind = kinds.get(below);
      if (kind !== undefined && kind !== 'blank') return kind;
    }
    return 'blank';
  };
  for (let row = region.bottom; row >= region.top; row--) {
    const kind = kinds.get(row);
    if (kind === 'pair') kinds.set(row, next(row) === 'body' ? 'head' : 'line');
    else if (
      kind === 'head' &&
      ['line', 'remark', 'blank'].includes(next(row)) &&
      !hasRole(grid, row, region)
    )
      kinds.set(row, 'line');
  }
  return kinds;
}

function hasRole(grid: Grid, row: number, region: Region): boolean {
  return grid.row(row, region).some((cell) => isRole(cell.text));
}
