/** The pages that accounts keep at hand. */
import type { Favourite } from '#shared/contract/favourites.ts';
import type { Db } from '../db/open.ts';

/** In the order they were kept. */
export function listFavourites(db: Db, account: string): Promise<Favourite[]> {
  return db
    .selectFrom('favourite_page')
    .select(['address', 'title'])
    .where('account_id', '=', account)
    .orderBy('kept_at')
    .orderBy('address')
    .execute();
}

/** Keeps a page, or gives a kept one its new title. */
export async function putFavourite(
  db: Db,
  account: string,
  { address, title }: Favourite,
  at: Date,
): Promise<void> {
  await db
    .insertInto('favourite_page')
    .values({ account_id: account, address, title, kept_at: at.toISOString() })
    .onConflict((conflict) => conflict.columns(['account_id', 'address']).doUpdateSet({ title }))
    .execute();
}

export async function deleteFavourite(db: Db, account: string, address: string): Promise<void> {
  await db
    .deleteFrom('favourite_page')
    .where('account_id', '=', account)
    .where('address', '=', address)
    .execute();
}
