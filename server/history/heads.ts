/** The head of a table of past years: what each of its columns is for. */
import { isMeasureHeader, isNoteHeader, plainWords } from '../workbook/locate/words.ts';
import type { Cell, Sheet } from '../workbook/sheets.ts';
import type { Dimensions, HistoryNames } from './names.ts';

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
}

const LABEL =
  /^(期别|年份|年度|时期|报告期|时间|地区|区域|县区|县\(市、区\)|机构|填报单位|地区单位|地区或机构|指标|指标名称|项目)$/;
const AMOUNT = /^(数值|数据|金额|数额|数|值|本期累计|累计)(?:\((.+)\))?$/;
const RELEASE = /^(数据性质|性质|发布性质|数据版本)$/;
/** Rows that are looked at for a head: a table of past years begins near the top. */
const HEAD_ROWS = 40;

const tells = (fixed: Dimensions) =>
  fixed.unit !== undefined ||
  fixed.indicator !== undefined ||
  fixed.among !== undefined ||
  fixed.period !== undefined;

/** The row that names most columns, with the row over it where heads stand in two; null when no row is a head. */
export function readHead(sheet: Sheet, names: HistoryNames): Head | null {
  const rows = Map.groupBy(
    sheet.cells.filter((cell) => cell.row < HEAD_ROWS && cell.text.trim() !== ''),
    (cell) => cell.row,
  );
  let best: Head | null = null;
  for (const [row, cells] of rows) {
    const upper = rows.get(row - 1) ?? [];
    const columns = cells.flatMap((cell) => columnOf(cell, names, overOf(sheet, upper, names, cell)) ?? []);
    const untold = cells.length - columns.length;
    const hasFigures = columns.some(({ role }) => role === 'figures');
    if (!hasFigures || columns.length < 2 || untold > columns.length) continue;
    if (!best || columns.length > best.columns.length) best = { row, columns };
  }
  return best && settled(sheet, best, names);
}

function columnOf(cell: Cell, names: HistoryNames, above: Dimensions): Column | null {
  const head = cell.text.trim();
  const words = plainWords(head);
  const plain = (role: Role): Column => ({ col: cell.col, role, head, fixed: {} });
  if (LABEL.test(words) || words === '单位') return plain('label');
  if (RELEASE.test(words)) return plain('release');
  if (/来源|出处/.test(words)) return plain('citation');
  if (/原因/.test(words) || isNoteHeader(head)) return plain('reason');
  if (isMeasureHeader(head)) return plain('measure');
  const amount = AMOUNT.exec(words);
  const own = amount ? { ...(amount[2] === undefined ? {} : { measure: amount[2] }) } : names.of(head);
  if (!amount && !tells(own)) return null;
  return { col: cell.col, role: 'figures', head, fixed: { ...above, ...own } };
}

/** What the row over the head fixes for a cell: by a range that is merged over it, or by one of several cells to its left. */
function overOf(sheet: Sheet, upper: readonly Cell[], names: HistoryNames, { row, col }: Cell): Dimensions {
  const told = upper
    .map((cell) => ({ cell, fixed: names.of(cell.text) }))
    .filter(({ fixed }) => tells(fixed));
  const near = told.filter(({ cell }) => cell.col <= col).at(-1);
  if (!near) return {};
  const merged = sheet.merges.some(
    (m) => m.top <= row - 1 && m.bottom >= row - 1 && m.left === near.cell.col && m.right >= col,
  );
  return merged || near.cell.col === col || told.length > 1 ? near.fixed : {};
}

/** 单位 is a unit of measure unless its cells name units; a column without a head whose cells name something is a label. */
function settled(sheet: Sheet, { row, columns }: Head, names: HistoryNames): Head {
  const body = Map.groupBy(
    sheet.cells.filter((cell) => cell.row > row && cell.text.trim() !== ''),
    (cell) => cell.col,
  );
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
  return { row, columns: [...known, ...headless] };
}
