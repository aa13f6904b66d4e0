/** 收藏: what a person keeps at hand, as the menu of the account and the 工作台 ask for it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Favourite, favouritesApi } from '#shared/contract/favourites.ts';
import { useToast } from '../ui/toast.tsx';
import { ask, call } from './call.ts';

const favouritesQuery = ask(favouritesApi.list, {});

export function useFavourites() {
  return useQuery(favouritesQuery);
}

/** Keeps a page or drops it; what is kept then stands in every list at once. */
export function useFavour() {
  const client = useQueryClient();
  const say = useToast();
  return useMutation({
    mutationFn: ({ keep, page }: { keep: boolean; page: Favourite }) =>
      keep
        ? call(favouritesApi.keep, { body: page })
        : call(favouritesApi.drop, { query: { address: page.address } }),
    onSuccess: (kept, { keep, page }) => {
      client.setQueryData(favouritesQuery.queryKey, kept);
      say(keep ? `已收藏“${page.title}”，在工作台可以打开` : `已取消收藏“${page.title}”`);
    },
    onError: (error) => say(error.message, 'error'),
  });
}
