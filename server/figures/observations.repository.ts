/** The observations in force as known at a data version; what is in force is decided by shared/rules/effective.ts. */
import type { Catalogue } from '#shared/catalogue.ts';
import type { Observation, ObservationSource } from '#shared/panel.ts';
import type { Period } from '#shared/period.ts';
import { effectiveValues, type Held } from '#shared/rules/effective.ts';
import { rootOffice } from '#shared/tree/parts.ts';
import type { Db } from '../db/open.ts';
import { type InForce, listSubmissionsInForce } from './effective.repository.ts';
import { type HistoryInForce, historySource, listHistoryInForce } from './history.repository.ts';

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

/**
 * One period after the other: the rows of one are let go before those of the next are read, so that a nation's figures of ten
 * years need no more room than the figures themselves. @param units those asked for; all where nothing is said
 */
async function decideEffective(
  db: Db,
  catalogue: Catalogue,
  inForce: readonly Held[],
  history: readonly HistoryInForce[],
  units?: readonly string[],
): Promise<Observation[]> {
  const past = pastAsHeld(catalogue, history);
  const byPeriod = Map.groupBy([...inForce, ...past.keys()], ({ period }) => period);
  const kept = keepOnce();
  const observations: Observation[][] = [];
  for (const held of byPeriod.values()) {
    const asked = held.filter((one) => !past.has(one)).map(({ id }) => id);
    const values = await listValues(db, asked, units);
    const valuesOf = (one: Held) => past.get(one) ?? values.get(one.id) ?? [];
    // Whoever says nothing of the units has no part in them, and need not be asked what its form is.
    const speaking = held.filter((one) => past.has(one) || values.has(one.id));
    observations.push(
      effectiveValues(catalogue, speaking, valuesOf).map(({ value, submission }) =>
        toObservation(value, submission, kept),
      ),
    );
  }
  return observations.flat();
}

/** What many observations share, once: a driver makes every text of every row anew. */
interface Kept {
  code(text: string): string;
  sources: Map<string, ObservationSource>;
}

function keepOnce(): Kept {
  const codes = new Map<string, string>();
  const code = (text: string) => {
    const known = codes.get(text);
    if (known === undefined) codes.set(text, text);
    return known ?? text;
  };
  return { code, sources: new Map() };
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
function toObservation(value: StoredValue, submission: Held, { code, sources }: Kept): Observation {
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
    unit: code(value.unit),
    indicator: code(value.indicator),
    period: submission.period,
    mark: value.mark,
    amount: value.amount,
    source,
  };
}
