/** 接口说明: OpenAPI 3.1 of every endpoint, from the very objects that register them. */
import fastifySwagger from '@fastify/swagger';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { World } from '../world.ts';
import { exampleOf, type Schema } from './example.ts';
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
    transform: withExamples,
  });
  app.get(DOCS_PATH, { config: { policy: { who: 'signed-in' } }, schema: { hide: true } }, async () =>
    app.swagger(),
  );
}

/** What the provider's transform has made of an endpoint's shapes. */
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

/** As that transform, with one example of what goes in and of what comes out. */
const withExamples: typeof jsonSchemaTransform = (input) => {
  const { schema, url } = jsonSchemaTransform(input);
  const { body, response } = schema ?? {};
  const replies = Object.entries(response ?? {}).map(([status, shape]) => [status, exampledBy(shape)]);
  return {
    schema: {
      ...schema,
      ...(body ? { body: exampledBy(body) } : {}),
      ...(response ? { response: Object.fromEntries(replies) } : {}),
    },
    url,
  };
};

const exampledBy = (shape: unknown) => (isSchema(shape) ? { ...shape, examples: [exampleOf(shape)] } : shape);
