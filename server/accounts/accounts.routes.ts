import { accountsApi } from '#shared/contract/accounts.ts';
import { UPLOAD_LIMIT, XLSX } from '../http/files.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { accountTemplate, createAccounts, previewAccounts } from './account-import.service.ts';
import { askForAccount, decideAccountRequest } from './account-requests.service.ts';
import {
  createAccount,
  describeAccounts,
  describeOrganisations,
  disableAccount,
  unlockAccount,
} from './accounts.service.ts';
import { handOver } from './hand-over.service.ts';

export function accountsRoutes(serve: Serve, world: World): void {
  serve(accountsApi.list, ({ actor, query }) => describeAccounts(world, actor(), query));
  serve(accountsApi.organisations, ({ person, query }) => describeOrganisations(world, person(), query));
  serve(accountsApi.create, ({ actor, body }) => createAccount(world, actor(), body));
  serve(accountsApi.template, async () => ({ ...(await accountTemplate(world)), type: XLSX }));
  serve(accountsApi.preview, async ({ actor, file }) => previewAccounts(world, actor().at, await file()), {
    rateLimit: UPLOAD_LIMIT,
  });
  serve(accountsApi.createMany, ({ actor, body }) => createAccounts(world, actor(), body));
  serve(accountsApi.ask, ({ actor, params, body }) => askForAccount(world, actor(), params.id, body));
  serve(accountsApi.decide, ({ actor, params, body }) =>
    decideAccountRequest(world, actor(), params.request, body),
  );
  serve(accountsApi.disable, ({ actor, params, body }) =>
    disableAccount(world, actor(), params.id, body.reason),
  );
  serve(accountsApi.handOver, ({ actor, params, body }) => handOver(world, actor(), params.id, body));
  serve(accountsApi.unlock, ({ actor, params }) => unlockAccount(world, actor(), params.id));
}
