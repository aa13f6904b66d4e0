import { openApi } from '#shared/contract/open.ts';
import type { Serve } from '../http/serve.ts';
import { listPublicationSummaries, publicationFile } from '../publications/publications-list.service.ts';
import type { World } from '../world.ts';
import { describeFigures, describeIndicator, describeMetadata, figuresFile } from './open.service.ts';

export function openRoutes(serve: Serve, world: World): void {
  serve(openApi.metadata, ({ query }) => describeMetadata(world, query));
  serve(openApi.indicator, ({ params, query }) => describeIndicator(world, params.code, query));
  serve(openApi.figures, ({ query }) => describeFigures(world, query));
  serve(openApi.file, ({ query }) => figuresFile(world, query));
  serve(openApi.publications, async () => ({ publications: await listPublicationSummaries(world) }));
  serve(openApi.publication, ({ params }) => publicationFile(world, params.period, params.version));
}
