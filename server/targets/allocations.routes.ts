import { allocationsApi } from '#shared/contract/allocation.ts';
import { UPLOAD_LIMIT, XLSX } from '../http/files.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { loadAllocation, withdrawAllocation } from './allocation-change.service.ts';
import { previewAllocation } from './allocation-preview.service.ts';
import { allocationTemplate } from './allocation-template.service.ts';
import { allocationFile, describeAllocations, describeUnitAllocation } from './allocations.service.ts';

export function allocationsRoutes(serve: Serve, world: World): void {
  const limits = { rateLimit: UPLOAD_LIMIT };
  serve(allocationsApi.list, ({ query }) => describeAllocations(world, query));
  serve(allocationsApi.unit, ({ params, query }) => describeUnitAllocation(world, params.unit, query));
  serve(allocationsApi.template, async () => ({ ...(await allocationTemplate(world)), type: XLSX }));
  serve(allocationsApi.file, async ({ params }) => ({
    ...(await allocationFile(world, params.file)),
    type: 'application/octet-stream',
  }));
  serve(
    allocationsApi.preview,
    async ({ actor, file }) => previewAllocation(world, actor(), await file()),
    limits,
  );
  serve(allocationsApi.load, ({ actor, body, key }) => loadAllocation(world, actor(), body, key), limits);
  serve(allocationsApi.withdraw, ({ actor, body, key }) => withdrawAllocation(world, actor(), body, key));
}
