/** 历史版本: one menu for the states a page can be seen in: a day, and the data of each publication. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { publicationsApi } from '#shared/contract/publications.ts';
import { ask } from '../lib/call.ts';
import { dateText } from '../lib/civil-time.ts';
import { useOffset } from '../lib/programme.ts';
import { TextButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { AsOfChoice, type KnownAt } from './known-then.tsx';

/** Publications listed; the older ones are found by their day or on the page of publications. */
const SHOWN = 6;

export function HistoryMenu({ v, asof, onChange }: KnownAt & { onChange: (known: KnownAt) => void }) {
  const [opened, setOpened] = useState(false);
  const offset = useOffset();
  const query = useQuery({ ...ask(publicationsApi.list, {}), enabled: opened });
  return (
    <Menu
      kind="secondary"
      onOpen={() => setOpened(true)}
      summary={
        <>
          历史版本
          <Icon name="chevron-down" size={10} />
        </>
      }
    >
      {(close) => (
        <>
          <AsOfChoice v={v} asof={asof} onChange={onChange} />
          {query.data && query.data.publications.length > 0 && (
            <>
              <p className="small">发布时的数据</p>
              <ul className="plain">
                {query.data.publications.slice(0, SHOWN).map((p) => (
                  <li key={`${p.period} ${p.version}`}>
                    <TextButton
                      onClick={() => {
                        close();
                        onChange({ v: p.dataVersion, asof: undefined });
                      }}
                    >
                      {dateText(p.publishedAt, offset)} {p.label}第{p.version}版
                    </TextButton>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </Menu>
  );
}
