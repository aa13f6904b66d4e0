import { TableModel, tableExportPath } from '#shared/table.ts';
import type { App } from '../app.ts';
import { actorOf } from '../http/actor.ts';
import { READERS } from '../http/policy.ts';
import type { World } from '../world.ts';
import { exportTable } from './exports.service.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** A table of 20,000 rows stays below this. */
const BODY_LIMIT = 8 * 1024 * 1024;

export function exportsRoutes(app: App, world: World): void {
  app.post(
    tableExportPath,
    { config: { policy: { who: READERS } }, bodyLimit: BODY_LIMIT, schema: { body: TableModel } },
    async (request, reply) => {
      const bytes = await exportTable(world, actorOf(request, world.now()), request.body);
      return reply
        .header(
          'content-disposition',
          `attachment; filename="table.xlsx"; filename*=UTF-8''${encodeURIComponent(request.body.title.slice(0, 80))}.xlsx`,
        )
        .header('x-content-type-options', 'nosniff')
        .type(XLSX)
        .send(Buffer.from(bytes));
    },
  );
}
