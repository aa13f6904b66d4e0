/** 收藏: each account its own, and nobody else's. */
import { type Favourite, MOST_FAVOURITES } from '#shared/contract/favourites.ts';
import type { Actor } from '../http/actor.ts';
import { brokenRules } from '../http/problem.ts';
import type { World } from '../world.ts';
import { deleteFavourite, listFavourites, putFavourite } from './favourites.repository.ts';

/** @returns all that is kept then. @throws 422 where that would be more than MOST_FAVOURITES */
export async function keepFavourite(
  { db }: World,
  { person, at }: Actor,
  favourite: Favourite,
): Promise<Favourite[]> {
  const { account } = person;
  return db.transaction().execute(async (trx) => {
    const kept = await listFavourites(trx, account);
    const known = kept.some(({ address }) => address === favourite.address);
    if (!known && kept.length >= MOST_FAVOURITES)
      throw brokenRules(`最多收藏${MOST_FAVOURITES}页`, [
        { pointer: 'address', rule: 'most', detail: '请先在工作台取消不再需要的收藏。' },
      ]);
    await putFavourite(trx, account, favourite, at);
    return listFavourites(trx, account);
  });
}

/** @returns what is kept then; one that was not kept is no fault */
export async function dropFavourite({ db }: World, { person }: Actor, address: string): Promise<Favourite[]> {
  await deleteFavourite(db, person.account, address);
  return listFavourites(db, person.account);
}
