import { createHash } from 'node:crypto';
import { z } from 'zod';
import { outlinePath, Programme, programmePath } from '#shared/contract/programme.ts';
import { Outline } from '#shared/outline.ts';
import type { App } from '../app.ts';
import { notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import { describeProgramme } from './programme.service.ts';

const config = { policy: { who: 'signed-in' as const } };
const HOUR_SECONDS = 3600;

export function programmeRoutes(app: App, world: World): void {
  app.get(programmePath, { config, schema: { response: { 200: Programme } } }, () =>
    describeProgramme(world),
  );
  const { outline } = world;
  const tag = `W/"${createHash('sha256').update(JSON.stringify(outline)).digest('hex').slice(0, 32)}"`;
  // The same for everybody and from one start of the server to the next: kept by the browser.
  app.get(
    outlinePath,
    { config, schema: { response: { 200: Outline, 304: z.undefined() } } },
    (request, reply) => {
      if (!outline) throw notFound('轮廓图');
      reply.header('cache-control', `private, max-age=${HOUR_SECONDS}`).header('etag', tag);
      if (request.headers['if-none-match'] === tag) reply.code(304).send();
      else reply.send(outline);
    },
  );
}
