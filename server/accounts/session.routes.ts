import {
  ChangePasswordBody,
  LoginBody,
  passwordPath,
  SessionState,
  sessionPath,
} from '#shared/contract/session.ts';
import type { App } from '../app.ts';
import { actorOf } from '../http/actor.ts';
import { clearSessionCookie, setSessionCookie } from '../http/session.ts';
import type { World } from '../world.ts';
import { changePassword, describeSession, personOf, signIn, signOut } from './session.service.ts';

/** Sign-in is limited more tightly than reading: ten tries a minute from one address. */
const LOGIN_LIMIT = { max: 10, timeWindow: '1 minute' };

export function sessionRoutes(app: App, world: World): void {
  app.get(
    sessionPath,
    { config: { policy: { who: 'public' } }, schema: { response: { 200: SessionState } } },
    (request) => describeSession(world, request.person),
  );

  app.post(
    sessionPath,
    {
      config: { policy: { who: 'public' }, rateLimit: world.demo ? false : LOGIN_LIMIT },
      schema: { body: LoginBody, response: { 200: SessionState } },
    },
    async (request, reply) => {
      const token = await signIn(world, request.body, request.ip);
      setSessionCookie(reply, world, token);
      return describeSession(world, await personOf(world, request.body.name));
    },
  );

  app.delete(sessionPath, { config: { policy: { who: 'signed-in' } } }, async (request, reply) => {
    if (request.session) await signOut(world, actorOf(request, world.now()), request.session.tokenHash);
    clearSessionCookie(reply, world);
    return reply.code(204).send();
  });

  app.put(
    passwordPath,
    { config: { policy: { who: 'signed-in' } }, schema: { body: ChangePasswordBody } },
    async (request, reply) => {
      const token = await changePassword(
        world,
        actorOf(request, world.now()),
        request.body.current,
        request.body.next,
      );
      setSessionCookie(reply, world, token);
      return reply.code(204).send();
    },
  );
}
