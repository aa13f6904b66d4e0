/** Sorting for tables and ranking charts. */

export type SortValue = number | string | null;
type Direction = 'ascending' | 'descending';
export interface Sort {
  key: string;
  direction: Direction;
}

/** Sorted copy; rows without a value stand last in either direction, equal rows keep their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  sortValue: (row: Row) => SortValue,
  direction: Direction,
): Row[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((a, b) => {
    const [x, y] = [sortValue(a), sortValue(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    if (typeof x === 'number' && typeof y === 'number') return sign * (x - y);
    return sign * String(x).localeCompare(String(y), 'zh-CN');
  });
}
