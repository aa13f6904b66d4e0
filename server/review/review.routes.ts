import type { ReturnId } from '#shared/contract/return-state.ts';
import { type ReviewView, reviewApi } from '#shared/contract/review.ts';
import type { Actor } from '../http/actor.ts';
import type { Serve } from '../http/serve.ts';
import { recordLook } from '../returns/visits.service.ts';
import { approve, reopen, returnToReporter } from '../workflow/decision.service.ts';
import type { World } from '../world.ts';
import { describeReconciliation } from './reconciliation.service.ts';
import { actsOfReturn, describeMatrix, describeReview } from './review.service.ts';

export function reviewRoutes(serve: Serve, world: World): void {
  serve(reviewApi.matrix, ({ params, query }) => describeMatrix(world, params.period, query.node));
  serve(reviewApi.reconciliation, ({ params, query }) =>
    describeReconciliation(world, params.period, query.node),
  );
  serve(reviewApi.view, async ({ actor, person, params }) => {
    const view = await describeReview(world, person(), params.period, params.organisation);
    await recordLook(world, actor(), params);
    return view;
  });
  serve(reviewApi.approve, ({ actor, params, body, key }) =>
    decided(world, actor(), params, (by) => approve(world, by, params, { ...body, key })),
  );
  serve(reviewApi.return, ({ actor, params, body, key }) =>
    decided(world, actor(), params, (by) => returnToReporter(world, by, params, { ...body, key })),
  );
  serve(reviewApi.reopen, ({ actor, params, body, key }) =>
    decided(world, actor(), params, (by) => reopen(world, by, params, { ...body, key })),
  );
}

/** Carries a decision out and answers with the return as it then stands. @throws 404 for a return that is not expected. */
async function decided(
  world: World,
  actor: Actor,
  id: ReturnId,
  act: (actor: Actor) => Promise<unknown>,
): Promise<ReviewView> {
  await actsOfReturn(world, id);
  await act(actor);
  return describeReview(world, actor.person, id.period, id.organisation);
}
