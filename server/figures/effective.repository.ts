/** The observations in force as known at a data version; what is in force is decided by shared/rules/effective.ts. */
import type { Catalogue } from '#shared/catalogue.ts';
import type { Observation, ObservationSource } from '#shared/panel.ts';
import { approvalsInForce, effectiveValues, type Held } from '#shared/rules/effective.ts';
import { rootOffice } from '#shared/tree/parts.ts';
import type { Db } from '../db/open.ts';
import { type HistoryInForce, historySource, listHistoryInForce } from './history.repository.ts';

export interface DataVersion {
  number: number;
  asOf: string;
}

/** The latest data version; number 0 before the first approval. */
export async function findLatestDataVersion(db: Db): Promise<DataVersion> {
  const row = await db
    .selectFrom('data_version')
    .selectAll()
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { number: row.number, asOf: row.created_at } : { number: 0, asOf: '1970-01-01T00:00:00.000Z' };
}

/** The data version that was the latest at a time; number 0 before the first. */
export async function findDataVersionAt(db: Db, at: string): Promise<DataVersion> {
  const row = await db
    .selectFrom('data_version')
    .selectAll()
    .where('created_at', '<=', at)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { number: row.number, asOf: row.created_at } : { number: 0, asOf: at };
}

/** A data version by number, or undefined. */
export async function findDataVersion(db: Db, number: number): Promise<DataVersion | undefined> {
  const row = await db.selectFrom('data_version').selectAll().where('number', '=', number).executeTakeFirst();
  return row && { number: row.number, asOf: row.created_at };
}

/** When the figures of a data version last changed: a version that follows from a allocation changes none. */
export async function findLatestApproval(db: Db, version: DataVersion): Promise<string> {
  const row = await db
    .selectFrom('data_version')
    .select('created_at')
    .where('number', '<=', version.number)
    .where(({ or, eb }) => or([eb('decision_id', 'is not', null), eb('history_number', 'is not', null)]))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.created_at ?? version.asOf;
}

/** Every decision that changed what is in force, oldest first. */
function selectForceSteps(db: Db) {
  return db
    .selectFrom('data_version')
    .innerJoin('decision', 'decision.id', 'data_version.decision_id')
    .innerJoin('submission', 'submission.id', 'decision.submission_id')
    .innerJoin('statistical_return', 'statistical_return.id', 'submission.return_id')
    .select([
      'decision.kind',
      'decision.decided_at',
      'submission.id',
      'submission.return_id',
      'statistical_return.organisation',
      'statistical_return.period',
    ])
    .orderBy('data_version.number');
}

/** Submissions in force at a data version, in the order in which they were approved. */
export async function listSubmissionsInForce(db: Db, dataVersion: number) {
  const steps = await selectForceSteps(db).where('data_version.number', '<=', dataVersion).execute();
  const held = [...Map.groupBy(steps, (s) => s.return_id).values()].flatMap((own) =>
    approvalsInForce(own).slice(-1),
  );
  return held.sort((a, b) => (a.decided_at < b.decided_at ? -1 : a.decided_at > b.decided_at ? 1 : 0));
}

/** The submission of a return that would hold without the one in force: what 撤销核定 brings back; null when nothing would. */
export async function findInForceBefore(
  db: Db,
  returnId: string,
  submission: string,
): Promise<string | null> {
  const steps = await selectForceSteps(db).where('submission.return_id', '=', returnId).execute();
  const others = approvalsInForce(steps).filter((s) => s.id !== submission);
  return others.at(-1)?.id ?? null;
}

/** A submission taken as if it were approved at a time: what would hold then. */
interface SupposedApproval extends Held {
  return_id: string;
}

/** All effective observations at a data version. */
export async function listEffectiveObservations(
  db: Db,
  catalogue: Catalogue,
  dataVersion: number,
): Promise<Observation[]> {
  const inForce = await listSubmissionsInForce(db, dataVersion);
  const history = await listHistoryInForce(db, dataVersion);
  return decideEffective(db, catalogue, inForce, history);
}

/** The effective observations of one period if a submission were approved; the other periods are left out. */
export async function listObservationsIfApproved(
  db: Db,
  catalogue: Catalogue,
  dataVersion: number,
  supposed: SupposedApproval,
): Promise<Observation[]> {
  const inForce = (await listSubmissionsInForce(db, dataVersion)).filter(
    (s) => s.period === supposed.period && s.return_id !== supposed.return_id,
  );
  const history = (await listHistoryInForce(db, dataVersion)).filter((v) => v.period === supposed.period);
  return decideEffective(db, catalogue, [...inForce, supposed], history);
}

async function decideEffective(
  db: Db,
  catalogue: Catalogue,
  inForce: readonly Held[],
  history: readonly HistoryInForce[],
): Promise<Observation[]> {
  const values = await listValues(
    db,
    inForce.map((s) => s.id),
  );
  const past = pastAsHeld(catalogue, history);
  const valuesOf = (held: Held) => past.get(held) ?? values.get(held.id) ?? [];
  const sources = new Map<string, ObservationSource>();
  return effectiveValues(catalogue, [...inForce, ...past.keys()], valuesOf).map(({ value, submission }) =>
    toObservation(value, submission, sources),
  );
}

/** Batches of past years speak for the office, which no form asks: whoever reports a cell goes before them. */
function pastAsHeld(
  catalogue: Catalogue,
  history: readonly HistoryInForce[],
): Map<Held, readonly StoredValue[]> {
  const organisation = rootOffice(catalogue)?.code ?? '';
  const parts = Map.groupBy(history, ({ act_number, period }) => `${act_number}|${period}`);
  return new Map(
    [...parts.values()].flatMap((own) => {
      const [first] = own;
      if (!first) return [];
      const { act_number, period, decided_at } = first;
      return [[{ id: historySource(act_number), organisation, period, decided_at }, own] as const];
    }),
  );
}

type ValueRow = Awaited<ReturnType<typeof selectValues>>[number];
type StoredValue = Omit<ValueRow, 'submission_id'>;

function selectValues(db: Db, submissions: string[]) {
  return db
    .selectFrom('submission_value')
    .select(['submission_id', 'unit', 'indicator', 'mark', 'amount', 'origin', 'release', 'citation'])
    .where('submission_id', 'in', submissions)
    .execute();
}

/** Read in batches: databases limit the parameters of one statement. */
async function listValues(db: Db, submissions: string[]): Promise<Map<string, ValueRow[]>> {
  const batch = 500;
  const grouped = new Map<string, ValueRow[]>();
  for (let start = 0; start < submissions.length; start += batch) {
    for (const row of await selectValues(db, submissions.slice(start, start + batch))) {
      const rows = grouped.get(row.submission_id);
      if (rows) rows.push(row);
      else grouped.set(row.submission_id, [row]);
    }
  }
  return grouped;
}

/** One source object is shared by all values that came the same way, so the panel keeps few. */
function toObservation(
  value: StoredValue,
  submission: Held,
  sources: Map<string, ObservationSource>,
): Observation {
  const sourceKey = `${submission.id}|${value.origin}|${value.release}|${value.citation}`;
  let source = sources.get(sourceKey);
  if (!source) {
    source = {
      submission: submission.id,
      organisation: submission.organisation,
      approvedAt: submission.decided_at,
      origin: value.origin,
      release: value.release,
      citation: value.citation,
    };
    sources.set(sourceKey, source);
  }
  return {
    unit: value.unit,
    indicator: value.indicator,
    period: submission.period,
    mark: value.mark,
    amount: value.amount,
    source,
  };
}
