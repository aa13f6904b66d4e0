import { historyApi as api } from '#shared/contract/history.ts';
import { UPLOAD_LIMIT, XLSX } from '../http/files.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { decideHistory, proposeHistory, reverseHistory } from './history-change.service.ts';
import { batchTable, describeBatch, describeHistory } from './history-view.service.ts';
import { previewHistory, previewTable } from './preview.service.ts';
import { historyTemplate } from './template.service.ts';

export function historyRoutes(serve: Serve, world: World): void {
  serve(api.list, ({ person }) => describeHistory(world, person()));
  serve(api.template, async () => ({ ...(await historyTemplate(world)), type: XLSX }));
  serve(api.preview, async ({ actor, file }) => previewHistory(world, actor(), await file()), {
    rateLimit: UPLOAD_LIMIT,
  });
  serve(api.previewTable, async ({ actor, params }) => ({
    ...(await previewTable(world, actor(), params.file)),
    type: XLSX,
  }));
  serve(api.batch, ({ person, params }) => describeBatch(world, person(), params.number));
  serve(api.batchTable, async ({ person, params }) => ({
    ...(await batchTable(world, person(), params.number)),
    type: XLSX,
  }));
  serve(api.propose, async ({ actor, person, body, key }) => {
    await proposeHistory(world, actor(), body, key);
    return describeHistory(world, person());
  });
  serve(api.reverse, async ({ actor, person, params, body, key }) => {
    await reverseHistory(world, actor(), params.number, body.reason, key);
    return describeHistory(world, person());
  });
  serve(api.decide, async ({ actor, person, params, body, key }) => {
    await decideHistory(world, actor(), params.number, body, key);
    return describeHistory(world, person());
  });
}
