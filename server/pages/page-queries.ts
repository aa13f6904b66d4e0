/** The answers that travel inside a page: who is signed in, the programme's state, and what its first words need. */
import { addressOf, queryKey } from '#shared/contract/endpoint.ts';
import { HalfYearQuery, halfYearApi } from '#shared/contract/half-year.ts';
import { programmeApi } from '#shared/contract/programme.ts';
import { isOneOf, type Role } from '#shared/contract/roles.ts';
import { type SessionState, sessionApi } from '#shared/contract/session.ts';
import { TargetsQuery, targetsApi } from '#shared/contract/targets.ts';
import { describeHalfYear, describeHalfYearBrief } from '../monitoring/half-year.service.ts';
import { describeProgramme, shownCatalogue } from '../programme/programme.service.ts';
import { describeScenario, describeTargets, describeTargetUnits } from '../targets/targets.service.ts';
import type { World } from '../world.ts';
import type { PageQuery } from './render.ts';

/** Queries of the page at an address, under the caller's own rights. */
export async function pageQueries(world: World, state: SessionState, address: string): Promise<PageQuery[]> {
  const { person } = state;
  const session = { queryKey: queryKey(sessionApi.state), data: state };
  if (!person || person.gate) return [session];
  const programme = { queryKey: queryKey(programmeApi.programme), data: await describeProgramme(world) };
  const own = mayRead(person.role) ? await ownQueries(world, address) : [];
  return [session, programme, catalogueOf(world), ...own];
}

/** Every page is drawn from it; browsers keep it from one page to the next. */
function catalogueOf(world: World): PageQuery {
  const { catalogue, digest } = shownCatalogue(world.catalogue);
  const sent = { params: { digest } };
  return {
    queryKey: queryKey(programmeApi.catalogue, sent),
    data: catalogue,
    at: addressOf(programmeApi.catalogue, sent),
  };
}

type Search = Record<string, string>;

/** The pages whose first words come with them, and what each asks. */
const OWN: Record<string, (world: World, search: Search) => Promise<PageQuery[]>> = {
  '/targets': async (world, search) => {
    const query = TargetsQuery.parse(search);
    const data = await describeTargets(world, query);
    const overview = { queryKey: queryKey(targetsApi.overview, { query }), data };
    if (!data.cut.latest) return [overview];
    return [overview, { queryKey: queryKey(halfYearApi.brief), data: await describeHalfYearBrief(world) }];
  },
  '/targets/scenario': async (world, search) => {
    const query = TargetsQuery.parse(search);
    return [
      { queryKey: queryKey(targetsApi.scenario, { query }), data: await describeScenario(world, query) },
    ];
  },
  '/targets/units': async (world, search) => {
    const query = TargetsQuery.parse(search);
    return [
      { queryKey: queryKey(targetsApi.units, { query }), data: await describeTargetUnits(world, query) },
    ];
  },
  '/half-year': async (world, search) => {
    const query = HalfYearQuery.parse(search);
    return [{ queryKey: queryKey(halfYearApi.view, { query }), data: await describeHalfYear(world, query) }];
  },
};

async function ownQueries(world: World, address: string): Promise<PageQuery[]> {
  const url = new URL(address, 'http://page');
  try {
    return (await OWN[url.pathname]?.(world, Object.fromEntries(url.searchParams))) ?? [];
  } catch {
    // The page asks again from the browser and shows the reason in its own words.
    return [];
  }
}

function mayRead(role: Role): boolean {
  return isOneOf(targetsApi.overview.who, role);
}
