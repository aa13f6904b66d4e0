import { accountsApi } from '#shared/contract/accounts.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import {
  changeRole,
  createAccount,
  describeAccounts,
  disableAccount,
  enableAccount,
  resetPassword,
  unlockAccount,
} from './accounts.service.ts';

export function accountsRoutes(serve: Serve, world: World): void {
  serve(accountsApi.list, () => describeAccounts(world));
  serve(accountsApi.create, ({ actor, body }) => createAccount(world, actor(), body));
  serve(accountsApi.enable, ({ actor, params }) => enableAccount(world, actor(), params.id));
  serve(accountsApi.disable, ({ actor, params, body }) =>
    disableAccount(world, actor(), params.id, body.reason),
  );
  serve(accountsApi.unlock, ({ actor, params }) => unlockAccount(world, actor(), params.id));
  serve(accountsApi.role, ({ actor, params, body }) =>
    changeRole(world, actor(), params.id, body.role, body.reason),
  );
  serve(accountsApi.reset, ({ actor, params }) => resetPassword(world, actor(), params.id));
}
