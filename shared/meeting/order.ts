/** A list with one of its members moved one place up (−1) or down (1); at an end it stays where it is. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const to = at + by;
  const [one, other] = [list[at], list[to]];
  if (one === undefined || other === undefined) return [...list];
  return list.map((each, i) => (i === at ? other : i === to ? one : each));
}
