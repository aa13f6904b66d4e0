/** The answers that travel inside a page: who is signed in, the programme, and what its first words need. */
import { queryKey } from '#shared/contract/endpoint.ts';
import { HalfYearQuery, halfYearApi } from '#shared/contract/half-year.ts';
import { programmeApi } from '#shared/contract/programme.ts';
import type { Role } from '#shared/contract/roles.ts';
import { type Person, sessionApi } from '#shared/contract/session.ts';
import { TargetsQuery, targetsApi } from '#shared/contract/targets.ts';
import { describeSession } from '../accounts/session.service.ts';
import { describeHalfYear, describeHalfYearBrief } from '../monitoring/half-year.service.ts';
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
  const session = { queryKey: queryKey(sessionApi.state), data: await describeSession(world, person) };
  if (!person || person.gate) return [session];
  const programme = { queryKey: queryKey(programmeApi.programme), data: await describeProgramme(world) };
  const own = mayRead(person.role) ? await ownQueries(world, address) : [];
  return [session, programme, ...own];
}

async function ownQueries(world: World, address: string): Promise<PageQuery[]> {
  const url = new URL(address, 'http://page');
  const search = Object.fromEntries(url.searchParams);
  try {
    if (url.pathname === '/targets') return await targetsQueries(world, search);
    if (url.pathname === '/half-year') return await halfYearQueries(world, search);
    return [];
  } catch {
    // The page asks again from the browser and shows the reason in its own words.
    return [];
  }
}

async function targetsQueries(world: World, search: Record<string, string>): Promise<PageQuery[]> {
  const query = TargetsQuery.safeParse(search);
  if (!query.success) return [];
  const data = await describeTargets(world, query.data);
  const overview = { queryKey: queryKey(targetsApi.overview, { query: query.data }), data };
  if (!data.cut.latest) return [overview];
  return [overview, { queryKey: queryKey(halfYearApi.brief), data: await describeHalfYearBrief(world) }];
}

async function halfYearQueries(world: World, search: Record<string, string>): Promise<PageQuery[]> {
  const query = HalfYearQuery.safeParse(search);
  if (!query.success) return [];
  const data = await describeHalfYear(world, query.data);
  return [{ queryKey: queryKey(halfYearApi.view, { query: query.data }), data }];
}

function mayRead(role: Role): boolean {
  const readers: readonly Role[] = targetsApi.overview.who;
  return readers.includes(role);
}
