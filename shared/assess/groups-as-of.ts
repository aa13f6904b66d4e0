/** A scheme's groups of peers as the programme of a year has them. Pure. */
import { everyRow } from '../as-of.ts';
import type { Catalogue } from '../catalogue.ts';
import type { PeerGroup } from '../contract/scheme.ts';

/**
 * Without the units that are no more or not yet there, a renamed unit in the place of its former code, and with the units
 * that began later and that the programme puts into the group. The groups themselves where nothing changed.
 */
export function groupsAsOf(catalogue: Catalogue, groups: readonly PeerGroup[]): PeerGroup[] {
  const present = new Map(catalogue.units.map((u) => [u.code, u]));
  const renamed = new Map(
    everyRow(catalogue, 'units').flatMap((u) =>
      (u.successors ?? []).flatMap((s) => (s.kind === 'renamed' ? [[u.code, s.code] as const] : [])),
    ),
  );
  const now = (code: string): string => (present.has(code) ? code : (renamed.get(code) ?? code));
  const listed = new Set(groups.flatMap(({ units }) => units.map(now)));
  return groups
    .map((group) => ({
      ...group,
      units: [
        ...group.units.map(now).filter((code) => present.has(code)),
        ...catalogue.units
          .filter((u) => u.validFrom && u.peerGroup === group.code && !listed.has(u.code))
          .map((u) => u.code),
      ],
    }))
    .filter(({ units }) => units.length > 0);
}
