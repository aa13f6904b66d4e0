/** What the person changed and the server does not have yet, kept apart from what the server answered. */

import type { ReturnRow } from '#shared/contract/return-row.ts';
import type { DraftBody, ReturnView } from '#shared/contract/returns.ts';

/** One cell as it is sent: texts only, the server reads them. */
export type CellEdit = Omit<DraftBody['cells'][number], 'key'>;
/** Changed cells by key; a cell that equals the saved one is not among them. */
export type Edits = Readonly<Record<string, CellEdit>>;

/** The saved state of a cell in the form it is sent. */
export function savedCell({ cell }: ReturnRow): CellEdit {
  return {
    text: cell.text,
    note: cell.note,
    release: cell.release,
    reasons: cell.reasons,
    answer: cell.answer,
  };
}

/** The cell as the page shows it: the change if there is one. */
export function shownCell(row: ReturnRow, edits: Edits): CellEdit {
  return edits[row.key] ?? savedCell(row);
}

function sameReasons(a: Record<string, string>, b: Record<string, string>): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => (a[key] ?? '') === (b[key] ?? ''));
}

function sameCell(a: CellEdit, b: CellEdit): boolean {
  return (
    a.text === b.text &&
    a.note === b.note &&
    a.release === b.release &&
    a.answer === b.answer &&
    sameReasons(a.reasons, b.reasons)
  );
}

/** Keeps the changes that still differ from what is saved in `view`. */
function stillDifferent(view: ReturnView, edits: Edits): Edits {
  const rows = new Map(view.rows.map((row) => [row.key, row]));
  return Object.fromEntries(
    Object.entries(edits).filter(([key, edit]) => {
      const row = rows.get(key);
      return row !== undefined && !sameCell(edit, savedCell(row));
    }),
  );
}

/** The changes after one more: only fields named in each patch change. */
export function withPatches(
  view: ReturnView,
  edits: Edits,
  patches: Readonly<Record<string, Partial<CellEdit>>>,
): Edits {
  const next: Record<string, CellEdit> = { ...edits };
  for (const row of view.rows) {
    const patch = patches[row.key];
    if (patch) next[row.key] = { ...shownCell(row, edits), ...patch };
  }
  return stillDifferent(view, next);
}

/** The changes after the server answered to `sent`: what was typed meanwhile stays. */
export function afterReply(reply: ReturnView, edits: Edits, sent: Edits): Edits {
  const typedSince = Object.entries(edits).filter(([key, edit]) => {
    const before = sent[key];
    return before === undefined || !sameCell(edit, before);
  });
  return stillDifferent(reply, Object.fromEntries(typedSince));
}

/** The changes laid over a newer state of the return. */
export function rebased(newer: ReturnView, edits: Edits): Edits {
  return stillDifferent(newer, edits);
}

/** The whole form as it is sent. */
export function draftBody(view: ReturnView, edits: Edits): DraftBody {
  return {
    version: view.version,
    cells: view.rows.map((row) => ({ key: row.key, ...shownCell(row, edits) })),
  };
}

export function isUnsaved(edits: Edits): boolean {
  return Object.keys(edits).length > 0;
}

/** Nothing typed, chosen or uploaded yet. */
export function isBlank(view: ReturnView): boolean {
  return view.file === null && view.rows.every((row) => row.cell.text.trim() === '');
}
