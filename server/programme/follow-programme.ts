/** A change of the programme that another server confirmed is in force here too, as soon as it is heard of. */
import type { World } from '../world.ts';

export function followProgramme(world: World): void {
  world.changes.on((moved) => {
    if (moved === null || moved.includes('data_version')) void adoptNewer(world).catch(() => {});
  });
}

/** A failure is made good by the next word: a database that was lost is heard of again. */
async function adoptNewer(world: World): Promise<void> {
  const { number, catalogue } = await world.programmes.at(world.db);
  // One of an older release, in whose place the folder runs, cannot be read and was refused above.
  if (number === world.catalogueVersion) return;
  world.catalogue = catalogue;
  world.catalogueVersion = number;
  world.changes.tell(['data_version']);
}
