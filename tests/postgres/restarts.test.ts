/** A PostgreSQL that restarts or crashes under load: no acknowledged write is lost, none that failed is kept, nobody who reads notices. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendAudit, findAuditHead, systemEntry } from '../../server/audit/audit.repository.ts';
import { beginTrail } from '../../server/audit/begin-trail.ts';
import { migrate } from '../../server/db/migrate.ts';
import type { Database } from '../../server/db/open.ts';
import { storageFaultOf } from '../../server/db/storage-fault.ts';
import type { Cluster } from '../../server/launch/postgres.mjs';
import { verifyDatabase } from '../../server/verify/verify.service.ts';
import { openOn, ownCluster } from '../helpers/cluster.ts';
import { newSchema } from '../helpers/test-database.ts';

const RESTARTS = 6;
const WRITERS = 6;
const at = new Date('2026-07-20T02:00:00.000Z');

let cluster: Cluster;
beforeAll(async () => {
  cluster = await ownCluster();
});
afterAll(() => cluster.close());

test(`${RESTARTS} stops and crashes while ${WRITERS} write on two servers and others read`, async () => {
  const { url } = await newSchema(cluster.url);
  const servers = [openOn(url), openOn(url)] as const;
  await migrate(servers[0], at);
  await beginTrail(servers[0].db, 'sha256', at);
  const outcomes = new Map<string, 'kept' | 'refused' | 'unknown'>();
  const unread: unknown[] = [];
  let over = false;

  const write = async (database: Database, name: string) => {
    for (let n = 0; !over; n++) {
      const value = `${name}-${n}`;
      outcomes.set(value, await attempt(database, value));
    }
  };
  const read = async ({ db }: Database) => {
    while (!over) await findAuditHead(db).catch((error: unknown) => unread.push(error));
  };
  const work = [
    ...Array.from({ length: WRITERS }, (_, n) => write(servers[n % 2 === 0 ? 0 : 1], `w${n}`)),
    ...servers.map(read),
  ];
  for (let n = 0; n < RESTARTS; n++) {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await cluster.stop(n % 2 === 0 ? 'SIGINT' : 'SIGQUIT');
    await cluster.start();
  }
  over = true;
  await Promise.all(work);

  expect(unread).toEqual([]);
  const stored = await servers[0].db.selectFrom('audit_event').select('detail').execute();
  const kept = stored.map(({ detail }) => JSON.parse(detail).value).filter(Boolean);
  expect(new Set(kept).size).toBe(kept.length);
  const of = (outcome: string) => [...outcomes].filter(([, one]) => one === outcome).map(([value]) => value);
  expect(of('kept').length).toBeGreaterThan(RESTARTS);
  expect(of('kept').filter((value) => !kept.includes(value))).toEqual([]);
  expect(of('refused').filter((value) => kept.includes(value))).toEqual([]);
  expect((await verifyDatabase(servers[1].db)).faults).toEqual([]);
  for (const { db } of servers) await db.destroy();
});

async function attempt({ db }: Database, value: string) {
  try {
    await db
      .transaction()
      .execute((trx) => appendAudit(trx, systemEntry(at, 'configure', 'setting', { value })));
    return 'kept';
  } catch (error) {
    const fault = storageFaultOf(error);
    // Anything else would have been told to a person as a fault of the program.
    expect(['away', 'busy', 'unknown'], String(error)).toContain(fault);
    return fault === 'unknown' ? 'unknown' : 'refused';
  }
}
