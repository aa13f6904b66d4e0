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

/** The JSON of a version, or undefined. */
export async function findCatalogueContent(db: Db, number: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('catalogue_version')
    .select('content')
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.content;
}

/**
 * The version in force at a data version, or now: the last one that a confirmed change put in force; before the first such
 * change what it started from, and while there was none the newest that was loaded from a folder. Undefined on an empty database.
 */
export async function findVersionInForce(db: Db, dataVersion?: number): Promise<number | undefined> {
  let changes = db
    .selectFrom('data_version')
    .select('catalogue_version')
    .where('catalogue_version', 'is not', null)
    .orderBy('number', 'desc')
    .limit(1);
  if (dataVersion !== undefined) changes = changes.where('number', '<=', dataVersion);
  const changed = (await changes.executeTakeFirst())?.catalogue_version;
  if (changed) return changed;
  const first = await db
    .selectFrom('programme_decision as d')
    .innerJoin('programme_proposal as p', 'p.number', 'd.proposal_number')
    .select('p.base_version')
    .where('d.kind', '=', 'confirm')
    .orderBy('d.decided_at')
    .limit(1)
    .executeTakeFirst();
  if (first) return first.base_version;
  const loaded = await db
    .selectFrom('catalogue_version')
    .select('number')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return loaded?.number;
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
export async function countApproved(
  db: Db,
  { organisations }: { organisations: readonly string[] | null },
): Promise<Map<string, number>> {
  const approved = db
    .selectFrom('statistical_return')
    .select(['period', db.fn.countAll<number>().as('approved')])
    .where('approved_submission_id', 'is not', null)
    .groupBy('period');
  const rows = await (organisations === null
    ? approved
    : approved.where('organisation', 'in', organisations)
  ).execute();
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
