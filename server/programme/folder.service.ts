/** The programme in force as a city's folder, to keep or to load elsewhere (`CITY`, `npm run check-city`). */
import { folderFiles } from '../catalogue/write-folder.ts';
import { zipOf } from '../http/zip.ts';
import { libraryNow } from '../policies/library-now.ts';
import type { World } from '../world.ts';

export async function exportFolder(world: World): Promise<{ name: string; bytes: Buffer; type: string }> {
  const { catalogue, catalogueVersion, outline } = world;
  const { library } = await libraryNow(world, world.db);
  const files = folderFiles(catalogue, library, outline);
  return {
    name: `${catalogue.city.code}-第${catalogueVersion}版.zip`,
    bytes: zipOf(files),
    type: 'application/zip',
  };
}
