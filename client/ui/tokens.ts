/** The colours and sizes of tokens.css for what cannot read a style sheet: drawings, and the pictures made of them. */
import sheet from './tokens.css?raw';

const TOKENS = new Map(
  [...sheet.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
);

/** The value of a token. @throws RangeError for a name that the sheet does not have, when the module loads */
export function token(name: string): string {
  const value = TOKENS.get(name);
  if (value === undefined) throw new RangeError(`tokens.css has no --${name}`);
  return value;
}

/** The pixels of a size. */
export function pixels(name: string): number {
  return Number.parseFloat(token(name));
}
