/** How a cell is called on the page, and the id that the address (#C7, #330481/gov_total) and the summary lead to. */
import type { ReturnRow } from '#shared/contract/return-row.ts';
import type { ReturnView } from '#shared/contract/returns.ts';

/** Element id of a cell's input: its address in the reporter's file, else its key. */
export function cellId(row: ReturnRow): string {
  return row.cell.cell ?? row.key;
}

/** C7, or the row's number where the figures were typed in the page. */
export function cellLabel(view: ReturnView, row: ReturnRow): string {
  return row.cell.cell ?? String(view.rows.indexOf(row) + 1);
}

export function hasManyUnits(rows: readonly ReturnRow[]): boolean {
  return rows.some((row) => row.unit !== rows[0]?.unit);
}

/** How a row is named in a sentence: with its unit where the return holds several, and 其中： before a part. */
export function rowName(row: ReturnRow, manyUnits: boolean): string {
  const part = row.relation === 'of_which' && !row.name.startsWith('其中') ? `其中：${row.name}` : row.name;
  return manyUnits ? `${row.unitName} ${part}` : part;
}

/** C7 人才引育投入, with the unit before it where the return holds several. */
export function cellTitle(view: ReturnView, row: ReturnRow): string {
  const label = row.cell.cell ?? `第 ${cellLabel(view, row)} 行`;
  return `${label} ${hasManyUnits(view.rows) ? `${row.unitName} ` : ''}${row.name}`;
}

/** The row that an address's hash names, by file address or key. */
export function rowOfHash(view: ReturnView, hash: string): ReturnRow | undefined {
  let name = hash.replace(/^#/, '');
  try {
    name = decodeURIComponent(name);
  } catch {
    // a stray % in a hand-typed address: take it as it stands
  }
  if (name === '') return undefined;
  return view.rows.find((row) => row.cell.cell === name) ?? view.rows.find((row) => row.key === name);
}
