/** At start: the database's programme runs; a folder that says otherwise is proposed, never applied by itself. */

import { z } from 'zod';
import type { Catalogue } from '#shared/catalogue.ts';
import { appendAudit, systemEntry } from '../audit/audit.repository.ts';
import { catalogueDigest } from '../catalogue/load-catalogue.ts';
import type { Db } from '../db/open.ts';
import { libraryNow } from '../policies/library-now.ts';
import { insertProgrammeProposal, listProgrammeProposals } from './change.repository.ts';
import { findCatalogueVersion, findVersionInForce } from './programme.repository.ts';
import { storeCatalogue } from './programme.service.ts';
import type { ProgrammeStore } from './programme-store.ts';

interface Adopted {
  number: number;
  catalogue: Catalogue;
}

/**
 * The programme to run: the folder's on an empty database, and where a stored one is of a release whose shape is no longer
 * read; else the one in force. @param say told in words what became of the folder.
 */
export async function adoptProgramme(
  db: Db,
  programmes: ProgrammeStore,
  read: Catalogue,
  at: Date,
  say: (words: string) => void,
): Promise<Adopted> {
  const stored = await inForce(db, programmes);
  const folder = stored ? await withStoredPolicies(db, stored.catalogue, read) : read;
  const digest = catalogueDigest(folder);
  if (!stored || catalogueDigest(stored.catalogue) === digest) {
    const number = stored?.number ?? (await storeCatalogue(db, folder, at));
    programmes.keep(number, folder);
    return { number, catalogue: folder };
  }
  // An older state of the folder, or one that was proposed before, is no news.
  const known =
    (await findCatalogueVersion(db, digest)) !== undefined ||
    (await listProgrammeProposals(db)).some((proposal) => proposal.digest === digest);
  if (!known) {
    await propose(db, folder, digest, stored.number, at);
    say('城市文件夹与正在使用的监测制度不同：没有自动采用，已列为待确认的变更（“监测制度”页）。');
  }
  return stored;
}

/** An exported folder holds the policies as they are now: the stored programme and the confirmed changes say the same. */
async function withStoredPolicies(db: Db, stored: Catalogue, folder: Catalogue): Promise<Catalogue> {
  const { library } = await libraryNow({ catalogue: stored }, db);
  const same = JSON.stringify(library) === JSON.stringify(folder.policies);
  return same ? { ...folder, policies: stored.policies } : folder;
}

async function inForce(db: Db, programmes: ProgrammeStore): Promise<Adopted | undefined> {
  const number = await findVersionInForce(db);
  if (number === undefined) return undefined;
  try {
    return { number, catalogue: await programmes.version(db, number) };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    // Of an earlier release, whose shape is no longer read: the folder takes its place while it says all there is.
    const confirmed = (await listProgrammeProposals(db)).some(({ decision }) => decision?.kind === 'confirm');
    if (!confirmed) return undefined;
    const words = `监测制度第${number}版是早先版本的系统存下的，本版读不出。它含有已确认的变更，不能用城市文件夹代替：请换回原来的系统版本导出制度文件夹后再升级`;
    throw new Error(words, { cause: error });
  }
}

function propose(db: Db, folder: Catalogue, digest: string, base: number, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const number = await insertProgrammeProposal(trx, {
      base_version: base,
      changes: '[]',
      content: JSON.stringify(folder),
      digest,
      reason: '城市文件夹与正在使用的制度不同',
      proposed_by: null,
      proposed_at: at.toISOString(),
    });
    await appendAudit(trx, systemEntry(at, 'programme-propose', `programme/${number}`, { digest, base }));
  });
}
