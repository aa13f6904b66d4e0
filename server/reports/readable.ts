/** Whether a person may have a document, decided before anything of it is read. */
import { peerUnits } from '#shared/catalogue.ts';
import type { Person } from '#shared/contract/session.ts';
import type { Period } from '#shared/period.ts';
import { openPeriod } from '../figures/cut.ts';
import { notFound } from '../http/problem.ts';
import { listPublications } from '../publications/publications.repository.ts';
import type { World } from '../world.ts';
import type { Wanted } from './compose.ts';
import { mayRead } from './who-may.ts';

/** The versions in which a period was published, newest first. */
export async function publicationsOf(world: World, period: Period): Promise<number[]> {
  const rows = await listPublications(world.db);
  return rows
    .filter((row) => row.period === period)
    .map(({ version }) => version)
    .sort((a, b) => b - a);
}

/**
 * @throws 404 for a period, publication or unit that is not there, and for what is not the caller's: the two look alike.
 */
export async function requireReadable(world: World, person: Person, wanted: Wanted): Promise<void> {
  const { period, publication, kind, unit } = wanted;
  const versions = await publicationsOf(world, period);
  if (!mayRead(world.catalogue, person, { kind, unit, published: versions.length > 0 }))
    throw notFound('材料');
  if (publication !== undefined && !versions.includes(publication)) throw notFound('发布版本');
  const { catalogue } = await openPeriod(world, { period }, '期别');
  if (kind === 'sheet' && !peerUnits(catalogue).some(({ code }) => code === unit)) throw notFound('地区');
}
