import { publicationsApi } from '#shared/contract/publications.ts';
import { openArchive } from '../archive/archive.service.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { confirm, propose, refuse } from './publications.service.ts';
import { describePublication, describePublications, publicationFile } from './publications-list.service.ts';
import { previewProposal } from './publishable.service.ts';

/** The report is made, and its PDF, before the first byte leaves: on a busy machine that takes minutes. */
const ARCHIVE_MS = 5 * 60_000;

export function publicationsRoutes(serve: Serve, world: World): void {
  serve(publicationsApi.list, ({ person }) => describePublications(world, person()));
  serve(publicationsApi.propose, ({ actor, body }) => propose(world, actor(), body));
  serve(publicationsApi.preview, ({ person, params }) => previewProposal(world, person(), params.id));
  serve(publicationsApi.confirm, ({ actor, params, body }) => confirm(world, actor(), params.id, body));
  serve(publicationsApi.refuse, async ({ actor, params, body }) => {
    await refuse(world, actor(), params.id, body);
    return { ok: true as const };
  });
  serve(publicationsApi.view, ({ params }) => describePublication(world, params.period, params.version));
  serve(publicationsApi.file, async ({ params: { period, version } }) => ({
    name: `publication-${period}-v${version}.json`,
    bytes: Buffer.from(await publicationFile(world, period, version)),
    type: 'application/json; charset=utf-8',
  }));
  serve(
    publicationsApi.archive,
    ({ actor, params: { period, version } }) => openArchive(world, actor(), period, version),
    { patience: ARCHIVE_MS },
  );
}
