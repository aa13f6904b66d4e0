/** Paragraphs that somebody wrote anew: rows that are only added, the newest of a paragraph in force. */
import type { Period } from '#shared/period.ts';
import type { DocumentKind } from '#shared/report/model.ts';
import { Said } from '#shared/report/said.ts';
import { nextNumber } from '../db/next-number.ts';
import type { ReportEditTable } from '../db/office-tables.ts';
import type { Db, Trx } from '../db/open.ts';
import { readStored } from '../db/stored-json.ts';

interface OfDocument {
  period: Period;
  kind: DocumentKind;
  unit: string;
}

/** An edit in force. */
export interface StoredEdit {
  number: number;
  paragraph: string;
  text: string;
  computed: Said;
  by: string;
  at: string;
}

/** Every edit of a document, newest first. */
export function listEdits(db: Db, { period, kind, unit }: OfDocument) {
  return db
    .selectFrom('report_edit as e')
    .innerJoin('account as a', 'a.id', 'e.edited_by')
    .select(['e.number', 'e.paragraph', 'e.text', 'e.computed', 'a.display_name as by', 'e.edited_at as at'])
    .where('e.period', '=', period)
    .where('e.kind', '=', kind)
    .where('e.unit', '=', unit)
    .orderBy('e.number', 'desc')
    .execute();
}

/** The newest edit of each paragraph that was not taken back. */
export async function listEditsInForce(db: Db, document: OfDocument): Promise<StoredEdit[]> {
  const newest = new Map<string, Awaited<ReturnType<typeof listEdits>>[number]>();
  for (const edit of await listEdits(db, document))
    if (!newest.has(edit.paragraph)) newest.set(edit.paragraph, edit);
  return [...newest.values()].flatMap(({ text, computed, ...edit }) =>
    text === null ? [] : [{ ...edit, text, computed: readStored(Said, computed, `edit ${edit.number}`) }],
  );
}

/** @returns the number it was given. */
export async function insertEdit(trx: Trx, row: Omit<ReportEditTable, 'number'>): Promise<number> {
  const number = await nextNumber(trx, 'report_edit');
  await trx
    .insertInto('report_edit')
    .values({ number, ...row })
    .execute();
  return number;
}
