import { z } from 'zod';
import {
  DecideBody,
  ProposeBody,
  PublicationSummary,
  Publications,
  PublicationView,
  publicationPaths,
} from '#shared/contract/publications.ts';
import { Period } from '#shared/period.ts';
import type { App } from '../app.ts';
import { actorOf } from '../http/actor.ts';
import { READERS } from '../http/policy.ts';
import type { World } from '../world.ts';
import { confirm, propose, refuse } from './publications.service.ts';
import { describePublication, describePublications, publicationFile } from './publications-list.service.ts';

const Version = z.object({ period: Period, version: z.coerce.number().int().positive() });
const Id = z.object({ id: z.string().max(60) });
const Done = z.object({ ok: z.literal(true) });

export function publicationsRoutes(app: App, world: World): void {
  const read = { policy: { who: READERS } };
  const publish = { policy: { who: ['analyst'] as const, freshPassword: 5 } };
  const write = { policy: { who: ['analyst'] as const } };

  app.get(publicationPaths.list, { config: read, schema: { response: { 200: Publications } } }, (request) =>
    describePublications(world, request.person!),
  );
  app.post(
    publicationPaths.propose,
    { config: publish, schema: { body: ProposeBody, response: { 200: z.object({ id: z.string() }) } } },
    (request) => propose(world, actorOf(request, world.now()), request.body),
  );
  app.post(
    publicationPaths.confirm,
    { config: publish, schema: { params: Id, body: DecideBody, response: { 200: PublicationSummary } } },
    (request) => confirm(world, actorOf(request, world.now()), request.params.id, request.body),
  );
  app.post(
    publicationPaths.refuse,
    { config: write, schema: { params: Id, body: DecideBody, response: { 200: Done } } },
    async (request) => {
      await refuse(world, actorOf(request, world.now()), request.params.id, request.body);
      return { ok: true as const };
    },
  );
  app.get(
    publicationPaths.view,
    { config: read, schema: { params: Version, response: { 200: PublicationView } } },
    (request) => describePublication(world, request.params.period, request.params.version),
  );
  app.get(publicationPaths.file, { config: read, schema: { params: Version } }, async (request, reply) => {
    const { period, version } = request.params;
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="publication-${period}-v${version}.json"`)
      .serializer((text: string) => text)
      .send(await publicationFile(world, period, version));
  });
}
