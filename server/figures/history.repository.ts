/** Figures of past years that a batch brought: what holds at a data version, where one came from, when each came and went. */
import type { Period } from '#shared/period.ts';
import type { HistoryValueTable } from '../db/history-tables.ts';
import type { Db } from '../db/open.ts';

/** The source's name of a batch, beside the ids of submissions. */
const SOURCE = 'history/';
export const historySource = (act: number) => `${SOURCE}${act}`;

/** The number of the batch that a source names; null for a submission. */
export function historyActOf(source: string): number | null {
  return source.startsWith(SOURCE) ? Number(source.slice(SOURCE.length)) : null;
}

export interface HistoryInForce extends HistoryValueTable {
  /** When the batch was confirmed. */
  decided_at: string;
}

/** Every confirmed act up to a data version, oldest first. */
function selectActs(db: Db, dataVersion: number) {
  return db
    .selectFrom('data_version as n')
    .innerJoin('history_act as h', 'h.number', 'n.history_number')
    .innerJoin('history_decision as d', 'd.act_number', 'h.number')
    .innerJoin('account as a', 'a.id', 'd.decided_by')
    .select([
      'n.number as dataVersion',
      'h.number',
      'h.kind',
      'h.reverses',
      'd.decided_at as at',
      'a.display_name as by',
    ])
    .where('n.number', '<=', dataVersion)
    .orderBy('n.number');
}

/** The values of all loads that nothing took back, `without` one of them, or `of` some units in one period; of one cell the later load's. */
export async function listHistoryInForce(
  db: Db,
  dataVersion: number,
  without: number | null = null,
  of?: { period: Period; units: readonly string[] },
): Promise<HistoryInForce[]> {
  const acts = await selectActs(db, dataVersion).execute();
  const reversed = new Set(acts.map(({ reverses }) => reverses));
  const held = acts.filter(
    ({ kind, number }) => kind === 'load' && number !== without && !reversed.has(number),
  );
  const byCell = new Map<string, HistoryInForce>();
  for (const { number, at } of held) {
    const all = db.selectFrom('history_value').selectAll().where('act_number', '=', number);
    const values = await (of ? all.where('period', '=', of.period) : all).execute();
    const wanted = of && new Set(of.units);
    for (const value of values)
      if (!wanted || wanted.has(value.unit))
        byCell.set(`${value.period}|${value.unit}|${value.indicator}`, { ...value, decided_at: at });
  }
  return [...byCell.values()];
}

/** A figure of a batch with the two people and the cell. */
export async function findHistoryOrigin(
  db: Db,
  act: number,
  cell: Pick<HistoryValueTable, 'period' | 'unit' | 'indicator'>,
) {
  return db
    .selectFrom('history_value as v')
    .innerJoin('history_act as h', 'h.number', 'v.act_number')
    .innerJoin('history_decision as d', 'd.act_number', 'h.number')
    .innerJoin('account as p', 'p.id', 'h.proposed_by')
    .innerJoin('account as a', 'a.id', 'd.decided_by')
    .select([
      'p.display_name as submittedBy',
      'h.proposed_at as submittedAt',
      'a.display_name as approvedBy',
      'd.decided_at as approvedAt',
      'v.cell',
      'v.raw',
      'v.sheet',
      'v.source_unit as sourceUnit',
      'v.reason as note',
    ])
    .where('v.act_number', '=', act)
    .where('v.period', '=', cell.period)
    .where('v.unit', '=', cell.unit)
    .where('v.indicator', '=', cell.indicator)
    .executeTakeFirst();
}

/** Every load of an indicator, of all units or of one, and every reversal of one, as steps beside those of submissions, oldest first. */
export async function listHistorySteps(db: Db, indicator: string, dataVersion: number, unit?: string) {
  const acts = await selectActs(db, dataVersion).execute();
  const all = db
    .selectFrom('history_value')
    .select(['act_number', 'unit', 'period', 'mark', 'amount', 'release', 'citation', 'origin'])
    .where('indicator', '=', indicator);
  const values = await (unit === undefined ? all : all.where('unit', '=', unit)).execute();
  return acts.flatMap((act) => {
    const load = act.kind === 'load' ? act.number : act.reverses;
    return values
      .filter(({ act_number }) => act_number === load)
      .map(({ act_number, ...value }) => ({
        ...value,
        dataVersion: act.dataVersion,
        kind: act.kind === 'load' ? 'approve' : 'reopen',
        id: historySource(act_number),
        at: act.at,
        by: act.by,
      }));
  });
}
