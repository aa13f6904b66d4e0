/** The answers that travel inside a page: who is signed in, the programme's state, and what its first words need. */
import { addressOf, queryKey } from '#shared/contract/endpoint.ts';
import { HalfYearQuery, halfYearApi } from '#shared/contract/half-year.ts';
import { programmeApi } from '#shared/contract/programme.ts';
import { isOneOf, type Role } from '#shared/contract/roles.ts';
import { type SessionState, sessionApi } from '#shared/contract/session.ts';
import { TargetsQuery, targetsApi } from '#shared/contract/targets.ts';
import { mayReadNode } from '#shared/tree/belonging.ts';
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
  const { named, page, search } = placeOf(address);
  const node = named ?? person.node;
  // The browser asks by itself, and shows why there is nothing.
  if (node !== undefined && !mayReadNode(world.catalogue, person.organisation, node)) return [session];
  const here = { named: named === undefined ? {} : { node: named }, node };
  const programme = {
    queryKey: queryKey(programmeApi.programme, { query: here.named }),
    data: await describeProgramme(world, node),
  };
  const own = mayRead(person.role) ? await ownQueries(world, page, search, here) : [];
  return [session, programme, catalogueOf(world, here), ...own];
}

/** Every page is drawn from it; browsers keep it from one page to the next. */
function catalogueOf(world: World, { named, node }: Here): PageQuery {
  const { catalogue, digest } = shownCatalogue(world.catalogue, node);
  const sent = { params: { digest }, query: named };
  return {
    queryKey: queryKey(programmeApi.catalogue, sent),
    data: catalogue,
    at: addressOf(programmeApi.catalogue, sent),
  };
}

/** An address: the area that it names, the page in it, and what it asks (client/lib/node.ts). */
function placeOf(address: string): { named: string | undefined; page: string; search: Search } {
  const { pathname, searchParams } = new URL(address, 'http://page');
  const [, named, page = '/'] = /^\/at\/([a-z0-9_]+)(\/.*)?$/.exec(pathname) ?? [];
  return { named, page: named === undefined ? pathname : page, search: Object.fromEntries(searchParams) };
}

/** The area that an answer is of; the key has it only where the address names it, as the browser's has. */
interface Here {
  named: { node?: string };
  node: string | undefined;
}

type Search = Record<string, string>;

/** The pages whose first words come with them, and what each asks. */
const OWN: Record<string, (world: World, search: Search, here: Here) => Promise<PageQuery[]>> = {
  '/targets': async (world, search, { named, node }) => {
    const query = TargetsQuery.parse({ ...search, ...named });
    const data = await describeTargets(world, { ...query, node });
    const overview = { queryKey: queryKey(targetsApi.overview, { query }), data };
    if (!data.cut.latest) return [overview];
    return [
      overview,
      {
        queryKey: queryKey(halfYearApi.brief, { query: named }),
        data: await describeHalfYearBrief(world, node),
      },
    ];
  },
  '/targets/scenario': async (world, search, { named, node }) => {
    const query = TargetsQuery.parse({ ...search, ...named });
    return [
      {
        queryKey: queryKey(targetsApi.scenario, { query }),
        data: await describeScenario(world, { ...query, node }),
      },
    ];
  },
  '/targets/units': async (world, search, { named, node }) => {
    const query = TargetsQuery.parse({ ...search, ...named });
    return [
      {
        queryKey: queryKey(targetsApi.units, { query }),
        data: await describeTargetUnits(world, { ...query, node }),
      },
    ];
  },
  '/half-year': async (world, search, { named, node }) => {
    const query = HalfYearQuery.parse({ ...search, ...named });
    return [
      {
        queryKey: queryKey(halfYearApi.view, { query }),
        data: await describeHalfYear(world, { ...query, node }),
      },
    ];
  },
};

async function ownQueries(world: World, page: string, search: Search, here: Here): Promise<PageQuery[]> {
  try {
    return (await OWN[page]?.(world, search, here)) ?? [];
  } catch {
    // The page asks again from the browser and shows the reason in its own words.
    return [];
  }
}

function mayRead(role: Role): boolean {
  return isOneOf(targetsApi.overview.who, role);
}
