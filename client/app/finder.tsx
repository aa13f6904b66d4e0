import { useMemo } from 'react';
import type { Role } from '#shared/contract/roles.ts';
import { useProgramme } from '../lib/programme.ts';
import { CommandPalette } from '../ui/command-palette.tsx';
import { findItems } from './find-items.ts';

interface FinderProps {
  role: Role;
  onPick: (href: string) => void;
  onClose: () => void;
}

/** Ctrl+K over everything that has an address; loaded when first asked for. */
export default function Finder({ role, onPick, onClose }: FinderProps) {
  const programme = useProgramme();
  const items = useMemo(() => findItems(programme, role), [programme, role]);
  return <CommandPalette items={items} onPick={(item) => onPick(item.href)} onClose={onClose} />;
}
