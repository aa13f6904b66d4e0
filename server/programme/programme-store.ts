/** The stored versions of the programme, read once each, and which of them was in force when. */
import { Catalogue } from '#shared/catalogue.ts';
import type { Db } from '../db/open.ts';
import { findCatalogueContent, findVersionInForce } from './programme.repository.ts';

interface StoredProgramme {
  number: number;
  catalogue: Catalogue;
}

export interface ProgrammeStore {
  /** Puts a programme at hand beside its number: the object that a version is from then on. */
  keep(number: number, catalogue: Catalogue): void;
  /** @throws Error for a version that is not stored; ZodError for one of a release that had another shape. */
  version(db: Db, number: number): Promise<Catalogue>;
  /** The programme in force at a data version; without one, now. */
  at(db: Db, dataVersion?: number): Promise<StoredProgramme>;
}

export function createProgrammeStore(): ProgrammeStore {
  const kept = new Map<number, Catalogue>();
  const store: ProgrammeStore = {
    keep: (number, catalogue) => void kept.set(number, catalogue),
    async version(db, number) {
      const known = kept.get(number);
      if (known) return known;
      const content = await findCatalogueContent(db, number);
      if (content === undefined) throw new Error(`programme version ${number} is not stored`);
      const catalogue = Catalogue.parse(JSON.parse(content));
      kept.set(number, catalogue);
      return catalogue;
    },
    async at(db, dataVersion) {
      const number = await findVersionInForce(db, dataVersion);
      if (number === undefined) throw new Error('no programme is stored');
      return { number, catalogue: await store.version(db, number) };
    },
  };
  return store;
}
