/** Keeps built panels: one per data version, a few of the latest used. */
import { buildPanel } from '#shared/panel/build-panel.ts';
import type { Panel } from '#shared/panel.ts';
import type { Db } from '../db/open.ts';
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
}

export interface PanelStore {
  /** The panel of a cut; undefined when that version does not exist. */
  panel(cut?: DataCut): Promise<Panel | undefined>;
}

const KEPT = 8;

/** A store over one database; each version is built by its own programme. Concurrent callers of one share its one build. */
export function createPanelStore(db: Db, programmes: ProgrammeStore): PanelStore {
  const kept = new Map<number, Promise<Panel>>();

  async function build(version: DataVersion): Promise<Panel> {
    const { catalogue, number: catalogueVersion } = await programmes.at(db, version.number);
    const observations = await listEffectiveObservations(db, catalogue, version.number);
    const approvedAt = await findLatestApproval(db, version);
    return buildPanel(catalogue, observations, {
      dataVersion: version.number,
      asOf: version.asOf,
      approvedAt,
      catalogueVersion,
    });
  }

  function keep(version: DataVersion): Promise<Panel> {
    const panel = kept.get(version.number) ?? build(version);
    // A failed build must not be served for ever.
    panel.catch(() => kept.delete(version.number));
    kept.delete(version.number);
    kept.set(version.number, panel);
    const oldest = kept.keys().next();
    if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value);
    return panel;
  }

  return {
    async panel(cut = {}) {
      const version = await resolve(db, cut);
      return version && keep(version);
    },
  };
}

function resolve(db: Db, cut: DataCut): Promise<DataVersion | undefined> {
  if (cut.version !== undefined) return findDataVersion(db, cut.version);
  if (cut.asKnownOn !== undefined) return findDataVersionAt(db, cut.asKnownOn);
  return findLatestDataVersion(db);
}
