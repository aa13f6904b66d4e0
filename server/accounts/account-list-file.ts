/** A list of accounts as a spreadsheet: found by its head, read row by row. */
import type { Cell, ReadWorkbook, Sheet } from '../workbook/sheets.ts';

/** Heads a list may use for each column. */
const HEADS = {
  name: ['用户名', '账号', '登录名'],
  displayName: ['姓名', '人员', '填报人'],
  role: ['角色', '岗位'],
  organisation: ['单位', '所属单位', '填报单位', '工作单位'],
} as const;
type Column = keyof typeof HEADS;
export const COLUMNS: readonly { key: Column; head: string }[] = [
  { key: 'organisation', head: '单位' },
  { key: 'role', head: '角色' },
  { key: 'name', head: '用户名' },
  { key: 'displayName', head: '姓名' },
];

export interface AccountLine extends Record<Column, string> {
  /** Row of the sheet, from 1. */
  row: number;
}

const folded = (text: string) => text.normalize('NFKC').replace(/\s/g, '');

/** The rows below the first head that names all four columns, blank ones left out; null when no visible sheet has one. */
export function readAccountLines(workbook: ReadWorkbook): AccountLine[] | null {
  for (const sheet of workbook.sheets.filter((s) => !s.hidden)) {
    const head = headOf(sheet);
    if (head) return linesBelow(sheet, head);
  }
  return null;
}

interface Head {
  row: number;
  columns: ReadonlyMap<number, Column>;
}

function headOf({ cells }: Sheet): Head | null {
  for (const [row, within] of Map.groupBy(cells, (cell) => cell.row)) {
    const columns = new Map(within.flatMap((cell) => entryOf(cell)));
    if (new Set(columns.values()).size === COLUMNS.length) return { row, columns };
  }
  return null;
}

function entryOf({ col, text }: Cell): [number, Column][] {
  const found = COLUMNS.find(({ key }) => HEADS[key].some((word) => word === folded(text)));
  return found ? [[col, found.key]] : [];
}

function linesBelow({ cells }: Sheet, { row, columns }: Head): AccountLine[] {
  const below = Map.groupBy(
    cells.filter((cell) => cell.row > row && columns.has(cell.col)),
    (cell) => cell.row,
  );
  return [...below]
    .map(([at, within]) => {
      const line: AccountLine = { row: at + 1, name: '', displayName: '', role: '', organisation: '' };
      for (const cell of within) {
        const column = columns.get(cell.col);
        if (column) line[column] = cell.text.trim().slice(0, 100);
      }
      return line;
    })
    .filter(({ name, displayName }) => name !== '' || displayName !== '')
    .sort((a, b) => a.row - b.row);
}
