/** The working copy of a return as it is stored. */
import { z } from 'zod';
import { type Catalogue, findIndicator } from '#shared/catalogue.ts';
import { EvidenceFile, Signature, UploadedFile } from '#shared/contract/receipt.ts';
import { DraftCell } from '#shared/contract/return-row.ts';
import type { DraftBody } from '#shared/contract/returns.ts';
import { type Place, Understood } from '#shared/contract/understood.ts';
import type { FormCell } from '#shared/forms.ts';
import { readCell } from '#shared/rules/read-cell.ts';
import type { FileSource, RuleCell } from '#shared/rules/rule-cell.ts';
import { notFound } from '../http/problem.ts';
import { isTyped } from './same-reading.ts';

/** Where a figure comes from when it is not simply reported: demonstration and published figures. */
export interface Provenance {
  origin: 'reported' | 'published' | 'simulated';
  citation: string;
}

export interface Draft {
  cells: Record<string, DraftCell>;
  file: UploadedFile | null;
  evidence: EvidenceFile[];
  signature: Signature;
}

export const NO_SIGNATURE: Signature = { preparedBy: '', checkedBy: '', telephone: '' };

export const EMPTY_DRAFT: Draft = { cells: {}, file: null, evidence: [], signature: NO_SIGNATURE };

export const EMPTY_CELL: DraftCell = {
  text: '',
  mark: 'unreported',
  amount: null,
  cell: null,
  raw: null,
  sheet: null,
  sourceUnit: null,
  factor: null,
  fileText: null,
  fileNote: null,
  aside: null,
  note: '',
  release: '',
  reasons: {},
  answer: '',
};

/** What is stored of a draft; drafts of earlier versions lack what was not kept then. */
const StoredDraft = z.object({
  cells: z.record(z.string(), DraftCell.partial()),
  // A reading of an earlier release that no longer fits is as one that was not kept: the figures stay.
  file: UploadedFile.extend({ understood: Understood.nullable().catch(null) }).nullable(),
  evidence: z.array(EvidenceFile).default([]),
  signature: Signature.default(NO_SIGNATURE),
});

/** The draft of a return; an empty one where nothing was kept. */
export function parseDraft(stored: string | undefined): Draft {
  if (!stored) return EMPTY_DRAFT;
  const { cells, ...rest } = StoredDraft.parse(JSON.parse(stored));
  return {
    ...rest,
    cells: Object.fromEntries(Object.entries(cells).map(([key, cell]) => [key, { ...EMPTY_CELL, ...cell }])),
  };
}

/** A draft with the given cells read anew; cells not named stay. @throws 404 for a cell outside the form. */
export function withCells(
  catalogue: Catalogue,
  form: readonly FormCell[],
  draft: Draft,
  edits: DraftBody['cells'],
): Draft {
  const cells = { ...draft.cells };
  const known = new Map(form.map((c) => [c.key, c]));
  for (const { key, ...edit } of edits) {
    const place = known.get(key);
    if (!place) throw notFound('单元格');
    const before = cells[key] ?? EMPTY_CELL;
    const { mark, amount } = readCell(edit.text, findIndicator(catalogue, place.indicator));
    // The address in the file stays: the figure still belongs there, even when it was corrected in the page. What is
    // typed anew takes the place of what was typed before.
    const aside = edit.text === before.text && edit.note === before.note ? before.aside : null;
    cells[key] = { ...before, ...edit, mark, amount, aside };
  }
  return { ...draft, cells };
}

/** The draft as the checks see it, one cell for every cell of the form. */
export function ruleCells(catalogue: Catalogue, form: readonly FormCell[], draft: Draft): RuleCell[] {
  const doubts = doubtsOf(draft.file?.understood ?? null);
  return form.map(({ key, unit, indicator: code, required }) => {
    const cell = draft.cells[key] ?? EMPTY_CELL;
    const indicator = findIndicator(catalogue, code);
    const { mark, amount, fault } = readCell(cell.text, indicator);
    return {
      key,
      unit,
      indicator: code,
      required,
      text: cell.text,
      mark,
      amount,
      note: cell.note,
      reasons: cell.reasons,
      fault,
      source: sourceOf(cell, doubts, isTyped(cell, indicator)),
    };
  });
}

type Doubts = ReadonlyMap<string, Pick<FileSource, 'formula' | 'words'>>;

/** Doubtful formulas of the file by their cells. */
function doubtsOf(understood: Understood | null): Doubts {
  const { uncalculated = [], contradicted = [] } = understood?.formulas ?? {};
  const doubts = (places: readonly Place[], formula: FileSource['formula']) =>
    places.map(({ cells, text }): [string, Pick<FileSource, 'formula' | 'words'>] => [
      cells,
      { formula, words: text.trim() },
    ]);
  return new Map([...doubts(uncalculated, 'uncalculated'), ...doubts(contradicted, 'contradicted')]);
}

function sourceOf(cell: DraftCell, doubts: Doubts, typed: boolean): FileSource | null {
  if (cell.cell === null || typed) return null;
  const doubt = doubts.get(cell.cell) ?? { formula: null, words: '' };
  return { address: cell.cell, raw: cell.raw ?? '', unit: cell.sourceUnit, ...doubt };
}
