/** Finds the line of a value in a JSON text, so that an error can name it. */

/** 1-based line of the value at `path` (keys and indexes) in well-formed JSON; the deepest part that exists. */
export function lineOfPath(text: string, path: readonly (string | number)[]): number {
  let at = skipSpace(text, 0);
  for (const step of path) {
    const next = typeof step === 'number' ? elementAt(text, at, step) : memberAt(text, at, step);
    if (next < 0) break;
    at = next;
  }
  return text.slice(0, at).split('\n').length;
}

function skipSpace(text: string, at: number): number {
  while (at < text.length && /\s/.test(text.charAt(at))) at++;
  return at;
}

function elementAt(text: string, at: number, index: number): number {
  if (text[at] !== '[') return -1;
  let position = skipSpace(text, at + 1);
  for (let i = 0; text[position] !== ']' && position < text.length; i++) {
    if (i === index) return position;
    position = afterComma(text, valueEnd(text, position));
  }
  return -1;
}

function memberAt(text: string, at: number, key: string): number {
  if (text[at] !== '{') return -1;
  let position = skipSpace(text, at + 1);
  while (text[position] === '"') {
    const end = valueEnd(text, position);
    const name: unknown = JSON.parse(text.slice(position, end));
    const value = skipSpace(text, skipSpace(text, end) + 1);
    if (name === key) return value;
    position = afterComma(text, valueEnd(text, value));
  }
  return -1;
}

function afterComma(text: string, at: number): number {
  const position = skipSpace(text, at);
  return text[position] === ',' ? skipSpace(text, position + 1) : position;
}

/** Position just behind the value that starts at `at`. */
function valueEnd(text: string, at: number): number {
  if (text[at] === '"') return stringEnd(text, at);
  let position = at;
  if (text[at] !== '{' && text[at] !== '[') {
    while (position < text.length && !/[,\]}\s]/.test(text.charAt(position))) position++;
    return position;
  }
  let depth = 0;
  do {
    const c = text[position];
    if (c === '[' || c === '{') depth++;
    if (c === ']' || c === '}') depth--;
    position = c === '"' ? stringEnd(text, position) : position + 1;
  } while (depth > 0 && position < text.length);
  return position;
}

function stringEnd(text: string, at: number): number {
  let position = at + 1;
  while (position < text.length && text[position] !== '"') position += text[position] === '\\' ? 2 : 1;
  return position + 1;
}
