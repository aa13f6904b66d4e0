/** The head of a table of past years: what each of its columns is for. */
import { isMeasureHeader, isNoteHeader, plainWords, statedMoneyUnits } from '../workbook/locate/words.ts';
import type { Sheet } from '../workbook/sheets.ts';
import { type Seen, seenRows } from './merged.ts';
import { type Dimensions, type HistoryNames, tells } from './names.ts';

/** `label` says whose figure it is, when, of what; `figures` holds amounts; the others speak of the amounts of their row. */
type Role = 'label' | 'figures' | 'measure' | 'release' | 'citation' | 'reason';

export interface Column {
  col: number;
  role: Role;
  head: string;
  /** What the head fixes of the column's figures. */
  fixed: Dimensions;
}

export interface Head {
  /** Zero-based row of the (lower) head. */
  row: number;
  columns: readonly Column[];
  /** Columns with content whose head says nothing that is read here; their figures are left out. */
  unread: readonly { col: number; address: string; head: string }[];
}

const LABEL =
  /^(期别|年份|年度|时期|报告期|时间|地区|区域|县区|县\(市、区\)|机构|填报单位|地区单位|地区或机构|指标|指标名称|项目)$/;
const AMOUNT = /^(数值|数据|金额|数额|数|值|总量|总额|绝对[值数量]|本期累计|累计)(?:\((.+)\))?$/;
const RELEASE = /^(数据性质|性质|发布性质|数据版本)$/;
/** Rows that are looked at for a head: a table of past years begins near the top. */
const HEAD_ROWS = 40;

/** Numbers the rows and nothing else. */
const ORDINAL = /^(序号|编号|行次|№|no)$/i;

/** The row that names most columns, with the row over it where heads stand in two; null when no row is a head. */
export function readHead(sheet: Sheet, names: HistoryNames): Head | null {
  const rows = seenRows(sheet);
  let best: Pick<Head, 'row' | 'columns'> | null = null;
  for (const [row, cells] of rows) {
    if (row >= HEAD_ROWS) continue;
    const upper = (rows.get(row - 1) ?? []).filter(
      ({ address }) => !cells.some((cell) => cell.address === address),
    );
    const columns = cells.flatMap((cell) => columnOf(cell, names, overOf(sheet, upper, names, cell)) ?? []);
    const untold = cells.length - columns.length;
    const hasFigures = columns.some(({ role }) => role === 'figures');
    if (!hasFigures || columns.length < 2 || untold > columns.length) continue;
    if (!best || columns.length > best.columns.length) best = { row, columns };
  }
  return best && settled(rows, best, names);
}

/** What a head says of its column by itself, without naming anything. */
function roleOf(head: string): Exclude<Role, 'figures'> | null {
  const words = plainWords(head);
  if (LABEL.test(words) || words === '单位') return 'label';
  if (RELEASE.test(words)) return 'release';
  if (/来源|出处/.test(words)) return 'citation';
  if (/原因/.test(words) || isNoteHeader(head)) return 'reason';
  return isMeasureHeader(head) ? 'measure' : null;
}

/** `above` is null under a head that says something unknown: 增速 over 2017年, 2018年. */
function columnOf(cell: Seen, names: HistoryNames, above: Dimensions | null): Column | null {
  const head = cell.text;
  const words = plainWords(head);
  const role = roleOf(head);
  if (role !== null) return { col: cell.col, role, head, fixed: {} };
  const amount = AMOUNT.exec(words);
  const own = amount ? { ...(amount[2] === undefined ? {} : { measure: amount[2] }) } : names.of(head);
  if (above === null || (!amount && !tells(own))) return null;
  return { col: cell.col, role: 'figures', head, fixed: { ...above, ...own } };
}

/**
 * What the row over the head fixes for a cell: by a range that is merged over it, or by one of several cells to its left;
 * null where that says something unknown.
 */
function overOf(
  sheet: Sheet,
  upper: readonly Seen[],
  names: HistoryNames,
  { row, col }: Seen,
): Dimensions | null {
  const heads = upper
    .filter(({ text }) => statedMoneyUnits(text).length === 0 || tells(names.of(text)))
    .map((cell) => ({ cell, fixed: names.of(cell.text) }));
  const told = heads.filter(({ fixed }) => tells(fixed));
  const near = heads.filter(({ cell }) => cell.col <= col).at(-1);
  if (!near) return {};
  const merge = sheet.merges.find(
    (m) => m.top <= row - 1 && m.bottom >= row - 1 && m.left === near.cell.col && m.right >= near.cell.col,
  );
  if (tells(near.fixed))
    return (merge ? merge.right >= col : near.cell.col === col || told.length > 1) ? near.fixed : {};
  // A single line over the table is its title; what stands beside other heads and is not understood heads its columns.
  const strange = roleOf(near.cell.text) === null && !AMOUNT.test(plainWords(near.cell.text));
  const isHead = heads.length > 1 && near.cell.col > 0 && strange;
  return isHead && (!merge || merge.right >= col) ? null : {};
}

/** 单位 is a unit of measure unless its cells name units; a column without a head whose cells name something is a label. */
function settled(
  rows: ReadonlyMap<number, readonly Seen[]>,
  { row, columns }: Pick<Head, 'row' | 'columns'>,
  names: HistoryNames,
): Head {
  const below = [...rows].flatMap(([at, cells]) => (at > row ? cells : []));
  const body = Map.groupBy(below, ({ col }) => col);
  const naming = (col: number) => {
    const cells = body.get(col) ?? [];
    return cells.length > 0 && 2 * cells.filter(({ text }) => tells(names.of(text))).length >= cells.length;
  };
  const known = columns.map(
    (column): Column =>
      plainWords(column.head) === '单位' && !naming(column.col) ? { ...column, role: 'measure' } : column,
  );
  const headless = [...body.keys()]
    .filter((col) => !columns.some((column) => column.col === col) && naming(col))
    .map((col): Column => ({ col, role: 'label', head: '', fixed: {} }));
  const read = [...known, ...headless];
  const unread = [...body].flatMap(([col, [first]]) => {
    if (!first || read.some((column) => column.col === col)) return [];
    const own = [row, row - 1].flatMap((at) => rows.get(at)?.find((cell) => cell.col === col) ?? []);
    const { address, text } = own[0] ?? { ...first, text: '' };
    return ORDINAL.test(plainWords(text)) ? [] : [{ col, address, head: text }];
  });
  return { row, columns: read, unread };
}
