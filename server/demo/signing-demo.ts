/** 单位审签 in the demonstration: turned on where its folder says so, once everything before is told. */
import type { Actor } from '../http/actor.ts';
import { describeSigning, setSigning } from '../signing/signing-settings.service.ts';
import type { World } from '../world.ts';
import type { Story } from './story.ts';

export function signingSteps(
  world: World,
  actorFor: (world: World, name: string, at: Date) => Promise<Actor>,
  { now, signing }: Pick<Story['events'], 'now' | 'signing'>,
): { at: Date; run: () => Promise<void> }[] {
  const at = new Date(now);
  return signing.map((organisation) => ({
    at,
    run: async () => {
      const { seen } = await describeSigning(world);
      const body = { organisation, required: true, reason: '单位要求负责人先审签', seen };
      await setSigning(world, await actorFor(world, 'analyst', at), body);
    },
  }));
}
