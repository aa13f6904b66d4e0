/** The answers that travel inside a page: who is signed in, the programme, and what its first words need. */
import type { Person } from '#shared/contract/session.ts';
import { TargetsQuery, targetsKey } from '#shared/contract/targets.ts';
import { describeSession } from '../accounts/session.service.ts';
import { READERS } from '../http/policy.ts';
import { describeProgramme } from '../programme/programme.service.ts';
import { describeTargets } from '../targets/targets.service.ts';
import type { World } from '../world.ts';
import type { PageQuery } from './render.ts';

/** Queries of the page at an address, under the caller's own rights. */
export async function pageQueries(
  world: World,
  person: Person | null,
  address: string,
): Promise<PageQuery[]> {
  const session = { queryKey: ['session'], data: await describeSession(world, person) };
  if (!person || person.mustChangePassword) return [session];
  const programme = { queryKey: ['programme'], data: await describeProgramme(world) };
  const own = READERS.includes(person.role) ? await ownQueries(world, address) : [];
  return [session, programme, ...own];
}

async function ownQueries(world: World, address: string): Promise<PageQuery[]> {
  const url = new URL(address, 'http://page');
  if (url.pathname !== '/targets') return [];
  const query = TargetsQuery.safeParse(Object.fromEntries(url.searchParams));
  if (!query.success) return [];
  try {
    return [{ queryKey: targetsKey(query.data), data: await describeTargets(world, query.data) }];
  } catch {
    // The page asks again from the browser and shows the reason in its own words.
    return [];
  }
}
