/** To the city's sign-in service and back. Registered only where one is set. */
import { type SignOnFault, singleSignOnApi } from '#shared/contract/single-sign-on.ts';
import { isInnerAddress } from '#shared/inner-address.ts';
import type { Serve } from '../http/serve.ts';
import { setSessionCookie } from '../http/session.ts';
import { forgetSignOn, recallSignOn, rememberSignOn } from '../http/sign-on-memory.ts';
import type { World } from '../world.ts';
import { signInVouched } from './single-sign-on.service.ts';
import type { SingleSignOn } from './single-sign-on.ts';

export function singleSignOnRoutes(serve: Serve, world: World, provider: SingleSignOn): void {
  serve(singleSignOnApi.begin, async ({ query: { next = '/' }, request, reply }) => {
    try {
      const { address, memory } = await provider.begin();
      rememberSignOn(reply, world, { ...memory, next: isInnerAddress(next) ? next : '/' });
      return address;
    } catch (error) {
      request.log.error({ err: error }, 'single sign-on: the provider does not answer');
      return backWith('failed');
    }
  });
  serve(singleSignOnApi.finish, async ({ request, reply }) => {
    const memory = recallSignOn(request, world);
    forgetSignOn(reply, world);
    if (!memory) return backWith('failed');
    const name = await provider.finish(request.url, memory).catch((error: unknown) => {
      request.log.error({ err: error }, 'single sign-on: the answer was not taken');
      return undefined;
    });
    if (name === undefined) return backWith('failed');
    const token = await signInVouched(world, name, provider.issuer, request.ip);
    if (token === null) return backWith('unknown');
    setSessionCookie(reply, world, token);
    return memory.next;
  });
}

function backWith(fault: SignOnFault): string {
  return `/login?fault=${fault}`;
}
