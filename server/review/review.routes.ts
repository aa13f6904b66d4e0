import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ReturnParams } from '#shared/contract/returns.ts';
import {
  ApproveBody,
  Reconciliation,
  ReopenBody,
  ReturnBody,
  ReviewMatrix,
  ReviewView,
  reviewPaths,
} from '#shared/contract/review.ts';
import type { Role } from '#shared/contract/session.ts';
import { Period } from '#shared/period.ts';
import type { App } from '../app.ts';
import { type Actor, actorOf } from '../http/actor.ts';
import { badRequest } from '../http/problem.ts';
import { approve, reopen, returnToReporter } from '../workflow/decision.service.ts';
import type { ReturnId } from '../workflow/transition.ts';
import type { World } from '../world.ts';
import { describeReconciliation } from './reconciliation.service.ts';
import { describeMatrix, describeReview, dueOfReturn } from './review.service.ts';

const ANALYST: readonly Role[] = ['analyst'];
const PeriodParams = z.object({ period: Period });
/** Un-approval changes what is in force: the password must have been given within these minutes (trust.md I12). */
const FRESH_MINUTES = 5;
const MAX_KEY = 200;

export function reviewRoutes(app: App, world: World): void {
  const policy = { who: ANALYST };
  app.get(
    reviewPaths.matrix,
    { config: { policy }, schema: { params: PeriodParams, response: { 200: ReviewMatrix } } },
    (request) => describeMatrix(world, request.params.period),
  );

  app.get(
    reviewPaths.reconciliation,
    { config: { policy }, schema: { params: PeriodParams, response: { 200: Reconciliation } } },
    (request) => describeReconciliation(world, request.params.period),
  );

  app.get(
    reviewPaths.view,
    { config: { policy }, schema: { params: ReturnParams, response: { 200: ReviewView } } },
    (request) => {
      const { period, organisation } = request.params;
      return describeReview(world, actorOf(request, world.now()).person, period, organisation);
    },
  );

  app.post(
    reviewPaths.approve,
    {
      config: { policy },
      schema: { params: ReturnParams, body: ApproveBody, response: { 200: ReviewView } },
    },
    (request) => decided(world, request, (actor) => approve(world, actor, request.params, keyed(request))),
  );

  app.post(
    reviewPaths.return,
    { config: { policy }, schema: { params: ReturnParams, body: ReturnBody, response: { 200: ReviewView } } },
    (request) =>
      decided(world, request, (actor) => returnToReporter(world, actor, request.params, keyed(request))),
  );

  app.post(
    reviewPaths.reopen,
    {
      config: { policy: { ...policy, freshPassword: FRESH_MINUTES } },
      schema: { params: ReturnParams, body: ReopenBody, response: { 200: ReviewView } },
    },
    (request) => decided(world, request, (actor) => reopen(world, actor, request.params, keyed(request))),
  );
}

/** Carries a decision out and answers with the return as it then stands. @throws 404 for a return that is not expected. */
async function decided(
  world: World,
  request: FastifyRequest & { params: ReturnId },
  act: (actor: Actor) => Promise<unknown>,
): Promise<ReviewView> {
  const actor = actorOf(request, world.now());
  const { period, organisation } = request.params;
  dueOfReturn(world.catalogue, period, organisation);
  await act(actor);
  return describeReview(world, actor.person, period, organisation);
}

/** The body with the caller's idempotency key. */
function keyed<Body>(request: {
  body: Body;
  headers: FastifyRequest['headers'];
}): Body & { key: string | undefined } {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string') return { ...request.body, key: undefined };
  if (key.length > MAX_KEY) throw badRequest('提交编号过长');
  return { ...request.body, key };
}
