import { type Figure, isValue } from '#shared/figure.ts';

/** The furthest behind first; who has no figure to compare comes last, in the order given. */
export function worstMarginFirst<R extends { margin: Figure }>(rows: readonly R[]): R[] {
  const size = ({ margin }: R) => (isValue(margin) ? margin : Number.POSITIVE_INFINITY);
  return [...rows].sort((a, b) => {
    const [x, y] = [size(a), size(b)];
    return x === y ? 0 : x - y;
  });
}
