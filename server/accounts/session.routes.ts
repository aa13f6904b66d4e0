import { sessionApi } from '#shared/contract/session.ts';
import { badRequest, notSignedIn } from '../http/problem.ts';
import type { Serve } from '../http/serve.ts';
import { clearSessionCookie, setSessionCookie } from '../http/session.ts';
import type { World } from '../world.ts';
import { beginEnrolment, finishEnrolment, giveCode } from './second-factor.service.ts';
import {
  changePassword,
  confirmPassword,
  describeSession,
  personOf,
  signIn,
  signOut,
} from './session.service.ts';

export function sessionRoutes(serve: Serve, world: World): void {
  serve(sessionApi.state, ({ request }) => describeSession(world, request.person));
  serve(
    sessionApi.signIn,
    async ({ body, request, reply }) => {
      const token = await signIn(world, body, request.ip);
      setSessionCookie(reply, world, token);
      return describeSession(world, await personOf(world, body.name));
    },
    // Offices share an address: only failures are limited, by the name and by the address (check-password.ts).
    { rateLimit: false },
  );
  serve(sessionApi.signOut, async ({ actor, request, reply }) => {
    if (request.session) await signOut(world, actor(), request.session.tokenHash);
    clearSessionCookie(reply, world);
  });
  serve(sessionApi.password, async ({ actor, body, request, reply }) => {
    const token = await changePassword(world, actor(), request.session?.secondFactorAt ?? null, body);
    setSessionCookie(reply, world, token);
  });
  serve(sessionApi.code, async ({ actor, body, request }) =>
    giveCode(world, actor(), sessionOf(request).tokenHash, body.code),
  );
  serve(sessionApi.enrol, ({ actor, body }) => beginEnrolment(world, actor(), body.code));
  serve(sessionApi.bind, async ({ actor, body, request }) => ({
    recoveryCodes: await finishEnrolment(world, actor(), sessionOf(request).tokenHash, body.code),
  }));
  serve(sessionApi.confirm, async ({ actor, body, request }) => {
    const given = await confirmPassword(world, actor(), sessionOf(request).tokenHash, body.password);
    if (!given)
      throw badRequest('密码不正确', [{ pointer: 'password', rule: 'password', detail: '密码不正确。' }]);
  });
}

function sessionOf<S>({ session }: { session: S | null }): S {
  if (!session) throw notSignedIn();
  return session;
}
