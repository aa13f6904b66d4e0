/** Whether texts of a cell say the same, and so whose text stands in it. */
import type { Indicator } from '#shared/catalogue.ts';
import type { DraftCell } from '#shared/contract/return-row.ts';
import { readCell } from '#shared/rules/read-cell.ts';

/** True when two texts say the same of a cell: 53040 and 53,040.00 do; texts that are no figure only letter by letter. */
export function sameReading(a: string, b: string, indicator: Indicator | undefined): boolean {
  const [x, y] = [readCell(a, indicator), readCell(b, indicator)];
  return x.mark === y.mark && x.amount === y.amount && (x.mark !== 'invalid' || a.trim() === b.trim());
}

/** True when the cell holds the person's own text: something else than the file gives, or there is no file. */
export function isTyped(cell: DraftCell, indicator: Indicator | undefined): boolean {
  return !sameReading(cell.text, cell.fileText ?? '', indicator);
}
