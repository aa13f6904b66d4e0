/** Where a reported figure came from, and every approved value of its cell. */
import type { Db } from '../db/open.ts';

interface CellOrigin {
  organisation: string;
  revision: number;
  submittedBy: string;
  submittedAt: string;
  approvedBy: string;
  approvedAt: string;
  cell: string | null;
  raw: string | null;
  sheet: string | null;
  sourceUnit: string | null;
  factor: string | null;
  typed: boolean;
  note: string;
}

/** The submission behind a value as approved at a data version. */
export async function findCellOrigin(
  db: Db,
  submission: string,
  unit: string,
  indicator: string,
): Promise<CellOrigin | undefined> {
  const row = await db
    .selectFrom('submission_value as v')
    .innerJoin('submission as s', 's.id', 'v.submission_id')
    .innerJoin('statistical_return as r', 'r.id', 's.return_id')
    .innerJoin('account as a', 'a.id', 's.submitted_by')
    .select([
      'r.organisation',
      's.revision',
      'a.display_name as submittedBy',
      's.submitted_at as submittedAt',
      'v.cell',
      'v.raw',
      'v.sheet',
      'v.source_unit as sourceUnit',
      'v.factor',
      'v.typed',
      'v.note',
    ])
    .where('v.submission_id', '=', submission)
    .where('v.unit', '=', unit)
    .where('v.indicator', '=', indicator)
    .executeTakeFirst();
  if (!row) return undefined;
  const approval = await db
    .selectFrom('decision as d')
    .innerJoin('account as a', 'a.id', 'd.decided_by')
    .select(['a.display_name as approvedBy', 'd.decided_at as approvedAt'])
    .where('d.submission_id', '=', submission)
    .where('d.kind', '=', 'approve')
    .orderBy('d.decided_at', 'desc')
    .executeTakeFirst();
  return {
    ...row,
    typed: row.typed === 1,
    approvedBy: approval?.approvedBy ?? '',
    approvedAt: approval?.approvedAt ?? '',
  };
}

/** Every approval of an indicator, of all units or of one, up to a data version, and every one taken back, oldest first. */
export function listForceSteps(db: Db, indicator: string, dataVersion: number, unit?: string) {
  const steps = db
    .selectFrom('data_version as n')
    .innerJoin('decision as d', 'd.id', 'n.decision_id')
    .innerJoin('submission as s', 's.id', 'd.submission_id')
    .innerJoin('statistical_return as r', 'r.id', 's.return_id')
    .innerJoin('submission_value as v', 'v.submission_id', 's.id')
    .innerJoin('account as a', 'a.id', 'd.decided_by')
    .select([
      'n.number as dataVersion',
      'd.kind',
      's.id',
      'd.decided_at as at',
      'v.unit',
      'v.mark',
      'v.amount',
      'v.release',
      'v.citation',
      'v.origin',
      'r.organisation',
      'r.period',
      'a.display_name as by',
    ])
    .where('v.indicator', '=', indicator)
    .where('d.kind', 'in', ['approve', 'reopen'])
    .where('n.number', '<=', dataVersion)
    .orderBy('n.number');
  return (unit === undefined ? steps : steps.where('v.unit', '=', unit)).execute();
}
