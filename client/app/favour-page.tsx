import { useFavour, useFavourites } from '../lib/favourites.ts';
import { useSession } from '../lib/session.ts';

/** In the menu of the account: keeps the page that is open, as its address says it, or drops it. */
export function FavourPage({ onDone }: { onDone: () => void }) {
  const { data: kept } = useFavourites();
  const favour = useFavour();
  const system = useSession()?.system ?? '';
  if (!kept) return null;
  const { pathname, search } = window.location;
  const address = `${pathname}${search}`;
  const known = kept.find((page) => page.address === address);
  const page = known ?? { address, title: document.title.replace(` · ${system}`, '') };
  return (
    <button
      type="button"
      onClick={() => {
        favour.mutate({ keep: !known, page });
        onDone();
      }}
    >
      {known ? '取消收藏本页' : '收藏本页'}
    </button>
  );
}
