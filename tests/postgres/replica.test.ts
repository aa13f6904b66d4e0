/** A panel comes from the replica once it has the version, else from the database; its figures are the same from either. */
import { type Kysely, type PluginTransformQueryArgs, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendAudit, systemEntry } from '../../server/audit/audit.repository.ts';
import { openReplica } from '../../server/db/postgres/open-postgres.ts';
import type { Tables } from '../../server/db/tables.ts';
import { createPanelStore } from '../../server/figures/panel-store.ts';
import type { Cluster } from '../../server/launch/postgres.mjs';
import { insertDataVersion } from '../../server/workflow/workflow.repository.ts';
import { testApp } from '../helpers/app.ts';
import { ownCluster } from '../helpers/cluster.ts';

let cluster: Cluster;
let copy: Cluster;
const given = process.env.TEST_DATABASE_URL;
beforeAll(async () => {
  cluster = await ownCluster();
  copy = await cluster.replica();
  process.env.TEST_DATABASE_URL = cluster.url;
});
afterAll(async () => {
  process.env.TEST_DATABASE_URL = given;
  await copy.close();
  await cluster.close();
});

test('from the replica, from one that lags, and from one that is gone', async () => {
  const t = await testApp({ city: 'second', demo: true });
  const { db, programmes } = t.world;
  const url = new URL(t.databaseUrl ?? '');
  url.port = new URL(copy.url).port;
  let asked = 0;
  const transformQuery = ({ node }: PluginTransformQueryArgs) => {
    asked += 1;
    return node;
  };
  const replica: Kysely<Tables> = openReplica(url.href).withPlugin({
    transformQuery,
    transformResult: async ({ result }) => result,
  });
  const latest = await t.world.panels.panel();
  const version = latest?.dataVersion ?? 0;
  const newest = () =>
    replica
      .selectFrom('data_version')
      .select((e) => e.fn.max('number').as('number'))
      .executeTakeFirst()
      .then((row) => Number(row?.number ?? 0))
      .catch(() => 0);
  await expect.poll(newest, { timeout: 30_000 }).toBe(version);
  const shown = async () => {
    const panel = await createPanelStore(db, programmes, replica).panel();
    return { version: panel?.dataVersion, amounts: panel?.micro };
  };
  asked = 0;
  expect(await shown()).toEqual({ version, amounts: latest?.micro });
  expect(asked).toBeGreaterThan(3);

  await sql`SELECT pg_wal_replay_pause()`.execute(replica);
  await db.transaction().execute(async (trx) => {
    await insertDataVersion(trx, { programme: t.world.catalogueVersion }, t.world.now().toISOString());
    await appendAudit(trx, systemEntry(t.world.now(), 'configure', 'setting', {}));
  });
  asked = 0;
  expect((await shown()).version).toBe(version + 1);
  // Whether it has the version, and nothing else.
  expect(asked).toBe(1);

  await copy.stop('SIGQUIT');
  expect((await shown()).version).toBe(version + 1);
  await replica.destroy();
  await t.close();
});
