/**
 * A file's figures laid over a draft. What the file says now goes before what the page holds, except where the person
 * corrected a cell in the page and the file still says there what it said before: nothing is typed twice.
 */
import { type Catalogue, type FormCell, findIndicator } from '#shared/catalogue.ts';
import type { DraftCell } from '#shared/contract/returns.ts';
import { REASON_MARK } from '#shared/figure.ts';
import { readCell } from '#shared/rules/read-cell.ts';
import type { LocatedValue } from '../workbook/types.ts';
import { type Draft, EMPTY_CELL } from '../workflow/draft.ts';

/** The page takes no longer texts; a longer one is no figure anyway. */
const MAX_TEXT = 200;
const MAX_NOTE = 2000;

export interface FileCells extends Pick<Draft, 'cells' | 'fromFile'> {
  /** Addresses (or keys, for cells that the file does not have) where the page's correction stood. */
  kept: string[];
}

/** Every cell of the form after an upload; reasons and notes stay with figures that did not change. */
export function layFile(
  catalogue: Catalogue,
  form: readonly FormCell[],
  before: Draft,
  values: readonly LocatedValue[],
): FileCells {
  const found = new Map(values.map((v) => [v.key, v]));
  const result: Required<FileCells> = { cells: {}, fromFile: {}, kept: [] };
  for (const { key, indicator } of form) {
    const value = found.get(key);
    const said = value ? textOf(value) : '';
    const old = before.cells[key] ?? EMPTY_CELL;
    const saidBefore = before.fromFile?.[key] ?? '';
    const keeps = said === saidBefore && old.text !== saidBefore;
    if (keeps) result.kept.push(value?.address ?? findIndicator(catalogue, indicator)?.name ?? indicator);
    result.fromFile[key] = said;
    const place = { cell: value?.address ?? null, raw: value ? value.raw.slice(0, MAX_TEXT) : null };
    const read = readCell(said, findIndicator(catalogue, indicator));
    result.cells[key] = keeps ? { ...old, ...place } : { ...replaced(old, said, read, value), ...place };
  }
  return result;
}

function replaced(
  old: DraftCell,
  text: string,
  { mark, amount }: Pick<DraftCell, 'mark' | 'amount'>,
  value: LocatedValue | undefined,
): DraftCell {
  const same = old.mark === mark && old.amount === amount && (mark !== 'invalid' || old.text === text);
  const note = value?.note?.slice(0, MAX_NOTE) ?? (same ? old.note : '');
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
