/** The stored versions of the statistical programme, and how far each period is. */
import type { Catalogue } from '#shared/catalogue.ts';
import { appendAudit, systemEntry } from '../audit/audit.repository.ts';
import { nextNumber } from '../db/next-number.ts';
import type { Db, Trx } from '../db/open.ts';

export async function findCatalogueVersion(db: Db, digest: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('catalogue_version')
    .select('number')
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row?.number;
}

/** Stores a programme as the next version; earlier versions stay. */
export async function insertCatalogueVersion(
  trx: Trx,
  catalogue: Catalogue,
  digest: string,
  at: Date,
): Promise<number> {
  const number = await nextNumber(trx, 'catalogue_version');
  await trx
    .insertInto('catalogue_version')
    .values({
      number,
      city: catalogue.city.code,
      digest,
      content: JSON.stringify(catalogue),
      loaded_at: at.toISOString(),
    })
    .execute();
  const detail = { digest, city: catalogue.city.code };
  await appendAudit(trx, systemEntry(at, 'load-catalogue', `catalogue/${number}`, detail));
  return number;
}

/** Every stored version as JSON text, oldest first. */
export function listCatalogueContents(db: Db) {
  return db
    .selectFrom('catalogue_version')
    .select(['number', 'content', 'loaded_at'])
    .orderBy('number')
    .execute();
}

/** How many returns of each period are approved. */
export async function countApproved(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('statistical_return')
    .select(['period', db.fn.countAll<number>().as('approved')])
    .where('approved_submission_id', 'is not', null)
    .groupBy('period')
    .execute();
  return new Map(rows.map((r) => [r.period, Number(r.approved)]));
}

/** Whether anything was ever reported, were it a draft. */
export async function hasReturns(db: Db): Promise<boolean> {
  const row = await db.selectFrom('statistical_return').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Whether any return was ever handed in. */
export async function hasSubmissions(db: Db): Promise<boolean> {
  const row = await db.selectFrom('submission').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}

export async function findSetting(db: Db, key: string): Promise<string | undefined> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value;
}

/** Writes a setting of the installation, once and for ever. */
export async function insertSetting(trx: Trx, key: string, value: string, at: Date): Promise<void> {
  await trx.insertInto('setting').values({ key, value }).execute();
  await appendAudit(trx, systemEntry(at, 'configure', `setting/${key}`, { value }));
}
