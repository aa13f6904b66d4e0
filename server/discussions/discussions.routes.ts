import { discussionsApi } from '#shared/contract/discussions.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { addEntry, describeDiscussions, openDiscussion } from './discussions.service.ts';

export function discussionsRoutes(serve: Serve, world: World): void {
  serve(discussionsApi.list, ({ person, query }) => describeDiscussions(world, person(), query));
  serve(discussionsApi.open, ({ actor, body, key }) => openDiscussion(world, actor(), body, key));
  serve(discussionsApi.add, ({ actor, params, body, key }) =>
    addEntry(world, actor(), params.number, body, key),
  );
}
