/** Orders of the ranking table; the address keeps the chosen one. */
import type { RankedUnit } from '#shared/contract/monitoring.ts';
import { type Figure, isValue } from '#shared/figure.ts';

export const SORTS = ['amount', 'growth', 'share', 'order'] as const;
export type Sort = (typeof SORTS)[number];
export const SORT_NAME: Record<Sort, string> = {
  amount: '按数额',
  growth: '按增速',
  share: '按占比',
  order: '按固定顺序',
};

const FIGURE: Record<Exclude<Sort, 'order'>, (row: RankedUnit) => Figure> = {
  amount: (row) => row.figure,
  growth: (row) => row.growth,
  share: (row) => row.share,
};

/** Rows in the chosen order, largest first; figures that are missing stand last in the fixed order. */
export function sortRanked(rows: readonly RankedUnit[], sort: Sort): RankedUnit[] {
  if (sort === 'order') return [...rows];
  const figure = FIGURE[sort];
  return [...rows].sort((a, b) => {
    const x = figure(a);
    const y = figure(b);
    if (!isValue(x) || !isValue(y)) return Number(!isValue(x)) - Number(!isValue(y));
    return y - x;
  });
}
