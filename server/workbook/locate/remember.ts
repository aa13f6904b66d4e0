/** Texts kept at most by one function. */
const KEPT = 20_000;

/** The same words stand in thousands of cells: what a pure function of a text said is kept, up to a bound. */
export function remembered<T>(say: (text: string) => T): (text: string) => T {
  const said = new Map<string, T>();
  return (text) => {
    const known = said.get(text);
    if (known !== undefined) return known;
    const value = say(text);
    if (said.size >= KEPT) said.clear();
    said.set(text, value);
    return value;
  };
}
