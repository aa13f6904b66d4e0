/** How a trail begins: in a new installation, and over tables that an older one brought along. */
import type { Db } from '../db/open.ts';
import { listUnsealed, type Suite } from '../db/seals.ts';
import { readWhole } from '../db/written-rows.ts';
import { appendAudit, findAuditHead, systemEntry } from './audit.repository.ts';

/** Writes a new installation's first event, which decides the hash of its trail; nothing where there is a trail. */
export async function beginTrail(db: Db, suite: Suite, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if ((await findAuditHead(trx)).seq > 0) return;
    await appendAudit(trx, systemEntry(at, 'configure', 'setting', { trail: suite }), suite);
  });
}

/** Tables that an older database brought along are sealed as they are found, in one event that says so. */
export async function sealOlderTables(db: Db, at: Date): Promise<void> {
  const tables = await listUnsealed(db);
  if (tables.length === 0) return;
  await db.transaction().execute(async (trx) => {
    for (const table of tables) readWhole(table);
    await appendAudit(trx, systemEntry(at, 'seal', 'database', { tables }));
  });
}
