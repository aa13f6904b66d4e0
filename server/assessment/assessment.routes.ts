import { z } from 'zod';
import {
  AssessmentYear,
  assessmentPaths,
  NewRunBody,
  NewSchemeBody,
  RunComparison,
  RunSummary,
  SchemeVersion,
  Subject,
} from '#shared/contract/assessment.ts';
import type { App } from '../app.ts';
import { actorOf } from '../http/actor.ts';
import { READERS } from '../http/policy.ts';
import { sendStored } from '../http/stored-json.ts';
import type { World } from '../world.ts';
import { compareRuns, describeYear, makeRun, openRunContent } from './run.service.ts';
import { addScheme, schemeVersion } from './scheme.service.ts';

const Year = z.coerce.number().int().min(2000).max(2099);
const Number_ = z.coerce.number().int().positive();

export function assessmentRoutes(app: App, world: World): void {
  const read = { policy: { who: READERS } };
  const write = { policy: { who: ['analyst'] as const } };
  /** Departments run their own institutions; the service decides which. */
  const run = { policy: { who: ['analyst', 'department_reporter'] as const } };

  app.get(
    assessmentPaths.scheme,
    {
      config: read,
      schema: { params: z.object({ subject: Subject, number: Number_ }), response: { 200: SchemeVersion } },
    },
    (request) => schemeVersion(world.db, world, request.params.subject, request.params.number),
  );
  app.post(
    assessmentPaths.schemes,
    {
      config: write,
      schema: {
        params: z.object({ subject: Subject }),
        body: NewSchemeBody,
        response: { 200: SchemeVersion },
      },
    },
    (request) => addScheme(world, actorOf(request, world.now()), request.params.subject, request.body),
  );
  app.get(
    assessmentPaths.year,
    {
      config: read,
      schema: { params: z.object({ subject: Subject, year: Year }), response: { 200: AssessmentYear } },
    },
    (request) => describeYear(world, request.person!, request.params.subject, request.params.year),
  );
  app.post(
    assessmentPaths.runs,
    {
      config: run,
      schema: {
        params: z.object({ subject: Subject, year: Year }),
        body: NewRunBody,
        response: { 200: RunSummary },
      },
    },
    (request) =>
      makeRun(
        world,
        actorOf(request, world.now()),
        request.params.subject,
        request.params.year,
        request.body,
      ),
  );
  app.get(
    assessmentPaths.run,
    { config: read, schema: { params: z.object({ run: Number_ }) } },
    async (request, reply) =>
      sendStored(request, reply, await openRunContent(world, request.person!, request.params.run)),
  );
  app.get(
    assessmentPaths.file,
    { config: read, schema: { params: z.object({ run: Number_ }) } },
    async (request, reply) => {
      const content = await openRunContent(world, request.person!, request.params.run);
      reply.header('content-disposition', `attachment; filename="run-${request.params.run}.json"`);
      return sendStored(request, reply, content);
    },
  );
  app.get(
    assessmentPaths.compare,
    {
      config: read,
      schema: { params: z.object({ run: Number_, other: Number_ }), response: { 200: RunComparison } },
    },
    (request) => compareRuns(world, request.person!, request.params.run, request.params.other),
  );
}
