/** A column of numbers whose head resembles an indicator that the file does not give: never left without a word. */
import { columnLetters } from '../address.ts';
import type { LocatedValue, LocateQuestion } from '../types.ts';
import type { Search } from './frame.ts';
import type { Table } from './table.ts';
import { readLabel } from './words.ts';

/** Share of pairs of characters that two names have in common, from 0 to 1. */
function likeness(a: string, b: string): number {
  const pairs = (text: string) =>
    new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
  const [x, y] = [pairs(a), pairs(b)];
  const common = [...x].filter((pair) => y.has(pair)).length;
  return x.size + y.size === 0 ? 0 : (2 * common) / (x.size + y.size);
}

const LIKE = 0.5;
const NOT_OURS = '不是本表的数据';

/** At most one question; the person says that the column is none of the form's, or mends its head. */
export function misnamed(
  tables: readonly Table[],
  values: readonly LocatedValue[],
  { layout, choice, names }: Search,
): LocateQuestion[] {
  const given = new Set(values.map(({ key }) => key));
  const missing = layout.rows.filter(
    ({ key, indicator }) =>
      !given.has(key) && !layout.rows.some((r) => r.indicator === indicator && given.has(r.key)),
  );
  for (const table of tables) {
    if (table.orientation === 'long') continue;
    for (const { column } of table.left) {
      if (column?.meaning.kind !== 'unknown' || column.meaning.period === 'other') continue;
      const { key } = readLabel(column.heads.at(-1)?.text ?? '', names.measures);
      const like = missing.find((row) =>
        row.indicatorNames.some((name) => likeness(readLabel(name).key, key) >= LIKE),
      );
      const answer = `${columnLetters(column.col)}列${NOT_OURS}`;
      if (!like || choice.column === answer) continue;
      const message = `${columnLetters(column.col)}列“${column.meaning.words}”有数据，但不是本表指标的名称；是不是“${like.indicatorNames[0]}”？如果是，请把表头改为这个名称后重新上传。`;
      return [{ code: 'which_column', message, choices: [answer] }];
    }
  }
  return [];
}
