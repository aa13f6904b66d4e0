/** 接口说明: OpenAPI 3.1 of every endpoint, from the very objects that register them. */
import fastifySwagger from '@fastify/swagger';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { World } from '../world.ts';
import type { App } from './server.ts';

const DOCS_PATH = '/api/docs';

/** Collects the routes that are registered after it, and serves their description to whoever is signed in. */
export async function docsRoutes(app: App, { catalogue }: World): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: `${catalogue.city.system}接口`,
        version: '1',
        description:
          '全部接口均由服务器按同一份说明登记。写接口须带 x-requested-with 头；标有幂等的写接口可带 Idempotency-Key。',
      },
    },
    transform: jsonSchemaTransform,
  });
  app.get(DOCS_PATH, { config: { policy: { who: 'signed-in' } }, schema: { hide: true } }, async () =>
    app.swagger(),
  );
}
