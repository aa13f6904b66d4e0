import { type Figure, isValue } from '#shared/figure.ts';

/** More units than these a drawing does not tell apart: it names the chosen, the head and the tail. */
export const MANY = 30;
const HEAD = 10;
const TAIL = 5;

/**
 * What is drawn of many: the largest, the chosen and the smallest, largest first, and what to say of it; all of a shorter
 * list, as it stands. Those without a figure are left to the table.
 */
export function fewOf<Row>(
  rows: readonly Row[],
  valueOfRow: (row: Row) => Figure,
  isChosen: (row: Row) => boolean,
): { rows: Row[]; words: string } {
  if (rows.length <= MANY) return { rows: [...rows], words: '' };
  const known = rows
    .flatMap((row) => {
      const value = valueOfRow(row);
      return isValue(value) ? [{ row, value }] : [];
    })
    .sort((a, b) => b.value - a.value)
    .map(({ row }) => row);
  const drawn = known.filter((row, i) => i < HEAD || i >= known.length - TAIL || isChosen(row));
  const chosen = drawn.length > HEAD + TAIL ? '、所选的' : '';
  return { rows: drawn, words: `；共${rows.length}地，只画前${HEAD}、后${TAIL}${chosen}，其余见“表格”` };
}
