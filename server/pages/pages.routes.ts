/** The built client: hashed assets for ever, every other address a page. */
import fastifyStatic from '@fastify/static';
import type { FastifyRequest } from 'fastify';
import { notFound } from '../http/problem.ts';
import type { App } from '../http/server.ts';
import type { World } from '../world.ts';
import { pageQueries } from './page-queries.ts';
import { openRenderer } from './render.ts';

const YEAR_SECONDS = 31_536_000;

export async function pageRoutes(app: App, world: World): Promise<void> {
  const open = { config: { policy: { who: 'public' as const } } };
  app.get('/api/health', open, async () => ({ ok: true }));
  app.get('/api/*', { ...open, schema: { hide: true } }, async () => {
    throw notFound('接口');
  });
  const root = world.clientDir;
  if (!root) return;
  const renderer = await openRenderer(root);
  await app.register(fastifyStatic, { root, serve: false, cacheControl: false, preCompressed: true });
  app.get('/assets/*', open, async (request, reply) => {
    reply.header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`);
    return reply.sendFile(`assets/${(request.params as { '*': string })['*']}`);
  });
  app.get('/favicon.svg', open, async (_request, reply) => reply.sendFile('favicon.svg'));
  app.get('/*', open, async (request: FastifyRequest, reply) => {
    reply.header('cache-control', 'no-store');
    // The sign-in form must not stand there before its script does: what is typed early would be lost.
    if (!renderer || !request.person) return reply.sendFile('index.html');
    const html = await renderer.page(request.url, await pageQueries(world, request.person, request.url));
    return reply.type('text/html; charset=utf-8').send(html);
  });
}
