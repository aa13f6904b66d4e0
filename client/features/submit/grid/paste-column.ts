/** A column copied from a spreadsheet, to be filled downwards: one cell each, or nothing at all. */
import { clipboardTable } from '../../../lib/clipboard-table.ts';

/** Stands for a line end inside a cell: a field of one line would drop it and join the figures on both sides. */
const LINE_END = '⏎';

/** The cells of a copied column; null when it is a single plain text to be pasted as usual. A wider block gives its width. */
export function readPaste(text: string): { column: string[] } | { width: number } | null {
  const rows = clipboardTable(text);
  const width = Math.max(...rows.map((row) => row.length));
  if (width > 1) return { width };
  const column = rows.map(([cell = '']) => cell.trim().replace(/\s*\n\s*/g, LINE_END));
  const plain = rows.length === 1 && column[0] === text.trim();
  return plain ? null : { column };
}

type Fill = { texts: Record<string, string> } | { refusal: string };

/**
 * New texts by key, from `start` downwards through the whole form. Refused in words when the column is longer than what
 * is left of the form, or would run over rows that are folded away or filtered out: then every figure would be misplaced.
 */
export function fillDown(
  order: readonly string[],
  shown: readonly string[],
  start: string,
  column: readonly string[],
): Fill {
  const first = order.indexOf(start);
  const targets = first < 0 ? [] : order.slice(first, first + column.length);
  if (targets.length < column.length)
    return {
      refusal: `剪贴板里有 ${column.length} 个格子，从这一格往下只有 ${targets.length} 个，没有粘贴。请从对应的第一格开始，只复制数字，不带表头和合计以外的行`,
    };
  if (targets.some((key) => !shown.includes(key)))
    return { refusal: '往下有折叠或没有显示的行，没有粘贴。请先全部展开、显示全部行，再粘贴' };
  return { texts: Object.fromEntries(targets.map((key, index) => [key, column[index] ?? ''])) };
}
