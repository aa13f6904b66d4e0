import { z } from 'zod';
import {
  Account,
  Accounts,
  accountPaths,
  ConfirmBody,
  CreateAccountBody,
  IssuedPassword,
  ReasonBody,
  RoleBody,
} from '#shared/contract/accounts.ts';
import type { App } from '../app.ts';
import { actorOf } from '../http/actor.ts';
import { badRequest } from '../http/problem.ts';
import type { World } from '../world.ts';
import {
  changeRole,
  confirmPassword,
  createAccount,
  describeAccounts,
  disableAccount,
  enableAccount,
  resetPassword,
  unlockAccount,
} from './accounts.service.ts';

const params = z.object({ id: z.string().max(60) });
const FRESH_MINUTES = 5;

export function accountsRoutes(app: App, world: World): void {
  const both = { policy: { who: ['system_admin', 'security_admin'] as const } };
  const system = { policy: { who: ['system_admin'] as const } };
  const security = { policy: { who: ['security_admin'] as const, freshPassword: FRESH_MINUTES } };
  const account = { 200: Account };

  app.get(accountPaths.list, { config: both, schema: { response: { 200: Accounts } } }, () =>
    describeAccounts(world),
  );
  app.post(
    accountPaths.list,
    { config: system, schema: { body: CreateAccountBody, response: { 200: IssuedPassword } } },
    (request) => createAccount(world, actorOf(request, world.now()), request.body),
  );
  app.post(accountPaths.enable, { config: security, schema: { params, response: account } }, (request) =>
    enableAccount(world, actorOf(request, world.now()), request.params.id),
  );
  app.post(
    accountPaths.disable,
    { config: both, schema: { params, body: ReasonBody, response: account } },
    (request) => disableAccount(world, actorOf(request, world.now()), request.params.id, request.body.reason),
  );
  app.post(accountPaths.unlock, { config: security, schema: { params, response: account } }, (request) =>
    unlockAccount(world, actorOf(request, world.now()), request.params.id),
  );
  app.post(
    accountPaths.role,
    { config: security, schema: { params, body: RoleBody, response: account } },
    (request) =>
      changeRole(
        world,
        actorOf(request, world.now()),
        request.params.id,
        request.body.role,
        request.body.reason,
      ),
  );
  app.post(
    accountPaths.reset,
    { config: system, schema: { params, response: { 200: IssuedPassword } } },
    (request) => resetPassword(world, actorOf(request, world.now()), request.params.id),
  );
  app.post(
    accountPaths.confirm,
    {
      config: { policy: { who: 'signed-in' as const }, rateLimit: { max: 10, timeWindow: '1 minute' } },
      schema: { body: ConfirmBody },
    },
    async (request, reply) => {
      const given = await confirmPassword(
        world,
        actorOf(request, world.now()),
        request.session!.tokenHash,
        request.body.password,
      );
      if (!given)
        throw badRequest('密码不正确', [{ pointer: 'password', rule: 'password', detail: '密码不正确。' }]);
      return reply.code(204).send();
    },
  );
}
