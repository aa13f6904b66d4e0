/** The observations in force as known at a data version; what is in force is decided by shared/rules/effective.ts. */
import type { Catalogue } from '#shared/catalogue.ts';
import type { Observation, ObservationSource } from '#shared/panel.ts';
import type { Period } from '#shared/period.ts';
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

/** A submission that is in force for its return. */
export interface InForce extends Held {
  return_id: string;
  /** The first data version that the return had a part in: of two approved at one instant the earlier return's comes first. */
  since: number;
}

/** Every decision that changed what is in force, oldest first. */
export function selectForceSteps(db: Db) {
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
      'data_version.number as since',
    ])
    .orderBy('data_version.number');
}

/** Submissions in force at a data version, in the order in which they were approved. */
export async function listSubmissionsInForce(db: Db, dataVersion: number): Promise<InForce[]> {
  const steps = await selectForceSteps(db).where('data_version.number', '<=', dataVersion).execute();
  return inOrder([...Map.groupBy(steps, (s) => s.return_id).values()].flatMap(heldOf));
}

/** The submission of one return that its steps, oldest first, leave in force; none or one. */
export function heldOf(own: readonly (InForce & { kind: string })[]): InForce[] {
  const since = own[0]?.since ?? 0;
  return approvalsInForce(own)
    .slice(-1)
    .map(({ kind: _, ...held }) => ({ ...held, since }));
}

export function inOrder(held: readonly InForce[]): InForce[] {
  return [...held].sort((a, b) =>
    a.decided_at < b.decided_at ? -1 : a.decided_at > b.decided_at ? 1 : a.since - b.since,
  );
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

/** All effective observations at a data version. @param inForce the submissions in force then, in their order */
export async function listEffectiveObservations(
  db: Db,
  catalogue: Catalogue,
  dataVersion: number,
  inForce?: readonly InForce[],
): Promise<Observation[]> {
  const held = inForce ?? (await listSubmissionsInForce(db, dataVersion));
  return decideEffective(db, catalogue, held, await listHistoryInForce(db, dataVersion));
}

/** Those of some units in one period. @param inForce the submissions in force in that period, in their order */
export async function listEffectiveOf(
  db: Db,
  catalogue: Catalogue,
  { period, units, dataVersion }: { period: Period; units: readonly string[]; dataVersion: number },
  inForce: readonly InForce[],
): Promise<Observation[]> {
  const history = await listHistoryInForce(db, dataVersion, null, { period, units });
  return decideEffective(db, catalogue, inForce, history, units);
}

/** @param units those asked for; all where nothing is said */
async function decideEffective(
  db: Db,
  catalogue: Catalogue,
  inForce: readonly Held[],
  history: readonly HistoryInForce[],
  units?: readonly string[],
): Promise<Observation[]> {
  const values = await listValues(
    db,
    inForce.map((s) => s.id),
    units,
  );
  const past = pastAsHeld(catalogue, history);
  const valuesOf = (held: Held) => past.get(held) ?? values.get(held.id) ?? [];
  // Whoever says nothing of the units has no part in them, and need not be asked what its form is.
  const speaking = [...inForce.filter(({ id }) => values.has(id)), ...past.keys()];
  const sources = new Map<string, ObservationSource>();
  return effectiveValues(catalogue, speaking, valuesOf).map(({ value, submission }) =>
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

/** Units that are named in a statement. */
const MANY = 200;

type ValueRow = Awaited<ReturnType<typeof selectValues>>[number];
type StoredValue = Omit<ValueRow, 'submission_id'>;

function selectValues(db: Db, submissions: readonly string[], units: readonly string[] | undefined) {
  const values = db
    .selectFrom('submission_value')
    .select(['submission_id', 'unit', 'indicator', 'mark', 'amount', 'origin', 'release', 'citation'])
    .where('submission_id', 'in', submissions);
  return (units ? values.where('unit', 'in', units) : values).execute();
}

/** Read in batches: databases limit the parameters of one statement. */
async function listValues(
  db: Db,
  submissions: readonly string[],
  units: readonly string[] | undefined,
): Promise<Map<string, ValueRow[]>> {
  // More units than one statement may name: all of them are read, and those that were not asked for left out.
  const asked = units && units.length <= MANY ? units : undefined;
  const wanted = new Set(units);
  const batch = 500;
  const grouped = new Map<string, ValueRow[]>();
  for (let start = 0; start < submissions.length; start += batch) {
    for (const row of await selectValues(db, submissions.slice(start, start + batch), asked)) {
      if (units && !wanted.has(row.unit)) continue;
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
