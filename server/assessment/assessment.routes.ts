import { assessmentApi } from '#shared/contract/assessment.ts';
import { resultReportsApi } from '#shared/contract/result-reports.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { describeResults, reportResult } from './result-report.service.ts';
import { compareRuns, makeRun, openRunContent } from './run.service.ts';
import { addScheme } from './scheme.service.ts';
import { visibleScheme } from './visible-schemes.ts';
import { describeYear } from './year.service.ts';

export function assessmentRoutes(serve: Serve, world: World): void {
  serve(resultReportsApi.list, ({ person, params }) => describeResults(world, person(), params.year));
  serve(resultReportsApi.report, async ({ actor, person, params, body, key }) => {
    await reportResult(world, actor(), params.year, body, key);
    return describeResults(world, person(), params.year);
  });
  serve(assessmentApi.scheme, ({ person, params }) =>
    visibleScheme(world, person(), params.subject, params.number),
  );
  serve(assessmentApi.addScheme, ({ actor, params, body }) =>
    addScheme(world, actor(), params.subject, body),
  );
  serve(assessmentApi.year, ({ person, params }) =>
    describeYear(world, person(), params.subject, params.year),
  );
  serve(assessmentApi.makeRun, ({ actor, params, body }) =>
    makeRun(world, actor(), params.subject, params.year, body),
  );
  serve(assessmentApi.run, ({ person, params }) => openRunContent(world, person(), params.run));
  serve(assessmentApi.file, async ({ person, params }) => ({
    name: `run-${params.run}.json`,
    bytes: Buffer.from(await openRunContent(world, person(), params.run)),
    type: 'application/json; charset=utf-8',
  }));
  serve(assessmentApi.compare, ({ person, params }) =>
    compareRuns(world, person(), params.run, params.other),
  );
}
