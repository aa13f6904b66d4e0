import { createHash } from 'node:crypto';
import { programmeApi } from '#shared/contract/programme.ts';
import { programmeChangesApi as changesApi } from '#shared/contract/programme-changes.ts';
import { notFound } from '../http/problem.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { checkChanges, decideChanges, proposeChanges } from './change.service.ts';
import { describeChanges, describeChangeUnits } from './change-view.service.ts';
import { exportFolder } from './folder.service.ts';
import { describeCatalogue, describeProgramme } from './programme.service.ts';

const HOUR_SECONDS = 3600;

export function programmeRoutes(serve: Serve, world: World): void {
  serve(programmeApi.programme, ({ query }) => describeProgramme(world, query.node));
  serve(programmeApi.catalogue, ({ params, query }) => describeCatalogue(world, params.digest, query.node));
  serve(changesApi.view, ({ person }) => describeChanges(world, person()));
  serve(changesApi.units, ({ query }) => describeChangeUnits(world, query));
  serve(changesApi.folder, () => exportFolder(world));
  serve(changesApi.check, ({ body }) => checkChanges(world, body.changes));
  serve(changesApi.propose, async ({ actor, person, body, key }) => {
    await proposeChanges(world, actor(), body, key);
    return describeChanges(world, person());
  });
  for (const kind of ['confirm', 'refuse', 'withdraw'] as const)
    serve(changesApi[kind], async ({ actor, person, params, body }) => {
      await decideChanges(world, actor(), params.number, kind, body.comment);
      return describeChanges(world, person());
    });
  const { outline } = world;
  const tag = `W/"${createHash('sha256').update(JSON.stringify(outline)).digest('hex').slice(0, 32)}"`;
  serve(programmeApi.outline, ({ request, reply }) => {
    if (!outline) throw notFound('轮廓图');
    reply.header('cache-control', `private, max-age=${HOUR_SECONDS}`).header('etag', tag);
    if (request.headers['if-none-match'] === tag) reply.code(304).send();
    return outline;
  });
}
