/** Reading what was attached to submissions; the workflow writes it. */
import type { EvidenceFile } from '#shared/contract/receipt.ts';
import type { Db } from '../db/open.ts';

/** What went with a submission, in the order it was attached; the bytes are read one file at a time. */
export async function listEvidence(db: Db, submission: string): Promise<EvidenceFile[]> {
  const rows = await db
    .selectFrom('submission_evidence as e')
    .innerJoin('stored_file as f', 'f.id', 'e.file_id')
    .innerJoin('account as a', 'a.id', 'f.uploaded_by')
    .select([
      'f.id',
      'e.kind',
      'f.name',
      'f.media_type as mediaType',
      'f.byte_size as byteSize',
      'f.sha256',
      'f.uploaded_at as uploadedAt',
      'a.display_name as uploadedBy',
    ])
    .where('e.submission_id', '=', submission)
    .orderBy('e.ordinal')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind === 'scan' ? 'scan' : 'evidence' }));
}

/** Whether a file went with a submission of this very return that was not withdrawn. */
export async function wasSubmitted(db: Db, returnId: string, file: string): Promise<boolean> {
  const row = await db
    .selectFrom('submission_evidence as e')
    .innerJoin('submission as s', 's.id', 'e.submission_id')
    .select('e.file_id')
    .where('s.return_id', '=', returnId)
    .where('e.file_id', '=', file)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('decision as d')
            .select('d.id')
            .whereRef('d.submission_id', '=', 's.id')
            .where('d.kind', '=', 'withdraw'),
        ),
      ),
    )
    .executeTakeFirst();
  return row !== undefined;
}
