import { z } from 'zod';
import {
  LoadBody,
  SplitDone,
  SplitPreview,
  Splits,
  SplitsQuery,
  splitPaths,
  UnitSplit,
  WithdrawBody,
} from '#shared/contract/split.ts';
import type { App } from '../app.ts';
import { actorOf } from '../http/actor.ts';
import { readFile, sendFile, UPLOAD_LIMIT, XLSX } from '../http/files.ts';
import { keyOf } from '../http/idempotency-key.ts';
import { READERS } from '../http/policy.ts';
import type { World } from '../world.ts';
import { loadSplit, withdrawSplit } from './split-change.service.ts';
import { previewSplit } from './split-preview.service.ts';
import { splitTemplate } from './split-template.service.ts';
import { describeSplits, describeUnitSplit, splitFile } from './splits.service.ts';

const FRESH_MINUTES = 5;

export function splitsRoutes(app: App, world: World): void {
  // A split is a published document: whoever reads targets reads it. The office's own files stay with the office.
  const read = { policy: { who: READERS } };
  const office = { policy: { who: ['analyst'] as const } };

  app.get(
    splitPaths.list,
    { config: read, schema: { querystring: SplitsQuery, response: { 200: Splits } } },
    (request) => describeSplits(world, request.query),
  );
  app.get(
    splitPaths.unit,
    {
      config: read,
      schema: {
        params: z.object({ unit: z.string().max(60) }),
        querystring: SplitsQuery,
        response: { 200: UnitSplit },
      },
    },
    (request) => describeUnitSplit(world, request.params.unit, request.query),
  );
  app.get(splitPaths.template, { config: office }, async (_request, reply) =>
    sendFile(reply, await splitTemplate(world), XLSX),
  );
  app.get(
    splitPaths.file,
    { config: office, schema: { params: z.object({ file: z.string().max(60) }) } },
    async (request, reply) =>
      sendFile(reply, await splitFile(world, request.params.file), 'application/octet-stream'),
  );
  app.post(
    splitPaths.preview,
    { config: { ...office, rateLimit: UPLOAD_LIMIT }, schema: { response: { 200: SplitPreview } } },
    async (request) => previewSplit(world, actorOf(request, world.now()), await readFile(request)),
  );
  app.post(
    splitPaths.load,
    {
      config: { ...office, rateLimit: UPLOAD_LIMIT },
      schema: { body: LoadBody, response: { 200: SplitDone } },
    },
    (request) => loadSplit(world, actorOf(request, world.now()), request.body, keyOf(request)),
  );
  app.post(
    splitPaths.withdraw,
    {
      config: { policy: { who: ['analyst'], freshPassword: FRESH_MINUTES } },
      schema: { body: WithdrawBody, response: { 200: SplitDone } },
    },
    (request) => withdrawSplit(world, actorOf(request, world.now()), request.body, keyOf(request)),
  );
}
