/** A whole server on a fresh database, called through inject(): no port, no disk, a clock that the test moves. */

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import type { Catalogue } from '#shared/catalogue.ts';
import { DEMO_PASSWORD, insertDemoAccounts } from '../../server/accounts/demo-accounts.ts';
import type { SingleSignOn } from '../../server/accounts/single-sign-on.ts';
import { buildApp } from '../../server/app.ts';
import { loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { loadOutline } from '../../server/catalogue/load-outline.ts';
import { migrate } from '../../server/db/migrate.ts';
import { openingStep, replayDemo } from '../../server/demo/replay.ts';
import { createPanelStore } from '../../server/figures/panel-store.ts';
import type { App } from '../../server/http/server.ts';
import { storeCatalogue } from '../../server/programme/programme.service.ts';
import { createProgrammeStore } from '../../server/programme/programme-store.ts';
import type { Messenger } from '../../server/reminders/messenger.ts';
import { secretBox } from '../../server/secret-box.ts';
import type { World } from '../../server/world.ts';
import { openTestDatabase } from './test-database.ts';

const ROOT = join(import.meta.dirname, '../..');
export const CITY_FOLDERS = {
  jiaxing: join(ROOT, 'seed/jiaxing'),
  second: join(ROOT, 'tests/helpers/second-city'),
};
export const TEST_NOW = '2026-07-20T02:00:00.000Z';

export interface TestReply {
  status: number;
  /** Parsed JSON, or the raw text of anything else. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into replies of every shape
  body: any;
  headers: Record<string, string>;
  bytes: Buffer;
}

/** A signed-in (or anonymous) caller. */
export interface Caller {
  get(url: string): Promise<TestReply>;
  post(url: string, body?: unknown, headers?: Record<string, string>): Promise<TestReply>;
  put(url: string, body?: unknown, headers?: Record<string, string>): Promise<TestReply>;
  delete(url: string, body?: unknown): Promise<TestReply>;
  upload(
    url: string,
    fileName: string,
    bytes: Uint8Array,
    fields?: Record<string, string>,
  ): Promise<TestReply>;
}

export interface TestApp {
  app: App;
  world: World;
  catalogue: Catalogue;
  anonymous: Caller;
  /** Signs a demonstration account in, by its name. */
  signIn(name: string): Promise<Caller>;
  setNow(iso: string): void;
  /** Where another server would find its database; undefined for the memory of this process. */
  databaseUrl: string | undefined;
  close(): Promise<void>;
}

export interface TestAppOptions {
  city?: keyof typeof CITY_FOLDERS;
  /** Another folder than those of `city`. */
  folder?: string;
  /** Replays the demonstration figures (slower). */
  demo?: boolean;
  now?: string;
  clientDir?: string | null;
  publicUrl?: string;
  /** A real installation: what only a demonstration allows does not hold. */
  real?: boolean;
  /** Accounts that can write give a second factor, as in a real installation. */
  secondFactor?: boolean;
  singleSignOn?: SingleSignOn;
  messenger?: Messenger | null;
  /** Without figures: whether the office has opened the periods of the plan (default) or none. */
  planOpened?: boolean;
  /** False: nobody has an account yet, as on the first day. */
  people?: boolean;
  /** Changes the catalogue before the server is built. */
  adapt?: (catalogue: Catalogue) => Catalogue;
}

export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const folder = options.folder ?? CITY_FOLDERS[options.city ?? 'jiaxing'];
  const loaded = loadCatalogue(folder);
  const catalogue = options.adapt ? options.adapt(loaded) : loaded;
  const database = await openTestDatabase();
  let now = new Date(options.now ?? TEST_NOW);
  await migrate(database, now);
  const programmes = createProgrammeStore();
  const catalogueVersion = await storeCatalogue(database.db, catalogue, now);
  programmes.keep(catalogueVersion, catalogue);
  const world: World = {
    db: database.db,
    changes: database.changes,
    counts: null,
    catalogue,
    catalogueVersion,
    outline: loadOutline(folder, loaded),
    templates: new Map(),
    now: () => now,
    demo: options.real !== true,
    clientDir: options.clientDir ?? null,
    publicUrl: options.publicUrl ?? null,
    store: { damage: [] },
    secondFactor: options.secondFactor ?? false,
    singleSignOn: options.singleSignOn ?? null,
    messenger: options.messenger ?? null,
    secrets: secretBox(Buffer.alloc(32, 7)),
    programmes,
    panels: createPanelStore(database.db, programmes),
  };
  if (options.demo) await replayDemo(world, join(folder, 'demo'), () => {});
  else if (options.people !== false) await startEmpty(world, options.planOpened ?? true);
  const app = await buildApp(world, { rateLimit: 1_000_000 });
  await app.ready();
  return {
    app,
    world,
    catalogue,
    anonymous: caller(app, ''),
    signIn: async (name) => caller(app, await signInCookie(app, name)),
    setNow: (iso) => {
      now = new Date(iso);
    },
    databaseUrl: database.url,
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}

/** Accounts and no figures; the periods of the plan are opened as if on the first day of the first. */
async function startEmpty(world: World, planOpened: boolean): Promise<void> {
  await world.db.transaction().execute((trx) => insertDemoAccounts(trx, world.catalogue, world.now()));
  if (!planOpened) return;
  for (const planned of world.catalogue.periods)
    await openingStep(world, planned, new Date(`${planned.opens}T00:00:00Z`)).run();
}

async function signInCookie(app: App, name: string): Promise<string> {
  const reply = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { name, password: DEMO_PASSWORD },
  });
  if (reply.statusCode !== 200) throw new Error(`sign-in of ${name} failed: ${reply.body}`);
  return reply.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
}

function caller(app: App, cookie: string): Caller {
  const send = async (options: InjectOptions): Promise<TestReply> => {
    const headers = { ...(cookie ? { cookie } : {}), ...options.headers };
    const reply = await app.inject({ ...options, headers });
    const type = String(reply.headers['content-type'] ?? '');
    return {
      status: reply.statusCode,
      body: type.includes('json') ? reply.json() : reply.body,
      headers: reply.headers as Record<string, string>,
      bytes: reply.rawPayload,
    };
  };
  const write =
    (method: 'POST' | 'PUT' | 'DELETE') =>
    (url: string, body?: unknown, headers: Record<string, string> = {}) =>
      send({ method, url, headers, ...(body === undefined ? {} : { payload: body as object }) });
  return {
    get: (url) => send({ method: 'GET', url }),
    post: write('POST'),
    put: write('PUT'),
    delete: write('DELETE'),
    upload: (url, fileName, bytes, fields = {}) =>
      send({ method: 'POST', url, ...multipart(fileName, bytes, fields) }),
  };
}

function multipart(
  fileName: string,
  bytes: Uint8Array,
  fields: Record<string, string>,
): Pick<InjectOptions, 'headers' | 'payload'> {
  const boundary = `test-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`;
  const parts: Buffer[] = [];
  for (const [name, value] of Object.entries(fields)) {
    parts.push(
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    );
  }
  parts.push(
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
  );
  parts.push(Buffer.from(bytes), Buffer.from(`\r\n--${boundary}--\r\n`));
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat(parts),
  };
}
