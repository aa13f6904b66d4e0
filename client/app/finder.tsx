import { useMemo, useState } from 'react';
import type { Role } from '#shared/contract/roles.ts';
import { useProgramme } from '../lib/programme.ts';
import { CommandPalette } from '../ui/command-palette.tsx';
import type { FindItem } from '../ui/match-items.ts';
import { findItems } from './find-items.ts';
import { withSpellings } from './pinyin-keys.ts';
import { recentFinds, rememberFind } from './recent-finds.ts';

interface FinderProps {
  role: Role;
  onPick: (href: string) => void;
  onClose: () => void;
}

/** Ctrl+K over everything that has an address; loaded when first asked for. */
export default function Finder({ role, onPick, onClose }: FinderProps) {
  const programme = useProgramme();
  const items = useMemo(() => withSpellings(findItems(programme, role)), [programme, role]);
  const [recent] = useState(recentFinds);
  const pick = ({ id, href }: FindItem) => {
    rememberFind(id);
    onPick(href);
  };
  return <CommandPalette items={items} recent={recent} onPick={pick} onClose={onClose} />;
}
