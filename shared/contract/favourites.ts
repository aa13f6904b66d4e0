/** 收藏: pages that a person keeps at hand; they stand on the 工作台 and in the menu of the account. */
import { z } from 'zod';
import { isInnerAddress } from '../inner-address.ts';
import { endpoint } from './endpoint.ts';
import { READERS } from './roles.ts';

/** A list that is longer is no shortcut any more. */
export const MOST_FAVOURITES = 30;

const Address = z.string().max(500).refine(isInnerAddress, '不是本系统的页面');

export const Favourite = z.object({
  /** Path and query of the page. */
  address: Address,
  title: z.string().trim().min(1).max(120),
});
export type Favourite = z.infer<typeof Favourite>;

const Favourites = z.array(Favourite);

const OWN = { who: READERS, scope: 'own' } as const;

export const favouritesApi = {
  list: endpoint({
    ...OWN,
    about: '本人收藏的页面，先收藏的在前',
    method: 'GET',
    path: '/api/favourites',
    reply: Favourites,
  }),
  keep: endpoint({
    ...OWN,
    about: '收藏一页；已收藏的改用新的名称',
    method: 'PUT',
    path: '/api/favourites',
    body: Favourite.strict(),
    reply: Favourites,
  }),
  drop: endpoint({
    ...OWN,
    about: '取消收藏',
    method: 'DELETE',
    path: '/api/favourites',
    query: z.object({ address: Address }),
    reply: Favourites,
  }),
} as const;
