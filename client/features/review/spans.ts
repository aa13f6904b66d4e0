/** How far down each cell of the matrix reaches: a return that covers many units stands once beside all of them. Pure. */
import type { ReviewMatrix } from '#shared/contract/review.ts';

type Row = Pick<ReviewMatrix['rows'][number], 'unit' | 'cells'>;

/** Rows that the cell of a source spans at each unit: neighbours of one return together, 0 under the first of them. */
export function spansOf(rows: readonly Row[], source: string): ReadonlyMap<string, number> {
  const spans = new Map<string, number>();
  let first = '';
  let before: string | undefined;
  for (const { unit, cells } of rows) {
    const own = cells[source]?.organisation;
    if (own !== undefined && own === before) {
      spans.set(first, (spans.get(first) ?? 1) + 1);
      spans.set(unit, 0);
    } else {
      first = unit;
      spans.set(unit, 1);
    }
    before = own;
  }
  return spans;
}
