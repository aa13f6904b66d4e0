import { favouritesApi } from '#shared/contract/favourites.ts';
import { homeApi } from '#shared/contract/home.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { listFavourites } from './favourites.repository.ts';
import { dropFavourite, keepFavourite } from './favourites.service.ts';
import { describeHome } from './home.service.ts';

export function homeRoutes(serve: Serve, world: World): void {
  serve(homeApi, ({ person }) => describeHome(world, person()));
  serve(favouritesApi.list, ({ person }) => listFavourites(world.db, person().account));
  serve(favouritesApi.keep, ({ actor, body }) => keepFavourite(world, actor(), body));
  serve(favouritesApi.drop, ({ actor, query }) => dropFavourite(world, actor(), query.address));
}
