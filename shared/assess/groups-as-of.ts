/** A scheme's groups of peers as the programme of a year has them. Pure. */
import { everyRow } from '../as-of.ts';
import { codesOf } from '../breaks.ts';
import type { Catalogue } from '../catalogue.ts';
import type { PeerGroup } from '../contract/scheme.ts';
import { soleGroupName } from './default-scheme.ts';

/**
 * Without the units that are no more or not yet there, a renamed unit in the place of its former code, and with the units
 * that began later and that the programme puts into the group. The groups themselves where nothing changed.
 */
export function groupsAsOf(catalogue: Catalogue, groups: readonly PeerGroup[]): PeerGroup[] {
  const present = new Set(catalogue.units.map((u) => u.code));
  const now = (code: string): string => codesOf(catalogue, code).find((one) => present.has(one)) ?? code;
  const listed = new Set(groups.flatMap(({ units }) => units.map(now)));
  const always = new Set(everyRow(catalogue, 'units').flatMap((u) => (u.validFrom ? [] : [u.code])));
  // Another name for a unit that a scheme leaves out makes no newcomer of it.
  const isNew = (code: string) => !codesOf(catalogue, code).some((one) => always.has(one));
  const asOfNow = (group: PeerGroup): PeerGroup => {
    // A scheme may list both codes of a renamed unit.
    const own = [...new Set(group.units.map(now))].filter((code) => present.has(code));
    const joined = catalogue.units
      .filter((u) => u.peerGroup === group.code && !listed.has(u.code) && isNew(u.code))
      .map((u) => u.code);
    const units = [...own, ...joined];
    const counted = group.name === soleGroupName(group.units.length);
    return { ...group, name: counted ? soleGroupName(units.length) : group.name, units };
  };
  return groups.map(asOfNow).filter(({ units }) => units.length > 0);
}
