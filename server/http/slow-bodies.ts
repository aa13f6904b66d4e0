/** A body that trickles in holds a connection: short ones get seconds, an upload over a poor line gets minutes. */
import type { FastifyInstance, FastifyRequest } from 'fastify';

const BODY_MS = 30_000;
export const UPLOAD_MS = 5 * 60_000;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body is a file. */
    upload?: boolean;
  }
}

export function installSlowBodyCheck(app: FastifyInstance): void {
  const timers = new WeakMap<FastifyRequest, NodeJS.Timeout>();
  app.addHook('onRequest', (request, _reply, done) => {
    const limit = request.routeOptions.config.upload ? UPLOAD_MS : BODY_MS;
    const cut = () => {
      if (!request.raw.complete) request.raw.destroy();
    };
    if (!request.raw.complete) timers.set(request, setTimeout(cut, limit).unref());
    done();
  });
  app.addHook('onResponse', (request, _reply, done) => {
    clearTimeout(timers.get(request));
    done();
  });
}
