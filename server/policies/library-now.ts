/** The policy library in force: the folder's with every confirmed change. */
import { libraryAfter } from '#shared/policies/changes.ts';
import type { PolicyLibrary } from '#shared/policies/library.ts';
import type { Db } from '../db/open.ts';
import type { World } from '../world.ts';
import { listChanges, type StoredChange } from './library.repository.ts';

interface LibraryNow {
  library: PolicyLibrary;
  /** 1 is the folder's. */
  version: number;
  changes: StoredChange[];
}

export async function libraryNow({ catalogue }: Pick<World, 'catalogue'>, db: Db): Promise<LibraryNow> {
  const changes = await listChanges(db);
  const confirmed = changes
    .flatMap(({ change, decision }) => (decision?.version ? [{ change, version: decision.version }] : []))
    .sort((a, b) => a.version - b.version);
  return {
    library: libraryAfter(
      catalogue.policies,
      confirmed.map(({ change }) => change),
    ),
    version: confirmed.at(-1)?.version ?? 1,
    changes,
  };
}
