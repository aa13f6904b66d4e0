/** Keeps built panels: one per data version, a few of the latest used. */
import { buildPanel } from '#shared/panel/build-panel.ts';
import { nextPanel } from '#shared/panel/next-panel.ts';
import { withPeriod } from '#shared/panel/with-period.ts';
import type { Panel } from '#shared/panel.ts';
import type { Period } from '#shared/period.ts';
import type { Db } from '../db/open.ts';
import { listPeriodActs } from '../periods/period-act.repository.ts';
import type { ProgrammeStore } from '../programme/programme-store.ts';
import {
  type DataVersion,
  findDataVersion,
  findDataVersionAt,
  findLatestApproval,
  findLatestDataVersion,
  type InForce,
  listSubmissionsInForce,
} from './effective.repository.ts';
import { type BuiltPanel, fromEarlier, holdingsOf, saidWith } from './next-version.ts';
import { listEffectiveObservations } from './observations.repository.ts';
import type { PanelKeeper } from './panel-snapshot.ts';

/** What a page asks for: the latest data, a pinned version, or "as known on" a time. */
interface DataCut {
  version?: number | undefined;
  asKnownOn?: string | undefined;
  /** A period that has its place, all 未报, once the office has opened it, though nothing of it was approved yet. */
  collected?: Period | undefined;
}

export interface PanelStore {
  /** The panel of a cut; undefined when that version does not exist. */
  panel(cut?: DataCut): Promise<Panel | undefined>;
  /** The latest data, and what they would be if a submission were approved; undefined where its period has no place in them yet. */
  supposing(approval: Omit<InForce, 'since'>): Promise<{ before: Panel; after: Panel } | undefined>;
}

const KEPT = 8;
/** So many versions after the last one that was written down the next is: a start goes on from it in few steps. */
const WRITTEN_EVERY = 40;

/**
 * A store over one database; each version is built by its own programme. Concurrent callers of one share its one build.
 * @param replica reads many rows in the database's place, once it has the version: what it has not heard of yet is never
 * shown under that version's number.
 * @param keeper has the newest panel of the start before, from which the first goes on
 */
export function createPanelStore(
  db: Db,
  programmes: ProgrammeStore,
  replica: Db | null = null,
  keeper: PanelKeeper | null = null,
): PanelStore {
  const kept = new Map<string, Promise<BuiltPanel>>();
  /** The newest that was built, from which the next goes on. */
  let newest: BuiltPanel | null = null;
  let atStart: Promise<void> | null = null;
  let written = Number.NEGATIVE_INFINITY;

  async function build(version: DataVersion): Promise<BuiltPanel> {
    if (replica && (await hasVersion(replica, version.number)))
      return buildFrom(replica, version).catch(() => buildFrom(db, version));
    return buildFrom(db, version);
  }

  async function buildFrom(source: Db, version: DataVersion): Promise<BuiltPanel> {
    atStart ??= takeKept();
    await atStart;
    if (newest?.panel.dataVersion === version.number) return newest;
    const known = newest && newest.panel.dataVersion < version.number ? newest : null;
    const next = known && (await fromEarlier(source, known, version));
    const built = next ?? (await buildAnew(source, version));
    if (newest === null || newest.panel.dataVersion < version.number) {
      newest = built;
      writeDown(built);
    }
    return built;
  }

  async function takeKept(): Promise<void> {
    const kept = await keeper?.read(db, programmes).catch(() => null);
    if (!kept) return;
    newest = kept;
    written = kept.panel.dataVersion;
  }

  /** Beside whatever is done next; nobody waits for it. */
  function writeDown(built: BuiltPanel): void {
    const { dataVersion } = built.panel;
    if (!keeper || dataVersion < written + WRITTEN_EVERY) return;
    written = dataVersion;
    keeper.write(db, built).catch(() => {});
  }

  async function buildAnew(source: Db, version: DataVersion): Promise<BuiltPanel> {
    const { catalogue, number: catalogueVersion } = await programmes.at(source, version.number);
    const inForce = await listSubmissionsInForce(source, version.number);
    const observations = await listEffectiveObservations(source, catalogue, version.number, inForce);
    const approvedAt = await findLatestApproval(source, version);
    const made = { dataVersion: version.number, asOf: version.asOf, approvedAt, catalogueVersion };
    return { panel: buildPanel(catalogue, observations, made), held: holdingsOf(inForce) };
  }

  /** A failed build is not served for ever; the least recently used goes. */
  function keep(key: string, make: () => Promise<BuiltPanel>): Promise<BuiltPanel> {
    const built = kept.get(key) ?? make();
    built.catch(() => kept.delete(key));
    kept.delete(key);
    kept.set(key, built);
    const oldest = kept.keys().next();
    if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value);
    return built;
  }

  async function find(cut: DataCut): Promise<BuiltPanel | undefined> {
    const version = await resolve(db, cut);
    const built = version && (await keep(`${version.number}`, () => build(version)));
    const { collected } = cut;
    if (!built || collected === undefined || built.panel.position.period.has(collected)) return built;
    const isOpened = (await listPeriodActs(db)).some((act) => act.period === collected);
    if (!isOpened) return built;
    return keep(`${version.number}|${collected}`, async () => ({
      ...built,
      panel: withPeriod(built.panel, collected),
    }));
  }

  return {
    panel: async (cut = {}) => (await find(cut))?.panel,
    async supposing({ period, ...supposed }) {
      const latest = await find({ collected: period });
      if (!latest?.panel.position.period.has(period)) return undefined;
      const { panel } = latest;
      const now = { ...supposed, period, since: panel.dataVersion };
      const change = { period, return_id: supposed.return_id, now, dataVersion: panel.dataVersion };
      const { said } = await saidWith(db, latest, change);
      return { before: panel, after: nextPanel(panel, panel, [said]) };
    },
  };
}

/** A replica plays commits back in their order: with a version's row it has all that belongs to it. */
function hasVersion(replica: Db, number: number): Promise<boolean> {
  return findDataVersion(replica, number).then(
    (found) => found !== undefined,
    () => false,
  );
}

function resolve(db: Db, cut: DataCut): Promise<DataVersion | undefined> {
  if (cut.version !== undefined) return findDataVersion(db, cut.version);
  if (cut.asKnownOn !== undefined) return findDataVersionAt(db, cut.asKnownOn);
  return findLatestDataVersion(db);
}
