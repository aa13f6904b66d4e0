import type { ReturnId } from '#shared/contract/return-state.ts';
import type { Person } from '#shared/contract/session.ts';
import { signingApi } from '#shared/contract/signing.ts';
import type { Serve } from '../http/serve.ts';
import { describeReturn } from '../returns/returns.service.ts';
import { recallSignature, refuseSignature, sign } from '../workflow/signing.service.ts';
import type { World } from '../world.ts';
import { describeSigning, setSigning } from './signing-settings.service.ts';

export function signingRoutes(serve: Serve, world: World): void {
  const show = (person: Person, { period, organisation }: ReturnId) =>
    describeReturn(world, person, period, organisation);

  serve(signingApi.list, ({ query }) => describeSigning(world, query));
  serve(signingApi.set, async ({ actor, body }) => {
    await setSigning(world, actor(), body);
    return describeSigning(world);
  });
  serve(signingApi.sign, async ({ actor, person, params, body, key }) => {
    await sign(world, actor(), params, { ...body, key });
    return show(person(), params);
  });
  serve(signingApi.refuse, async ({ actor, person, params, body, key }) => {
    await refuseSignature(world, actor(), params, { ...body, key });
    return show(person(), params);
  });
  serve(signingApi.recall, async ({ actor, person, params, body, key }) => {
    await recallSignature(world, actor(), params, { ...body, key });
    return show(person(), params);
  });
}
