/**
 * Two lists that run side by side, as pairs.
 * @throws RangeError when one is longer: a figure would stand beside another's name.
 */
export function zip<A, B>(left: readonly A[], right: readonly B[]): [A, B][] {
  if (left.length !== right.length) throw new RangeError(`${left.length} beside ${right.length}`);
  const others = right.values();
  const pairs: [A, B][] = [];
  for (const one of left) {
    const other = others.next();
    if (!other.done) pairs.push([one, other.value]);
  }
  return pairs;
}
