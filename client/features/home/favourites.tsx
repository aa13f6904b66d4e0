import { Link } from 'wouter';
import { useFavour, useFavourites } from '../../lib/favourites.ts';
import { TextButton } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';

/** 收藏: the pages one keeps at hand. Nothing where there are none: the menu of the account says how one is kept. */
export function Favourites() {
  const { data: kept } = useFavourites();
  const favour = useFavour();
  if (!kept || kept.length === 0) return null;
  return (
    <Panel title="收藏">
      <ul className="plain">
        {kept.map((page) => (
          <li key={page.address} className="row row-between">
            <Link href={`~${page.address}`}>{page.title}</Link>
            <TextButton
              className="no-print"
              aria-label={`取消收藏${page.title}`}
              onClick={() => favour.mutate({ keep: false, page })}
            >
              取消
            </TextButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
