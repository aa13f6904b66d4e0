/** Builds the server from its world; never listens and never reads the environment. */
import { randomUUID } from 'node:crypto';
import fastifyCompress from '@fastify/compress';
import fastifyMultipart from '@fastify/multipart';
import fastifyRateLimit from '@fastify/rate-limit';
import fastify, { type FastifyRequest, type FastifyServerOptions } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { accountsRoutes } from './accounts/accounts.routes.ts';
import { sessionRoutes } from './accounts/session.routes.ts';
import { singleSignOnRoutes } from './accounts/single-sign-on.routes.ts';
import { assessmentRoutes } from './assessment/assessment.routes.ts';
import { auditRoutes } from './audit/audit.routes.ts';
import { noteClock } from './db/reads.ts';
import { discussionsRoutes } from './discussions/discussions.routes.ts';
import { exportsRoutes } from './exports/exports.routes.ts';
import { historyRoutes } from './history/history.routes.ts';
import { homeRoutes } from './home/home.routes.ts';
import { AskedAgain } from './http/again.ts';
import { docsRoutes } from './http/docs.routes.ts';
import { KeptAnswers } from './http/kept-answers.ts';
import { installKeys } from './http/key.ts';
import { LocalCounts } from './http/local-counts.ts';
import { installNulCheck } from './http/nul.ts';
import { installOriginCheck } from './http/origin.ts';
import { installPolicy } from './http/policy.ts';
import { badRequest, installProblemHandler, sendProblem } from './http/problem.ts';
import { storeOver } from './http/request-counts.ts';
import { installSecurityHeaders } from './http/security-headers.ts';
import { serveOn } from './http/serve.ts';
import type { App } from './http/server.ts';
import { installSessions } from './http/session.ts';
import { installSlowBodyCheck, UPLOAD_MS } from './http/slow-bodies.ts';
import { keysRoutes } from './keys/keys.routes.ts';
import { meetingRoutes } from './meeting/meeting.routes.ts';
import { monitoringRoutes } from './monitoring/monitoring.routes.ts';
import { openRoutes } from './open/open.routes.ts';
import { pageRoutes } from './pages/pages.routes.ts';
import { periodsRoutes } from './periods/periods.routes.ts';
import { policiesRoutes } from './policies/policies.routes.ts';
import { policyLibraryRoutes } from './policies/policy-library.routes.ts';
import { followProgramme } from './programme/follow-programme.ts';
import { programmeRoutes } from './programme/programme.routes.ts';
import { publicationsRoutes } from './publications/publications.routes.ts';
import { remindersRoutes } from './reminders/reminders.routes.ts';
import { DocumentJobs } from './reports/jobs/runner.ts';
import { reportsRoutes } from './reports/reports.routes.ts';
import { clearScratch } from './reports/scratch.ts';
import { evidenceRoutes } from './returns/evidence.routes.ts';
import { returnsRoutes } from './returns/returns.routes.ts';
import { reviewRoutes } from './review/review.routes.ts';
import { setupRoutes } from './setup/setup.routes.ts';
import { signingRoutes } from './signing/signing.routes.ts';
import { allocationsRoutes } from './targets/allocations.routes.ts';
import { targetsRoutes } from './targets/targets.routes.ts';
import type { World } from './world.ts';

/** Requests to the API by one person (or, before sign-in, one address); pages and assets are not counted. */
const REQUESTS_A_MINUTE = 600;
const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;

interface BuildOptions {
  logger?: FastifyServerOptions['logger'];
  trustProxy?: boolean | string[];
  /** Requests a minute to the API; the tests raise it. */
  rateLimit?: number;
}

/** By the route that matched, never by the address as written: `/%61pi/…` is `/api/…` (trust.md I15). */
function isApi(request: FastifyRequest): boolean {
  return request.routeOptions.url?.startsWith('/api/') ?? true;
}

/** An answer that asked for the time is known by it. */
function noteTime(world: World): void {
  const { now } = world;
  world.now = () => {
    noteClock();
    return now();
  };
}

const MINUTE_MS = 60_000;

/** Registers everything in the order it takes effect: limits, session, policy, then the features. */
export async function buildApp(world: World, options: BuildOptions = {}): Promise<App> {
  const app = fastify({
    logger: options.logger ?? false,
    trustProxy: options.trustProxy ?? false,
    genReqId: () => randomUUID(),
    bodyLimit: 1024 * 1024,
    requestTimeout: UPLOAD_MS,
    keepAliveTimeout: 65_000,
    connectionTimeout: 60_000,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    // An address that cannot even be decoded never reaches a route.
    frameworkErrors: (_error, _request, reply) =>
      void sendProblem(
        reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'"),
        badRequest('网址不正确').problem,
      ),
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  installProblemHandler(app);
  noteTime(world);
  const answers = new KeptAnswers(world);
  const limit = {
    counts: world.counts ?? new LocalCounts(),
    max: options.rateLimit ?? REQUESTS_A_MINUTE,
    window: MINUTE_MS,
    counted: isApi,
  };
  // Pages carry their figures in words and JSON, which shrink to a seventh; assets are compressed at build time.
  await app.register(fastifyCompress, { threshold: 2048, encodings: ['gzip', 'identity'] });
  await installSecurityHeaders(app, world);
  await app.register(fastifyRateLimit, {
    max: limit.max,
    timeWindow: limit.window,
    // After the session is known: an office behind one address is many people.
    hook: 'preValidation',
    keyGenerator: (request) => request.person?.account ?? request.apiKey?.id ?? request.ip,
    allowList: (request) => !isApi(request),
    store: storeOver(limit.counts),
  });
  await app.register(fastifyMultipart, { limits: { fileSize: MAX_UPLOAD_BYTES, files: 2, fields: 10 } });
  installSlowBodyCheck(app);
  installNulCheck(app);
  const sessions = await installSessions(app, world);
  installKeys(app, world);
  installOriginCheck(app, world);
  installPolicy(app, world);
  app.addHook('onSend', async (request, reply) => {
    if (isApi(request) && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  new AskedAgain(world, answers, limit).install(app, sessions);

  await docsRoutes(app, world);
  followProgramme(world);
  const serve = serveOn(app, world, answers);
  sessionRoutes(serve, world);
  if (world.singleSignOn) singleSignOnRoutes(serve, world, world.singleSignOn);
  accountsRoutes(serve, world);
  keysRoutes(serve, world);
  openRoutes(serve, world);
  auditRoutes(app, serve, world);
  programmeRoutes(serve, world);
  monitoringRoutes(serve, world);
  returnsRoutes(app, serve, world);
  evidenceRoutes(serve, world);
  signingRoutes(serve, world);
  reviewRoutes(serve, world);
  allocationsRoutes(serve, world);
  targetsRoutes(serve, world);
  exportsRoutes(serve);
  assessmentRoutes(serve, world);
  publicationsRoutes(serve, world);
  policiesRoutes(serve, world);
  policyLibraryRoutes(serve, world);
  remindersRoutes(serve, world);
  periodsRoutes(serve, world);
  setupRoutes(serve, world);
  const jobs = new DocumentJobs(world);
  reportsRoutes(serve, world, jobs);
  meetingRoutes(serve, world);
  discussionsRoutes(serve, world);
  app.addHook('onReady', async () => {
    await clearScratch();
    jobs.wake();
  });
  app.addHook('onClose', () => jobs.stop());
  homeRoutes(serve, world);
  historyRoutes(serve, world);
  await pageRoutes(app, world, answers);
  return app;
}
