import { reportsApi } from '#shared/contract/reports.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { askForDocument, cancelJob, describeJob, jobFile } from './jobs/jobs.service.ts';
import type { DocumentJobs } from './jobs/runner.ts';
import { describeDocument, describeEdits, describeReports, editParagraph } from './reports.service.ts';

export function reportsRoutes(serve: Serve, world: World, jobs: DocumentJobs): void {
  serve(reportsApi.list, ({ person }) => describeReports(world, person()));
  serve(reportsApi.view, ({ person, params, query }) =>
    describeDocument(world, person(), { ...params, ...query }),
  );
  serve(reportsApi.edit, ({ actor, params, body }) => editParagraph(world, actor(), params.period, body));
  serve(reportsApi.history, ({ params, query }) => describeEdits(world, { ...params, ...query }));
  serve(reportsApi.make, async ({ actor, params, body }) => {
    const job = await askForDocument(world, actor(), params.period, body);
    jobs.wake();
    return job;
  });
  serve(reportsApi.job, ({ person, params }) => describeJob(world, person(), params.job), {
    rateLimit: false,
  });
  serve(reportsApi.cancel, async ({ actor, params }) => {
    await cancelJob(world, actor(), params.job);
    jobs.cancelled(params.job);
  });
  serve(reportsApi.file, ({ person, params }) => jobFile(world, person(), params.job));
}
