/** From the panel of one data version to that of a later one: reads and adds up what the decisions between them changed. */
import { nextPanel, type Said } from '#shared/panel/next-panel.ts';
import { withPeriod } from '#shared/panel/with-period.ts';
import type { Panel } from '#shared/panel.ts';
import type { Period } from '#shared/period.ts';
import type { Db } from '../db/open.ts';
import { type DataVersion, findLatestApproval, type InForce, inOrder } from './effective.repository.ts';
import { listEffectiveOf } from './observations.repository.ts';
import { findInForce, listUnitsSpokenOf, listVersionCauses } from './step.repository.ts';

/** By period and return: the submission in force. */
type Holdings = ReadonlyMap<Period, ReadonlyMap<string, InForce>>;

export interface BuiltPanel {
  panel: Panel;
  held: Holdings;
}

/** Further away a panel built anew costs no more. */
const STEPS = 50;

export function holdingsOf(inForce: readonly InForce[]): Holdings {
  return new Map(
    [...Map.groupBy(inForce, ({ period }) => period)].map(([period, own]) => [
      period,
      new Map(own.map((one) => [one.return_id, one])),
    ]),
  );
}

/** What a change of one return's submission in force says anew: of its period, of all units that it or the one before speaks of. */
export async function saidWith(
  db: Db,
  { panel, held }: BuiltPanel,
  change: { period: Period; return_id: string; now: InForce | null; dataVersion: number },
): Promise<{ said: Said; held: Holdings }> {
  const { period, return_id, now, dataVersion } = change;
  const own = new Map(held.get(period));
  const before = own.get(return_id);
  own.delete(return_id);
  if (now) own.set(return_id, now);
  const units = await listUnitsSpokenOf(
    db,
    [before, now].flatMap((one) => (one ? [one.id] : [])),
  );
  const asked = { period, units, dataVersion };
  const observations = await listEffectiveOf(db, panel.catalogue, asked, inOrder([...own.values()]));
  return { said: { period, units, observations }, held: new Map(held).set(period, own) };
}

/** @returns null where it has to be built anew: another programme, past years that came in, a period that goes */
export async function fromEarlier(
  db: Db,
  from: BuiltPanel,
  version: DataVersion,
): Promise<BuiltPanel | null> {
  const after = from.panel.dataVersion;
  if (version.number - after > STEPS) return null;
  const causes = await listVersionCauses(db, after, version.number);
  if (causes.length !== version.number - after) return null;
  let built = from;
  for (const { number, decision, isAllocation } of causes) {
    if (isAllocation) continue;
    const next = decision && (await afterDecision(db, built, number, decision));
    if (!next) return null;
    built = next;
  }
  if (!everyPeriodIsAsked(built)) return null;
  const { number: dataVersion, asOf } = version;
  const approvedAt = await findLatestApproval(db, version);
  return { ...built, panel: { ...built.panel, dataVersion, asOf, approvedAt } };
}

async function afterDecision(
  db: Db,
  built: BuiltPanel,
  number: number,
  { kind, ...step }: InForce & { kind: string },
): Promise<BuiltPanel | null> {
  const { period, return_id } = step;
  const known = built.held.get(period)?.get(return_id);
  const now =
    kind === 'approve' && known ? { ...step, since: known.since } : await findInForce(db, return_id, number);
  const { said, held } = await saidWith(db, built, { period, return_id, now, dataVersion: number });
  const { dataVersion, asOf, approvedAt } = built.panel;
  // The first words on a period beyond the plan give it its place.
  const panel = said.observations.length > 0 ? withPeriod(built.panel, period) : built.panel;
  return { held, panel: nextPanel(panel, { dataVersion, asOf, approvedAt }, [said]) };
}

/** A period beyond the plan is there while somebody holds a figure of it; a batch of past years may hold it still. */
function everyPeriodIsAsked({ panel, held }: BuiltPanel): boolean {
  const planned = new Set(panel.catalogue.periods.map(({ period }) => period));
  return [...held].every(([period, own]) => own.size > 0 || planned.has(period));
}
