/** Who sees which scheme: one under discussion is a trial like a run made by it, and stays with those who may run it. */
import type { SchemeVersion, Subject } from '#shared/contract/scheme.ts';
import type { Person } from '#shared/contract/session.ts';
import { notFound } from '../http/problem.ts';
import { programmeToday } from '../programme/today.ts';
import type { World } from '../world.ts';
import { listPublishedSchemes } from './assessment.repository.ts';
import { groupsFor } from './own-groups.ts';
import { schemeVersions } from './scheme.service.ts';

/**
 * Newest first: every version for those who may run it; for others the programme's own and those behind published runs.
 * @throws 404 when the city has nobody of that kind.
 */
export async function visibleSchemes(
  world: World,
  person: Person,
  subject: Subject,
): Promise<SchemeVersion[]> {
  const versions = await schemeVersions(world.db, world, subject);
  if (groupsFor(programmeToday(world), person, subject, versions[0]!.scheme).length > 0) return versions;
  const published = await listPublishedSchemes(world.db, subject);
  return versions.filter(({ number, basedOn }) => basedOn === null || published.has(number));
}

/** @throws 404 for a version that does not exist or is not to be seen. */
export async function visibleScheme(
  world: World,
  person: Person,
  subject: Subject,
  number: number,
): Promise<SchemeVersion> {
  const found = (await visibleSchemes(world, person, subject)).find((version) => version.number === number);
  if (!found) throw notFound('方案版本');
  return found;
}
