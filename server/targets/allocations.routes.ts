import { z } from 'zod';
import {
  AllocationDone,
  AllocationPreview,
  Allocations,
  AllocationsQuery,
  allocationPaths,
  LoadBody,
  UnitAllocation,
  WithdrawBody,
} from '#shared/contract/allocation.ts';
import type { App } from '../app.ts';
import { actorOf } from '../http/actor.ts';
import { readFile, sendFile, UPLOAD_LIMIT, XLSX } from '../http/files.ts';
import { keyOf } from '../http/idempotency-key.ts';
import { READERS } from '../http/policy.ts';
import type { World } from '../world.ts';
import { loadAllocation, withdrawAllocation } from './allocation-change.service.ts';
import { previewAllocation } from './allocation-preview.service.ts';
import { allocationTemplate } from './allocation-template.service.ts';
import { allocationFile, describeAllocations, describeUnitAllocation } from './allocations.service.ts';

const FRESH_MINUTES = 5;

export function allocationsRoutes(app: App, world: World): void {
  // A allocation is a published document: whoever reads targets reads it. The office's own files stay with the office.
  const read = { policy: { who: READERS } };
  const office = { policy: { who: ['analyst'] as const } };

  app.get(
    allocationPaths.list,
    { config: read, schema: { querystring: AllocationsQuery, response: { 200: Allocations } } },
    (request) => describeAllocations(world, request.query),
  );
  app.get(
    allocationPaths.unit,
    {
      config: read,
      schema: {
        params: z.object({ unit: z.string().max(60) }),
        querystring: AllocationsQuery,
        response: { 200: UnitAllocation },
      },
    },
    (request) => describeUnitAllocation(world, request.params.unit, request.query),
  );
  app.get(allocationPaths.template, { config: office }, async (_request, reply) =>
    sendFile(reply, await allocationTemplate(world), XLSX),
  );
  app.get(
    allocationPaths.file,
    { config: office, schema: { params: z.object({ file: z.string().max(60) }) } },
    async (request, reply) =>
      sendFile(reply, await allocationFile(world, request.params.file), 'application/octet-stream'),
  );
  app.post(
    allocationPaths.preview,
    { config: { ...office, rateLimit: UPLOAD_LIMIT }, schema: { response: { 200: AllocationPreview } } },
    async (request) => previewAllocation(world, actorOf(request, world.now()), await readFile(request)),
  );
  app.post(
    allocationPaths.load,
    {
      config: { ...office, rateLimit: UPLOAD_LIMIT },
      schema: { body: LoadBody, response: { 200: AllocationDone } },
    },
    (request) => loadAllocation(world, actorOf(request, world.now()), request.body, keyOf(request)),
  );
  app.post(
    allocationPaths.withdraw,
    {
      config: { policy: { who: ['analyst'], freshPassword: FRESH_MINUTES } },
      schema: { body: WithdrawBody, response: { 200: AllocationDone } },
    },
    (request) => withdrawAllocation(world, actorOf(request, world.now()), request.body, keyOf(request)),
  );
}
