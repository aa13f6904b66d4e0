import { exportsApi } from '#shared/contract/exports.ts';
import { XLSX } from '../http/files.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { exportTable } from './exports.service.ts';

/** A table of 20,000 rows stays below this. */
const BODY_LIMIT = 8 * 1024 * 1024;

export function exportsRoutes(serve: Serve, world: World): void {
  serve(
    exportsApi.table,
    async ({ actor, body }) => ({
      name: `${body.title.slice(0, 80)}.xlsx`,
      bytes: await exportTable(world, actor(), body),
      type: XLSX,
    }),
    { bodyLimit: BODY_LIMIT },
  );
}
