/** The built client: hashed assets for ever, every other address a page. */
import fastifyStatic from '@fastify/static';
import type { FastifyRequest } from 'fastify';
import { describeSession } from '../accounts/session.service.ts';
import { answersSoon } from '../db/answers-soon.ts';
import { collectReads } from '../db/reads.ts';
import { sendKept } from '../http/keeping.ts';
import type { KeptAnswers } from '../http/kept-answers.ts';
import { notFound } from '../http/problem.ts';
import type { App } from '../http/server.ts';
import type { World } from '../world.ts';
import { pageQueries } from './page-queries.ts';
import { openRenderer } from './render.ts';

const HTML = 'text/html; charset=utf-8';
const MINUTE_MS = 60_000;
const YEAR_SECONDS = 31_536_000;

export async function pageRoutes(app: App, world: World, answers: KeptAnswers): Promise<void> {
  const open = { config: { policy: { who: 'public' as const } } };
  app.get('/api/health', open, async (_request, reply) => {
    const ok = await answersSoon(world.db);
    return reply.code(ok ? 200 : 503).send({ ok });
  });
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
    const { url, person } = request;
    // Drawn as of the minute, so that within it the same page is not drawn again.
    const minute = new Date(Math.floor(world.now().getTime() / MINUTE_MS) * MINUTE_MS);
    const then = { ...world, now: () => minute };
    const reader = JSON.stringify(person);
    const address = `${minute.toISOString()} ${url}`;
    const known = answers.find(address, reader);
    if (known) return sendKept(request, reply, known, HTML);
    const { state } = answers;
    const { made, reads } = await collectReads(async () =>
      renderer.page(url, await pageQueries(then, await describeSession(then, person), url)),
    );
    const kept = await answers.keep(address, { reader, asked: true }, made, reads, state);
    return sendKept(request, reply, kept, HTML);
  });
}
