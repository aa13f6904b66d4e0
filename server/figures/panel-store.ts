/** Keeps built panels: one per data version, a few of the latest used. */
import { buildPanel } from '#shared/panel/build-panel.ts';
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
  listEffectiveObservations,
} from './effective.repository.ts';

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
}

const KEPT = 8;

/**
 * A store over one database; each version is built by its own programme. Concurrent callers of one share its one build.
 * @param replica reads many rows in the database's place, once it has the version: what it has not heard of yet is never
 * shown under that version's number.
 */
export function createPanelStore(db: Db, programmes: ProgrammeStore, replica: Db | null = null): PanelStore {
  const kept = new Map<string, Promise<Panel>>();

  async function build(version: DataVersion, opened: readonly Period[]): Promise<Panel> {
    if (replica && (await hasVersion(replica, version.number)))
      return buildFrom(replica, version, opened).catch(() => buildFrom(db, version, opened));
    return buildFrom(db, version, opened);
  }

  async function buildFrom(source: Db, version: DataVersion, opened: readonly Period[]): Promise<Panel> {
    const { catalogue, number: catalogueVersion } = await programmes.at(source, version.number);
    const observations = await listEffectiveObservations(source, catalogue, version.number);
    const approvedAt = await findLatestApproval(source, version);
    const made = { dataVersion: version.number, asOf: version.asOf, approvedAt, catalogueVersion };
    return buildPanel(catalogue, observations, made, opened);
  }

  function keep(version: DataVersion, opened: readonly Period[]): Promise<Panel> {
    const key = `${version.number}|${opened.join()}`;
    const panel = kept.get(key) ?? build(version, opened);
    // A failed build must not be served for ever.
    panel.catch(() => kept.delete(key));
    kept.delete(key);
    kept.set(key, panel);
    const oldest = kept.keys().next();
    if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value);
    return panel;
  }

  return {
    async panel(cut = {}) {
      const version = await resolve(db, cut);
      const panel = version && (await keep(version, []));
      const { collected } = cut;
      if (!panel || collected === undefined || panel.position.period.has(collected)) return panel;
      const isOpened = (await listPeriodActs(db)).some((act) => act.period === collected);
      return isOpened ? keep(version, [collected]) : panel;
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
