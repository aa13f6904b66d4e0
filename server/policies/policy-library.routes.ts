import { policyLibraryApi as api } from '#shared/contract/policy-library.ts';
import { sentencesWithFigures } from '#shared/policies/sentences.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { deleteDraft, putDraft } from './library.repository.ts';
import { checkChange, decideChange, proposeChange } from './library-change.service.ts';
import { describeLibrary } from './library-view.service.ts';

export function policyLibraryRoutes(serve: Serve, world: World): void {
  serve(api.view, ({ person }) => describeLibrary(world, person()));
  serve(api.check, ({ body }) => checkChange(world, body.change));
  serve(api.sentences, ({ body }) => ({ sentences: sentencesWithFigures(body.text) }));
  serve(api.propose, async ({ actor, person, body, key }) => {
    await proposeChange(world, actor(), body, key);
    return describeLibrary(world, person());
  });
  for (const kind of ['confirm', 'refuse', 'withdraw'] as const)
    serve(api[kind], async ({ actor, person, params, body }) => {
      await decideChange(world, actor(), params.number, kind, body.comment);
      return describeLibrary(world, person());
    });
  serve(api.saveDraft, async ({ actor, body }) => {
    const { at, person } = actor();
    await putDraft(world.db, person.account, body, at);
    return { savedAt: at.toISOString() };
  });
  serve(api.dropDraft, async ({ person }) => {
    await deleteDraft(world.db, person().account);
  });
}
