import { createHash } from 'node:crypto';
import { programmeApi } from '#shared/contract/programme.ts';
import { notFound } from '../http/problem.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { describeProgramme } from './programme.service.ts';

const HOUR_SECONDS = 3600;

export function programmeRoutes(serve: Serve, world: World): void {
  serve(programmeApi.programme, () => describeProgramme(world));
  const { outline } = world;
  const tag = `W/"${createHash('sha256').update(JSON.stringify(outline)).digest('hex').slice(0, 32)}"`;
  serve(programmeApi.outline, ({ request, reply }) => {
    if (!outline) throw notFound('轮廓图');
    reply.header('cache-control', `private, max-age=${HOUR_SECONDS}`).header('etag', tag);
    if (request.headers['if-none-match'] === tag) reply.code(304).send();
    return outline;
  });
}
