/** A world whose panels are built from given observations: the services read nothing else. */
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { Catalogue } from '#shared/catalogue.ts';
import { buildPanel } from '#shared/panel/build-panel.ts';
import type { Observation, Panel } from '#shared/panel.ts';
import type { World } from '../../../server/world.ts';
import { observed, smallProgramme } from '../../helpers/small-programme.ts';

/** Nobody has opened a return: every query answers with no rows. */
const emptyDb = new Kysely({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** Data versions 1, 2, … in the order given; the last is the latest. */
export function smallWorld(versions: Observation[][], catalogue: Catalogue = smallProgramme): World {
  const panels = versions.map((observations, i) =>
    buildPanel(catalogue, observations, { dataVersion: i + 1, asOf: `2026-07-0${i + 1}T00:00:00.000Z` }),
  );
  const latest = panels.at(-1);
  const panel = async (cut: { version?: number | undefined } = {}): Promise<Panel | undefined> =>
    cut.version === undefined ? latest : panels[cut.version - 1];
  return { catalogue, panels: { panel }, db: emptyDb } as unknown as World;
}

/** The seven inputs of both periods: government a, b, treasury; enterprises a, b; universities a, b (no overlap). */
export type Inputs = readonly [string, string, string, string, string, string, string];

/** Observations of one period of the small programme; amounts or marks. */
export function inputs(at: string, [govA, govB, govT, entA, entB, uniA, uniB]: Inputs): Observation[] {
  const overlap = (unit: string, uni: string) => {
    const amount = Number.isNaN(Number(uni)) ? uni : '0';
    return ['uni_overlap_gov', 'uni_overlap_ent'].map((code) => observed(unit, code, amount, at));
  };
  return [
    observed('a', 'gov_total', govA, at),
    observed('b', 'gov_total', govB, at),
    observed('t', 'gov_total', govT, at),
    observed('a', 'ent_rd', entA, at),
    observed('b', 'ent_rd', entB, at),
    observed('a', 'uni_st', uniA, at),
    observed('b', 'uni_st', uniB, at),
    ...overlap('a', uniA),
    ...overlap('b', uniB),
  ];
}
