/**
 * The page against the file: where a person's own text and the file's stand side by side, and the person's choice
 * between them. A newer file wins unless the person says otherwise, and nothing that was typed is lost.
 */
import { type Catalogue, findIndicator, type Indicator } from '#shared/catalogue.ts';
import type { Difference, DraftCell } from '#shared/contract/return-row.ts';
import type { FormCell } from '#shared/forms.ts';
import { readCell } from '#shared/rules/read-cell.ts';
import { notFound } from '../http/problem.ts';
import { type Draft, EMPTY_CELL } from './draft.ts';
import { isTyped } from './same-reading.ts';

/** What the page and the file say differently of a cell; null when they agree or no file was read. */
export function differenceOf(cell: DraftCell, indicator: Indicator | undefined): Difference | null {
  const { fileText, fileNote, aside } = cell;
  if (fileText === null) return null;
  const file = { file: fileText, fileNote: fileNote ?? '' };
  if (isTyped(cell, indicator)) return { inForce: 'page', ...file, page: cell.text, pageNote: cell.note };
  return aside && { inForce: 'file', ...file, page: aside.text, pageNote: aside.note };
}

/** The cells named with the file's or the person's own text in force; the other stays at hand. @throws 404. */
export function settled(
  catalogue: Catalogue,
  form: readonly FormCell[],
  draft: Draft,
  { take, keys }: { take: 'file' | 'page'; keys: readonly string[] },
): Draft {
  const cells = { ...draft.cells };
  for (const key of keys) {
    const place = form.find((c) => c.key === key);
    if (!place) throw notFound('单元格');
    const indicator = findIndicator(catalogue, place.indicator);
    const cell = cells[key] ?? EMPTY_CELL;
    const difference = differenceOf(cell, indicator);
    if (difference && difference.inForce !== take) cells[key] = turned(cell, take, indicator);
  }
  return { ...draft, cells };
}

function turned(cell: DraftCell, take: 'file' | 'page', indicator: Indicator | undefined): DraftCell {
  const { text, note, reasons } = cell;
  const next =
    take === 'page' && cell.aside
      ? { ...cell.aside, aside: null }
      : {
          text: cell.fileText ?? '',
          note: cell.fileNote || note,
          reasons: {},
          aside: { text, note, reasons },
        };
  const { mark, amount } = readCell(next.text, indicator);
  return { ...cell, ...next, mark, amount };
}
