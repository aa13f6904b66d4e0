/** Headers that tell browsers what a page of ours may do: the same with every answer, so they are put together once. */
import fastifyHelmet from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';
import type { World } from '../world.ts';
import { isSecure } from './session.ts';

/** What any answer carries besides. */
const OF_ANY_ANSWER = new Set(['content-type', 'content-length', 'date', 'connection', 'keep-alive']);

export async function installSecurityHeaders(app: FastifyInstance, world: World): Promise<void> {
  const headers = await helmetHeaders(isSecure(world));
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}

/** Helmet's own, from an answer that has nothing else. */
async function helmetHeaders(secure: boolean): Promise<Record<string, string>> {
  const probe = fastify();
  await probe.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // ECharts and React set element styles; scripts stay our own files only.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'same-origin' },
  });
  probe.get('/', async () => '');
  const answer = await probe.inject('/');
  await probe.close();
  return Object.fromEntries(
    Object.entries(answer.headers).flatMap(([name, value]) =>
      OF_ANY_ANSWER.has(name) ? [] : [[name, String(value)]],
    ),
  );
}
