/** A change of the programme that another server confirmed is in force here too, as soon as it is heard of. */
import { Trouble } from '../trouble.ts';
import type { World } from '../world.ts';

const AGAIN_MS = 5_000;

export function followProgramme(world: World): void {
  const trouble = new Trouble('没有换上新确认的统计制度，稍后再试');
  let _following: Promise<void> | null = null;
  let heard = false;
  const follow = () => {
    heard = true;
    _following ??= adopt().finally(() => {
      _following = null;
    });
  };
  /** One reading after another: of two at once the earlier might come in last. */
  const adopt = async () => {
    while (heard) {
      heard = false;
      try {
        await adoptNewer(world);
        trouble.over();
      } catch (error) {
        trouble.tell(error);
        setTimeout(follow, AGAIN_MS).unref();
      }
    }
  };
  world.changes.on((moved) => {
    if (moved === null || moved.includes('data_version')) follow();
  });
}

async function adoptNewer(world: World): Promise<void> {
  const { number, catalogue } = await world.programmes.at(world.db);
  // A lower number was read before this server itself confirmed a change, or is of a release that another folder replaced.
  if (number <= world.catalogueVersion) return;
  world.catalogue = catalogue;
  world.catalogueVersion = number;
  world.changes.tell(['data_version']);
}
