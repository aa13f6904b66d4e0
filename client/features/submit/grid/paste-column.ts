/** A column copied from a spreadsheet, to be filled downwards. */

/** The cells of a copied column; null when it is a single text to be pasted as usual. A block of several columns gives its width. */
export function readPaste(text: string): { column: string[] } | { width: number } | null {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  const width = Math.max(...lines.map((line) => line.split('\t').length));
  if (width > 1) return { width };
  return lines.length > 1 ? { column: lines.map((line) => line.trim()) } : null;
}

/** New texts by key, from `start` downwards, and how many found no cell. */
export function fillDown(
  keys: readonly string[],
  start: string,
  column: readonly string[],
): { texts: Record<string, string>; left: number } {
  const first = keys.indexOf(start);
  const targets = first < 0 ? [] : keys.slice(first, first + column.length);
  return {
    texts: Object.fromEntries(targets.map((key, index) => [key, column[index] ?? ''])),
    left: column.length - targets.length,
  };
}
