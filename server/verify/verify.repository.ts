/** Everything `npm run verify` recomputes, read in batches so that ten years of data fit in memory. */
import type { Db } from '../db/open.ts';
import type { AuditEventTable } from '../db/tables.ts';

const BATCH = 500;

/** The audit trail in order, `BATCH` events at a time. */
export async function* readAudit(db: Db): AsyncGenerator<AuditEventTable[]> {
  let after = -1;
  for (;;) {
    const rows = await db
      .selectFrom('audit_event')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(BATCH)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.seq;
  }
}

export function listSubmissionsToVerify(db: Db) {
  return db
    .selectFrom('submission')
    .innerJoin('statistical_return', 'statistical_return.id', 'submission.return_id')
    .select([
      'submission.id',
      'submission.digest',
      'submission.revision',
      'submission.comment',
      'submission.prepared_by',
      'submission.checked_by',
      'submission.telephone',
      'submission.catalogue_version',
      'statistical_return.period',
      'statistical_return.organisation',
    ])
    .orderBy('submission.submitted_at')
    .orderBy('submission.id')
    .execute();
}

/** Stored programmes by number. */
export async function listProgrammes(db: Db): Promise<Map<number, string>> {
  const rows = await db.selectFrom('catalogue_version').select(['number', 'content']).execute();
  return new Map(rows.map(({ number, content }) => [number, content]));
}

/** What a submission's digest is made of. */
export async function findSubmittedRows(db: Db, submission: string) {
  return {
    values: await db
      .selectFrom('submission_value')
      .selectAll()
      .where('submission_id', '=', submission)
      .execute(),
    findings: await db
      .selectFrom('submission_finding')
      .selectAll()
      .where('submission_id', '=', submission)
      .orderBy('ordinal')
      .execute(),
    answers: await db
      .selectFrom('submission_answer')
      .selectAll()
      .where('submission_id', '=', submission)
      .execute(),
    evidence: await db
      .selectFrom('submission_evidence')
      .innerJoin('stored_file', 'stored_file.id', 'submission_evidence.file_id')
      .select(['submission_evidence.kind', 'stored_file.name', 'stored_file.sha256'])
      .where('submission_evidence.submission_id', '=', submission)
      .execute(),
  };
}

/** Names and fingerprints; the bytes are read one file at a time. */
export function listStoredFiles(db: Db) {
  return db.selectFrom('stored_file').select(['id', 'name', 'sha256']).orderBy('id').execute();
}

export async function findFileBytes(db: Db, id: string): Promise<Uint8Array | undefined> {
  const row = await db.selectFrom('stored_file').select('content').where('id', '=', id).executeTakeFirst();
  return row?.content;
}

/** Target → unit → amount of every allocation; a withdrawal has no parts. */
export async function listAllocationParts(
  db: Db,
): Promise<Map<number, Record<string, Record<string, string>>>> {
  const allocations = await db.selectFrom('target_split').select('number').orderBy('number').execute();
  const values = await db.selectFrom('target_split_value').selectAll().execute();
  const parts = new Map<number, Record<string, Record<string, string>>>(
    allocations.map((s) => [s.number, {}]),
  );
  for (const { split_number, target, unit, amount } of values) {
    const allocation = parts.get(split_number) ?? {};
    allocation[target] = { ...allocation[target], [unit]: amount };
    parts.set(split_number, allocation);
  }
  return parts;
}

/** Data versions with the decision, the allocation, the programme or the act of history that made each. */
export function listDataVersions(db: Db) {
  return db
    .selectFrom('data_version')
    .leftJoin('decision', 'decision.id', 'data_version.decision_id')
    .select([
      'data_version.number',
      'data_version.split_number',
      'data_version.history_number',
      'data_version.catalogue_version',
      'decision.kind',
      'decision.submission_id',
    ])
    .orderBy('data_version.number')
    .execute();
}

/** Loads of past years with the fingerprint that each carries, and their values in the order of their cells. */
export async function listHistoryLoads(db: Db) {
  const loads = await db
    .selectFrom('history_act')
    .select(['number', 'digest'])
    .where('kind', '=', 'load')
    .orderBy('number')
    .execute();
  return Promise.all(
    loads.map(async ({ number, digest }) => ({
      number,
      digest,
      values: await db
        .selectFrom('history_value')
        .selectAll()
        .where('act_number', '=', number)
        .orderBy('period')
        .orderBy('unit')
        .orderBy('indicator')
        .execute(),
    })),
  );
}

export async function listDocuments(db: Db): Promise<{ name: string; digest: string; content: string }[]> {
  const runs = await db
    .selectFrom('assessment_run')
    .select(['number', 'digest', 'content'])
    .orderBy('number')
    .execute();
  const publications = await db
    .selectFrom('publication')
    .select(['period', 'version', 'digest', 'content'])
    .orderBy('period')
    .orderBy('version')
    .execute();
  return [
    ...runs.map((r) => ({ name: `run/${r.number}`, digest: r.digest, content: r.content })),
    ...publications.map((p) => ({
      name: `publication/${p.period}/${p.version}`,
      digest: p.digest,
      content: p.content,
    })),
  ];
}

/** Returns that wait for their organisation's approver: the last step of their signing asks for it. */
export async function listAskedReturns(db: Db): Promise<ReadonlySet<string>> {
  const steps = await db
    .selectFrom('return_signing')
    .select(['return_id', 'kind'])
    .orderBy('number')
    .execute();
  const last = new Map(steps.map(({ return_id, kind }) => [return_id, kind]));
  return new Set([...last].flatMap(([id, kind]) => (kind === 'ask' ? [id] : [])));
}

/** Every return as it stands, and the return that each submission belongs to. */
export async function listReturns(db: Db) {
  const returns = await db
    .selectFrom('statistical_return')
    .select(['id', 'period', 'organisation', 'state', 'submission_id', 'approved_submission_id'])
    .execute();
  const submissions = await db.selectFrom('submission').select(['id', 'return_id']).execute();
  return { returns, returnOf: new Map(submissions.map((row) => [row.id, row.return_id])) };
}
