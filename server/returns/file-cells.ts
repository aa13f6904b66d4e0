/**
 * A file's figures laid over a draft. The newest file goes before what the page holds and leaves nothing of an earlier
 * file; what the person typed is kept beside it (`aside`) or, where the file has no figure to set against it, in force.
 */
import { type Catalogue, findIndicator, type Indicator } from '#shared/catalogue.ts';
import type { DraftCell } from '#shared/contract/return-row.ts';
import { REASON_MARK } from '#shared/figure.ts';
import type { FormCell } from '#shared/forms.ts';
import { readCell } from '#shared/rules/read-cell.ts';
import type { LocatedValue } from '../workbook/types.ts';
import { type Draft, EMPTY_CELL } from '../workflow/draft.ts';
import { isTyped, sameReading } from '../workflow/same-reading.ts';

/** The page takes no longer texts; a longer one is no figure anyway. */
const MAX_TEXT = 200;
const MAX_NOTE = 2000;

/** Every cell of the form after an upload; reasons stay with figures that did not change. */
export function layFile(
  catalogue: Catalogue,
  form: readonly FormCell[],
  before: Draft,
  values: readonly LocatedValue[],
): Draft['cells'] {
  const found = new Map(values.map((v) => [v.key, v]));
  return Object.fromEntries(
    form.map(({ key, indicator: code }) => {
      const indicator = findIndicator(catalogue, code);
      const value = found.get(key);
      return [key, laid(before.cells[key] ?? EMPTY_CELL, value, indicator)];
    }),
  );
}

function laid(old: DraftCell, value: LocatedValue | undefined, indicator: Indicator | undefined): DraftCell {
  const said = value ? textOf(value) : '';
  const place = {
    cell: value?.address ?? null,
    raw: value ? value.raw.slice(0, MAX_TEXT) : null,
    sheet: value?.sheet ?? null,
    sourceUnit: value?.unit ?? null,
    factor: value?.factor ?? null,
    fileText: said,
    fileNote: value?.note?.slice(0, MAX_NOTE) ?? '',
  };
  const typed = isTyped(old, indicator);
  const agrees = sameReading(old.text, said, indicator);
  if (typed && !agrees && stands(old, said, indicator)) return { ...old, ...place, aside: null };
  const aside =
    typed && !agrees ? ownOf(old) : (lostNote(old, said, place.fileNote) ?? keptAside(old, said, indicator));
  return { ...replaced(old, said, indicator, place.fileNote), ...place, aside };
}

const ownOf = ({ text, note, reasons }: DraftCell) => ({ text, note, reasons });

/** A note written in the page that the file replaces beside an unchanged figure. */
function lostNote(old: DraftCell, said: string, fileNote: string): DraftCell['aside'] {
  return fileNote !== '' && isWritten(old) && old.note !== fileNote ? { ...ownOf(old), text: said } : null;
}

/** What an earlier file displaced stays at hand while this file does not say it either. */
function keptAside({ aside }: DraftCell, said: string, indicator: Indicator | undefined): DraftCell['aside'] {
  return aside && !sameReading(aside.text, said, indicator) ? aside : null;
}

/** True for a note of the person's own, not of the last file. */
function isWritten(cell: DraftCell): boolean {
  return cell.note !== '' && cell.note !== (cell.fileNote ?? '');
}

/**
 * What was typed stays in force only where the file has no figure to set against it: it is blank there, or it still
 * holds the very text that is no figure and that the person has mended in the page.
 */
function stands(old: DraftCell, said: string, indicator: Indicator | undefined): boolean {
  const { mark } = readCell(said, indicator);
  return said === '' || (mark === 'invalid' && said === old.fileText);
}

function replaced(
  old: DraftCell,
  text: string,
  indicator: Indicator | undefined,
  fileNote: string,
): DraftCell {
  const { mark, amount } = readCell(text, indicator);
  // A note written in the page outlives the figure: it says what the item is; a reason explains that one figure.
  const same = sameReading(old.text, text, indicator);
  const note = fileNote || (isWritten(old) || same ? old.note : '');
  return { ...old, text, mark, amount, note, reasons: same ? old.reasons : {} };
}

/** What the page shows in the cell: the number in the form's unit, the mark's word, or the text as it stands. */
function textOf(value: LocatedValue): string {
  const { standsFor } = value;
  if (standsFor === 'number' && value.value !== undefined) return value.value;
  if (standsFor === 'blank') return '';
  if (standsFor === 'unreported' || standsFor === 'not_applicable' || standsFor === 'missing')
    return REASON_MARK[standsFor];
  return value.raw.slice(0, MAX_TEXT);
}
