/** The server that http.ts asks: the demonstration without a request limit, and beside it a Fastify with one empty route. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastify from 'fastify';
import { sessionApi } from '#shared/contract/session.ts';
import { DEMO_PASSWORD } from '../../server/accounts/demo-accounts.ts';
import { testApp } from '../helpers/app.ts';

const built = join(import.meta.dirname, '../../.build/client');

const empty = fastify();
empty.get('/', async () => ({ ok: true }));
const emptyUrl = await empty.listen({ port: 0, host: '127.0.0.1' });

const { app } = await testApp({
  demo: true,
  clientDir: existsSync(join(built, 'index.html')) ? built : null,
});
const url = await app.listen({ port: 0, host: '127.0.0.1' });
const payload = { name: 'leader', password: DEMO_PASSWORD };
const signedIn = await app.inject({ method: 'POST', url: sessionApi.signIn.path, payload });
const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');

process.send?.({ emptyUrl, url, cookie, pages: existsSync(join(built, 'index.html')) });
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
